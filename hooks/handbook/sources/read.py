"""Every file of a handbook, read and validated by itself; what files say of each other is judged elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from handbook import cache, model
from handbook.cache import Cache
from handbook.diagnostics import Problems
from handbook.references import Reference, in_markdown
from handbook.sources import bodies, files, front_matter, marked_yaml
from handbook.sources.kinds import KINDS, Kind
from handbook.sources.marked_yaml import Marked
from handbook.sources.validate import validate

T = TypeVar("T")

_KIND = cache.Kind("sources", (__name__,), ("pydantic", "pydantic-core", "pyyaml"))


@dataclass(frozen=True)
class DataFile:
    """A data file that is YAML; ``value`` is None when it does not fit its model."""

    kind: Kind
    marked: Marked
    value: Any


@dataclass(frozen=True)
class PageFile:
    """A page with its head, its body, the line of the file on which the body starts, and what it refers to."""

    shown: str
    page: model.Page
    head: Marked
    body: str
    first_line: int
    references: tuple[Reference, ...]


@dataclass(frozen=True)
class Sources:
    """What could be read.  ``unread`` names the kinds of data, and “pages”, of which some file could not."""

    data: tuple[DataFile, ...]
    pages: tuple[PageFile, ...]
    unread: frozenset[str]

    @property
    def complete(self) -> bool:
        """Whether every file was read and fits its model."""
        return not self.unread and all(file.value is not None for file in self.data)

    def of(self, name: str) -> list[DataFile]:
        """The files of one kind that fit their model."""
        return [file for file in self.data if file.kind.name == name and file.value is not None]


def read(root: Path, problems: Problems, kept_in: Cache | None = None) -> Sources:
    """All data and pages in ``root``; what is wrong with a file is added to ``problems``.

    A kind of data or a folder of pages in which nothing was wrong comes from the cache ``kept_in`` until it changes.
    """
    kept = _Kept(root, problems, kept_in or Cache())
    unread: set[str] = set()
    data: list[DataFile] = []
    for kind in KINDS:
        for marked in kept.of(files.of_kind(root, kind), _marked):
            if marked is None:
                unread.add(kind.name)
            else:
                data.append(DataFile(kind, marked, validate(marked, kind.file, problems)))
    for shown, message in files.strays(root):
        problems.add(shown, 1, 1, "E113", message)
    pages: list[PageFile] = []
    for _, folder in groupby(files.pages(root), key=lambda path: path.parent):
        for page in kept.of(list(folder), _page):
            if page is None:
                unread.add("pages")
            else:
                pages.append(page)
    return Sources(tuple(data), tuple(pages), frozenset(unread))


@dataclass(frozen=True)
class _Kept:
    """What was made of files, kept as long as they do not change."""

    root: Path
    problems: Problems
    cache: Cache

    def of(self, paths: list[Path], make: Callable[[Path, Path, Problems], T | None]) -> list[T | None]:
        """What ``make`` gives for each file; it is kept when it found nothing wrong."""
        made_of = [make.__name__, files.digests_of(paths, self.root)]
        found: list[T | None] | None = self.cache.find(_KIND, made_of, list)
        if found is None:
            before = len(self.problems.found)
            found = [make(path, self.root, self.problems) for path in paths]
            if len(self.problems.found) == before:
                self.cache.put(_KIND, made_of, found)
        return found


def _marked(path: Path, root: Path, problems: Problems) -> Marked | None:
    shown = files.shown(path, root)
    if not path.is_file():
        problems.add(shown, 1, 1, "E100", "缺少这个文件")
        return None
    return marked_yaml.load(path, shown, problems)


def _page(path: Path, root: Path, problems: Problems) -> PageFile | None:
    shown = files.shown(path, root)
    text = marked_yaml.read_text(path, shown, problems)
    if text is None:
        return None
    parts = front_matter.split(text, shown, problems)
    head = None if parts.head is None else validate(parts.head, model.PageHead, problems)
    if head is None or parts.head is None:
        return None
    bodies.check(parts.body, shown, parts.first_line, problems)
    found = tuple(in_markdown(parts.body, parts.first_line))
    page = model.Page(
        path=path.relative_to(root / "docs").as_posix(),
        head=head,
        cites=tuple(dict.fromkeys(r.target for r in found if r.kind in ("citation", "value"))),
        blocks=tuple((r.kind, r.target) for r in found if r.kind not in ("citation", "value")),
    )
    return PageFile(shown, page, parts.head, parts.body, parts.first_line, found)
