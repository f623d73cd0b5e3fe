"""Editions: the same book in other shapes, made by ``make editions`` alone and linked only when made."""
