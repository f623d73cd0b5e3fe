"""Which files of a handbook are read, and which have no business there; nothing else looks into data/ and docs/."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.diagnostics import nearest
from handbook.sources.kinds import BY_NAME, KINDS, Kind

# What systems and office programs leave beside files, and what they call copies.
_LEFT_BEHIND = re.compile(r"\._.*|~\$.*|\.~.*|.*~|Thumbs\.db|desktop\.ini|.*\.(?:bak|orig|tmp|swp)", re.IGNORECASE)
_COPY = re.compile(
    r"(?P<name>.+?)(?: ?- ?(?:副本|复制|复件|Copy)| ?副本| copy|[ _]?[(（]\d+[)）])(?P<rest>\.\w+)", re.IGNORECASE
)


def of_kind(root: Path, kind: Kind) -> list[Path]:
    """The files of a kind of data, by name; a file that must be there is listed also when it is missing."""
    if kind.folder:
        return sorted(file for file in (root / "data" / kind.name).glob("*.yml") if not _stray_name(file.name))
    return [root / "data" / f"{kind.name}.yml"]


def pages(root: Path) -> list[Path]:
    """All Markdown pages, by name."""
    return sorted(
        file for file in (root / "docs").rglob("*.md") if not _stray_name(file.name) and not _asset(file, root)
    )


def sources(root: Path) -> list[Path]:
    """All data files and pages that exist, by name."""
    return sorted([file for kind in KINDS for file in of_kind(root, kind) if file.is_file()] + pages(root))


def present(root: Path) -> list[Path]:
    """Every file in data/ and docs/ but for the assets, by name, also those that should not be there."""
    found = [file for folder in ("data", "docs") for file in (root / folder).rglob("*") if file.is_file()]
    return sorted(file for file in found if not _asset(file, root))


def shown(file: Path, root: Path) -> str:
    """How messages name a file: from the handbook's folder, with slashes."""
    return file.relative_to(root).as_posix()


def digests(root: Path) -> list[tuple[str, str]]:
    """Name and digest of every file that the Book depends on; a handbook that was moved has the same ones."""
    return digests_of(present(root), root)


def digests_of(paths: Iterable[Path], root: Path) -> list[tuple[str, str]]:
    """Name and digest of each file; no digest for one that is not there."""
    return [
        (shown(file, root), hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "") for file in paths
    ]


def strays(root: Path) -> Iterator[tuple[str, str]]:
    """Name and message (E113) for each file that no one reads, or that would be published without being a page."""
    read = {*sources(root)}
    for file in present(root):
        if file not in read and not _harmless(file, root):
            message = _stray_name(file.name) or (_in_data if _top(file, root) == "data" else _in_docs)(file, root)
            yield shown(file, root), message


def _asset(file: Path, root: Path) -> bool:
    return file.relative_to(root).parts[:2] == ("docs", "assets")


def _top(file: Path, root: Path) -> str:
    return file.relative_to(root).parts[0]


def _harmless(file: Path, root: Path) -> bool:
    """The schemas, and hidden files that are neither read nor published."""
    schema = file.relative_to(root).parts[:2] == ("data", "schema") and file.suffix == ".json"
    return schema or (file.name.startswith(".") and not _stray_name(file.name))


def _stray_name(name: str) -> str:
    """What is wrong with a file of this name wherever it is; empty when nothing is."""
    if _LEFT_BEHIND.fullmatch(name):
        return "是系统或办公软件留下的文件，不是内容；请删去"
    if found := _COPY.fullmatch(name):
        return f"像是“{found['name']}{found['rest']}”的副本；请删去，要新写一份就改用自己的名字"
    return ""


def _in_data(file: Path, root: Path) -> str:
    if file.suffix == ".yaml":
        return f"只读 .yml 文件；请改名为“{file.with_suffix('.yml').name}”"
    names = [f"{kind.name}/" if kind.folder else f"{kind.name}.yml" for kind in KINDS]
    parts = file.relative_to(root / "data").parts
    if file.suffix == ".yml" and parts[0] in BY_NAME and BY_NAME[parts[0]].folder:
        return f"不读下一层文件夹里的文件；请移到 data/{parts[0]}/"
    given = f"{parts[0]}/" if len(parts) > 1 else parts[0]
    return f"data/ 里没有这一种数据，不会读它；请移走或改名{nearest(given, names)}"


def _in_docs(file: Path, root: Path) -> str:
    return "docs/ 里只放 .md 页面，别的文件会原样公开；图片等请放 docs/assets/，其余请移走"
