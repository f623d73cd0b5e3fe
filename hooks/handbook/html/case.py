"""Cases: the facts of a case, the cases of a chapter or section, and the library with its facets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from html import escape

from handbook import addresses
from handbook.html.links import page_links
from handbook.html.tables import rows_table
from handbook.model import Book, CaseFacts, CaseTitle, Evidence, Page, chapter_label

UNKNOWN = "未注明"
# First year of each band, newest first; what has no year is 未注明.
_BANDS = ((2022, "2022 年以后"), (2018, "2018—2021 年"), (2013, "2013—2017 年"), (0, "2012 年以前"))


def facts(book: Book, case: CaseFacts, root: str) -> str:
    """Who, where, when, on which evidence, and what it illustrates."""
    place = " ".join(part for part in (case.province, case.city) if part)
    source = "，".join(part for part in (case.source.title, case.source.publisher, case.source.date) if part)
    rows = [
        ("领域", escape(case.sector or "")),
        ("地方", escape(place)),
        ("时间", escape(case.year or "")),
        ("小组形式", escape(case.group_form or "")),
        ("主题", escape("、".join(case.themes))),
        ("证据", escape(case.evidence)),
        ("来源", _source(source, case.source.url)),
        ("对应章节", page_links([book.section_pages[s] for s in case.sections if s in book.section_pages], root)),
        ("相近案例", page_links([book.case_pages[one] for one in case.related], root)),
    ]
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{text}</td></tr>' for name, text in rows if text)
    return f'<table class="hb-case__facts"><tbody>{cells}</tbody></table>'


def _source(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}" rel="external">{escape(text)}</a>' if url else escape(text)


def of_section(book: Book, section: str, root: str) -> str:
    """The cases that illustrate a section, for the end of its page; nothing when there are none."""
    pages = book.cases_of.get(section, ())
    items = "".join(
        f'<li><a href="{escape(root + page.url)}">{escape(page.head.title)}</a>'
        f"{'：' + escape(page.head.description) if page.head.description else ''}</li>"
        for page in pages
    )
    return f'<aside class="hb-related"><h2 id="related">相关案例</h2><ul>{items}</ul></aside>' if pages else ""


def case_list(book: Book, root: str, chapter: int | None = None) -> str:
    """Cases, all or of one chapter, as a plain list."""
    found = [page for page in book.cases if chapter in (None, _facts(page).chapter)]
    items = "".join(_entry(page, root) for page in found)
    tally = f'<p class="hb-cases__tally">共 {len(found)} 个案例。</p>'
    return f'{tally}<ul class="hb-cases">{items}</ul>' if found else '<p class="hb-cases__tally">本版还没有案例。</p>'


def library(book: Book, root: str) -> str:
    """The evidence tally, the room for the facets, and all cases; a list to read where scripts do not run."""
    items = "".join(_entry(page, root) for page in sorted(book.cases, key=lambda page: _facts(page).chapter))
    return (
        f'{_evidence(book, root)}<form class="hb-facets hb-noprint" role="search" aria-label="筛选案例" '
        f'data-texts="{escape(root + addresses.CASE_TEXTS)}" hidden></form>'
        f'<p class="hb-cases__tally" role="status" aria-live="polite">共 {len(book.cases)} 个案例。</p>'
        f'<ul class="hb-cases" id="case-list">{items}</ul>'
        '<p class="hb-cases__none" hidden>没有符合的案例。去掉一个条件，或者换个说法再找。</p>'
    )


def _evidence(book: Book, root: str) -> str:
    """How many cases rest on what."""
    counts = Counter[str](_facts(page).evidence for page in book.cases)
    counts["仅有题名"] += len(book.titles)
    meanings = {
        "全文": "读到全文或大部分原文",
        "摘录": "只读到一段",
        "仅有题名": f'没有正文，另列<a href="{escape(root + addresses.BOOK_TITLES)}">一页</a>',
    }
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{counts[name]} 个</td><td>{meanings[name]}</td></tr>'
        for name in Evidence
        if counts[name]
    )
    head = '<thead><tr><th scope="col">证据</th><th scope="col">案例</th><th scope="col">意思</th></tr></thead>'
    return f'<table class="hb-evidence">{head}<tbody>{rows}</tbody></table>'


def titles(book: Book, root: str) -> str:
    """The cases of which only the title is known, by chapter, with public cases that are like them."""
    columns = (("章", "章"), ("书中的题名（没有见到正文）", "书中题名"), ("主题相近的公开案例", "公开案例"))
    return rows_table("titles", columns, (_title(book, one, root) for one in book.titles), head=1)


def _title(book: Book, one: CaseTitle, root: str) -> tuple[str, list[str]]:
    similar = page_links([book.case_pages[case] for case in one.similar], root) or "没有找到"
    return one.id, [chapter_label(one.chapter), escape(one.title), similar]


def band(year: str | None) -> str:
    """The years a case belongs to, by the first year that its text names."""
    found = _first_year(year)
    return next(name for first, name in _BANDS if int(found) >= first) if found else UNKNOWN


def _facts(page: Page) -> CaseFacts:
    assert page.head.case is not None
    return page.head.case


def _entry(page: Page, root: str) -> str:
    case = _facts(page)
    data = {
        "case": page.head.id,
        "chapter": chapter_label(case.chapter),
        "sector": case.sector or UNKNOWN,
        "province": case.province or UNKNOWN,
        "years": band(case.year),
        "year": _first_year(case.year),
        "themes": " ".join(case.themes),
        "evidence": case.evidence,
        "form": case.group_form or UNKNOWN,
    }
    attributes = "".join(f' data-{name}="{escape(text)}"' for name, text in data.items())
    return (
        f'<li{attributes}><a href="{escape(root + page.url)}">{escape(page.head.title)}</a>'
        f"{_about(page.head.description, case)}</li>"
    )


def _about(description: str | None, case: CaseFacts) -> str:
    parts: Sequence[str | None] = (case.sector, case.province, case.year, *case.themes[:3])
    about = "，".join(part for part in parts if part)
    lead = f"<br>{escape(description)}" if description else ""
    return f"{lead}<br><small>{escape(about)}；证据：{escape(case.evidence)}</small>"


def _first_year(year: str | None) -> str:
    found = re.search(r"(?:19|20)\d{2}", year or "")
    return found[0] if found else ""
