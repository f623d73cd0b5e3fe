"""What every section of the handbook holds, in which order, and how its minutes and its hedges are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from handbook.characters import HAN
from handbook.diagnostics import Problem
from handbook.model import Book, Page
from handbook.references import CITATIONS, CITED

# 开头一段没有标题；其余七段的次序全书一样。
ORDER = ("steps", "samples", "checklist", "why", "example", "pitfalls", "basis")
# 一节里的议程只有两种走法。
AGENDAS = (60, 40)
HEDGES_PER_THOUSAND = 1.0
_HEDGE = re.compile(
    r"建议做法|归纳|未作规定|没有规定|没有写|未见规定|没有读到|待核|先问支部|照支部的要求|除注明条文的以外|本手册收录的规则|本站归纳|翻遍"
)
_MINUTES = re.compile(r"\s*(\d+)\s*")
_CITED_RUN = re.compile(CITATIONS)


def findings(
    book: Book, shown: str, page: Page, headings: Mapping[str, int], lines: Sequence[tuple[int, str]]
) -> Iterator[Problem]:
    """All that a section is looked at for; ``headings`` and ``lines`` as below."""
    yield from missing_or_misplaced(shown, page, headings)
    yield from too_many_hedges(shown, lines)
    yield from minutes(shown, lines)
    yield from not_in_the_table(shown, page, lines)
    for number, line in lines:
        yield from notes_apart(shown, number, line, book)


def missing_or_misplaced(shown: str, page: Page, headings: Mapping[str, int]) -> Iterator[Problem]:
    """L403 and L404: a part that is missing without a reason, and parts in another order.

    ``headings`` gives the line of each heading by its id.
    """
    for name in ORDER:
        if name not in headings and name not in page.head.omit:
            yield Problem(shown, 1, 1, "L403", f"缺少标题 {{#{name}}}；确实不需要，请在 omit 里写原因")
    order = [name for name in sorted(headings, key=lambda name: headings[name]) if name in ORDER]
    if order != sorted(order, key=ORDER.index):
        yield Problem(shown, headings[order[0]], 1, "L404", f"标题的次序应是 {'、'.join(ORDER)}")


def hedges(text: str) -> tuple[int, int]:
    """How many hedging phrases ``text`` has, and how many Han characters."""
    return len(_HEDGE.findall(text)), len(HAN.findall(text))


def too_many_hedges(shown: str, lines: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """L416: more than one hedge in a thousand characters; a page may have one in any case.

    ``lines`` are number and text of the lines of the page's body.
    """
    count, han = hedges("\n".join(text for _, text in lines))
    if count > max(1.0, HEDGES_PER_THOUSAND * han / 1000):
        number, column = [(number, found.start() + 1) for number, text in lines for found in _HEDGE.finditer(text)][1]
        message = f"全页 {han} 个汉字里有 {count} 处“没有写、待核、先问支部”一类的话；请改成做法，每千字不超过 1 处"
        yield Problem(shown, number, column, "L416", message)


def notes_apart(shown: str, number: int, line: str, book: Book) -> Iterator[Problem]:
    """L417: one regulation cited at two places of a paragraph; its articles belong into one note at the end."""
    if line.lstrip().startswith("|"):
        return
    seen: dict[str, int] = {}
    for place, run in enumerate(_CITED_RUN.finditer(line)):
        for cited in CITED.finditer(run[0]):
            rule = book.rules.get(cited[1])
            if rule is None:
                continue
            if seen.setdefault(rule.regulation, place) != place:
                short = book.regulations[rule.regulation].short
                column = run.start() + cited.start() + 1
                message = f"这一段里《{short}》标了两处；请并到段末一处"
                yield Problem(shown, number, column, "L417", message)


def not_in_the_table(shown: str, page: Page, lines: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """L421: a rule that the section cites and its table of rules leaves out; at the first place that cites it."""
    listed = {rule.strip() for name, argument in page.blocks if name == "rules" for rule in argument.split(",")}
    for missing in (rule for rule in page.cites if listed and rule not in listed):
        for number, line in lines:
            if place := re.search(rf"\[[@=]{re.escape(missing)}[\]:]", line):
                message = f"依据的表里没有规则“{missing}”；请加在 /// rules 后面"
                yield Problem(shown, number, place.start() + 1, "L421", message)
                break


def minutes(shown: str, lines: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """L418: a table with a column 分钟 whose minutes add up to none of the agendas of the handbook."""
    rows: list[tuple[int, list[str]]] = []
    for number, text in [*lines, (0, "")]:
        if text.lstrip().startswith("|"):
            rows.append((number, [cell.strip() for cell in text.strip().strip("|").split("|")]))
            continue
        yield from _table(shown, rows)
        rows = []


def _table(shown: str, rows: Sequence[tuple[int, list[str]]]) -> Iterator[Problem]:
    if not rows or "分钟" not in rows[0][1]:
        return
    column = rows[0][1].index("分钟")
    cells = [row[column] for _, row in rows[2:] if len(row) > column]
    total = sum(int(found[1]) for cell in cells if (found := _MINUTES.fullmatch(cell)))
    if total not in AGENDAS:
        allowed = " 或 ".join(map(str, AGENDAS))
        yield Problem(shown, rows[0][0], 1, "L418", f"各步的分钟加起来是 {total}，应是 {allowed}")
