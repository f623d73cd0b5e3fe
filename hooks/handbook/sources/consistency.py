"""Whether data agrees with itself: ids, file names, the basis of each step, readers' phrases and their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook import addresses, model
from handbook.diagnostics import Problems, nearest
from handbook.sources.kinds import KINDS
from handbook.sources.marked_yaml import Marked
from handbook.sources.read import DataFile, Sources

# Keys of dates on which something has happened.
PAST = frozenset(
    ("checked_on", "adopted", "issued", "last_revised", "source_published", "date", "reported", "practised")
)
# Names of pages that list all records of a kind.
_TOPIC_PAGE = re.compile(r"/rules/[a-z0-9-]+\.html")
RESERVED = frozenset(("index", "regulation"))
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")


def check(sources: Sources, problems: Problems) -> None:
    """Record what disagrees between records that fit their models."""
    _Checks(sources, problems).run()


def check_addresses(sources: Sources, book: model.Book, problems: Problems) -> None:
    """Record what is said of an address that leads nowhere, and links to one; once for each page that is missing."""
    known = {f"/{address}" for address in addresses.places(book)}
    pages = {address.partition("#")[0] for address in known}
    # The places on these pages are all known, so that any other is wrong.
    anchored = {address.partition("#")[0] for address in known if "#" in address}
    missing: dict[str, list[tuple[str, int, int]]] = {}
    for path, place, address in _addressed(sources):
        page = address.partition("#")[0]
        if address in known or (page in pages and page not in anchored):
            continue
        missing.setdefault(address if page in pages else page, []).append((path, *place))
    for address, places in missing.items():
        more = f"（另有 {len(places) - 1} 处）" if len(places) > 1 else ""
        message = f"没有“{address}”这个地址{more}{nearest(address, sorted(known))}"
        topic = _TOPIC_PAGE.fullmatch(address)
        # The page of a topic that is gone: its cause is in data/rules, however often it is named elsewhere.
        problems.add(*(("data/rules", 1, 1) if topic else min(places)), "E219", message)


def _addressed(sources: Sources) -> Iterator[tuple[str, tuple[int, int], str]]:
    """File, place and address of each address of this site that data names."""
    for file in sources.of("asked"):
        for address in file.value.asked:
            yield file.marked.path, file.marked.place(("asked", address), key=True), address
    for file in sources.data:
        for path, text, place in file.marked.texts():
            if path and (path[-1] == "link" or path[-2:-1] == ("pages",)):
                yield file.marked.path, place, text


@dataclass
class _Checks:
    sources: Sources
    problems: Problems

    def run(self) -> None:
        for kind in KINDS:
            if kind.records or kind.folder:
                self._ids(self.sources.of(kind.name))
        for file in self.sources.of("rules"):
            self._named(file, "slug", file.value.slug)
        for file in self.sources.of("checklists"):
            self._item_ids(file.marked, file.value)
        self._steps()
        self._phrases()
        self._dates()

    def _ids(self, files: list[DataFile]) -> None:
        """Ids used twice, the later place named with the earlier one; and those that differ from their file's name."""
        seen: dict[str, str] = {}
        for file, path, name in _declared(files):
            line, column = file.marked.place((*path, "id"))
            if not path:
                self._named(file, "id", name)
            if name in seen:
                message = f"{file.kind.label}编号“{name}”重复，{seen[name]} 已有"
                self.problems.add(file.marked.path, line, column, "E210", message)
            seen.setdefault(name, f"{file.marked.path}:{line}")

    def _named(self, file: DataFile, key: str, name: str) -> None:
        """A file is named after its record; the list of all records has the name index."""
        stem = Path(file.marked.path).stem
        place = file.marked.place((key,))
        if name != stem:
            message = f"编号“{name}”与文件名“{stem}.yml”不一致"
            self.problems.add(file.marked.path, *place, "E211", message)
        elif name in RESERVED:
            self.problems.add(file.marked.path, *place, "E211", f"“{name}”是清单页的名字；请换一个编号")

    def _item_ids(self, marked: Marked, checklist: model.Checklist) -> None:
        items = [
            (("phases", p, "items", i), item)
            for p, phase in enumerate(checklist.phases)
            for i, item in enumerate(phase.items)
        ]
        ids: list[tuple[tuple[str | int, ...], str]] = [((*path, "id"), item.id) for path, item in items]
        # A former id that is one of another item would bring that one's ticks here.
        ids += [((*path, "aliases", n), name) for path, item in items for n, name in enumerate(item.aliases)]
        seen: dict[str, int] = {}
        for place, name in ids:
            line, column = marked.place(place)
            if name in seen:
                message = f"条目编号“{name}”重复，第 {seen[name]} 行已有"
                self.problems.add(marked.path, line, column, "E210", message)
            seen.setdefault(name, line)
        for path, item in items:
            self._has_basis(marked, item.id, item, *marked.place((*path, "id")))

    def _steps(self) -> None:
        """Each step of a flow rests on a rule or says that it is practice."""
        for file in self.sources.of("flows"):
            for path, flow in file.kind.found_in(file.value):
                for number, step in enumerate(flow.steps):
                    line, column = file.marked.place((*path, "steps", number, "text"))
                    self._has_basis(file.marked, step.text, step, line, column)

    def _has_basis(self, marked: Marked, name: str, one: model.Item | model.FlowStep, line: int, column: int) -> None:
        if not one.basis and not one.practice:
            message = f"条目“{name}”既没有 basis，也没有标 practice: true（建议做法）"
            self.problems.add(marked.path, line, column, "E212", message)

    def _phrases(self) -> None:
        """What is said of two addresses, or of one in two places: a search could not tell them apart."""
        seen: dict[str, str] = {}
        for file in self.sources.of("asked"):
            for address, said in file.value.asked.items():
                for number, phrase in enumerate(said):
                    line, column = file.marked.place(("asked", address, number))
                    if phrase in seen:
                        message = f"“{phrase}”重复，{seen[phrase]} 已有；只留在最能回答它的那一处"
                        self.problems.add(file.marked.path, line, column, "E218", message)
                    seen.setdefault(phrase, f"{file.marked.path}:{line}")

    def _dates(self) -> None:
        """What has been is not later than the edition."""
        edition = next((file.value.edition for file in self.sources.of("book")), "")
        # Samples are invented; what they tell may lie ahead.
        real = [file.marked for file in self.sources.data if file.value and file.kind.name != "samples"]
        for marked in [*real, *(source.head for source in self.sources.pages)] if edition else ():
            for path, text, place in marked.texts():
                found = _DATE.match(text)
                if found and path and path[-1] in PAST and found[0] > edition[: len(found[0])]:
                    message = f"“{path[-1]}”是 {found[0]}，晚于这一版的日期 {edition}"
                    self.problems.add(marked.path, *place, "E227", message)


def _declared(files: list[DataFile]) -> Iterator[tuple[DataFile, tuple[str | int, ...], str]]:
    """File, path and id of each record that has one."""
    for file in files:
        for path, record in file.kind.found_in(file.value):
            if hasattr(record, "id"):
                yield file, path, record.id
