"""Markdown of the pages that come from data alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from handbook import addresses
from handbook.model import Book, Checklist, Form


def pages(book: Book) -> dict[str, str]:
    """Path below docs/ → Markdown, for every page that has no file of its own."""
    written = {page.url for page in book.pages}
    return {addresses.source(address): text for address, text in _all(book) if address not in written}


def _all(book: Book) -> Iterator[tuple[str, str]]:
    """Address and Markdown of every page of addresses.data_pages."""
    yield addresses.listing(addresses.RULES), _rules_index(book)
    for topic in book.topics:
        body = f"{_RULES}\n\n/// whole | topic={topic.slug}\n///\n"
        yield addresses.topic(topic.slug), _page(book, f"规定：{topic.topic}", body)
    for regulation in book.regulations.values():
        title = regulation.title if regulation.title.startswith("《") else f"《{regulation.title}》"
        body = f"/// whole | regulation={regulation.id}\n///\n"
        yield addresses.regulation(regulation.id), _page(book, title, body)
    yield addresses.CHANGES, _page(book, "2013 年以来的变化", _whole("changes", _CHANGES))
    yield addresses.GLOSSARY, _page(book, "术语", _whole("terms", "本手册用到的词，按规定原来的叫法，照拼音排列。"))
    yield addresses.FAQ, _page(book, "常见问题", _whole("questions", _QUESTIONS))
    yield addresses.CALENDAR, _page(book, "党小组的一年", _whole("calendar", _CALENDAR))
    yield addresses.DOWNLOADS, _page(book, "打印和下载", _whole("downloads", _PRINT))
    yield addresses.listing(addresses.CASES), _page(book, "案例", _whole("library", _CASES))
    yield addresses.BOOK_TITLES, _page(book, "只有题名的案例", _whole("titles", _TITLES))
    yield addresses.listing(addresses.CHECKLISTS), _listing(book, "检查单", book.checklists.values())
    yield addresses.listing(addresses.FORMS), _listing(book, "表单", book.forms.values())
    yield addresses.listing(addresses.SAMPLES), _page(book, "样例", _whole("samples", _SAMPLES))
    for sample in book.samples.values():
        body = f"{sample.summary}\n\n/// whole | sample={sample.id}\n///\n"
        yield addresses.entry(addresses.SAMPLES, sample.id), _page(book, sample.title, body)
    for one in book.checklists.values():
        body = _record(one.summary, "检查单", "checklist", one.id)
        yield addresses.entry(addresses.CHECKLISTS, one.id), _page(book, one.title, body)
    for record in book.forms.values():
        body = _record(record.summary, "表单", "form", record.id)
        yield addresses.entry(addresses.FORMS, record.id), _page(book, record.title, body)


_RULES = "每条都是本站的概括，不是原文；要引用原文的，照条号去查正式文件。"
_SAMPLES = (
    "通知、主持词、记录、意见、申请……都写好了一份，旁边说明为什么这样写。"
    "人和事都是虚构的，照着改成自己的再用。先按要办的事找，每一条后面写着是什么、用在哪里。"
)
_QUESTIONS = "写的是组长常问的话，按章排列，每条答案都注明依据。"
_CALENDAR = "按间隔列出一年里反复要做的事。有条文的写依据，没有条文的写建议做法。"
_CASES = (
    "先看故事，再看能拿走什么。前面是能学的，接着是不要照搬的，最后“还有这些”一行一个。"
    "数字是报道一方的说法；可以拿走的和要掂量的是编者的话。可以按领域、地方、年份、主题、章和小组形式筛选，也可以直接打字找。"
)
_TITLES = (
    "2013 年的书里，下面这些案例只见到题名，没有见到正文，不猜它们的内容。"
    "后面写的是主题相近的公开案例，另有出处，和书里的案例没有可证实的联系。"
)
_PRINT = "这里列出能打印和填写的全部文件。PDF 按 A4 排版；Word 和 Excel 可以改，在 WPS 里一样打开。"
_CHANGES = "这里逐条列出 2013 年的书和现行规定不同的地方。每条先写书里的说法，再写现在的规定。"


def _page(book: Book, title: str, body: str) -> str:
    head = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nchecked_on: {book.outline.edition}\n---\n\n"
    return f"{head}# {title} {{#top}}\n\n{body}"


def _record(summary: str, heading: str, directive: str, name: str) -> str:
    return f"{summary}\n\n## {heading} {{#{directive}}}\n\n/// {directive} | {name}\n///\n"


def _whole(name: str, lead: str) -> str:
    return f"{lead}\n\n/// whole | {name}\n///\n"


def _rules_index(book: Book) -> str:
    topics = "\n".join(f"- [{t.topic}]({t.slug}.md)（{len(t.rules)} 条）" for t in book.topics)
    lead = f"本手册写入 {len(book.rules)} 条规则，出自 {len(book.regulations)} 件规定。每条都注明条号和核对情况。"
    return _page(
        book,
        "现行规定",
        f"{lead}\n\n## 按主题 {{#topics}}\n\n{topics}\n\n## 按规定 {{#regulations}}\n\n/// whole | regulations\n///\n",
    )


def _listing(book: Book, title: str, entries: Iterable[Checklist | Form]) -> str:
    """The records by chapter, in the order of the outline."""
    found = list(entries)
    parts = []
    for chapter in book.outline.chapters:
        lines = [f"- [{one.title}]({one.id}.md)：{one.summary}" for one in found if one.chapter == chapter.number]
        if lines:
            parts.append(f"## {chapter.name} {{#chapter-{chapter.number}}}\n\n" + "\n".join(lines) + "\n")
    return _page(book, title, "\n".join(parts))
