"""Citations, values and entries of rules."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook.articles import first
from handbook.model import Book, Regulation, Rule
from handbook.references import TOKEN


def citation(book: Book, rule: Rule, root: str) -> str:
    """A small link that shows regulation and article, with the rule itself as tooltip."""
    label = book.citation(rule)
    classes = "hb-cite"
    if rule.unverified:
        label, classes = f"{label}〔待核〕", "hb-cite hb-cite--unverified"
    tip = f"{rule.statement}（{rule.kind_label}，{rule.confidence.label}，{rule.checked_on} 核对）"
    href = root + book.rule_url(rule.id)
    return (
        f'<a class="{classes}" href="{escape(href)}" data-rule="{escape(rule.id)}" title="{escape(tip)}">'
        f"{escape(label)}</a>"
    )


def value(rule: Rule, key: str) -> str:
    """One value of a rule, as words."""
    shown = escape(rule.values[key].display)
    return f'<span class="hb-value" data-rule="{escape(rule.id)}" data-key="{escape(key)}">{shown}</span>'


def inline(book: Book, text: str, root: str) -> str:
    """A text field of data with its citations and values rendered and all else escaped."""
    parts, end = [], 0
    for match in TOKEN.finditer(text):
        parts.append(escape(text[end : match.start()]))
        end = match.end()
        if match[1]:
            parts.append(citation(book, book.rules[match[1]], root))
        else:
            parts.append(value(book.rules[match[2]], match[3]))
    return "".join(parts) + escape(text[end:])


def plain(book: Book, text: str) -> str:
    """The same text without markup: values in words, citations left out."""
    return TOKEN.sub(lambda m: "" if m[1] else book.rules[m[2]].values[m[3]].display, text)


def citations(book: Book, rule_ids: tuple[str, ...], root: str) -> str:
    """Citations side by side; one for each article, however many rules of it are meant."""
    seen: dict[str, str] = {}
    for rule_id in rule_ids:
        rule = book.rules[rule_id]
        seen.setdefault(book.citation(rule), citation(book, rule, root))
    return " ".join(seen.values())


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
    source = f'<a href="{escape(root + book.regulation_url(source_of.id))}">《{escape(source_of.title)}》</a>'
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
    rows = "".join(_regulation_row(r, used.get(r.id, []), book, root) for r in book.regulations.values())
    return (
        '<table class="hb-regulations"><thead><tr><th scope="col">规定</th><th scope="col">状态</th>'
        '<th scope="col">施行或发布</th><th scope="col">核对</th><th scope="col">用到的规则</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _regulation_row(regulation: Regulation, rules: list[Rule], book: Book, root: str) -> str:
    title = f'<a href="{escape(root + book.regulation_url(regulation.id))}">《{escape(regulation.title)}》</a>'
    topics = {book.topic_of[rule.id].slug: book.topic_of[rule.id].topic for rule in rules}
    links = "、".join(f'<a href="{root}rules/{slug}.html">{escape(topic)}</a>' for slug, topic in topics.items())
    return (
        f'<tr id="{escape(regulation.id)}"><th scope="row">{title}<br><small>{escape(regulation.issuer)}</small></th>'
        f"<td>{escape(regulation.status)}</td><td>{escape(_date(regulation))}</td>"
        f"<td>{escape(regulation.confidence.label)}</td>"
        f"<td>{len(rules)} 条{'：' + links if links else ''}</td></tr>"
    )


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
    rows = "".join(
        f'<tr><th scope="row">{escape(rule.article)}{_article_note(rule)}</th>'
        f'<td><a href="{escape(root + book.rule_url(rule.id))}">{escape(rule.statement)}</a>'
        f"{_badge(rule)}</td><td>{_citing(book, rule, root)}</td></tr>"
        for rule in rules
    )
    head = '<tr><th scope="col">条</th><th scope="col">大意</th><th scope="col">引用页面</th></tr>'
    return f'<table class="hb-regulations"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _badge(rule: Rule) -> str:
    return ' <span class="hb-badge hb-badge--unverified">待核</span>' if rule.unverified else ""


def _citing(book: Book, rule: Rule, root: str) -> str:
    pages = book.cited_by.get(rule.id, ())
    return "、".join(f'<a href="{escape(root + p.url)}">{escape(p.head.title)}</a>' for p in pages)
