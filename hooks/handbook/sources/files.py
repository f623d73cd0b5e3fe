"""Which files of a handbook are read; nothing else looks into data/ and docs/ for them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from handbook.sources.kinds import Kind


def of_kind(root: Path, kind: Kind) -> list[Path]:
    """The files of a kind of data, by name; a file that must be there is listed also when it is missing."""
    if kind.folder:
        return sorted((root / "data" / kind.name).glob("*.yml"))
    return [root / "data" / f"{kind.name}.yml"]


def data(root: Path) -> list[Path]:
    """All data files that exist, by name."""
    return sorted((root / "data").glob("**/*.yml"))


def pages(root: Path) -> list[Path]:
    """All Markdown pages, by name."""
    return sorted((root / "docs").rglob("*.md"))


def sources(root: Path) -> list[Path]:
    """All data files and pages, by name."""
    return sorted([*data(root), *pages(root)])


def shown(file: Path, root: Path) -> str:
    """How messages name a file: from the handbook's folder, with slashes."""
    return file.relative_to(root).as_posix()


def digests(root: Path) -> list[tuple[str, str]]:
    """Name and digest of every file that the Book is read from; a handbook that was moved has the same ones."""
    return [(shown(file, root), hashlib.sha256(file.read_bytes()).hexdigest()) for file in sources(root)]
