"""What the handbook says of itself and of a rule, in plain text; the same words on pages, on paper and in files."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable

from handbook.characters import HAN
from handbook.model import Book, Rule
from handbook.references import CITATIONS, CITED, VALUE

NOTICE = "非官方资料，以正式文件为准"
# What is said of every sample, on the page and on paper.
INVENTED = "示例：人和事都是虚构的，照着改成自己的再用。"
# What stands in the place of a basis where no rule sets it.
PRACTICE = "建议做法"
# The pages that files and feeds are called after.
YEAR, CHANGES = "党小组的一年", "2013 年以来的变化"
_UNVERIFIED = "〔待核〕"
_SPACED_RUNS = re.compile(f" *({CITATIONS}) *|{VALUE}")
_LATIN = re.compile(r"[0-9A-Za-z]")


def edition(book: Book) -> str:
    """The date of the edition in words."""
    day = datetime.date.fromisoformat(book.outline.edition)
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def titled(book: Book, name: str) -> str:
    """The title of a file: the handbook's, then its own."""
    return f"{book.outline.title}：{name}"


def gaps(before: str, shown: str, after: str) -> tuple[str, str]:
    """What Chinese typesetting puts between Han characters and Latin letters or digits on both sides: a blank."""
    left = " " if HAN.match(before[-1:]) and _LATIN.match(shown[:1]) else ""
    right = " " if _LATIN.match(shown[-1:]) and HAN.match(after[:1]) else ""
    return left, right


def plain(book: Book, text: str) -> str:
    """A text field of data without markup: values in words, citations left out with the blanks around them."""

    def words(match: re.Match[str]) -> str:
        if match[1]:
            return ""
        shown = book.rules[match[2]].values[match[3]].amount
        left, right = gaps(text[: match.start()], shown, text[match.end() :])
        return left + shown + right

    return _SPACED_RUNS.sub(words, text)


def cited(text: str) -> tuple[str, ...]:
    """The rules that a text field cites, in its order."""
    return tuple(CITED.findall(text))


def label(book: Book, rule: Rule) -> str:
    """Short name of a regulation, and the article; the article is left out where it was not seen."""
    article = rule.article.split("；")[0]
    article = "" if article.startswith("（") else article
    return f"{book.regulations[rule.regulation].short}{article}"


def marked(rule: Rule, name: str) -> str:
    """``name`` of a rule, with a mark when the rule must be told as unverified."""
    return name + (_UNVERIFIED if rule.unverified else "")


def labels(book: Book, rule_ids: Iterable[str]) -> str:
    """Regulation and articles, each regulation named once in a row of its articles."""
    found: list[str] = []
    last = ""
    for rule_id in dict.fromkeys(rule_ids):
        rule = book.rules[rule_id]
        name, short = label(book, rule), book.regulations[rule.regulation].short
        shown = name.removeprefix(short) if short == last else name
        last = short
        if shown and shown not in found and name not in found:
            found.append(marked(rule, shown))
    return "、".join(found)


def basis(book: Book, rule_ids: Iterable[str], practice: bool = False) -> str:
    """What something rests on: regulation and articles, and that it is only practice where no rule sets it."""
    return "、".join(part for part in (labels(book, rule_ids), PRACTICE if practice else "") if part)


def resting(basis: str) -> str:
    """``basis`` as a sentence of its own; nothing when there is none."""
    return f"依据：{basis}" if basis else ""


def tooltip(rule: Rule) -> str:
    """A rule beside its citation: what it says, of what kind it is and how it was checked."""
    return f"{rule.statement}（{rule.kind_label}，{rule.confidence.label}，{rule.checked_on} 核对）"


def footnote(book: Book, rule: Rule) -> str:
    """A rule below the page: regulation, article, statement and how it was checked."""
    title = book.regulations[rule.regulation].title
    kind = "" if rule.kind == "rule" else f"{rule.kind_label}，"
    return f"《{title}》{rule.article}。{rule.statement}（{kind}{rule.confidence.label}，{rule.checked_on}）"


def seen(book: Book, rule_ids: Iterable[str]) -> str:
    """What rules say today, as eight characters: who rests a question on them keeps it, to see when they change."""
    said = "\n".join(f"{one}\t{book.rules[one].article}\t{book.rules[one].statement}" for one in rule_ids)
    return hashlib.sha256(said.encode()).hexdigest()[:8]
