"""The program of the rivals that use PyScript as it comes, as its documentation writes it."""

from klucznik.login import read
from pyscript import document, when


@when("input", "#pupil-login")
def answer(_event: object) -> None:
    """Answer what stands in the field."""
    field = document.getElementById("pupil-login")
    reading = read(field.value)
    is_pupils = reading.owner == "pupil"
    field.form.dataset.state = "answer" if is_pupils else "empty"
    field.form.querySelector("output").textContent = reading.parent if is_pupils else ""


answer(None)
document.documentElement.dataset.python = "ready"
