"""Files with the same bytes on every machine: the date they bear, and zip archives."""

from __future__ import annotations

import datetime
import io
import os
import re
import zipfile
from collections.abc import Collection, Mapping

from handbook.diagnostics import StopError
from handbook.model import Book

# Zip cannot hold earlier dates, and no reader needs a later one.
_EPOCH = (1980, 1, 1, 0, 0, 0)
# The year 2200: what is more is a mistake, milliseconds for the most part.
_LAST = 7_258_118_400
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms)")


def stamp(book: Book) -> int:
    """The date that all files of this edition bear, in seconds since 1970.

    SOURCE_DATE_EPOCH when it is set, else noon (UTC) of the edition's day.

    Raises:
        StopError: when SOURCE_DATE_EPOCH is no date.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is not None:
        if not epoch.isascii() or not epoch.isdigit() or int(epoch[:12]) >= _LAST:
            raise StopError(f"环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，如 1767225600，现在是“{epoch[:40]}”。")
        return int(epoch)
    day = datetime.date.fromisoformat(book.outline.edition)
    return int(datetime.datetime.combine(day, datetime.time(12), datetime.UTC).timestamp())


def pack(files: Mapping[str, bytes], stored: bool | Collection[str] = False) -> bytes:
    """A zip of name → content, in the order given; what is ``stored``, all or some names, is not compressed (again)."""
    packing = Packing()
    for name, content in files.items():
        packing.add(name, content, stored if isinstance(stored, bool) else name in stored)
    return packing.finished()


class Packing:
    """A zip that is filled one file after the other."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._archive = zipfile.ZipFile(self._out, "w")

    def add(self, name: str, content: bytes, stored: bool = False) -> None:
        """Put a file in, behind those before; what is ``stored`` is not compressed (again)."""
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        # Set on all systems, so that the bytes do not tell which one wrote them.
        entry.create_system, entry.external_attr = 3, 0o644 << 16
        self._archive.writestr(entry, content)

    def finished(self) -> bytes:
        """The zip; nothing can be put in any more."""
        self._archive.close()
        return self._out.getvalue()


def dated(document: bytes, stamp: int) -> bytes:
    """An Office document with its own dates and those of its entries set to ``stamp`` (seconds since 1970)."""
    moment = datetime.datetime.fromtimestamp(stamp, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    if core in files:
        files[core] = _STAMP.sub(rb"\g<1>" + moment + rb"\g<3>", files[core])
    return pack(files)
