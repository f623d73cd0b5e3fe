"""What the Markdown of a page may not do: directives in another form than is checked, and markup without measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handbook.diagnostics import Problems
from handbook.references import BLOCK, without_code

MAX_LINE = 2000
MAX_INDENT = 24
MAX_NESTED = 6
# Signs that start markup, and how many of each a paragraph or a table may hold.  Converters look from each of them to
# the end of the paragraph, so that thousands take minutes.
MAX_SIGNS = {"[": 1000, "`": 100, "*": 1000, "_": 1000, "<": 300, "!": 1000}
# So many paragraphs that are as full as may be take about a second.
MAX_FULL = 5

# Indented, in a quotation or in a list it would be shown, but not found by what checks it.
_DIRECTIVE = re.compile(r"(?P<lead>[ \t>*+.)0-9-]*)(?P<bar>/{3,})(?P<rest>.*)")
# What would run in the reader's browser or be fetched from another site, and HTML altogether.
_FOREIGN = (
    (re.compile(r"<(?!https?://[^<>\s]*>)/?[A-Za-z!?]"), "页面里不写 HTML；请用 Markdown，小于号后面空一格"),
    (re.compile(r"\{(?!#[a-z0-9-]+\}\s*$)[^{}]*\}"), "页面里不写花括号；只有标题末尾可以写编号，如 {#steps}"),
    (
        re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]]*\]:\s*<?)\s*(?!(?:https?|mailto):)[A-Za-z][\w+.-]*:", re.IGNORECASE),
        "链接只能用 http、https 和 mailto",
    ),
    (re.compile(r"!\[[^\]]{0,200}\]\(\s*<?(?:https?:)?//", re.IGNORECASE), "图片不能取自别的网站；请放进 docs/assets/"),
)
_FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
_NESTED = re.compile(r"[ \t]*(?P<marks>(?:(?:[-*+]|\d+[.)])[ \t]+|>[ \t]?)+)")
_MARK = re.compile(r"[-*+>]|\d+[.)]")


def check(body: str, shown: str, first_line: int, problems: Problems) -> None:
    """Record E121, E306 to E309 and E311 in the body of page ``shown``, which starts on ``first_line`` of its file."""
    lines = list(enumerate(body.split("\n"), first_line))
    directives = _Directives(shown, problems)
    for number, line in lines:
        directives.line(number, line)
        if found := _FENCE.match(line):
            message = "手册的页面不用代码块；写在里面的引用和指令一样会显示，请改成正文或者 `短的代码`"
            problems.add(shown, number, found.start("fence") + 1, "E307", message)
        _measure(shown, number, line, problems)
        _foreign(shown, number, line, problems)
    directives.end()
    _signs(shown, lines, problems)


@dataclass
class _Directives:
    """Each directive is ``/// name | argument`` from the start of a line, closed by ``///`` on the next."""

    shown: str
    problems: Problems
    # The line and words of the directive that is not closed yet; no words for one whose form is wrong.
    open: tuple[int, str] | None = None

    def line(self, number: int, line: str) -> None:
        found = _DIRECTIVE.match(line)
        if not found:
            if line.strip():
                self.end()
            return
        column = found.start("bar") + 1
        if not found["rest"].strip():
            wrong = self.open is None or (self.open[1] and line.rstrip() != "///")
            if wrong:
                message = "多出来的“///”" if self.open is None else "指令要用行首的三条斜线“///”结束"
                self.problems.add(self.shown, number, column, "E308", message)
            self.open = None
            return
        self.end()
        block = BLOCK.match(line)
        if block is None:
            message = (
                "指令要从行首写起，用三条斜线和小写的名字，如 /// checklist | 编号；不能缩进，不能放在引用和列表里"
            )
            self.problems.add(self.shown, number, column, "E308", message)
        self.open = (number, found["rest"].strip() if block else "")

    def end(self) -> None:
        """What follows is not part of a directive."""
        if self.open is not None and self.open[1]:
            number, written = self.open
            message = f"指令“{written}”没有结束；下一行要写“///”"
            self.problems.add(self.shown, number, 1, "E306", message)
        self.open = None


def _foreign(shown: str, number: int, line: str, problems: Problems) -> None:
    """What would run in the reader's browser, or be fetched from another site."""
    written = without_code(line)
    for pattern, message in _FOREIGN:
        if found := pattern.search(written):
            problems.add(shown, number, found.start() + 1, "E311", message)


def _measure(shown: str, number: int, line: str, problems: Problems) -> None:
    if len(line) > MAX_LINE:
        problems.add(shown, number, MAX_LINE + 1, "E121", f"这一行有 {len(line)} 个字，超过 {MAX_LINE}；请分段")
        return
    indent = len(line) - len(line.lstrip(" \t"))
    if indent > MAX_INDENT and line.strip():
        problems.add(shown, number, indent + 1, "E309", f"缩进超过 {MAX_INDENT} 格；列表不要嵌套这么多层")
    marks = _NESTED.match(line)
    if marks and len(_MARK.findall(marks["marks"])) > MAX_NESTED:
        column = marks.start("marks") + 1
        problems.add(shown, number, column, "E309", f"一行里嵌套了超过 {MAX_NESTED} 层列表或引用")


def _signs(shown: str, lines: list[tuple[int, str]], problems: Problems) -> None:
    """One problem for each paragraph and sign that there is too much of, where it passes the measure; so for a page."""
    here, on_page = dict.fromkeys(MAX_SIGNS, 0), dict.fromkeys(MAX_SIGNS, 0)
    for number, line in lines:
        if not line.strip():
            here = dict.fromkeys(MAX_SIGNS, 0)
        for sign, most in MAX_SIGNS.items():
            more = line.count(sign)
            for counts, limit, told in (
                (here, most, f"这一段里“{sign}”超过 {most} 个；请分段"),
                (on_page, most * MAX_FULL, f"这一页里“{sign}”超过 {most * MAX_FULL} 个；请拆成几页"),
            ):
                before, counts[sign] = counts[sign], counts[sign] + more
                if before <= limit < counts[sign]:
                    problems.add(shown, number, line.index(sign) + 1, "E309", told)
