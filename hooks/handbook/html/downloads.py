"""The files to take away that belong to a page, as links."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Protocol

from handbook import addresses
from handbook.model import ChapterOutline
from handbook.readers import SCREEN_ONLY

# As addresses.files calls them.
_LABELS = {"pdf": "下载 PDF", "word": "下载 Word", "excel": "下载 Excel"}
_OF_SAMPLES = {**_LABELS, "word": "Word（带说明）", "plain": "Word（只要正文）"}
_OF_LESSONS = {"pdf": "讲义 PDF", "slides": "幻灯片"}


class File(Protocol):
    """What the list says of a file: sizes in bytes.

    A file of an edition has a ``label`` for links, a ``title`` for lists and the ``page`` that links to it.
    """

    @property
    def size(self) -> int: ...

    @property
    def pages(self) -> int | None: ...

    @property
    def label(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def page(self) -> str: ...


def links(folder: str, name: str, root: str, register: bool = False) -> str:
    """The files of one checklist, form or sample, for the page it stands on."""
    found = [(label, path) for kind, label, path in _labelled(folder, name) if register or kind != "excel"]
    items = " ".join(f'<a href="{escape(root + path)}" download>{label}</a>' for label, path in found)
    return f'<p class="hb-files hb-noprint" {SCREEN_ONLY}>{items}</p>'


def _labelled(folder: str, name: str) -> list[tuple[str, str, str]]:
    """Kind, label and path of each file that a record may have."""
    labels = {addresses.SAMPLES: _OF_SAMPLES, addresses.LESSONS: _OF_LESSONS}.get(folder, _LABELS)
    return [(kind, labels[kind], path) for kind, path in addresses.files(folder, name).items()]


def of_page(url: str, chapter: ChapterOutline | None, known: Mapping[str, File]) -> list[tuple[str, str]]:
    """Label and path of the files of a page: its own, or its chapter's PDF, then those of the other editions."""
    record = addresses.record(url)
    own = [(label, path) for _, label, path in _labelled(*record)] if record else []
    own += _of_chapter(url, chapter) if chapter else []
    own += [("下载年历 PDF", addresses.CALENDAR_PDF)] if url == addresses.CALENDAR else []
    if url in (addresses.HOME, addresses.GLOSSARY):
        own += [("下载全书 PDF", addresses.BOOK_PDF), ("全书 EPUB", addresses.BOOK_EPUB)]
    found = [(label, path) for label, path in own if path in known]
    found += [(f"下载{file.label}", path) for path, file in known.items() if file.label and file.page == url]
    # The calendar to subscribe to is made by every build.
    return [*found, ("加进手机或电脑的日历", addresses.SUBSCRIPTION)] if url == addresses.CALENDAR else found


def _of_chapter(url: str, chapter: ChapterOutline) -> list[tuple[str, str]]:
    """A section's own Word document stands before what the chapter has."""
    return [
        ("下载本节 Word", addresses.section_word(url)),
        ("下载本章 PDF", addresses.chapter_pdf(chapter.slug)),
        ("本章 Word", addresses.chapter_word(chapter.slug)),
        ("本章 EPUB（手机看）", addresses.chapter_epub(chapter.slug)),
    ]


def size(count: int) -> str:
    """A number of bytes in KB or MB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
