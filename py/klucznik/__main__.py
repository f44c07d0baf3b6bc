"""`klucznik`, also as `python -m klucznik`. CPython only."""

from klucznik.command.app import main

if __name__ == "__main__":
    main()
