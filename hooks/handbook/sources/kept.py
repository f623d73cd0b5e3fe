"""The Book of the last build, as long as nothing it was made from has changed."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from handbook.model import Book

_CODE = Path(__file__).parents[1]


def load_kept(root: Path, cache: Path) -> Book:
    """The Book in ``root``, from ``cache`` when data, pages and code are those it was made from.

    Raises:
        HandbookError: as ``load_book``; a Book with mistakes is never kept.
    """
    kept = cache / "book" / f"{_digest(root)}.pickle"
    if kept.is_file():
        try:
            found = pickle.loads(kept.read_bytes())
            if isinstance(found, Book):
                return found
        except Exception:
            kept.unlink(missing_ok=True)
    # Loaded only when the data must be read.
    from handbook.sources.load import load_book

    book = load_book(root)
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob("*.pickle"):
        old.unlink(missing_ok=True)
    kept.write_bytes(pickle.dumps(book, protocol=pickle.HIGHEST_PROTOCOL))
    return book


def _digest(root: Path) -> str:
    """Of names and bytes of all data, pages and the code that reads them."""
    files = [*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), *_CODE.glob("sources/*.py")]
    files += [_CODE / "model.py", _CODE / "references.py"]
    digest = hashlib.sha256()
    for file in sorted(files):
        if file.is_file():
            content = file.read_bytes()
            digest.update(f"{file.as_posix()}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:32]
