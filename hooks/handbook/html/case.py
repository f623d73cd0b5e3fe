"""Cases: the table of facts on a case page and the list of the library."""

from __future__ import annotations

from html import escape

from handbook.model import Book, CaseFacts, Page


def facts(case: CaseFacts) -> str:
    """Who, where, when, on which evidence."""
    place = " ".join(part for part in (case.province, case.city) if part)
    source = "，".join(part for part in (case.source.title, case.source.publisher, case.source.date) if part)
    rows = [
        ("领域", case.sector),
        ("地方", place),
        ("时间", case.year),
        ("小组形式", case.group_form),
        ("主题", "、".join(case.themes)),
        ("证据", case.evidence),
        ("来源", source),
    ]
    cells = "".join(f'<tr><th scope="row">{name}</th><td>{escape(text)}</td></tr>' for name, text in rows if text)
    return f'<table class="hb-case__facts"><tbody>{cells}</tbody></table>'


def case_list(book: Book, root: str, chapter: int | None = None) -> str:
    """Cases, all or of one chapter, as a plain list that scripts and readers can filter."""
    found = [page for page in book.cases if chapter in (None, _facts(page).chapter)]
    items = "".join(_entry(page, root) for page in found)
    tally = f'<p class="hb-cases__tally">共 {len(found)} 个案例。</p>'
    return f'{tally}<ul class="hb-cases">{items}</ul>' if found else '<p class="hb-cases__tally">本版还没有案例。</p>'


def _facts(page: Page) -> CaseFacts:
    assert page.head.case is not None
    return page.head.case


def _entry(page: Page, root: str) -> str:
    case = _facts(page)
    data = {
        "chapter": str(case.chapter),
        "sector": case.sector or "",
        "province": case.province or "",
        "year": case.year or "",
        "themes": " ".join(case.themes),
        "evidence": case.evidence,
    }
    attributes = "".join(f' data-{name}="{escape(text)}"' for name, text in data.items())
    about = "，".join(part for part in (case.sector, case.province, case.year) if part)
    note = f"<br><small>{escape(about)}；证据：{escape(case.evidence)}</small>"
    return f'<li{attributes}><a href="{escape(root + page.url)}">{escape(page.head.title)}</a>{note}</li>'
