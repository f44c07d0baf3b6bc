"""The build: from words, Python and PyScript to the folder that a school uploads.

`python -m widget` writes dist/. Runs under CPython only; nothing of it reaches a reader.
"""
