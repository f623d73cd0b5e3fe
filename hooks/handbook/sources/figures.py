"""Whether the figures of the data can be true: values against statements, articles, and what answers rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from handbook.articles import numbers
from handbook.diagnostics import Problems
from handbook.model import Regulation, Rule, Value
from handbook.numbers import amounts, counted
from handbook.sources.read import DataFile, Sources

Path = tuple[str | int, ...]

_HAN = "[〇一二三四五六七八九十百]+"
# 第十三条、第十四条（二）；另一件规定第五条。What stands in brackets alone says why there is no number.
_PIECE = re.compile(
    f"（[^（）]+）|题注|[\u3400-\u9fff]*?第?{_HAN}条?(?:至第?{_HAN})?(?:条|部分|项|款|章|节)?(?:（[^（）]+）)?"
)


def check(sources: Sources, problems: Problems) -> None:
    """Record E228 to E231."""
    regulations = {one.id: one for file in sources.of("regulations") for _, one in file.kind.found_in(file.value)}
    for file in sources.of("rules"):
        for path, rule in file.kind.found_in(file.value):
            _rule(file, path, rule, problems)
            _article(file, path, rule, regulations.get(rule.regulation), problems)
    for file in sources.of("changes"):
        for path, change in file.kind.found_in(file.value):
            _written(file, path, change.article, problems)
    _questions(sources, problems)
    _cases(sources, problems)


@dataclass(frozen=True)
class _Stated:
    """A number that a value of a rule gives: its key's path, the number in the common unit, and how it is shown."""

    path: Path
    number: Fraction
    unit: str
    shown: str


def _rule(file: DataFile, path: Path, rule: Rule, problems: Problems) -> None:
    """E228: a number that stands in the values and not in the statement, or the other way round."""
    stated = [one for key, value in rule.values.items() for one in _stated((*path, "values", key), value)]
    written = list(amounts(rule.statement))
    numbers_written = {(one.number, one.unit) for one in written}
    bare = {one.number for one in written}
    for one in stated:
        if (one.number, one.unit) not in numbers_written and one.number not in bare:
            message = f"数值“{one.shown}”和 statement 对不上；statement 里没有这个数"
            problems.add(file.marked.path, *file.marked.place(one.path), "E228", message)
    for key, value in rule.values.items():
        if value.per and not re.search(f"[每一按]个?{value.per}|{value.per}度|本{value.per}", rule.statement):
            message = f"数值写“每{value.per}”，statement 里没有"
            problems.add(file.marked.path, *file.marked.place((*path, "values", key, "per")), "E228", message)
    given = {(one.number, one.unit) for one in stated}
    units = {one.unit for one in stated}
    for found in written:
        if found.unit in units and (found.number, found.unit) not in given:
            place = file.marked.place_of((*path, "statement"), found.start)
            problems.add(file.marked.path, *place, "E228", f"“{found.text}”和 values 对不上；values 里没有这个数")


def _stated(path: Path, value: Value) -> Iterator[_Stated]:
    if value.number is not None:
        for name, number in (("number", value.number), ("to", value.to)):
            if number is not None:
                yield _Stated((*path, name), *counted(Fraction(str(number)), value.unit or ""), value.amount)
    if value.fraction:
        yield _Stated((*path, "fraction"), Fraction(value.fraction), "分", value.fraction)
    for number, bracket in enumerate(value.brackets):
        where = (*path, "brackets", number)
        if bracket.upto is not None:
            yield _Stated((*where, "upto"), Fraction(bracket.upto), "元", f"{bracket.upto} 元")
        yield _Stated((*where, "rate_pct"), Fraction(str(bracket.rate_pct)) / 100, "分", f"{bracket.rate_pct:g}%")


def _article(file: DataFile, path: Path, rule: Rule, regulation: Regulation | None, problems: Problems) -> None:
    """E229: an article in another form than regulations use, or beyond the last."""
    if not _written(file, path, rule.article, problems) or regulation is None or regulation.articles_total is None:
        return
    own = rule.article.split("；")[0]
    last = max(numbers(own), default=0) if "条" in own else 0
    if last > regulation.articles_total:
        message = f"《{regulation.short}》只有 {regulation.articles_total} 条，没有“{rule.article}”"
        problems.add(file.marked.path, *file.marked.place((*path, "article")), "E229", message)


def _written(file: DataFile, path: Path, article: str, problems: Problems) -> bool:
    pieces = re.split("[、；]", re.sub("（[^（）]+）", lambda found: found[0].replace("、", ""), article))
    named = "第" in article or pieces[0].startswith(("（", "题注"))
    right = named and all(_PIECE.fullmatch(piece) for piece in pieces)
    if not right:
        message = "条号应写作“第十三条”“第九条至第十五条”，没有条号的写“（条号未见）”"
        problems.add(file.marked.path, *file.marked.place((*path, "article")), "E229", message)
    return right


def _questions(sources: Sources, problems: Problems) -> None:
    """E230: a question in half-width signs, or an answer that rests on nothing."""
    for file in sources.of("faq"):
        for path, one in file.kind.found_in(file.value):
            if "?" in one.question:
                place = file.marked.place_of((*path, "question"), one.question.index("?"))
                problems.add(file.marked.path, *place, "E230", "问句用全角问号“？”")
            if not one.basis:
                place = file.marked.place((*path, "basis"))
                problems.add(file.marked.path, *place, "E230", f"问答“{one.id}”没有依据；basis 至少写一条规则")


def _cases(sources: Sources, problems: Problems) -> None:
    """E231: a case whose chapter is none of its sections', or whose years run backwards."""
    for source in sources.pages:
        case = source.page.head.case
        if case is None:
            continue
        chapters = [section.partition(".")[0] for section in case.sections]
        if chapters and str(case.chapter) not in chapters:
            message = f"案例写在第 {case.chapter} 章，sections 却是 {'、'.join(case.sections)}"
            problems.add(source.shown, *source.head.place(("case", "chapter")), "E231", message)
        for name in ("practised", "reported"):
            years = re.findall(r"\d{4}", getattr(case, name) or "")
            if years != sorted(years):
                problems.add(source.shown, *source.head.place(("case", name)), "E231", "年份应从早到晚")
