"""What is wrong with how a server sends the panel's files, from its own answers.

Each problem has its words in the page's language, and the line of the panel's own settings that
mends it on Apache (widget/hosting/htaccess).
"""

import binascii
import hashlib

TYPES = {
    "html": ("text/html",),
    "css": ("text/css",),
    "js": ("text/javascript", "application/javascript", "application/x-javascript"),
    "json": ("application/json", "text/", "application/octet-stream"),
    "pack": ("",),
    "svg": ("image/svg+xml",),
    "txt": ("",),
    "wasm": ("application/wasm",),
}
"""As what a file may be sent, by its ending: the beginnings of such types."""

COMPRESSED = ("js", "pack", "wasm")
"""The endings of the files for which it matters most."""

A_DAY, A_WEEK = 86_400, 604_800
"""Seconds: how long a page may be kept at most, and at least a file with a hash in its name."""

PROBLEMS = (
    "missing", "denied", "failing", "old", "frame", "policy", "type", "kept", "compression", "cache"
)  # fmt: skip
"""What may be wrong, the worst first."""

APACHE = {
    "frame": ("Header always unset X-Frame-Options",),
    "policy": ("Header always unset Content-Security-Policy",
               "Header set Content-Security-Policy "
               "\"frame-ancestors *; object-src 'none'; base-uri 'none'\""),
    "type": ("ForceType application/wasm",),
    "kept": ("Header set Cache-Control no-cache",),
    "compression": ("AddOutputFilterByType DEFLATE text/html text/css text/javascript "
                    "application/json application/wasm application/x-tar",),
    "cache": ('Header set Cache-Control "public, max-age=31536000, immutable"',),
}  # fmt: skip
"""The lines of .htaccess that mend a problem."""

SETTINGS = {
    "nginx": "nginx.conf",
    "openresty": "nginx.conf",
    "caddy": "caddy.conf",
    "lighttpd": "lighttpd.conf",
    "microsoft-iis": "web.config",
}
"""The file of the panel's folder that has a server's settings, by how the server's name begins."""


class Answer:
    """What a server has said of a file.

    Attributes:
        path: of the file, below the panel's folder; "" is the panel's page.
        status: as a number; 0 where nothing came.
        headers: by name in small letters: "content-type", "content-encoding", "cache-control",
            "x-frame-options", "content-security-policy", "server"; "" for one that isn't there.
        text: what came, "" where it isn't read.

    """

    def __init__(self, path: str, status: int, headers: dict[str, str], text: str = "") -> None:
        self.path = path
        self.status = status
        self.headers = headers
        self.text = text

    @property
    def ending(self) -> str:
        """What its name ends in: pages of folders are HTML."""
        return self.path.rpartition(".")[2] if "." in self.path else "html"


def files(assets: dict[str, str], prints: dict[str, str]) -> list[str]:
    """Return the paths to ask for: one of each kind, and each that has no hash in its name.

    Args:
        assets: paths by name, as in the material (see klucznik.site).
        prints: the fingerprints of the files without a hash in their names, by path.

    """
    named = ("start", "glue", "wasm", "rest", "pyscript", "python-pl", "words-pl", "drawings",
             "leaflet_styles")  # fmt: skip
    hashed = [assets[name] for name in named if assets.get(name)]
    return ["", "ulotka/", "school.json"] + sorted(prints) + hashed


def problems(
    answers: list[Answer], assets: dict[str, str], prints: dict[str, str]
) -> "list[tuple[str, list[str]]]":
    """Return what is wrong, the worst first, each with the paths where it is so.

    Args:
        answers: to all of `files`.
        assets: see `files`.
        prints: see `files`.

    """
    found: dict[str, list[str]] = {}
    for answer in answers:
        for problem in _problems(answer, assets, prints):
            found.setdefault(problem, []).append(answer.path or "index.html")
    return [(problem, found[problem]) for problem in PROBLEMS if problem in found]


def settings_of(answers: list[Answer]) -> "tuple[str, str]":
    """Return what a server other than Apache calls itself, and the file that has its settings.

    "" twice where it doesn't say, or reads .htaccess. Others may: before many an Apache stands an
    nginx.
    """
    for answer in answers:
        name = answer.headers.get("server", "")
        for beginning, file in SETTINGS.items():
            if name.lower().startswith(beginning):
                return name.partition("/")[0], file
    return "", ""


def _problems(answer: Answer, assets: dict[str, str], prints: dict[str, str]) -> list[str]:
    if answer.status in (401, 403):
        return ["denied"]
    if answer.status == 404:
        return ["missing"]
    if not 200 <= answer.status < 300:
        return ["failing"]
    checks = {
        "old": _is_old(answer, assets, prints),
        "frame": answer.ending == "html" and _is_frameless(answer.headers),
        "policy": answer.ending == "html" and _is_strict(answer.headers),
        "type": not _has_type(answer),
        "compression": answer.ending in COMPRESSED and not answer.headers["content-encoding"],
        "kept": not _is_named_by_hash(answer) and _kept_for(answer.headers) > A_DAY,
        "cache": _is_named_by_hash(answer) and _kept_for(answer.headers) < A_WEEK,
    }
    return [problem for problem in PROBLEMS if checks.get(problem)]


def _is_old(answer: Answer, assets: dict[str, str], prints: dict[str, str]) -> bool:
    """Tell whether a file is of another version than this page."""
    if answer.path in prints:
        return fingerprint(answer.text) != prints[answer.path]
    return not answer.path and assets["start"] not in answer.text


def fingerprint(text: str) -> str:
    """Return the hash of a file as the build notes it (widget/assets.py)."""
    return binascii.hexlify(hashlib.sha256(text.encode()).digest()).decode()[:10]


def _is_frameless(headers: dict[str, str]) -> bool:
    """Tell whether the site forbids frames even on its own pages."""
    ancestors = _directives(headers["content-security-policy"]).get("frame-ancestors")
    if ancestors is not None:  # X-Frame-Options doesn't count beside it.
        return "'none'" in ancestors
    return headers["x-frame-options"].lower().startswith("deny")


def _is_strict(headers: dict[str, str]) -> bool:
    """Tell whether the site's policy would keep Python, or the panel's styles, from working."""
    said = _directives(headers["content-security-policy"])
    every = said.get("default-src")
    scripts, styles = said.get("script-src", every), said.get("style-src", every)
    runs = scripts is None or "'wasm-unsafe-eval'" in scripts or "'unsafe-eval'" in scripts
    shows = styles is None or "'unsafe-inline'" in styles
    return not (runs and shows) or "sandbox" in said or "require-trusted-types-for" in said


def _directives(policy: str) -> "dict[str, list[str]]":
    directives = [each.split() for each in policy.replace(",", ";").split(";")]
    return {words[0].lower(): words[1:] for words in directives if words}


def _has_type(answer: Answer) -> bool:
    told = answer.headers["content-type"].lower()
    return any(told.startswith(known) for known in TYPES[answer.ending])


def _is_named_by_hash(answer: Answer) -> bool:
    return answer.path.startswith("assets/")


def _kept_for(headers: dict[str, str]) -> int:
    """Return for how many seconds browsers keep a file without asking again."""
    said = headers["cache-control"].lower()
    if "no-cache" in said or "no-store" in said:
        return 0
    digits = ""
    for character in said.partition("max-age=")[2]:
        if not "0" <= character <= "9":
            break
        digits += character
    return int(digits[:9] or 0)
