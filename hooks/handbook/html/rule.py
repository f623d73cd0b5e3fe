"""Entries of rules, and regulations with the rules that rest on them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from handbook import addresses
from handbook.articles import first
from handbook.html.citation import citation
from handbook.html.links import page_links
from handbook.html.tables import rows_table
from handbook.model import Book, Regulation, Rule
from handbook.readers import Reader


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


def basis_table(book: Book, rules: Sequence[Rule], root: str, what: str = "本节") -> str:
    """What a section, or ``what`` it is, rests on, folded on the screen: where, what it says, how it was checked."""
    columns = (("哪条", "哪条"), ("怎么说（本站概括，不是原文）", "怎么说"), ("核对", "核对"))
    rows = (
        (
            "",
            [citation(book, rule, root), escape(rule.statement), escape(f"{rule.kind_label}，{rule.confidence.label}")],
        )
        for rule in rules
    )
    table = rows_table("basis-table", columns, rows)
    # Each rule is found by itself; its sentence in every section that rests on it would only stand before it.
    summary = f"<summary>{what}用到的规定（{len(rules)} 条）</summary>"
    return f'<details class="hb-basis" data-not="{Reader.SEARCH}">{summary}{table}</details>'


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
        ("施行或发布", "施行或发布"),
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
