"""What lasts from one event to the next, and in a preview from one rebuild to the next."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from handbook import site
from handbook.diagnostics import HandbookError, Problem
from handbook.html import case as case_html
from handbook.markup import PageContext
from handbook.markup.blocks import DirectiveExtension
from handbook.markup.citation import CitationExtension
from handbook.model import Book, Outline
from handbook.sources.load import load_book


class Session:
    """One run of ``mkdocs build`` or ``mkdocs serve``.

    ``root`` holds data/ and docs/.  A build writes to a folder beside the site and swaps the two at the end; a
    preview writes where MkDocs tells it to.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.serving = False
        self.staged = False
        self.problems: list[Problem] = []
        self.rendered: list[site.Rendered] = []
        self._book: Book | None = None
        self._context: PageContext | None = None
        self._target: Path | None = None

    @property
    def book(self) -> Book:
        """The last Book that was free of mistakes."""
        assert self._book is not None, "load() comes first"
        return self._book

    def start(self, serving: bool, staged: bool) -> None:
        """Note how this run is used."""
        self.serving, self.staged = serving, staged

    def load(self) -> bool:
        """Load the Book; False when the run cannot go on."""
        self.rendered = []
        try:
            self._book = load_book(self.root)
            self.problems = []
        except HandbookError as error:
            self.problems = error.problems
            if not self.serving:
                return False
            self._book = self._book or Book.model_construct(**_EMPTY)
        self._context = PageContext(self.book)
        return True

    def report(self) -> str:
        """All problems, one a line, with a closing count."""
        lines = [str(problem) for problem in self.problems]
        return "\n".join([*lines, f"共 {len(lines)} 处错误", ""])

    def extensions(self) -> list[Any]:
        """The Python-Markdown extensions of this run."""
        assert self._context is not None
        return [DirectiveExtension(self._context), CitationExtension(self._context)]

    def stage(self, site_dir: Path) -> Path:
        """Where to write: beside the site in a build, the given folder else."""
        self._target = site_dir.absolute()
        return self._beside("new") if self.staged else site_dir

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
        page = next((p for p in self.book.pages if p.path == path), None)
        if page and page.head.case:
            html = html.replace("</h1>", "</h1>" + case_html.facts(page.head.case), 1)
        self.rendered.append(site.Rendered(path, title, html, page))
        return html

    def page_meta(self, path: str) -> dict[str, str]:
        """What the template may show of a page beyond its front matter."""
        slug = site.chapter_slug(self.book, path)
        if slug is None or not self.prints:
            return {}
        return {"pdf": "../" * path.count("/") + f"pdf/{slug}.pdf"}

    @property
    def prints(self) -> bool:
        """Whether PDFs are made: not in a preview, and not with HANDBOOK_PDF=0."""
        return not self.serving and os.environ.get("HANDBOOK_PDF", "1") != "0"

    def write(self, folder: Path) -> None:
        """Write search data, JSON and PDFs into the site."""
        site.write(self.book, self.rendered, folder, self.root / ".cache", self.prints)

    def publish(self) -> Path:
        """Swap the new site in; the old one is kept until the new one stands."""
        assert self._target is not None
        if self.staged:
            old = self._beside("old")
            shutil.rmtree(old, ignore_errors=True)
            if self._target.exists():
                self._target.rename(old)
            self._beside("new").rename(self._target)
            shutil.rmtree(old, ignore_errors=True)
        return self._target

    def discard(self) -> None:
        """Remove what a failed build wrote."""
        if self.staged and self._target is not None:
            shutil.rmtree(self._beside("new"), ignore_errors=True)

    def _beside(self, name: str) -> Path:
        assert self._target is not None
        return self._target.with_name(f".{self._target.name}.{name}")


# A preview that starts on wrong data has no last good Book yet; this one is empty, so that the problems can be shown.
_EMPTY: dict[str, Any] = {
    "outline": Outline.model_construct(title="党小组工作手册", edition="1970-01-01", chapters=()),
    "regulations": {},
    "topics": (),
    "changes": {},
    "policies": {},
    "checklists": {},
    "forms": {},
    "terms": (),
    "questions": (),
    "pages": (),
}
