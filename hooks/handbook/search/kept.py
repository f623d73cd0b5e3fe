"""The sections of pages that have not changed since the last build."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from handbook.search import documents
from handbook.search.documents import Document


class KeptSections:
    """Cuts pages into sections; a page whose HTML is that of the last build is taken from ``cache``.

    Without a cache folder every page is cut.  ``save`` keeps what this run has asked for, and nothing else.
    """

    def __init__(self, cache: Path | None) -> None:
        code = Path(documents.__file__).read_bytes()
        self._file = cache / "search" / f"{hashlib.sha256(code).hexdigest()[:16]}.sections" if cache else None
        self._known: dict[bytes, list[Document]] = {}
        self._used: dict[bytes, list[Document]] = {}
        if self._file and self._file.is_file():
            try:
                self._known = pickle.loads(self._file.read_bytes())
            except Exception:
                # A damaged file costs time, nothing more.
                self._known = {}

    def cut(self, html: str, url: str, title: str, kind: str, crumb: str = "") -> list[Document]:
        """As ``documents.sections``."""
        key = hashlib.sha256("\0".join((url, title, kind, crumb, html)).encode()).digest()
        if key not in self._used:
            self._used[key] = self._known.get(key) or documents.sections(html, url, title, kind, crumb)
        return list(self._used[key])

    def save(self) -> None:
        """Write what was asked for, when it differs from what was there."""
        if self._file and self._used.keys() != self._known.keys():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            for old in self._file.parent.glob("*.sections"):
                old.unlink(missing_ok=True)
            self._file.write_bytes(pickle.dumps(self._used, protocol=pickle.HIGHEST_PROTOCOL))
