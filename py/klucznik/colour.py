"""The school's accent colour, kept readable: contrast is computed and mended (WCAG 2.2, 1.4.3).

Pure; knows the panel's backgrounds, because a colour is readable only upon something.
"""

READABLE = 4.5
"""The least contrast of text (WCAG 2.2, success criterion 1.4.3, level AA)."""

CLEARER = 7.0
"""The contrast of the stronger shade, for text on the accent's own tint."""

LIGHT, DARK = "#f7f4ec", "#1a2b2a"
"""The backgrounds of both themes on which the accent is hardest to read; styles.css has them."""

STEPS = 64
"""In so many steps a colour is moved towards black or white until it can be read."""


def shades(accent: str) -> "list[tuple[str, str]]":
    """Return the colours of both themes that a school's accent gives, by their names in CSS.

    Args:
        accent: "#rrggbb", any colour.

    """
    found = []
    for theme, background, end in (("light", LIGHT, "#000000"), ("dark", DARK, "#ffffff")):
        readable = move_until(accent, end, READABLE, [background])
        tint = mix(readable, background, 52)
        found += [
            (f"--school-accent-{theme}", readable),
            (f"--school-strong-{theme}", move_until(readable, end, CLEARER, [background, tint])),
            (f"--school-tint-{theme}", tint),
            (f"--school-on-{theme}", on(readable)),
        ]
    return found


def move_until(colour: str, end: str, least: float, backgrounds: list[str]) -> str:
    """Move a colour towards black or white until it has a contrast to each background."""
    for step in range(STEPS):
        moved = mix(colour, end, step)
        if all(contrast(moved, background) >= least for background in backgrounds):
            return moved
    return end


def on(colour: str) -> str:
    """Return the colour of text upon a colour: white or nearly black, whichever reads better."""
    white, black = "#ffffff", "#101010"
    return white if contrast(colour, white) >= contrast(colour, black) else black


def mix(colour: str, other: str, part: int) -> str:
    """Return a colour mixed with `part` of another, in 64ths."""
    mixed = "#"
    for one, two in zip(_channels(colour), _channels(other)):  # noqa: B905  MicroPython
        mixed += f"{(one * (STEPS - part) + two * part) // STEPS:02x}"
    return mixed


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lights = sorted([_luminance(one), _luminance(two)])
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    linear = []
    for channel in _channels(colour):
        part = channel / 255
        linear.append(part / 12.92 if part <= 0.04045 else _power_2_4((part + 0.055) / 1.055))
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _power_2_4(part: float) -> float:
    """Return the power of 2.4 of a number from 0.05 to 1, by Newton's method.

    `**` would need a part of MicroPython that few readers have to load otherwise.
    """
    root = 1.0
    for _ in range(10):
        fourth = root * root * root * root
        root -= (root - part / fourth) / 5
    third = root * root * root
    return third * third * third * third


def _channels(colour: str) -> "list[int]":
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
