"""Every file of a handbook, read and validated by itself; what files say of each other is judged elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook import model
from handbook.diagnostics import Problems
from handbook.references import Reference, in_markdown
from handbook.sources import bodies, files, front_matter, marked_yaml
from handbook.sources.kinds import KINDS, Kind
from handbook.sources.marked_yaml import Marked
from handbook.sources.validate import validate


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


def read(root: Path, problems: Problems) -> Sources:
    """All data and pages in ``root``; what is wrong with a file is added to ``problems``."""
    unread: set[str] = set()
    data: list[DataFile] = []
    for kind in KINDS:
        for path in files.of_kind(root, kind):
            file = _data(path, kind, root, problems)
            if file is None:
                unread.add(kind.name)
            else:
                data.append(file)
    for shown, message in files.strays(root):
        problems.add(shown, 1, 1, "E113", message)
    paths = files.pages(root)
    pages = list(_pages(paths, root, problems))
    if len(pages) < len(paths):
        unread.add("pages")
    return Sources(tuple(data), tuple(pages), frozenset(unread))


def _data(path: Path, kind: Kind, root: Path, problems: Problems) -> DataFile | None:
    shown = files.shown(path, root)
    if not path.is_file():
        problems.add(shown, 1, 1, "E100", "缺少这个文件")
        return None
    marked = marked_yaml.load(path, shown, problems)
    return None if marked is None else DataFile(kind, marked, validate(marked, kind.file, problems))


def _pages(paths: list[Path], root: Path, problems: Problems) -> Iterator[PageFile]:
    for path in paths:
        shown = files.shown(path, root)
        text = marked_yaml.read_text(path, shown, problems)
        if text is None:
            continue
        parts = front_matter.split(text, shown, problems)
        head = None if parts.head is None else validate(parts.head, model.PageHead, problems)
        if head is None or parts.head is None:
            continue
        bodies.check(parts.body, shown, parts.first_line, problems)
        found = tuple(in_markdown(parts.body, parts.first_line))
        page = model.Page(
            path=path.relative_to(root / "docs").as_posix(),
            head=head,
            cites=tuple(dict.fromkeys(r.target for r in found if r.kind in ("citation", "value"))),
            blocks=tuple((r.kind, r.target) for r in found if r.kind not in ("citation", "value")),
        )
        yield PageFile(shown, page, parts.head, parts.body, parts.first_line, found)
