"""The page of all files with their sizes and page counts, and the links on each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Protocol

from handbook import addresses
from handbook.model import Book, ChapterOutline
from handbook.readers import SCREEN_ONLY

# As addresses.files calls them.
_LABELS = {"pdf": "下载 PDF", "word": "下载 Word", "excel": "下载 Excel"}
_OF_SAMPLES = {**_LABELS, "word": "Word（带说明）", "plain": "Word（只要正文）"}

_OF_LESSONS = {"pdf": "讲义 PDF", "slides": "幻灯片"}
_VOLUME_HEADS = ("名称", "PDF", "EPUB", "Word", "打包（含检查单、表单和样例）")


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


def listing(book: Book, files: Mapping[str, File], root: str) -> str:
    """Tables of all files; a sentence when this build made none."""
    if not files:
        return "<p>这次建站没有生成打印文件。</p>"
    checklists = _sheets(addresses.CHECKLISTS, book.checklists, files, root)
    forms = _sheets(addresses.FORMS, book.forms, files, root)
    lessons = _sheets(addresses.LESSONS, book.lessons, files, root)
    samples = _sheets(addresses.SAMPLES, book.samples, files, root)
    return (
        _table("全书和各章", "books", _VOLUME_HEADS, _volumes(book, files, root))
        + _editions(files, root)
        + _table("随身卡和年历", "small", ("名称", "PDF"), _small(book, files, root))
        + _table("检查单", "checklists", ("名称", "PDF", "Word"), checklists)
        + _table("表单", "forms", ("名称", "PDF", "Word", "Excel"), forms)
        + _table("样例", "samples", ("名称", "PDF", "Word（带说明）", "Word（只要正文）", "Excel"), samples)
        + (_table("党课", "lessons", ("名称", "讲义 PDF", "幻灯片"), lessons) if book.lessons else "")
    )


def _table(title: str, name: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{label}</th>' for label in heads)
    body = "".join(rows)
    return (
        f'<h2 id="{name}">{title}</h2><table class="hb-downloads"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _volumes(book: Book, files: Mapping[str, File], root: str) -> Iterable[str]:
    yield _row("全书", [addresses.BOOK_PDF, addresses.BOOK_EPUB, "", addresses.BOOK_ZIP], files, root)
    for chapter in book.outline.chapters:
        slug = chapter.slug
        paths = [addresses.chapter_pdf(slug), addresses.chapter_epub(slug), addresses.chapter_word(slug)]
        if paths[0] in files:
            yield _row(chapter.name, [*paths, addresses.chapter_zip(slug)], files, root)


def _editions(files: Mapping[str, File], root: str) -> str:
    """The chapters and the whole in other shapes, a column for each that was made; a record's are on its own page."""
    kept = {path: file for path, file in files.items() if file.label and not addresses.record(file.page)}
    labels = list(dict.fromkeys(file.label for file in kept.values()))
    titles = dict.fromkeys(file.title for file in kept.values())
    paths = {(file.title, file.label): path for path, file in kept.items()}
    rows = (_row(title, [paths.get((title, label), "") for label in labels], files, root) for title in titles)
    return _table("其他版本", "editions", ("名称", *labels), rows) if kept else ""


def _small(book: Book, files: Mapping[str, File], root: str) -> Iterable[str]:
    for name, path in ((book.card.title, addresses.CARD_PDF), ("党小组的一年", addresses.CALENDAR_PDF)):
        if path in files:
            yield _row(name, [path], files, root)


class _Titled(Protocol):
    @property
    def title(self) -> str: ...


def _sheets(folder: str, sheets: Mapping[str, _Titled], files: Mapping[str, File], root: str) -> Iterable[str]:
    for name, one in sheets.items():
        paths = [
            path
            for kind, path in addresses.files(folder, name).items()
            if kind != "excel" or folder != addresses.CHECKLISTS
        ]
        page = f'<a href="{escape(root + addresses.entry(folder, name))}">{escape(one.title)}</a>'
        yield _row(page, paths, files, root, safe=True)


def _row(name: str, paths: Iterable[str], files: Mapping[str, File], root: str, safe: bool = False) -> str:
    cells = "".join(f"<td>{_link(path, files, root)}</td>" for path in paths)
    return f'<tr><th scope="row">{name if safe else escape(name)}</th>{cells}</tr>'


def _link(path: str, files: Mapping[str, File], root: str) -> str:
    file = files.get(path)
    if file is None:
        return '<span aria-hidden="true">—</span><span class="hb-hidden">没有</span>'
    pages = f"{file.pages} 页，" if file.pages else ""
    kind = path.rpartition(".")[2].upper()
    return f'<a href="{escape(root + path)}" download>{kind}</a> <small>{pages}{size(file.size)}</small>'


def size(count: int) -> str:
    """A number of bytes in KB or MB."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} KB"
