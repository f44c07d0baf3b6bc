"""Klucznik: the program behind the help panel, in plain Python.

One source for two interpreters: CPython builds and tests it, MicroPython runs it in the
reader's browser. Nothing here knows the build; only `browser` knows the page.
"""
