"""What the build prints of the handbook's size and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook import readers
from handbook.characters import HAN
from handbook.model import Book, Frozen
from handbook.readers import Reader
from handbook.references import TOKEN
from handbook.rendered import Rendered
from handbook.sources.kinds import KINDS, NAMED_BY

_KINDS = {
    "chapter": "章首页",
    "section": "节",
    "reading": "延伸阅读",
    "policy": "政策说明",
    "case": "案例",
    "page": "其他页",
    "home": "首页",
}


def table(book: Book, rendered: Iterable[Rendered]) -> str:
    """Lines of a plain table; what counts of a page is what a reader sees, with checklists, forms and notes."""
    texts = {one.path: readers.text(Reader.TALLY, one.html) for one in rendered if one.page}
    rows: list[tuple[str, ...]] = [("页面", "页数", "汉字", "引用")]
    for kind, label in _KINDS.items():
        pages = [page for page in book.pages if page.head.kind == kind]
        han = sum(len(HAN.findall(texts.get(page.path, ""))) for page in pages)
        rows.append((label, str(len(pages)), str(han), str(sum(len(page.cites) for page in pages))))
    rows.append(("合计", *(str(sum(int(row[n]) for row in rows[1:])) for n in (1, 2, 3))))
    cited = used(book)
    unverified = {rule.id for rule in book.rules.values() if rule.unverified}
    shown = {rule for page in book.pages for rule in page.cites} & unverified
    return "\n".join(
        [
            *("  ".join((row[0].ljust(6, "\u3000"), *(cell.rjust(8) for cell in row[1:]))) for row in rows),
            f"规则 {len(book.rules)} 条：用到 {len(cited)} 条，没有用到 {len(book.rules) - len(cited)} 条；"
            f"待核 {len(unverified)} 条，其中 {len(shown)} 条在页面上引用并注明",
            f"{'，'.join(_counts(book))}，案例 {len(book.cases)} 个",
        ]
    )


def _counts(book: Book) -> Iterator[str]:
    """The number of records of each kind that is counted, as 检查单 50 张."""
    for kind in KINDS:
        if kind.measure:
            yield f"{kind.label} {len(getattr(book, kind.field))} {kind.measure}"


def used(book: Book) -> set[str]:
    """Ids of the rules that a page or a record rests on or speaks of; what rules say of each other does not count."""
    cited = {rule for page in book.pages for rule in page.cites}
    listed = (argument for page in book.pages for name, argument in page.blocks if name == "rules")
    cited.update(rule.strip() for argument in listed for rule in argument.split(","))
    for kind in KINDS:
        if kind.ids != "rules":
            cited.update(_named(getattr(book, kind.field), ""))
    return cited


def _named(value: Any, key: str) -> Iterator[str]:
    """The rules named in a record, as a list under ``key`` or in a text."""
    if isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _named(getattr(value, name), name)
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from _named(entry, key)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _named(entry, key)
    elif isinstance(value, str):
        if NAMED_BY.get(key) == "rules":
            yield value
        elif "[" in value:
            yield from (match[1] or match[2] for match in TOKEN.finditer(value))
