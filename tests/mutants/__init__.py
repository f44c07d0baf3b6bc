"""Breaks the program in one place at a time and counts which breaks its fast tests notice."""
