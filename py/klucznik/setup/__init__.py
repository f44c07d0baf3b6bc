"""The set-up page: a school's data from a form, shown as they will look, and what is made of them.

Pure parts for both interpreters, and `browser`, which alone touches the page. None of it comes to
the readers of a panel.
"""
