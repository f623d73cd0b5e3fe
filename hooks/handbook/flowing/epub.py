"""EPUB 3 of a chapter or of the whole: one file a section, notes that open where they stand, a cover.

pandoc makes a book of its first page alone; the pieces, which are files of pandoc's too, are put in behind it.
"""

from __future__ import annotations

import io
import json
import re
import uuid
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from handbook import archive
from handbook.flowing import pandoc, reduced
from handbook.flowing.pieces import OPTIONS, Piece
from handbook.sheets import Head

CSS = Path(__file__).with_name("epub.css")
# Names are unique for ever, so that a reader's library knows a new edition of a book as the same book.
_NAMESPACE = uuid.UUID("5b1c1a2e-7c6d-5f37-9a3e-1d2f0c4b6a88")

_RIGHTS = "CC BY 4.0"
_FOLDER = "EPUB/"
_ITEM = '    <item id="{}" href="text/{}" media-type="application/xhtml+xml" />\n'
_ID = re.compile(r'<[^<>]* id="([^"]*)"')
_FILE = re.compile(r'(<(?:title>|a href="(?:text/)?|content src="text/))ch(\d+)\.xhtml')
_LINE, _POINT = re.compile(r'(<li id="toc-li-)(\d+)'), re.compile(r'(<navPoint id="navPoint-)(\d+)')


def made(path: str, head: Head, first: str, pieces: Sequence[Piece], cover: bytes) -> bytes:
    """The EPUB at ``path`` below site/, which also names it; ``cover`` is a PNG, ``first`` the HTML of its first page.

    Raises:
        TypesetError: when pandoc fails.
    """
    options = (*OPTIONS, "--metadata-file=about.yaml", "--epub-cover-image=cover.png")
    files = {"epub.css": CSS.read_bytes(), "about.yaml": _metadata(path, head).encode(), "cover.png": cover}
    return _packed(_filled(pandoc.made(path, "epub3", first, head.stamp, options, files), pieces))


def _filled(frame: bytes, pieces: Sequence[Piece]) -> dict[str, bytes]:
    """The files of the book ``frame`` with those of the pieces behind them."""
    with zipfile.ZipFile(io.BytesIO(frame)) as made:
        files = {name: made.read(name) for name in made.namelist()}
    shift = sum(name.startswith(f"{_FOLDER}text/ch") for name in files)
    nav, ncx, texts, homes = "", "", list[tuple[str, str]](), dict[str, str]()
    for piece in pieces:
        nav, ncx = nav + _shifted(piece.nav, shift), ncx + _shifted(piece.ncx, shift)
        own = [(_name(number), _shifted(text, shift)) for number, text in enumerate(piece.files, shift + 1)]
        at = {one: name for name, text in own for one in _ID.findall(text)}
        homes |= {place: f"{at[one]}#{one}" for place, one in piece.places.items() if one in at}
        texts, shift = texts + own, shift + len(own)
    for name, text in texts:
        files[f"{_FOLDER}text/{name}"] = reduced.lead(text, homes.get).encode()
    names = [name for name, _ in texts]
    items = "".join(_ITEM.format(name.replace(".", "_"), name) for name in names)
    spine = "".join(f'    <itemref idref="{name.replace(".", "_")}" />\n' for name in names)
    _insert(files, "content.opf", ("  </manifest>", items), ("  </spine>", spine))
    _insert(files, "nav.xhtml", ("</ol></nav>", reduced.lead(nav, lambda _: None)))
    _insert(files, "toc.ncx", ("</navMap>", ncx))
    for name, numbered in (("nav.xhtml", _LINE), ("toc.ncx", _POINT)):
        files[_FOLDER + name] = _numbered(files[_FOLDER + name].decode(), numbered).encode()
    return files


def _insert(files: dict[str, bytes], name: str, *places: tuple[str, str]) -> None:
    """Put text in front of the first of each mark in a file."""
    text = files[_FOLDER + name].decode()
    for mark, put in places:
        text = text.replace(mark, put + mark, 1)
    files[_FOLDER + name] = text.encode()


def _numbered(text: str, mark: re.Pattern[str]) -> str:
    """Ids count on through all pieces, from the first one."""
    first = mark.search(text)
    numbers = count(int(first[2]) if first else 0)
    return mark.sub(lambda found: f"{found[1]}{next(numbers)}", text)


def _shifted(text: str, by: int) -> str:
    """What names a file of its piece names that of the book; what was typed holds no ``<``."""
    return _FILE.sub(lambda found: found[1] + _name(int(found[2]) + by), text)


def _name(number: int) -> str:
    return f"ch{number:03d}.xhtml"


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


def _packed(files: dict[str, bytes]) -> bytes:
    """A book with entries in one order and without the time of day; its kind stands first, as EPUB asks."""
    kind = files.pop("mimetype")
    return archive.pack({"mimetype": kind, **dict(sorted(files.items()))}, stored=("mimetype",))
