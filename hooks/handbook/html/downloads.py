"""The page of all files with their sizes and page counts, and the links on each page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import escape
from typing import Protocol

from handbook.model import Book

# Where the list goes on its page; the files are made when all pages have been converted.
PLACE = '<div data-hb-downloads=""></div>'
_LINKS = re.compile(r'<p class="hb-files hb-noprint">.*?</p>')


class File(Protocol):
    """What the list says of a file: sizes in bytes."""

    @property
    def size(self) -> int: ...

    @property
    def pages(self) -> int | None: ...


def links(folder: str, name: str, root: str, register: bool = False) -> str:
    """The files of one checklist or form, for the page it stands on."""
    found = [("PDF", f"pdf/{folder}/{name}.pdf"), ("Word", f"{folder}/{name}.docx")]
    found += [("Excel", f"{folder}/{name}.xlsx")] if register else []
    items = " ".join(f'<a href="{escape(root + path)}" download>下载 {label}</a>' for label, path in found)
    return f'<p class="hb-files hb-noprint">{items}</p>'


def without_links(html: str) -> str:
    """The page of a build that makes no files."""
    return _LINKS.sub("", html)


def of_page(url: str, slug: str | None, known: Collection[str]) -> list[tuple[str, str]]:
    """Label and path of the files of a page: its own, or its chapter's PDF."""
    folder, _, name = url.removesuffix(".html").partition("/")
    own = [
        ("下载 PDF", f"pdf/{folder}/{name}.pdf"),
        ("下载 Word", f"{folder}/{name}.docx"),
        ("下载 Excel", f"{folder}/{name}.xlsx"),
    ]
    own += [("下载本章 PDF", f"pdf/{slug}.pdf")] if slug else []
    own += [("下载年历 PDF", "pdf/calendar.pdf")] if url == "calendar.html" else []
    own += [("下载全书 PDF", "pdf/handbook.pdf")] if url in ("index.html", "glossary.html") else []
    found = [(label, path) for label, path in own if path in known]
    # The calendar to subscribe to is made by every build.
    return [*found, ("加进手机或电脑的日历", "calendar.ics")] if url == "calendar.html" else found


def listing(book: Book, files: Mapping[str, File], root: str) -> str:
    """Tables of all files; a sentence when this build made none."""
    if not files:
        return "<p>这次建站没有生成打印文件。</p>"
    return (
        _table("全书和各章", "books", ("名称", "PDF", "打包（含检查单和表单）"), _volumes(book, files, root))
        + _table("随身卡和年历", "small", ("名称", "PDF"), _small(book, files, root))
        + _table("检查单", "checklists", ("名称", "PDF", "Word"), _sheets("checklists", book.checklists, files, root))
        + _table("表单", "forms", ("名称", "PDF", "Word", "Excel"), _sheets("forms", book.forms, files, root))
    )


def _table(title: str, name: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f'<th scope="col">{label}</th>' for label in heads)
    body = "".join(rows)
    return (
        f'<h2 id="{name}">{title}</h2><table class="hb-downloads"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _volumes(book: Book, files: Mapping[str, File], root: str) -> Iterable[str]:
    yield _row("全书", ["pdf/handbook.pdf", "pdf/handbook.zip"], files, root)
    for chapter in book.outline.chapters:
        paths = [f"pdf/{chapter.slug}.pdf", f"pdf/{chapter.slug}.zip"]
        if paths[0] in files:
            yield _row(chapter.name, paths, files, root)


def _small(book: Book, files: Mapping[str, File], root: str) -> Iterable[str]:
    for name, path in ((book.card.title, "pdf/card.pdf"), ("党小组的一年", "pdf/calendar.pdf")):
        if path in files:
            yield _row(name, [path], files, root)


class _Titled(Protocol):
    @property
    def title(self) -> str: ...


def _sheets(folder: str, sheets: Mapping[str, _Titled], files: Mapping[str, File], root: str) -> Iterable[str]:
    for name, one in sheets.items():
        paths = [f"pdf/{folder}/{name}.pdf", f"{folder}/{name}.docx"]
        paths += [f"{folder}/{name}.xlsx"] if folder == "forms" else []
        page = f'<a href="{escape(f"{root}{folder}/{name}.html")}">{escape(one.title)}</a>'
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
