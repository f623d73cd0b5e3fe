"""Citations, values and entries of rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from handbook import addresses
from handbook.articles import first
from handbook.html.links import page_links
from handbook.html.rows import rows_table
from handbook.model import Book, Regulation, Rule
from handbook.references import CITATION, CITATIONS, VALUE

_RUNS = re.compile(f"({CITATIONS})|{VALUE}")
_SPACED_RUNS = re.compile(f" *({CITATIONS}) *|{VALUE}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[0-9A-Za-z]")


def citation(book: Book, rule: Rule, root: str, shown: str = "") -> str:
    """A small link that shows regulation and article, with the rule itself as tooltip.

    ``shown`` is what to show when the citation in front of it has said part of that; the whole is then its name.
    """
    label = book.citation(rule)
    classes = "hb-cite"
    if rule.unverified:
        label, classes, shown = f"{label}〔待核〕", "hb-cite hb-cite--unverified", ""
    tip = f"{rule.statement}（{rule.kind_label}，{rule.confidence.label}，{rule.checked_on} 核对）"
    href = root + addresses.rule(book, rule.id)
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
            shown = _after(book.citation(before), book.citation(rule), book.regulations[rule.regulation].short)
        parts.append(citation(book, rule, root, shown))
        before = rule
    return " ".join(parts)


def _after(before: str, label: str, short: str) -> str:
    """What a label adds to the one before it, both of the regulation ``short``; empty when it must be shown whole."""
    if label != before:
        return label.removeprefix(short)
    return "同条" if label != short else "同一规定"


def value(rule: Rule, key: str, before: str = "", after: str = "") -> str:
    """One value of a rule, as words; set off by a blank from a Han character ``before`` or ``after`` it."""
    shown = rule.values[key].display
    left, right = _gaps(before, shown, after)
    classes = "hb-value hb-value--long" if rule.values[key].brackets else "hb-value"
    return (
        f'{left}<span class="{classes}" data-rule="{escape(rule.id)}" data-key="{escape(key)}">{escape(shown)}</span>'
        f"{right}"
    )


def _gaps(before: str, shown: str, after: str) -> tuple[str, str]:
    """What Chinese typesetting puts between Han characters and Latin letters or digits: a blank."""
    left = " " if _HAN.match(before[-1:]) and _LATIN.match(shown[:1]) else ""
    right = " " if _LATIN.match(shown[-1:]) and _HAN.match(after[:1]) else ""
    return left, right


def inline(book: Book, text: str, root: str) -> str:
    """A text field of data with its citations and values rendered and all else escaped."""
    parts, end = [], 0
    for match in _RUNS.finditer(text):
        parts.append(escape(text[end : match.start()]))
        end = match.end()
        if match[1]:
            parts.append(run(book, (book.rules[found] for found in re.findall(CITATION, match[1])), root))
        else:
            parts.append(value(book.rules[match[2]], match[3], text[: match.start()], text[end:]))
    return "".join(parts) + escape(text[end:])


def plain(book: Book, text: str) -> str:
    """The same text without markup: values in words, citations left out with the blanks around them."""

    def words(match: re.Match[str]) -> str:
        if match[1]:
            return ""
        shown = book.rules[match[2]].values[match[3]].display
        left, right = _gaps(text[: match.start()], shown, text[match.end() :])
        return left + shown + right

    return _SPACED_RUNS.sub(words, text)


def citations(book: Book, rule_ids: tuple[str, ...], root: str) -> str:
    """Citations side by side; one for each article, however many rules of it are meant."""
    seen: dict[str, Rule] = {}
    for rule_id in rule_ids:
        rule = book.rules[rule_id]
        seen.setdefault(book.citation(rule), rule)
    return run(book, seen.values(), root)


def labels(book: Book, rule_ids: Iterable[str]) -> str:
    """Regulation and articles as plain text, each regulation named once in a row of its articles."""
    found: list[str] = []
    last = ""
    for rule_id in dict.fromkeys(rule_ids):
        rule = book.rules[rule_id]
        label, short = book.citation(rule), book.regulations[rule.regulation].short
        shown = label.removeprefix(short) if short == last else label
        last = short
        if shown and shown not in found and label not in found:
            found.append(shown + ("〔待核〕" if rule.unverified else ""))
    return "、".join(found)


def card(book: Book, rule: Rule, root: str) -> str:
    """A rule's entry: statement, article, values, how it was checked and the pages that cite it."""
    source_of = book.regulations[rule.regulation]
    source = f'<a href="{escape(root + addresses.regulation(source_of.id))}">《{escape(source_of.title)}》</a>'
    rows = [("依据", f"{source}{escape(rule.article)}{_article_note(rule)}")]
    if rule.values:
        rows.append(("数值", "；".join(escape(v.display) for v in rule.values.values())))
    rows.append(("性质", escape(rule.kind_label)))
    rows.append(("核对", f"{escape(rule.confidence.label)}，{escape(rule.checked_on)}"))
    if rule.note:
        rows.append(("说明", escape(rule.note)))
    if citing := _citing(book, rule, root):
        rows.append(("引用页面", citing))
    details = "".join(f"<div><dt>{name}</dt><dd>{content}</dd></div>" for name, content in rows)
    return (
        f'<article class="hb-rule" id="{escape(rule.id)}"><p class="hb-rule__statement">'
        f'<a class="hb-rule__id" href="#{escape(rule.id)}">{escape(rule.id)}</a> '
        f"{escape(rule.statement)}{_badge(rule)}</p>"
        f'<dl class="hb-rule__meta">{details}</dl></article>'
    )


def _article_note(rule: Rule) -> str:
    return {"from-memory": "（条号待核）", "inferred": "（条号由相邻条号推定）"}.get(rule.article_confidence, "")


def regulation_table(book: Book, root: str) -> str:
    """All regulations with status, date and how many rules rest on each."""
    used: dict[str, list[Rule]] = {}
    for rule in book.rules.values():
        used.setdefault(rule.regulation, []).append(rule)
    columns = (
        ("规定", "规定"),
        ("状态", "状态"),
        ("施行或发布", "施行发布"),
        ("核对", "核对"),
        ("用到的规则", "用到规则"),
    )
    rows = (_regulation_row(r, used.get(r.id, []), book, root) for r in book.regulations.values())
    return rows_table("regulations", columns, rows)


def _regulation_row(regulation: Regulation, rules: list[Rule], book: Book, root: str) -> tuple[str, list[str]]:
    title = f'<a href="{escape(root + addresses.regulation(regulation.id))}">《{escape(regulation.title)}》</a>'
    topics = {addresses.topic(topic.slug): topic.topic for topic in (book.topic_of[rule.id] for rule in rules)}
    links = "、".join(f'<a href="{escape(root + url)}">{escape(topic)}</a>' for url, topic in topics.items())
    return regulation.id, [
        f"{title}<br><small>{escape(regulation.issuer)}</small>",
        escape(regulation.status),
        escape(_date(regulation)),
        escape(regulation.confidence.label),
        f"{len(rules)} 条{'：' + links if links else ''}",
    ]


def _date(regulation: Regulation) -> str:
    return regulation.effective or regulation.issued or regulation.last_revised or "待核"


def regulation(book: Book, one: Regulation, root: str) -> str:
    """A regulation: what it is and what it replaced, then each article used with the pages that cite it."""
    rows = [
        ("发布机关", one.issuer),
        ("状态", f"{one.status}。{one.status_note}" if one.status_note else one.status),
        ("通过", one.adopted),
        ("发布", one.issued),
        ("施行", one.effective),
        ("最近修订", one.last_revised),
        ("取代", one.replaces),
        ("核对程度", one.confidence.label),
        ("怎样核对", one.source),
        ("说明", one.note),
    ]
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{escape(text)}</td></tr>' for name, text in rows if text)
    if one.url:
        link = f'<a href="{escape(one.url)}" rel="external">{escape(one.url)}</a>'
        cells += f'<tr><th scope="row">官方网址</th><td>{link}</td></tr>'
    used = sorted((r for r in book.rules.values() if r.regulation == one.id), key=lambda rule: first(rule.article))
    facts = f'<table class="hb-case__facts"><tbody>{cells}</tbody></table>'
    return facts + (_articles(book, used, root) if used else "<p>本手册没有引用它的条文。</p>")


def _articles(book: Book, rules: list[Rule], root: str) -> str:
    columns = (("条", "条"), ("大意", "大意"), ("引用页面", "引用页面"))
    return rows_table("articles", columns, (("", _article(book, rule, root)) for rule in rules))


def _article(book: Book, rule: Rule, root: str) -> list[str]:
    statement = f'<a href="{escape(root + addresses.rule(book, rule.id))}">{escape(rule.statement)}</a>{_badge(rule)}'
    return [f"{escape(rule.article)}{_article_note(rule)}", statement, _citing(book, rule, root)]


def _badge(rule: Rule) -> str:
    return ' <span class="hb-badge hb-badge--unverified">待核</span>' if rule.unverified else ""


def _citing(book: Book, rule: Rule, root: str) -> str:
    """The pages that cite a rule: chapters and the like in full, cases folded."""
    pages = book.cited_by.get(rule.id, ())
    cases = [page for page in pages if page.head.case]
    shown = page_links([page for page in pages if not page.head.case], root)
    if cases:
        shown += f"<details><summary>{len(cases)} 个案例</summary>{page_links(cases, root)}</details>"
    return shown
