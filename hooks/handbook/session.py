"""What lasts from one event to the next, and in a preview from one rebuild to the next."""

from __future__ import annotations

import atexit
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook import addresses, archive, site, wording
from handbook.cache import Cache, Kind
from handbook.diagnostics import HandbookError, Problem, TypesetError
from handbook.html import case as case_html
from handbook.html import downloads as downloads_html
from handbook.markup import PageContext
from handbook.markup.blocks import DirectiveExtension
from handbook.markup.citation import CitationExtension
from handbook.markup.glossary_tips import GlossaryTipsExtension
from handbook.markup.tables import TablesExtension
from handbook.model import Book, Page
from handbook.publish.lock import Lock
from handbook.publish.staging import Staging
from handbook.sources import files
from handbook.sources.places import placed

if TYPE_CHECKING:
    from handbook.downloads import Download

_BOOK = Kind("book", ("handbook.sources.load",), ("pydantic", "pydantic-core", "pyyaml"))


class Session:
    """One run of ``mkdocs build`` or ``mkdocs serve``.

    ``root`` holds data/ and docs/.  A build writes to a folder beside the site and swaps the two at the end; a
    preview writes where MkDocs tells it to.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.cache = Cache(root / ".cache")
        self.serving = False
        self.staged = False
        self.problems: list[Problem] = []
        self.rendered: list[site.Rendered] = []
        self.files: dict[str, Download] = {}
        self.site_url = ""
        self._book: Book | None = None
        self._key = ""
        self._pages: dict[str, Page] = {}
        self._context: PageContext | None = None
        self._lock = Lock(root / ".cache" / "lock")
        self._staging: Staging | None = None

    @property
    def book(self) -> Book:
        """The last Book that was free of mistakes."""
        assert self._book is not None, "load() comes first"
        return self._book

    def start(self, serving: bool, staged: bool) -> None:
        """Note how this run is used."""
        self.serving, self.staged = serving, staged

    def load(self) -> bool:
        """Load the Book; False when the run cannot go on.

        Raises:
            StopError: when the date that files should bear is none.
        """
        self.rendered = []
        try:
            read = files.digests(self.root)
            self._key = Cache.key(_BOOK, read)
            self._book = self.cache.value(_BOOK, read, Book, lambda: _load(self.root))
            self.problems = []
        except HandbookError as error:
            self.problems = error.problems
            if not self.serving:
                return False
            self._book = self._book or Book.empty()
        archive.stamp(self._book)
        self._pages = {page.path: page for page in self.book.pages}
        self._context = PageContext(self.book)
        return True

    def report(self) -> str:
        """All problems, one a line, with a closing count."""
        lines = [str(problem) for problem in self.problems]
        return "\n".join([*lines, f"共 {len(lines)} 处错误", ""])

    def extensions(self) -> list[Any]:
        """The Python-Markdown extensions of this run."""
        assert self._context is not None
        return [
            DirectiveExtension(self._context),
            CitationExtension(self._context),
            GlossaryTipsExtension(self._context),
            TablesExtension(),
        ]

    def stage(self, site_dir: Path) -> Path:
        """Where to write: beside the site in a build, the given folder else.

        Raises:
            StopError: when another build runs, or ``site_dir`` cannot be a site.
        """
        if not self.serving:
            self._lock.take()
        if not self.staged:
            return site_dir
        self._staging = Staging(site_dir, self.root)
        # Also when the run is interrupted, which MkDocs does not tell.
        atexit.register(self.discard)
        return self._staging.folder

    def begin(self, path: str, markdown: str) -> str:
        """The Markdown to convert for the page at ``path``."""
        assert self._context is not None
        self._context.at(path)
        if self.problems:
            lines = "\n".join(f"    {problem}" for problem in self.problems)
            return f"## 数据有误，下面是上一次正确的内容 {{#errors}}\n\n{lines}\n\n{markdown}"
        return markdown

    def collect(self, path: str, title: str, html: str) -> str:
        """Keep a page's HTML and give it back, with the facts of a case put under its heading."""
        page = self._pages.get(path)
        if not self.prints:
            html = downloads_html.without_links(html)
        if page and page.head.case:
            html = case_html.framed(self.book, page, html, addresses.root(path))
        elif page and page.head.kind == "section":
            html += case_html.of_section(self.book, page.head.id, addresses.root(path))
        self.rendered.append(site.Rendered(path, title, html, page))
        return html

    def make_files(self, site_url: str) -> None:
        """Make the PDFs and the like from all pages; ``site_url`` is the site's future address, empty if unknown.

        Raises:
            HandbookError: when some cannot be set, with the places in the sources.
        """
        self.files, self.site_url = {}, site_url
        if self.prints:
            # Typst, pandoc and the office libraries are loaded only by builds that make files.
            from handbook import downloads

            pages = site.chapter_pages(self.book, self.rendered)
            try:
                self.files = downloads.make(self.book, pages, self.cache, site_url)
            except TypesetError as error:
                raise HandbookError(placed(self.root, error)) from error

    def page_meta(self, path: str) -> dict[str, Any]:
        """What the template may show of a page beyond its front matter.

        ``files`` are its files, as label and address; ``crumbs`` the list it belongs to, for pages that the
        navigation leaves out.
        """
        root, url = addresses.root(path), addresses.page(path)
        found = downloads_html.of_page(url, addresses.chapter_of(self.book, path), self.files)
        crumbs = [{"title": title, "href": root + address} for title, address in addresses.lists_above(path)]
        files = [{"label": label, "href": root + file} for label, file in found]
        meta = {"files": files, "crumbs": crumbs, "notice": wording.NOTICE}
        return {name: value for name, value in meta.items() if value}

    def finish(self, path: str, html: str) -> str:
        """A page's HTML with what was known only when all pages had been converted."""
        if downloads_html.PLACE not in html:
            return html
        listing = downloads_html.listing(self.book, self.files, addresses.root(path))
        return html.replace(downloads_html.PLACE, listing)

    @property
    def prints(self) -> bool:
        """Whether PDFs are made: not in a preview, and not with HANDBOOK_PDF=0."""
        return not self.serving and os.environ.get("HANDBOOK_PDF", "1") != "0"

    def write(self, folder: Path) -> None:
        """Write search data, JSON and the files to take away into the site."""
        site.write(self.book, self.rendered, folder, self.cache, self._key, self.site_url)
        if self.files:
            from handbook import downloads

            downloads.write(self.files, folder)

    def tally(self) -> str:
        """The closing table of this run."""
        return site.tally_table(self.book, self.rendered)

    def publish(self) -> None:
        """Swap the new site in; the old one is kept until the new one stands."""
        if self._staging is not None:
            self._staging.publish()
            self._staging = None
            self.cache.sweep()

    def discard(self) -> None:
        """Remove what a failed build wrote."""
        if self._staging is not None:
            self._staging.discard()
            self._staging = None


def _load(root: Path) -> Book:
    # Loaded only when the data must be read.
    from handbook.sources.load import load_book

    return load_book(root)
