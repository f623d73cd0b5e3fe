"""What an editor would mark on a page: headings, numbers without a rule, and what its kind must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handbook.diagnostics import Problem
from handbook.lint import sections, sentences, stories
from handbook.model import Book
from handbook.references import CITATION, VALUE
from handbook.sources.read import PageFile, Sources

# “说一次”“两人”读作“说一说”“几个人”，不是规定的数；前面有“每、满、于、过”时才是。
_NUMBER = re.compile(
    r"(?:(?<=[每满于过])[一两](?:次|人)|(?:[0-9]+|(?![一两](?:次|人))[一二三四五六七八九十百两]+) ?"
    r"(?:次|个月|个工作日|学时|%|元|人|分之))"
)
# 案例里的数是那里的做法；说一种会多久开一次，就是在说规定。
_MEETING = "(?:党小组会|小组会|支委会|支部委员会会议|党员大会|组织生活会|党课|主题党日|谈心谈话|民主评议)"
_TIMES = r"每(?:周|月|季度|半年|年)[^，。；]{0,8}(?:[一两二三四五六七八九十]+|[0-9]+) ?次"
_FREQUENCY = re.compile(f"{_MEETING}[^，。；]{{0,6}}{_TIMES}|{_TIMES}{_MEETING}")
_HEADING = re.compile(r"^## .*\{#([\w-]+)\}\s*$")
_QUOTED = re.compile(r"\s*>")
_ANY_HEADING = re.compile(r"^#{1,4} ")
# 每一节、每个案例都有的标题和它们的编号。
_ANCHORS = {
    "怎么做": "steps",
    "写好的样子": "samples",
    "检查单和表": "checklist",
    "为什么": "why",
    "一个例子": "example",
    "容易错的地方": "pitfalls",
    "依据和变化": "basis",
    "事情": "story",
    "可以拿走的": "takeaways",
    "要掂量的": "caveats",
}
# A source's own figures, an advised practice and an example are marked by these words; none of them is a rule.
_REPORTED = re.compile(r"据|书中|只有题名|建议|示例|例：|举例|照着[说写]")


def findings(book: Book, sources: Sources) -> Iterator[Problem]:
    """The findings in each page, and in what changes and their sections show of each other."""
    for source in sources.pages:
        yield from _page(book, source)
    yield from _change_not_shown(book)


def _page(book: Book, source: PageFile) -> Iterator[Problem]:
    shown, page = source.shown, source.page
    headings: dict[str, int] = {}
    lines = list(enumerate(source.body.split("\n"), source.first_line))
    for number, line in lines:
        heading = _HEADING.match(line)
        if heading:
            headings[heading[1]] = number
        if _ANY_HEADING.match(line) and "{#" not in line:
            name = _ANCHORS.get(line.lstrip("# ").strip())
            wanted = f"；这个标题写 {{#{name}}}" if name else "，如 {#steps}"
            yield Problem(shown, number, 1, "L401", f"标题缺少编号{wanted}")
        if page.head.kind in ("section", "page") and not _ANY_HEADING.match(line):
            yield from _uncited(shown, number, line, _NUMBER)
        if page.head.kind == "case":
            yield from _uncited(shown, number, line, _FREQUENCY)
    if page.head.kind == "section":
        yield from sections.findings(book, shown, page, headings, lines)
    if page.head.case:
        yield from stories.findings(shown, page.head.case, lines)
    yield from _quotations(shown, lines)
    yield from sentences.typography(shown, source.body, source.first_line)


def _uncited(shown: str, number: int, line: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    found = pattern.search(line)
    if found and not re.search(f"{CITATION}|{VALUE}", line) and not _REPORTED.search(line):
        message = f"“{found[0]}”没有引用规则；请加 [@规则编号]，或写明是谁的说法"
        yield Problem(shown, number, found.start() + 1, "L402", message)


def _quotations(shown: str, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    """L420: words to say that do not stand apart; the converter would run the next step into them."""
    for (_, above), (number, line) in pairwise([(0, ""), *lines]):
        quoted = bool(_QUOTED.match(line))
        if line.strip() and above.strip() and quoted != bool(_QUOTED.match(above)):
            where = "前面" if quoted else "上面"
            column = len(line) - len(line.lstrip()) + 1
            yield Problem(shown, number, column, "L420", f"“>”起头的一段前后各空一行；请在这一行{where}空一行")


def _change_not_shown(book: Book) -> Iterator[Problem]:
    """A change and the sections it touches must show each other."""
    for one in book.changes.values():
        for number in one.sections:
            page = book.section_pages.get(number)
            if page and ("change", one.id) not in page.blocks:
                message = f"变化“{one.id}”涉及这一节，这里没有写；请加 /// change | {one.id}"
                yield Problem(f"docs/{page.path}", 1, 1, "L413", message)
