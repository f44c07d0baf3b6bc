"""Measurements: the panel beside rivals that do the same job, in turns, in one run."""
