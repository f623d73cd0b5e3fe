"""What an editor would mark in the sentences: repeated, too long, out of date, or surer than their source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import autocorrect_py

from handbook.articles import NUMBER, number, numbers
from handbook.characters import HAN
from handbook.diagnostics import Problem
from handbook.model import Book, Confidence
from handbook.references import CITATION, VALUE
from handbook.sources.read import PageFile

LONGEST = 80
REPEATED = 20
_ENDS = re.compile(r"[。！？；|]")
_AROUND_LINK = re.compile(r" (?=\[)|(?<=[)\]]) ")
_TARGET = re.compile(r"\]\([^)]*\)")
# 旧词只在说明它是旧称、别的组织的事或要改正时才可以出现。
_SUPERSEDED = {
    "民主生活会": re.compile(r"旧|领导|班子|党委|党组|改成|2013"),
    "25 步": re.compile(r"旧|停用|2014|流传"),
    "二十五步": re.compile(r"旧|停用|2014|流传"),
    "党员鉴定": re.compile(r"旧|改|2013|现"),
}


# 规则里的数多半有界限；印出来的只是数，界限由句子说。“不足、不满”说的是界限的另一边。
_LIMIT_WORDS = {
    "at_least": re.compile(r"不少于|不低于|至少|最少|最短|以上|达到|满|不足"),
    "at_most": re.compile(r"不超过|不得超过|至多|最多|最长|以内|之内|以下|为限|只能|只有|不满|不足"),
    "more_than": re.compile(r"超过|多于|过半"),
}
_LIMIT_NAMES = {"at_least": "不少于", "at_most": "不超过", "more_than": "超过"}
_BEFORE, _AFTER = 30, 8
_CLAUSE_ENDS = re.compile(r"[。；|]")
_PHRASE_ENDS = re.compile(r"[，。；|]")


@dataclass(frozen=True)
class Line:
    """A line of a page's body or of a text in data: file as shown, number and column from 1, and text."""

    shown: str
    number: int
    text: str
    column: int = 1


def repeated(lines: list[Line]) -> Iterator[Problem]:
    """L406: a sentence of ``REPEATED`` or more Han characters that stands on another page or in data too."""
    first: dict[str, Line] = {}
    for line in lines:
        for column, sentence in _sentences(line.text):
            han = "".join(HAN.findall(sentence))
            if len(han) < REPEATED:
                continue
            seen = first.setdefault(han, line)
            if seen.shown != line.shown:
                message = f"这一句在 {seen.shown}:{seen.number} 已有；请改写或改为链接"
                yield Problem(line.shown, line.number, line.column + column - 1, "L406", message)


def too_long(line: Line) -> Iterator[Problem]:
    """L407: a sentence of more than ``LONGEST`` Han characters."""
    for column, sentence in _sentences(line.text):
        count = len(HAN.findall(sentence))
        if count > LONGEST:
            yield Problem(line.shown, line.number, column, "L407", f"一句有 {count} 个汉字；请断成几句")


def superseded(line: Line) -> Iterator[Problem]:
    """L408: a term that the rules in force no longer use, without a word that says so."""
    for term, excuse in _SUPERSEDED.items():
        place = line.text.find(term)
        if place >= 0 and not excuse.search(line.text):
            message = f"“{term}”是旧称或另有所指；请用现行说法，或写明它是旧称"
            yield Problem(line.shown, line.number, place + 1, "L408", message)


def too_sure(line: Line, book: Book) -> Iterator[Problem]:
    """L409: a rule that waits for a check (待核), cited in a paragraph that does not say so."""
    for pattern in (CITATION, VALUE):
        for found in re.finditer(pattern, line.text):
            rule = book.rules.get(found[1])
            if rule and rule.confidence is Confidence.MEMORY and "待核" not in line.text:
                message = f"规则“{rule.id}”待核；请在这一段写明“待核”"
                yield Problem(line.shown, line.number, found.start() + 1, "L409", message)


def without_limit(line: Line, book: Book) -> Iterator[Problem]:
    """L419: a number printed from a rule that sets a limit, in a sentence that does not say which."""
    for found in re.finditer(VALUE, line.text):
        rule = book.rules.get(found[1])
        value = rule.values.get(found[2]) if rule else None
        if value is None or value.number is None or value.bound not in _LIMIT_WORDS:
            continue
        before = _CLAUSE_ENDS.split(line.text[max(0, found.start() - _BEFORE) : found.start()])[-1]
        after = _PHRASE_ENDS.split(line.text[found.end() : found.end() + _AFTER])[0]
        if not _LIMIT_WORDS[value.bound].search(before + after):
            message = f"规则写的是“{value.display}”，这里只印出“{value.amount}”；请写上“{_LIMIT_NAMES[value.bound]}”"
            yield Problem(line.shown, line.number, found.start() + 1, "L419", message)


def doubled(line: Line, book: Book) -> Iterator[Problem]:
    """L422: words at the edge of a printed value that the sentence says already: 超过超过, 以上以上."""
    for found in re.finditer(VALUE, line.text):
        rule = book.rules.get(found[1])
        value = rule.values.get(found[2]) if rule else None
        before, after = line.text[: found.start()].rstrip(), line.text[found.end() :].lstrip()
        if value and (_meets(before, value.amount) or _meets(value.amount, after)):
            message = f"这里印出来是“{before[-4:]}{value.amount}{after[:4]}”，字重了；请去掉一处"
            yield Problem(line.shown, line.number, found.start() + 1, "L422", message)


def _meets(first: str, second: str) -> bool:
    """Whether two texts that follow each other repeat two Han characters where they meet, or 有 alone."""
    twice = first[-2:] == second[:2] and len(HAN.findall(first[-2:])) == 2
    return twice or (first[-1:] == "有" == second[:1])


def known_articles(book: Book) -> dict[str, set[int]]:
    """Short title of each regulation → the numbers of the articles that the data has; only regulations with some."""
    known: dict[str, set[int]] = {}
    for rule in book.rules.values():
        known.setdefault(book.regulations[rule.regulation].short, set()).update(numbers(rule.article))
    return {short: found for short, found in known.items() if found}


def wrong_article(line: Line, known: Mapping[str, set[int]]) -> Iterator[Problem]:
    """L412: an article written out that the data does not have for that regulation, such as a number of 2012.

    Lines that speak of an older text say so by its year or by 旧, 原.
    """
    if re.search(r"旧|原第|20(?:0\d|1[0-7]) ?年", line.text):
        return
    for found in re.finditer(rf"({'|'.join(map(re.escape, known))})》?第({NUMBER})条", line.text):
        if number(found[2]) not in known[found[1]]:
            message = f"数据里没有“{found[0]}”；请核对条号，写旧条号时注明哪一年"
            yield Problem(line.shown, line.number, found.start() + 1, "L412", message)


def typography(shown: str, text: str, first_line: int) -> Iterator[Problem]:
    """L410: spaces and punctuation as autocorrect would set them."""
    try:
        yield from _corrected(shown, text, first_line)
    except ValueError:
        # Its parser gives up on too many brackets in all: a paragraph at a time, until the one that it cannot read.
        for number, paragraph in _paragraphs(text, first_line):
            try:
                yield from _corrected(shown, paragraph, number)
            except ValueError:
                yield Problem(shown, number, 1, "L410", "这一段里的记号太密，看不了空格和标点；请分段")


def _corrected(shown: str, text: str, first_line: int) -> list[Problem]:
    found = []
    for one in autocorrect_py.lint_for(text, "markdown").lines:
        # 全角空格是留给人填写的空白；链接和引用在页面上是文字，两边不留空格。
        if "\u3000" in one.old or _AROUND_LINK.sub("", one.new) == one.old:
            continue
        message = f"排版应为“{one.new.strip()}”，现为“{one.old.strip()}”"
        found.append(Problem(shown, first_line + one.line - 1, one.col, "L410", message))
    return found


def _paragraphs(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The first line and the text of each paragraph."""
    number = first_line
    for part in re.split(r"(\n[ \t]*\n)", text):
        if part.strip():
            yield number + len(part) - len(part.lstrip("\n")), part.lstrip("\n")
        number += part.count("\n")


def lines(source: PageFile) -> list[Line]:
    """The lines of a page's body that hold anything."""
    numbered = enumerate(source.body.split("\n"), source.first_line)
    return [Line(source.shown, number, text) for number, text in numbered if text]


def findings(line: Line, book: Book, articles: Mapping[str, set[int]]) -> Iterator[Problem]:
    """L407 to L409, L412, L419 and L422 in a line; ``articles`` are the ``known_articles``."""
    yield from too_long(line)
    yield from superseded(line)
    yield from too_sure(line, book)
    yield from without_limit(line, book)
    yield from doubled(line, book)
    yield from wrong_article(line, articles)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Column from 1 and text of each sentence, without citations and link targets."""
    bare = re.sub(VALUE, "", re.sub(CITATION, "", text))
    bare = _TARGET.sub("]", bare)
    for sentence in _ENDS.split(bare):
        words = sentence.strip()
        yield max(text.find(words), 0) + 1 if words else 1, words
