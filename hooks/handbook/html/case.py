"""Cases: what frames a case's text, the cases of a chapter or section, and the library with its facets."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook import addresses, wording
from handbook.html.links import nearby, page_links
from handbook.model import Book, CaseFacts, CaseTitle, Evidence, Page, Source, chapter_label
from handbook.readers import SCREEN_ONLY, Reader

UNKNOWN = "未注明"
# First year of each band, newest first; what has no year is 未注明.
_BANDS = ((2022, "2022 年以后"), (2018, "2018—2021 年"), (2013, "2013—2017 年"), (0, "2012 年以前"))
# What a case without a form of its own is sorted under.
_FORMS = {"小组": "党小组", "小组大小": "小组大小的单位", "支部": "支部做法"}
_EVIDENCE = {Evidence.FULL: "读到全文或大部分", Evidence.EXCERPT: "只读到一部分", Evidence.TITLE: "没有正文"}
# The parts of the library in their order.
STORY, COUNTER, BRIEF = "可以学的", "不要照搬", "还有这些"
_PARTS = {STORY: "stories", COUNTER: "counter", BRIEF: "brief"}
# The heading of a case → those before it that said the same; published addresses go on leading somewhere.
FORMER = {"story": ("background", "practice"), "takeaways": ("results", "steps"), "caveats": ("limits",)}
_SHOWN = 3
# Stays at the end of a line, before what it parts.
_DOT = "\N{NO-BREAK SPACE}· "


def opening(page: Page) -> str:
    """Lead and facts, for under the title of a case."""
    description = page.head.description
    lead = f'<p class="hb-lead">{escape(description)}</p>' if description else ""
    return f'{lead}<p class="hb-case__meta">{_meta(_facts(page))}</p>'


def _meta(case: CaseFacts) -> str:
    """Place, sector, year, form and evidence in one line."""
    place = "".join(part for part in (case.province, case.city) if part)
    parts = (place, case.sector, _when(case), _form(case), f"证据：{case.evidence}")
    counter = f'<strong class="hb-case__counter">{COUNTER}</strong>{_DOT}' if _part(case) == COUNTER else ""
    return counter + _DOT.join(escape(part) for part in parts if part)


def closing(book: Book, page: Page, root: str) -> str:
    """Source, sections and likes, for the end of a case."""
    case = _facts(page)
    sections = page_links([book.section_pages[s] for s in case.sections if s in book.section_pages], root)
    related = page_links([book.case_pages[one] for one in case.related], root)
    evidence = f"{case.evidence}（{_EVIDENCE[case.evidence]}）"
    lines = (
        f'<p class="hb-case__source">来源：{_source(case.source)}。证据：{evidence}。</p>',
        f"<p>说明的是：{sections}</p>" if sections else "",
        f"<p>相近的案例：{related}</p>" if related else "",
    )
    tools = f"{_copying(book, page)}{_back(root)}{_neighbours(book, page, root)}"
    return f'<div class="hb-case__end">{"".join(lines)}</div>{tools}'


def _copying(book: Book, page: Page) -> str:
    """Buttons that copy a reference, the text or the address; without scripts there are none."""
    told = _published(_facts(page).source)
    cited = f"{told}，转引自《{book.outline.title}》案例“{page.head.title}”（{wording.edition(book)}版）"
    buttons = (("cite", "复制引用"), ("page", "复制全文"), ("link", "复制链接"))
    made = (f'type="button" class="hb-quiet" data-copies="{kind}" hidden>{label}' for kind, label in buttons)
    items = " ".join(f"<button {button}</button>" for button in made)
    return f'<p class="hb-copying hb-noprint" {SCREEN_ONLY} data-cited="{escape(cited)}">{items}</p>'


def _back(root: str) -> str:
    """The way to the library; a script leads back to the conditions that the reader came with."""
    href = escape(root + addresses.listing(addresses.CASES))
    return f'<p class="hb-back hb-noprint" {SCREEN_ONLY}><a href="{href}">回到案例</a></p>'


def _neighbours(book: Book, page: Page, root: str) -> str:
    same = [(one.head.title, one.url) for part in _PARTS for one in _of_part(book, part)]
    return nearby("前后的案例", "个", same, same.index((page.head.title, page.url)), root)


def _of_part(book: Book, part: str) -> list[Page]:
    """The cases of a part of the library in their order there."""
    found = (page for page in book.cases if _part(_facts(page)) == part)
    return sorted(found, key=lambda page: _facts(page).chapter)


def _published(source: Source) -> str:
    """Title, publisher and date, as far as they are known."""
    title = f"《{source.title.removeprefix('《').removesuffix('》')}》" if source.title else ""
    return "，".join(part for part in (title, source.publisher, source.date) if part)


def _source(source: Source) -> str:
    text = escape(_published(source))
    return f'<a href="{escape(source.url)}" rel="external">{text}</a>' if source.url else text


def of_section(book: Book, section: str, root: str) -> str:
    """The cases that illustrate a section, best first, for the end of its page; nothing when there are none."""
    pages = sorted(book.cases_of.get(section, ()), key=lambda page: _rank(page, section))
    if not pages:
        return ""
    shown, rest = pages[:_SHOWN], pages[_SHOWN:]
    more = f"<details><summary>更多（{len(rest)} 个）</summary>{_lines(rest, root)}</details>" if rest else ""
    return (
        f'<aside class="hb-related" data-not="{Reader.SEARCH} {Reader.TALLY}"><h2 id="related">相关案例</h2>'
        f"{_lines(shown, root)}{more}</aside>"
    )


def _rank(page: Page, section: str) -> tuple[bool, bool, int, bool, int, str]:
    """Stories first, then those for which this section matters most, of a party group, and new; by path in the end."""
    case = _facts(page)
    place, group = case.sections.index(section), case.level == "小组"
    return case.brief, _part(case) == COUNTER, place, not group, -(case.year or 0), page.path


def _lines(pages: Iterable[Page], root: str) -> str:
    return f"<ul>{''.join(f'<li>{_line(page, root)}</li>' for page in pages)}</ul>"


def _line(page: Page, root: str) -> str:
    counter = f"{COUNTER}：" if _part(_facts(page)) == COUNTER else ""
    about = f"：{escape(page.head.description)}" if page.head.description else ""
    return f'{counter}<a href="{escape(root + page.url)}">{escape(page.head.title)}</a>{about}'


def case_list(book: Book, root: str, chapter: int | None = None) -> str:
    """Cases, all or of one chapter, as plain lists: stories, what not to copy, and the rest in a line each."""
    found = [page for page in book.cases if chapter in (None, _facts(page).chapter)]
    if not found:
        return '<p class="hb-library__tally">本版还没有案例。</p>'
    lists = []
    for part in _PARTS:
        items = "".join(_entry(page, root) for page in found if _part(_facts(page)) == part)
        heading = "" if part == STORY else f'<p class="hb-cases__part"><strong>{part}</strong></p>'
        lists.append(f'{heading}<ul class="hb-cases" data-not="{Reader.SEARCH}">{items}</ul>' if items else "")
    return f'<p class="hb-library__tally">共 {len(found)} 个案例。</p>{"".join(lists)}'


def library(book: Book, root: str) -> str:
    """The room for the facets and all cases in their parts; a list to read where scripts do not run."""
    parts = "".join(_library_part(book, part, root) for part in _PARTS)
    return (
        f'<form class="hb-facets hb-noprint" {SCREEN_ONLY} role="search" aria-label="筛选案例" data-library="case" '
        f'data-texts="{escape(root + addresses.CASE_TEXTS)}" hidden></form>'
        f'<p class="hb-library__tally" role="status" aria-live="polite">共 {len(book.cases)} 个案例。</p>'
        f'<div id="case-list" data-not="{Reader.SEARCH}">{parts}</div>'
        f'<p class="hb-library__none" {SCREEN_ONLY} hidden>没有符合的案例。去掉一个条件，或者换个说法再找。</p>'
        f"{_evidence(book, root)}"
    )


def _library_part(book: Book, part: str, root: str) -> str:
    items = "".join(_entry(page, root) for page in _of_part(book, part))
    heading = f'<h2 id="{_PARTS[part]}">{part}</h2>'
    return f'<section>{heading}<ul class="hb-cases">{items}</ul></section>' if items else ""


def _evidence(book: Book, root: str) -> str:
    """How many cases rest on what, in a sentence."""
    full = sum(_facts(page).evidence is Evidence.FULL for page in book.cases)
    tally = f"读到全文或大部分的有 {full} 个，其余 {len(book.cases) - full} 个只读到一部分。"
    link = f'<a href="{escape(root + addresses.BOOK_TITLES)}">另列一页</a>'
    return f'<p class="hb-cases__evidence">{tally}2013 年的书里只见题名的，{link}。</p>'


def titles(book: Book, root: str) -> str:
    """The cases of which only the title is known, a line each, with public cases that are like them."""
    return f'<ul class="hb-titles">{"".join(_title(book, one, root) for one in book.titles)}</ul>'


def _title(book: Book, one: CaseTitle, root: str) -> str:
    similar = page_links([book.case_pages[case] for case in one.similar], root)
    like = f"；主题相近的：{similar}" if similar else ""
    return f'<li id="{escape(one.id)}">{chapter_label(one.chapter)}《{escape(one.title)}》{like}</li>'


def band(year: int | None) -> str:
    """The years a case belongs to."""
    return next(name for first, name in _BANDS if year >= first) if year else UNKNOWN


def _facts(page: Page) -> CaseFacts:
    assert page.head.case is not None
    return page.head.case


def _part(case: CaseFacts) -> str:
    """In which part of the library a case stands."""
    if case.stance == COUNTER:
        return COUNTER
    return BRIEF if case.brief else STORY


def _when(case: CaseFacts) -> str:
    """When it was done or, where that is not known, when it was told."""
    if case.practised:
        return f"{case.practised} 年"
    return f"{case.reported} 年报道" if case.reported else ""


def _form(case: CaseFacts) -> str:
    return case.group_form or _FORMS[case.level]


def _entry(page: Page, root: str) -> str:
    case = _facts(page)
    data = {
        "case": page.head.id,
        "part": _part(case),
        "level": case.level,
        "chapter": chapter_label(case.chapter),
        "sector": case.sector or UNKNOWN,
        "province": case.province or UNKNOWN,
        "years": band(case.year),
        "year": str(case.year or ""),
        "themes": " ".join(case.themes),
        "evidence": case.evidence,
        "form": _form(case),
    }
    attributes = "".join(f' data-{name}="{escape(text)}"' for name, text in data.items())
    link = f'<a href="{escape(root + page.url)}">{escape(page.head.title)}</a>'
    lead = escape(page.head.description or "")
    if _part(case) == BRIEF:
        return f'<li{attributes} class="hb-cases__brief">{link}{f"：{lead}" if lead else ""}</li>'
    return f"<li{attributes}>{link}{f'<br>{lead}' if lead else ''}<br><small>{_meta(case)}</small></li>"
