"""The page of all files with their sizes and page counts: volumes in tables, sheets by chapter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from handbook import addresses
from handbook.html.downloads import File, size
from handbook.html.tables import rows_table
from handbook.model import Book, Checklist, Form, Lesson, Sample

# Where the list stands in its page, until all files have been made.
PLACE = "<!-- 各文件 -->"
_VOLUMES = (
    ("名称", "名称"),
    ("PDF", "PDF"),
    ("EPUB", "EPUB"),
    ("Word", "Word"),
    ("打包（含检查单、表单和样例）", "打包"),
)
_SMALL = (("名称", "名称"), ("PDF", "PDF"))
# What a link to a kind of file says.
_KINDS = {"pdf": "PDF", "word": "Word", "plain": "Word（只要正文）", "excel": "Excel", "slides": "幻灯片"}
# What a link to a volume says, where its suffix is not what readers call it.
_FORMATS = {"docx": "Word"}
_NOTHING = '<span aria-hidden="true">—</span><span class="hb-hidden">没有</span>'


def listing(book: Book, files: Mapping[str, File], root: str) -> str:
    """All files that were made; a sentence when this build made none."""
    if not files:
        return "<p>这次建站没有生成打印文件。</p>"
    shelf = _Shelf(files, root)
    return (
        f'<h2 id="books">全书和各章</h2>{rows_table("downloads", _VOLUMES, _volumes(book, shelf))}'
        + _editions(shelf)
        + f'<h2 id="small">随身卡和年历</h2>{rows_table("downloads", _SMALL, _small(book, shelf))}'
        + _sheets(book, shelf)
    )


class _Shelf:
    """Files by their path below site/, and how the page leads to them."""

    def __init__(self, files: Mapping[str, File], root: str) -> None:
        self.files, self.root = files, root

    def link(self, path: str, name: str, kind: str = "") -> str:
        """A link that says which kind of file it leads to, and to those who hear it alone also ``name``."""
        file = self.files.get(path)
        if file is None:
            return _NOTHING
        suffix = path.rpartition(".")[2]
        label = kind or _FORMATS.get(suffix, suffix.upper())
        pages = f"{file.pages} 页，" if file.pages else ""
        href, said = escape(self.root + path), escape(f"{name} {label}")
        link = f'<a href="{href}" download aria-label="{said}">{escape(label)}</a>'
        return f"{link} <small>{pages}{size(file.size)}</small>"

    def row(self, name: str, paths: Iterable[str]) -> tuple[str, Sequence[str]]:
        """A row of a table: a name and its files."""
        return "", [escape(name), *(self.link(path, name) for path in paths)]


def _volumes(book: Book, shelf: _Shelf) -> Iterable[tuple[str, Sequence[str]]]:
    yield shelf.row("全书", [addresses.BOOK_PDF, addresses.BOOK_EPUB, "", addresses.BOOK_ZIP])
    for chapter in book.outline.chapters:
        slug = chapter.slug
        paths = [addresses.chapter_pdf(slug), addresses.chapter_epub(slug), addresses.chapter_word(slug)]
        if paths[0] in shelf.files:
            yield shelf.row(chapter.name, [*paths, addresses.chapter_zip(slug)])


def _editions(shelf: _Shelf) -> str:
    """The chapters and the whole in other shapes, a column for each that was made; a record's are on its own page."""
    kept = {path: file for path, file in shelf.files.items() if file.label and not addresses.record(file.page)}
    labels = list(dict.fromkeys(file.label for file in kept.values()))
    titles = dict.fromkeys(file.title for file in kept.values())
    paths = {(file.title, file.label): path for path, file in kept.items()}
    rows = (shelf.row(title, [paths.get((title, label), "") for label in labels]) for title in titles)
    columns = [("名称", "名称"), *((label, label) for label in labels)]
    return f'<h2 id="editions">其他版本</h2>{rows_table("downloads", columns, rows)}' if kept else ""


def _small(book: Book, shelf: _Shelf) -> Iterable[tuple[str, Sequence[str]]]:
    for name, path in ((book.card.title, addresses.CARD_PDF), ("党小组的一年", addresses.CALENDAR_PDF)):
        if path in shelf.files:
            yield shelf.row(name, [path])


def _sheets(book: Book, shelf: _Shelf) -> str:
    """Checklists, forms, samples and lessons by chapter; those of no chapter at the end."""
    chapters = {chapter.number: chapter.name for chapter in book.outline.chapters}
    parts = []
    for number, name in {**chapters, 0: "不属于哪一章的"}.items():
        items = "".join(_sheet(shelf, *record) for record in _records(book) if record[2].chapter == number)
        if items:
            heading = f'<h3 id="sheets-{number}">{escape(name)}</h3>'
            parts.append(f'<section>{heading}<ul class="hb-shelf">{items}</ul></section>')
    shelves = f'<div id="shelves">{"".join(parts)}</div>'
    return f'<h2 id="sheets">检查单、表单、样例和党课</h2>{shelves}' if parts else ""


def _records(book: Book) -> Iterable[tuple[str, str, Checklist | Form | Sample | Lesson]]:
    """Kind, folder and record."""
    yield from (("检查单", addresses.CHECKLISTS, one) for one in book.checklists.values())
    yield from (("表单", addresses.FORMS, one) for one in book.forms.values())
    yield from (("样例", addresses.SAMPLES, one) for one in book.samples.values())
    yield from (("党课", addresses.LESSONS, one) for one in book.lessons.values())


def _sheet(shelf: _Shelf, kind: str, folder: str, one: Checklist | Form | Sample | Lesson) -> str:
    found = [(_KINDS[name], path) for name, path in addresses.files(folder, one.id).items() if path in shelf.files]
    if not found:
        return ""
    links = " ".join(shelf.link(path, one.title, label) for label, path in found)
    page = f'<a href="{escape(shelf.root + addresses.entry(folder, one.id))}">{escape(one.title)}</a>'
    pdf = addresses.pdf(folder, one.id)
    data = f' data-pdf="{escape(shelf.root + pdf)}"' if pdf in shelf.files else ""
    return (
        f'<li{data}><span class="hb-shelf__kind">{kind}</span> {page} <span class="hb-shelf__files">{links}</span></li>'
    )
