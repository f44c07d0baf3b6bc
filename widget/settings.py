"""The settings of schools' servers: what each file is sent with is said here, once for them all."""

from pathlib import Path

HOSTING = Path(__file__).with_name("hosting")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": "frame-ancestors *; object-src 'none'; base-uri 'none'",
    "Access-Control-Allow-Origin": "*",
}
"""What every file of the panel is sent with, in place of what the site says."""


def files() -> dict[str, str]:
    """Return the text of each server's file by its name in dist/."""
    return {
        file.name.replace("htaccess", ".htaccess"): _filled(file.read_text(encoding="utf-8"))
        for file in sorted(HOSTING.iterdir())
    }


def _filled(template: str) -> str:
    """Say each line that holds @name@ once for every header."""
    lines = []
    for line in template.splitlines(keepends=True):
        headers = HEADERS if "@name@" in line else {"": ""}
        lines += [
            line.replace("@name@", name).replace("@value@", value)
            for name, value in headers.items()
        ]
    return "".join(lines)
