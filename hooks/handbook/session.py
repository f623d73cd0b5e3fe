"""What lasts from one event to the next, and in a preview from one rebuild to the next."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook import addresses, archive, generated, markup, references, rendered, template
from handbook.beside import Beside, Check
from handbook.cache import Cache, Kind
from handbook.diagnostics import HandbookError, Problem, TypesetError
from handbook.feeds import files as feeds
from handbook.html import shelves
from handbook.markup import Place
from handbook.model import Book
from handbook.office import fillable
from handbook.publish import assets, manifest, offline, writing
from handbook.publish.publication import Publication
from handbook.rendered import Rendered
from handbook.search import collect
from handbook.sources import files, places

if TYPE_CHECKING:
    from handbook.downloads import Download

# Titles and the like are shown as they were typed.
_AS_TYPED = "写在只照原样显示的地方，读者会看见方括号；请移到说明、答、条目这样的正文里，或者删去"
_BOOK = Kind("book", ("handbook.sources.load",), ("pydantic", "pydantic-core", "pyyaml"))


class Session:
    """One run of ``mkdocs build`` or, when ``serving``, of ``mkdocs serve``; ``root`` holds data/ and docs/."""

    def __init__(self, root: Path) -> None:
        self.root, self.cache, self.publication = root, Cache(root / ".cache"), Publication(root)
        self.serving = self.staged = False
        self.book, self.problems = Book.empty(), list[Problem]()
        self.generated: dict[str, generated.GeneratedPage] = {}
        self.place = Place(self.book)
        self.rendered: list[Rendered] = []
        self.files: dict[str, Download] = {}
        self._making: Beside[dict[str, Download]] | None = None
        self.search: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.site_url = ""
        self._key = ""

    @property
    def prints(self) -> bool:
        """Whether PDFs are made: not in a preview, and not with HANDBOOK_PDF=0."""
        return not self.serving and os.environ.get("HANDBOOK_PDF", "1") != "0"

    @property
    def editions(self) -> bool:
        """Whether editions, and the PDF of the whole, are made too: with HANDBOOK_EDITIONS=1, as ``make editions``."""
        return os.environ.get("HANDBOOK_EDITIONS", "0") == "1"

    @property
    def offline(self) -> bool:
        """Whether readers' browsers may keep the site: not that of a preview, and not with HANDBOOK_OFFLINE=0."""
        return not self.serving and os.environ.get("HANDBOOK_OFFLINE", "1") != "0"

    def stage(self, site_dir: Path) -> Path:
        """Where to write; raises as ``Publication.stage``."""
        return self.publication.stage(site_dir, self.serving, self.staged)

    def load(self) -> bool:
        """Load the Book; a preview keeps the last good one when there are problems.  False when a build cannot go on.

        Raises:
            StopError: when the date that files should bear is none.
        """
        self.rendered, self.problems = [], []
        try:
            read = files.digests(self.root)
            self._key = Cache.key(_BOOK, read)
            self.book = self.cache.value(_BOOK, read, Book, lambda: _load(self.root, self.cache))
        except HandbookError as error:
            self.problems = error.problems
        self.generated = generated.pages(self.book)
        archive.stamp(self.book)
        return self.serving or not self.problems

    def extensions(self) -> list[Any]:
        """The Python-Markdown extensions of this run."""
        return [markup.PageExtension(lambda: self.place), *markup.extensions()]

    def begin(self, path: str, markdown: str) -> tuple[str, dict[str, Any]]:
        """The Markdown to convert for the page at ``path``, and what the templates may show of its head."""
        self.place = Place(self.book, path, self.prints)
        if self.problems:
            lines = "\n".join(f"    {problem}" for problem in self.problems)
            markdown = f"## 数据有误，下面是上一次正确的内容 {{#errors}}\n\n{lines}\n\n{markdown}"
        return markdown, template.head(self.book, path, self._title(path))

    def collect(self, html: str) -> None:
        """Keep the HTML of the page that was begun last, and note what it names that does not exist."""
        path, url = self.place.path, addresses.page(self.place.path)
        self.rendered.append(Rendered(self._title(path), url, html, self.place.page))
        problems = [*self.place.problems, *((text, _AS_TYPED) for text in references.left(html))]
        self.problems += [places.strange(self.root, url, *problem) for problem in problems]

    def make_files(self, site_url: str) -> None:
        """Begin to make the PDFs and the like from all pages, and make what can be found.

        ``site_url`` is the site's future address, empty if unknown.  ``files`` has all that will be made; how large
        they are is known after ``finish_files``.

        Raises:
            HandbookError: when a page names what does not exist; with places in the sources.
        """
        self.files, self.site_url, self.search = {}, site_url, {}
        if self.problems and not self.serving:
            raise HandbookError(self.problems)
        if self.prints:
            self._begin_downloads(site_url)
        self.search = collect.files(self.book, self.rendered, self._key, self.cache)
        if self.editions:
            # Which of them there are is known only when they have been made.
            self.finish_files()

    def _begin_downloads(self, site_url: str) -> None:
        # Typst, pandoc and the office libraries are loaded only by builds that make files.
        from handbook import downloads

        pages = rendered.of_chapters(self.book, self.rendered)

        def make(check: Check) -> dict[str, Download]:
            return downloads.make(self.book, pages, self.cache, site_url, self.editions, check)

        # The typesetters are other processes: this one writes pages while they are at work.
        self._making = Beside(make)
        self.files = downloads.awaited(self.book, pages, self.cache)

    def finish_files(self) -> None:
        """Wait until the files to take away have been made; nothing happens when none are being made.

        Raises:
            HandbookError: when a file cannot be set; with places in the sources.
            RuntimeError: when a file that was promised has not been made; the code is at fault then.
        """
        if self._making is None:
            return
        named = self.files
        try:
            self.files = self._making.result()
        except TypesetError as error:
            raise HandbookError(places.placed(self.root, error)) from error
        finally:
            self.abandon_files()
        if missing := sorted(named.keys() - self.files.keys()):
            # Pages link to them already.
            raise RuntimeError(f"说好要有、却没有做出来的文件：{'、'.join(missing)}")

    def stop_files(self) -> None:
        """Have the making of files end, without waiting for it; a signal may call it at any moment."""
        if self._making is not None:
            self._making.stop()

    def abandon_files(self) -> None:
        """Have the making of files end, and wait until it has."""
        if self._making is not None:
            self._making.abandon()
            self._making = None

    @property
    def edition(self) -> str:
        """What tells this search data from any other."""
        return assets.digest("".join(self.search.values()).encode())

    def versioned(self, address: str) -> str:
        """``address`` of a file of docs/assets with its version; raises as ``assets.versioned``."""
        return assets.versioned(address, self.digests)

    def frame(self, path: str) -> dict[str, Any]:
        """What the templates may show around a page, once it is known which files there will be."""
        return template.frame(self.book, path, self.files)

    def write(self, folder: Path) -> None:
        """Write search data, JSON and the files to take away into the site; raises as ``finish_files``."""
        writing.write(self.search, folder)
        writing.write(feeds.files(self.book, self.site_url, self._key, self.cache), folder)
        writing.write(fillable.files(self.book, self.cache), folder)
        if not self.site_url:
            writing.remove_map(folder)
        bundle = offline.Bundle(files=False)
        if not self.serving:
            # Pages are packed while the files to take away are still being made.
            bundle.add(folder, later=(addresses.DOWNLOADS,))
        self.finish_files()
        self.list_files(folder / addresses.DOWNLOADS)
        writing.write({path: file.content for path, file in self.files.items()}, folder)
        if not self.serving:
            bundle.add(folder)
            writing.write({addresses.OFFLINE_ZIP: bundle.finished()}, folder)
        writing.write(manifest.files(folder, self.edition) if self.offline else manifest.off(folder), folder)
        manifest.clear(folder)

    def list_files(self, page: Path) -> None:
        """Put the list of all files into the page that waits for it."""
        if page.is_file():
            listing = shelves.listing(self.book, self.files, addresses.root(addresses.DOWNLOADS))
            page.write_text(page.read_text("utf-8").replace(shelves.PLACE, listing, 1), "utf-8", newline="")

    def publish(self) -> None:
        """Swap the new site in and forget what only the old one was made from."""
        self.publication.publish()
        self.cache.sweep()

    def _title(self, path: str) -> str:
        page = self.book.page_of.get(path)
        return page.name if page else self.generated[path].title if path in self.generated else path


def _load(root: Path, cache: Cache) -> Book:
    # Loaded only when the data must be read.
    from handbook.sources.load import load_book

    return load_book(root, cache)
