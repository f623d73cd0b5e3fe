"""Whether a handbook in which something was changed is refused properly or makes good pages."""

from __future__ import annotations

import contextlib
import functools
import re
import traceback
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import markdown
from handbook import generated, lint
from handbook.cache import Cache
from handbook.diagnostics import HandbookError, Problem
from handbook.feeds import files as feeds
from handbook.model import Book
from handbook.search import collect
from handbook.session import Session
from handbook.sources import read
from handbook.sources.load import load

from torture.outcome import Failure

_LINE = re.compile(r"[^:]+:(\d+):(\d+): [EL]\d{3} \S.*")
# What a message shows of the input stands in quotation marks; three English words in a row outside them are English.
_QUOTED = re.compile("“.*”")
_ENGLISH = re.compile(r"(?:[A-Za-z]{2,}[ ,]+){2,}[A-Za-z]{2,}")
# The block of data that a tool's page hands to its script does not run.
_RUNS = re.compile(
    r"<script(?! type=.application/json.>\{)|<iframe|<[^<>]*\son\w+="
    r"|<[^<>]*(?:href|src)=.?\s*(?:javascript|data|vbscript):|hb-unknown",
    re.IGNORECASE,
)
# Controls, formats, separators of lines, and what is no character.
_UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn")
_MARKDOWN = ("attr_list", "tables", "toc")


class Judge:
    """Looks at one project again and again; what did not change is not read again.

    ``rendered`` chooses the pages below docs/ that are converted when a changed project is accepted.
    """

    def __init__(self, root: Path, rendered: Callable[[Book, Sequence[str]], list[str]]) -> None:
        self.root = root
        self._rendered = rendered
        self._known: dict[tuple[str, bytes], Any] = {}

    def told(self, changed: Sequence[str]) -> Failure | None:
        """What is wrong with the way in which the project, of which ``changed`` files are not as they were, is met."""
        try:
            with self._remembering():
                return self._judged(changed)
        except TimeoutError:
            raise
        except RecursionError as error:
            return Failure("RecursionError", f"{error}\n{traceback.format_exc(limit=-6)}")
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            own = [one for one in traceback.extract_tb(error.__traceback__) if "/handbook/" in one.filename]
            place = f"{Path((own or [frame])[-1].filename).name}:{(own or [frame])[-1].name}"
            return Failure(f"{type(error).__name__} {place}", traceback.format_exc())

    def _judged(self, changed: Sequence[str]) -> Failure | None:
        try:
            book, sources = load(self.root)
        except HandbookError as error:
            return self._refused(error.problems)
        with mock.patch.object(lint, "load", lambda root: (book, sources)):
            return self._refused(lint.findings(self.root)) or self._shown(book, self._rendered(book, changed))

    def _refused(self, problems: Sequence[Problem]) -> Failure | None:
        for problem in problems:
            wrong = self._misprinted(problem)
            if wrong:
                return Failure(f"{wrong} {problem.code}", f"{problem!s}\n{problem!r}")
        return None

    def _misprinted(self, problem: Problem) -> str:
        """What is wrong with the form of a message; empty when nothing is."""
        text = str(problem)
        if len(text.splitlines()) != 1 or any(unicodedata.category(c) in _UNSEEN for c in text):
            return "不是可见的一行"
        if not _LINE.fullmatch(text):
            return "不合“文件:行:列: 编号 说明”"
        if _ENGLISH.search(_QUOTED.sub("", problem.message)):
            return "留下英文"
        file = self.root / problem.path
        if problem.line < 1 or problem.column < 1:
            return "行列小于 1"
        if file.is_file():
            lines = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
            if problem.line > len(lines) or problem.column > len(lines[problem.line - 1]) + 2:
                return "行列不在文件里"
        return ""

    def _shown(self, book: Book, paths: Sequence[str]) -> Failure | None:
        session = Session(self.root)
        session.cache, session.book = Cache(), book
        session.generated = generated.pages(book)
        for path in paths:
            own = session.generated.get(path)
            text = own.markdown if own else self._body(path)
            text, _ = session.begin(path, text)
            html = markdown.markdown(text, extensions=[*_MARKDOWN, *session.extensions()])
            session.collect(html)
            found = _RUNS.search(html)
            if found and not session.problems:
                around = html[max(0, found.start() - 200) : found.end() + 200]
                return Failure(f"放进来了 {found[0][:20]}", f"{path}: {around}")
        collect.files(book, session.rendered, "", session.cache)
        feeds.files(book, "https://a.example/", "", session.cache)
        return self._refused(session.problems)

    def _body(self, path: str) -> str:
        text = (self.root / "docs" / path).read_text("utf-8-sig", errors="replace")
        return re.sub(r"\A---\n.*?\n(?:---|\.\.\.)[ \t]*\n", "", text, count=1, flags=re.DOTALL)

    @contextlib.contextmanager
    def _remembering(self) -> Iterator[None]:
        """Files without mistakes are read once."""
        marked, page = self._once(read._marked), self._once(read._page)
        with mock.patch.object(read, "_marked", marked), mock.patch.object(read, "_page", page):
            yield

    def _once(self, make: Callable[[Path, Path, Any], Any]) -> Callable[[Path, Path, Any], Any]:
        @functools.wraps(make)
        def known(path: Path, root: Path, problems: Any) -> Any:
            key = f"{make.__name__}/{path.relative_to(root)}", path.read_bytes() if path.is_file() else b""
            if key in self._known:
                return self._known[key]
            before = len(problems.found)
            made = make(path, root, problems)
            if len(problems.found) == before:
                self._known[key] = made
            return made

        return known


def every_page(book: Book, changed: Sequence[str]) -> list[str]:
    """All pages: for a small project."""
    return [*(page.path for page in book.pages), *generated.pages(book)]


def changed_pages(book: Book, changed: Sequence[str]) -> list[str]:
    """The pages that stand in the changed files, or that are made of those files alone."""
    names = {Path(path).with_suffix("").as_posix().partition("/")[2] for path in changed}
    # A list of all questions, say, is one page and takes its time; a record has a page of its own.
    return [path for path in every_page(book, changed) if path.removesuffix(".md") in names]
