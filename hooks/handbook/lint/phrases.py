"""How evenly what readers type (data/asked) is spread over the places that answer them.

Everyday words are found by these phrases alone. A place with few of them is not found, and one with many takes the
questions of its neighbours; so each place that answers something has at least ``FLOOR`` and at most ``CEILING``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from handbook import addresses
from handbook.diagnostics import Problem
from handbook.lint.overview import aligned
from handbook.model import Book
from handbook.sources.read import PageFile, Sources

FLOOR, CEILING = 12, 28
# Of a kind that has its phrases, one place in so many may still wait for them: it was written after the others.
ONE_IN = 20
_HEADINGS = ("读者的说法", "处", "种", "最少", "中间", "最多", f"不到 {FLOOR}")
_NAMED = 5
_ANCHOR = re.compile(r"^#{2,} .*\{#([a-z0-9-]+)\}\s*$", re.MULTILINE)
# The headings that every section has; what answers stands in the parts under the first of them.
_USUAL = frozenset(("top", "steps", "samples", "checklist", "why", "example", "pitfalls", "basis"))


@dataclass(frozen=True)
class Spread:
    """The places of one kind, each address with the number of its phrases; ``file`` of data/asked holds them."""

    kind: str
    file: str
    counts: Mapping[str, int]

    @property
    def short(self) -> list[str]:
        """The addresses with fewer phrases than the floor."""
        return [address for address, count in self.counts.items() if count < FLOOR]

    @property
    def begun(self) -> bool:
        """Whether most places have their phrases, so that the others lack them by mistake."""
        return 2 * len(self.short) < len(self.counts)

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as it is printed."""
        counts = sorted(self.counts.values())
        shown = (len(counts), sum(counts), counts[0], median(counts), counts[-1], len(self.short))
        return (self.kind, *(f"{number:g}" for number in shown))


def spreads(book: Book, pages: Sequence[PageFile]) -> list[Spread]:
    """A row for each kind of place that should answer something, as far as the handbook has any."""
    said = {address.removeprefix("/"): len(phrases) for address, phrases in book.asked.items()}
    kinds = [(kind, file, list(places)) for kind, file, places in _kinds(book, pages)]
    rows = [Spread(kind, file, {place: said.get(place, 0) for place in places}) for kind, file, places in kinds]
    topics = {addresses.topic(one.slug): [addresses.rule(book, rule.id) for rule in one.rules] for one in book.topics}
    # A single rule is found by its own words; a topic answers by all of its rules.
    counts = {page: sum(said.get(place, 0) for place in (page, *rules)) for page, rules in topics.items()}
    return [row for row in (*rows, Spread("规则的主题", "rules", counts)) if row.counts]


def _kinds(book: Book, pages: Sequence[PageFile]) -> Iterator[tuple[str, str, Iterator[str]]]:
    yield "问答", "faq", (addresses.question(one.id) for one in book.questions)
    for kind, folder, names in (
        ("检查单", addresses.CHECKLISTS, book.checklists),
        ("表单", addresses.FORMS, book.forms),
        ("样例", addresses.SAMPLES, book.samples),
        ("党课", addresses.LESSONS, book.lessons),
        ("工具", addresses.TOOLS, book.tools),
    ):
        yield kind, folder, (addresses.entry(folder, name) for name in names)
    yield "节和读物", "chapters", (one.page.url for one in pages if _in_chapters(one))
    yield "节里的小节", "chapters", (place for one in pages if _in_chapters(one) for place in _parts(one))
    yield "开始的几页", "pages", (place for one in pages if _starts(one) for place in (one.page.url, *_parts(one)))
    facts = ((one.page.url, one.page.head.case) for one in pages)
    yield "案例", "cases", (url for url, case in facts if case and not case.brief)


def _in_chapters(one: PageFile) -> bool:
    return addresses.folder(one.page.url) == addresses.CHAPTERS


def _starts(one: PageFile) -> bool:
    return addresses.folder(one.page.url) == "start"


def _parts(one: PageFile) -> Iterator[str]:
    """The places on a page that answer by themselves; those of a chapter's first page only lead on."""
    if one.page.head.kind != "chapter":
        yield from (f"{one.page.url}#{name}" for name in _ANCHOR.findall(one.body) if name not in _USUAL)


def findings(book: Book, sources: Sources) -> Iterator[Problem]:
    """L440 too many phrases, L441 too few, L442 phrases of a place that the page does not have."""
    yield from _at_places(sources)
    for row in spreads(book, sources.pages):
        if row.begun and len(row.short) * ONE_IN > len(row.counts):
            some = "、".join(f"/{address}" for address in row.short[:_NAMED])
            message = f"{row.kind}里有 {len(row.short)} 处不到 {FLOOR} 种读者的说法，如 {some}；补上日常话"
            yield Problem(f"data/asked/{row.file}.yml", 1, 1, "L441", message)


def _at_places(sources: Sources) -> Iterator[Problem]:
    anchors = {f"/{one.page.url}": set(_ANCHOR.findall(one.body)) for one in sources.pages}
    for file in sources.of("asked"):
        for address, phrases in file.value.asked.items():
            place = file.marked.place(("asked", address), key=True)
            page, _, anchor = address.partition("#")
            if anchor and page in anchors and anchor not in anchors[page] and page.startswith(f"/{addresses.CHAPTERS}"):
                yield Problem(file.marked.path, *place, "L442", f"{page} 里没有“{anchor}”这个标题；改成现在的编号")
            if len(phrases) > CEILING:
                message = f"{len(phrases)} 种说法，多于 {CEILING}；删去相近的，或者移到更能答的那一处"
                yield Problem(file.marked.path, *place, "L440", message)


def table(book: Book, pages: Sequence[PageFile]) -> str:
    """The spread of each kind in numbers."""
    return "\n".join(aligned([_HEADINGS, *(row.cells for row in spreads(book, pages))]))
