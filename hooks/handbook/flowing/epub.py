"""EPUB 3 of a chapter or of the whole: one file a section, notes that open where they stand, a cover."""

from __future__ import annotations

import io
import json
import re
import uuid
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from handbook import archive
from handbook.flowing import pandoc
from handbook.sheets import Head

_CSS = Path(__file__).with_name("epub.css")
# Names are unique for ever, so that a reader's library knows a new edition of a book as the same book.
_NAMESPACE = uuid.UUID("5b1c1a2e-7c6d-5f37-9a3e-1d2f0c4b6a88")

_RIGHTS = "CC BY 4.0"


def made(path: str, head: Head, html: str, cover: bytes) -> bytes:
    """The EPUB at ``path`` below site/, which also names it; ``cover`` is a PNG.

    Raises:
        TypesetError: when pandoc fails.
    """
    options = (
        "--split-level=2",
        "--toc-depth=3",
        "--css=epub.css",
        "--metadata-file=about.yaml",
        "--epub-cover-image=cover.png",
        "--reference-location=section",
    )
    files = {"epub.css": _CSS.read_bytes(), "about.yaml": _metadata(path, head).encode(), "cover.png": cover}
    return _packed(pandoc.made(path, "epub3", html, head.stamp, options, files))


def _metadata(path: str, head: Head) -> str:
    # JSON is YAML, and needs no rules of its own for what a title may hold.  pandoc reads strings here as Markdown.
    title = re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~^$@:\"'])", r"\\\1", head.name)
    return json.dumps(
        {
            "title": title,
            "lang": "zh-CN",
            "identifier": [{"scheme": "UUID", "text": f"urn:uuid:{uuid.uuid5(_NAMESPACE, path)}"}],
            "date": datetime.fromtimestamp(head.stamp, UTC).date().isoformat(),
            "rights": f"{_RIGHTS}。{head.notice}",
            "toc-title": "目录",
        },
        ensure_ascii=False,
    )


def _packed(content: bytes) -> bytes:
    """The same book with entries in one order and without the time of day; its kind stands first, as EPUB asks."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        files = {name: made.read(name) for name in made.namelist()}
    kind = files.pop("mimetype")
    return archive.pack({"mimetype": kind, **dict(sorted(files.items()))}, stored=("mimetype",))
