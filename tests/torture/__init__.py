"""The campaign that keeps the builder from losing anything and from letting anything in: ``python -m torture``."""
