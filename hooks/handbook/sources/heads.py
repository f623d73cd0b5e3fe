"""Whether the heads of pages agree with where the pages stand and with each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from handbook import model
from handbook.diagnostics import Problems
from handbook.sources.read import PageFile, Sources

_IN_CHAPTERS = ("chapter", "section", "reading", "policy")
# 一章里也可以有不算节的一页，如第四章的换届和补选。
_ALSO_IN = {"page": "docs/chapters/<章>/"}


def check(sources: Sources, problems: Problems) -> None:
    """Record E210, E211 and E310 for all pages that could be read."""
    outline: model.Outline | None = next((file.value for file in sources.of("book")), None)
    seen: dict[str, str] = {}
    titles = {title.id for file in sources.of("titles") for _, title in file.kind.found_in(file.value)}
    for source in sources.pages:
        _Head(source, outline, problems).run(seen)
        if source.page.head.kind == "case" and source.page.head.id in titles:
            message = f"案例编号“{source.page.head.id}”在 data/titles.yml 里已有"
            problems.add(source.shown, *source.head.place(("id",)), "E210", message)


@dataclass
class _Head:
    source: PageFile
    outline: model.Outline | None
    problems: Problems

    def run(self, seen: dict[str, str]) -> None:
        """``seen`` holds the place of each id so far, under its kind."""
        head, path = self.source.page.head, PurePosixPath(self.source.page.path)
        self._unique(seen)
        if head.kind == "case" and head.id != path.stem:
            self._add(("id",), "E211", f"编号“{head.id}”与文件名“{path.name}”不一致")
        where = self._where(path)
        if where not in (self._belongs(), _ALSO_IN.get(head.kind)):
            self._add(("kind",), "E310", f"“kind: {head.kind}”的页面应放在 {self._belongs()}，这里是 {where}")
        for kind in ("case", "policy"):
            given = getattr(head, kind) is not None
            if given and head.kind != kind:
                self._add((kind,), "E310", f"写了 {kind}，kind 就应是 {kind}", key=True)
            if not given and head.kind == kind:
                self._add(("kind",), "E310", f"kind 是 {kind}，就要写 {kind}")
        if self.outline is not None and head.kind in ("chapter", "section") and len(path.parts) > 1:
            self._in_outline(self.outline, path.parts[1])

    def _unique(self, seen: dict[str, str]) -> None:
        head = self.source.page.head
        line, column = self.source.head.place(("id",))
        first = seen.setdefault(f"{head.kind}:{head.id}", f"{self.source.shown}:{line}")
        if first != f"{self.source.shown}:{line}":
            self._add(("id",), "E210", f"页面编号“{head.id}”重复，{first} 已有")

    @staticmethod
    def _where(path: PurePosixPath) -> str:
        folder = path.parts[0] if len(path.parts) > 1 else ""
        if folder == "chapters":
            return "docs/chapters/<章>/index.md" if path.name == "index.md" else "docs/chapters/<章>/"
        if folder == "cases":
            return "docs/cases/"
        return "docs/index.md" if path.as_posix() == "index.md" else "docs/ 的其他地方"

    def _belongs(self) -> str:
        kind = self.source.page.head.kind
        named = {"home": "docs/index.md", "case": "docs/cases/", "chapter": "docs/chapters/<章>/index.md"}
        return named.get(kind) or ("docs/chapters/<章>/" if kind in _IN_CHAPTERS else "docs/ 的其他地方")

    def _in_outline(self, outline: model.Outline, folder: str) -> None:
        """A chapter's or section's id is that of data/book.yml for its folder."""
        head = self.source.page.head
        chapter = next((one for one in outline.chapters if one.slug == folder), None)
        if chapter is None:
            self._add(("kind",), "E310", f"data/book.yml 里没有“{folder}”这一章")
            return
        known = [str(chapter.number)] if head.kind == "chapter" else [section.id for section in chapter.sections]
        if head.id not in known:
            self._add(("id",), "E310", f"“{folder}”里没有编号“{head.id}”；data/book.yml 里有 {'、'.join(known)}")

    def _add(self, path: tuple[str, ...], code: str, message: str, key: bool = False) -> None:
        self.problems.add(self.source.shown, *self.source.head.place(path, key=key), code, message)
