"""The parts of an EPUB, each made by pandoc alone: a chapter that has not changed need not be made anew for the whole.

A piece is the same in every book.  Its links name addresses of the site; where these lead is known only in a book.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbook.flowing import pandoc, reduced

OPTIONS = ("--split-level=2", "--toc-depth=3", "--css=epub.css", "--reference-location=section")
_TEXT = re.compile(r"EPUB/text/ch\d+\.xhtml")
_NAV = re.compile(r'<ol class="toc">(.*)</ol></nav>', re.DOTALL)
_FIRST_POINT = "</navPoint>"


@dataclass(frozen=True)
class Piece:
    """Files of XHTML in their order, and what leads to them.

    ``nav`` and ``ncx`` are the entries of the contents, for readers of EPUB 3 and older ones; ``places`` gives the id
    of each heading by its addresses in the site.
    """

    files: tuple[str, ...]
    nav: str
    ncx: str
    places: Mapping[str, str]


def made(path: str, pages: Sequence[str], css: bytes) -> Piece:
    """The piece that holds ``pages``, as ``reduced.alone`` gives them; ``path`` names the book when it fails.

    Raises:
        TypesetError: when pandoc fails.
    """
    html, places = reduced.part(pages)
    options = (*OPTIONS, "--metadata=title:1", "--metadata=lang:zh-CN")
    # What bears a date is not among what is taken.
    content = pandoc.made(path, "epub3", html, 0, options, {"epub.css": css})
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".ncx"))}
    nav = _NAV.search(texts["EPUB/nav.xhtml"])
    # The first point leads to the page with the title.
    ncx = texts["EPUB/toc.ncx"].partition(_FIRST_POINT)[2].rpartition("</navMap>")[0]
    files = tuple(texts[name] for name in sorted(filter(_TEXT.fullmatch, texts), key=_number))
    return Piece(files, nav[1] if nav else "", ncx.strip(), places)


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name)))
