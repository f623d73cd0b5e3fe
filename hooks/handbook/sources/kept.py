"""The Book of the last build, as long as nothing it was made from has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handbook.cache import keep
from handbook.model import Book
from handbook.sources import files

_CODE = Path(__file__).parents[1]


def load_kept(root: Path, cache: Path, key: str) -> Book:
    """The Book in ``root``; from ``cache`` when ``key``, its ``digest``, is that of the last one.

    Raises:
        HandbookError: as ``load_book``; a Book with mistakes is never kept.
    """
    return keep(cache / "book", key, Book, lambda: _load(root))


def _load(root: Path) -> Book:
    # Loaded only when the data must be read.
    from handbook.sources.load import load_book

    return load_book(root)


def digest(root: Path) -> str:
    """Of names and bytes of all data, all pages, the site's settings, the locked libraries and this package's code."""
    found = hashlib.sha256()
    settings = [root / "mkdocs.yml", root / "requirements.lock"]
    for file in sorted([*files.sources(root), *_CODE.glob("**/*.py"), *settings]):
        if file.is_file():
            content = file.read_bytes()
            found.update(f"{file.as_posix()}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()[:32]
