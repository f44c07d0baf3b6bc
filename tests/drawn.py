"""Which drawing is on screen, told by a colour of it; for every engine."""

VIOLET, BLACK, GREY, WHITE = (91, 42, 134), (22, 24, 26), (233, 237, 239), (255, 255, 255)
LEFT_BELOW, LEFT_ABOVE = (8, 160), (8, 24)
SHOWN = {
    "haslo-rodzica": [
        ("address", LEFT_ABOVE, GREY),
        ("login-form", LEFT_ABOVE, VIOLET),
        ("mail", LEFT_BELOW, GREY),
    ],
    "haslo-ucznia": [
        ("violet-form", LEFT_BELOW, VIOLET),
        ("menu-pupil", LEFT_ABOVE, BLACK),
        ("information", LEFT_BELOW, WHITE),
    ],
}
"""The colour at a place, from the left and the top, of some drawings of two views."""

COLOUR_AT = """async ([picture, x, y]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = document.createElement("canvas").getContext("2d");
    const scale = image.width / 320;
    canvas.drawImage(image, -x * scale, -y * scale);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""
"""Tells the colour at a place of a picture that was taken of a drawing (PNG in base64)."""
