"""Citations and values of rules inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from handbook import addresses, wording
from handbook.model import Book, Rule
from handbook.references import CITATIONS, CITED, VALUE

# What is shown in place of a label that stands in front already: the same article, the same regulation.
_SAME = ("同条", "同一规定")
_TIP = re.compile(r'data-rule="([^"]*)" title="[^"]*"')
_VALUE = re.compile(r'(<span class="hb-value[^"]*") data-rule="[^"]*"')
_RUNS = re.compile(f"({CITATIONS})|{VALUE}")


def citation(book: Book, rule: Rule, root: str, shown: str = "") -> str:
    """A small link that shows regulation and article, with the rule itself as tooltip.

    ``shown`` is what to show when the citation in front of it has said part of that; the whole is then its name.
    """
    label = wording.marked(rule, wording.label(book, rule))
    classes = "hb-cite"
    if rule.unverified:
        classes, shown = "hb-cite hb-cite--unverified", ""
    elif shown in _SAME:
        # A note on the screen leaves it out; paper needs it for the footnote of that rule.
        classes = "hb-cite hb-cite--same"
    href, tip = root + addresses.rule(book, rule.id), wording.tooltip(rule)
    name = f' aria-label="{escape(shown)}（{escape(label)}）"' if shown else ""
    return (
        f'<a class="{classes}" href="{escape(href)}" data-rule="{escape(rule.id)}" title="{escape(tip)}"{name}>'
        f"{escape(shown or label)}</a>"
    )


def run(book: Book, rules: Iterable[Rule], root: str) -> str:
    """Citations that stand in a row: one after another of the same regulation shows its article only."""
    parts = []
    before: Rule | None = None
    for rule in rules:
        shown = ""
        if before is not None and before.regulation == rule.regulation:
            short = book.regulations[rule.regulation].short
            shown = _after(wording.label(book, before), wording.label(book, rule), short)
        parts.append(citation(book, rule, root, shown))
        before = rule
    return " ".join(parts)


def noted(book: Book, rules: Iterable[Rule], root: str) -> str:
    """Citations at the end of a sentence: a figure to press, and the citations as a note beside or below the text.

    The figure is drawn by the style sheet, which counts: copied text holds none.
    """
    cited = list(rules)
    name = "、".join(dict.fromkeys(wording.label(book, rule) for rule in cited))
    return (
        f'<span class="hb-cited"><button type="button" class="hb-ref" aria-label="注：{escape(name)}"></button>'
        f'<span class="hb-note">{run(book, cited, root)}</span></span>'
    )


def _after(before: str, label: str, short: str) -> str:
    """What a label adds to the one before it, both of the regulation ``short``; empty when it must be shown whole."""
    if label == short:
        return _SAME[1] if before == short else ""
    told = before.removeprefix(short).split("、")
    return "、".join(one for one in label.removeprefix(short).split("、") if one not in told) or _SAME[0]


def value(rule: Rule, key: str, before: str = "", after: str = "") -> str:
    """One value of a rule, as words; set off by a blank from a Han character ``before`` or ``after`` it."""
    shown = rule.values[key].amount
    left, right = wording.gaps(before, shown, after)
    classes = "hb-value hb-value--long" if rule.values[key].brackets else "hb-value"
    return f'{left}<span class="{classes}" data-rule="{escape(rule.id)}">{escape(shown)}</span>{right}'


def inline(book: Book, text: str, root: str) -> str:
    """A text field of data with its citations and values rendered and all else escaped."""
    parts, end = [], 0
    for match in _RUNS.finditer(text):
        parts.append(escape(text[end : match.start()]))
        end = match.end()
        if match[1]:
            parts.append(noted(book, (book.rules[found] for found in CITED.findall(match[1])), root))
        else:
            parts.append(value(book.rules[match[2]], match[3], text[: match.start()], text[end:]))
    return "".join(parts) + escape(text[end:])


def citations(book: Book, rule_ids: tuple[str, ...], root: str) -> str:
    """Citations side by side; one for each article, however many rules of it are meant."""
    kept: list[Rule] = []
    told: dict[str, set[str]] = {}
    for rule in (book.rules[rule_id] for rule_id in rule_ids):
        articles = set(wording.label(book, rule).removeprefix(book.regulations[rule.regulation].short).split("、"))
        if not articles <= told.setdefault(rule.regulation, set()):
            kept.append(rule)
        told[rule.regulation] |= articles
    return run(book, kept, root)


def without_tips(html: str) -> str:
    """The HTML of a long list whose citations bear no tooltips; the note still leads to the rule.

    With what each of its rules says, a page of hundreds of answers would be a quarter heavier.  Its values don't name
    their rules either: each stands before a citation that does.
    """
    return _VALUE.sub(r"\1", _TIP.sub(r'data-rule="\1"', html))
