"""The same PDF in fewer bytes: Typst writes each of its many tags as an object of its own, uncompressed."""

from __future__ import annotations

import io
from dataclasses import dataclass


@dataclass(frozen=True)
class Pdf:
    """A PDF and the number of its pages."""

    content: bytes
    pages: int


def packed(pdf: bytes) -> Pdf:
    """The packed PDF."""
    # Loaded only where PDFs are packed, which is a process of its own.
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
        return Pdf(out.getvalue(), len(document.pages))
