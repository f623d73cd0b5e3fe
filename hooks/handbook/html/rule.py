"""Citations, values and entries of rules."""

from __future__ import annotations

from html import escape

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


def card(book: Book, rule: Rule, root: str) -> str:
    """A rule's entry: statement, article, values, how it was checked and the pages that cite it."""
    regulation = book.regulations[rule.regulation]
    rows = [("依据", f"《{escape(regulation.title)}》{escape(rule.article)}{_article_note(rule)}")]
    if rule.values:
        rows.append(("数值", "；".join(escape(v.display) for v in rule.values.values())))
    rows.append(("性质", escape(rule.kind_label)))
    rows.append(("核对", f"{escape(rule.confidence.label)}，{escape(rule.checked_on)}"))
    if rule.note:
        rows.append(("说明", escape(rule.note)))
    pages = book.cited_by.get(rule.id, ())
    if pages:
        links = "、".join(f'<a href="{escape(root + p.url)}">{escape(p.head.title)}</a>' for p in pages)
        rows.append(("引用页面", links))
    details = "".join(f"<div><dt>{name}</dt><dd>{content}</dd></div>" for name, content in rows)
    badge = ' <span class="hb-badge hb-badge--unverified">待核</span>' if rule.unverified else ""
    return (
        f'<article class="hb-rule" id="{escape(rule.id)}"><p class="hb-rule__statement">'
        f'<a class="hb-rule__id" href="#{escape(rule.id)}">{escape(rule.id)}</a> {escape(rule.statement)}{badge}</p>'
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
    title = f"《{escape(regulation.title)}》"
    if regulation.url:
        title = f'<a href="{escape(regulation.url)}" rel="external">{title}</a>'
    extra = [escape(regulation.issuer)]
    extra += [escape(note) for note in (regulation.status_note,) if note]
    extra += [f"取代：{escape(regulation.replaces)}"] if regulation.replaces else []
    topics = {book.topic_of[rule.id].slug: book.topic_of[rule.id].topic for rule in rules}
    links = "、".join(f'<a href="{root}rules/{slug}.html">{escape(topic)}</a>' for slug, topic in topics.items())
    date = regulation.effective or regulation.issued or regulation.last_revised or "待核"
    check = f"{regulation.confidence.label}。{regulation.source}"
    return (
        f'<tr id="{escape(regulation.id)}"><th scope="row">{title}<br><small>{"；".join(extra)}</small></th>'
        f"<td>{escape(regulation.status)}</td><td>{escape(date)}</td><td><small>{escape(check)}</small></td>"
        f"<td>{len(rules)} 条{'：' + links if links else ''}</td></tr>"
    )
