"""What a school pastes where, for the address of its panel.

The tag, the frame and the link are those of docs/embedding.md.
"""

from klucznik import colour
from klucznik.html import escape

EXAMPLE = "/klucznik/"
"""Where the panel lies in the examples, and until a school says where its own does."""

BUTTON = "Nie możesz się zalogować?"
FRAME = "Pomoc w logowaniu do dziennika"
"""What stands on the school's page, which is Polish."""

WAYS = (
    ("html", ("tag", "frame", "link")),
    ("wordpress", ("tag-in-paragraph", "link")),
    ("joomla", ("tag", "link")),
    ("builder", ("frame", "address")),
    ("closed", ("address", "code")),
    ("wiki", ("dokuwiki", "mediawiki")),
    ("markdown", ("markdown",)),
    ("paper", ("address", "code")),
)
"""Kinds of sites, and what may be pasted there, the best first."""


def snippet(kind: str, address: str, accent: str = "") -> str:
    """Return what to paste, as text.

    Args:
        kind: one of those in `WAYS` but "code", which is a picture; or "policy".
        address: the panel's, ending as the school has written it.
        accent: the school's colour, "#rrggbb", which the button wears, too; "" for the panel's own.

    """
    panel = address or EXAMPLE
    home = _home(panel)
    quoted = escape(panel)
    link = f'<a href="{quoted}">{BUTTON}</a>'
    # The line height keeps the room for the button, so that nothing moves when it comes.
    look = ""
    if accent:
        shades = dict(colour.shades(accent))
        worn = (("color", "--school-accent-light"), ("text", "--school-on-light"))
        own = ";".join([f"--klucznik-{name}:{shades[shade]}" for name, shade in worn])
        look = f' style="{own}"'
    tag = (
        f'<klucznik-panel lang="pl"{look}><a href="{quoted}" style="line-height:48px">{BUTTON}</a>'
        "</klucznik-panel>"
    )
    script = f'<script type="module" src="{escape(home)}klucznik.js"></script>\n'
    site = _site(panel)
    return {
        "tag": script + tag,
        "tag-in-paragraph": f"{script}<p>{tag}</p>",
        "frame": f'<iframe src="{quoted}" title="{FRAME}" '
        'style="width:100%;height:900px;border:0"></iframe>',
        "link": link,
        "address": panel,
        "dokuwiki": f"[[{panel}|{BUTTON}]]",
        "mediawiki": f"[{panel} {BUTTON}]",
        "markdown": f"[{BUTTON}]({panel})",
        "policy": f"script-src {site}; frame-src {site}",
    }[kind]


def _home(address: str) -> str:
    """Return the panel's folder, where its loader lies, too: as the loader itself finds it."""
    for end in "?#":
        address = address.partition(end)[0]
    for end in ("index.html", "/", "/uk", "/en"):
        if address.endswith(end):
            address = address[: -len(end)]
    return address.rstrip("/") + "/"


def _site(address: str) -> str:
    """Return how a policy names the site of an address."""
    scheme, slashes, rest = address.partition("://")
    if not slashes:
        return "'self'"
    for end in "?#":
        rest = rest.partition(end)[0]
    return scheme + slashes + rest.partition("/")[0]
