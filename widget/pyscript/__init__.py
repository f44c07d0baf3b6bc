"""The lean PyScript: the recipe of its bundle, and its Python library cut to what we use."""
