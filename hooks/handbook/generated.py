"""Markdown of the pages that come from data alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

from handbook.model import Book, page_url


def pages(book: Book) -> dict[str, str]:
    """Path below docs/ → Markdown, for every page that has no file of its own."""
    written = {page.path for page in book.pages}
    return {path: text for path, text in _all(book) if path not in written}


def addresses(book: Book) -> set[str]:
    """Where something can be looked up, from the site's root: every page, and every question, term and rule."""
    paths = {*pages(book), *(page.path for page in book.pages)}
    found = {page_url(path) for path in paths}
    found |= {f"faq.html#{question.id}" for question in book.questions}
    found |= {f"glossary.html#{term.id}" for term in book.terms}
    found |= {book.rule_url(rule) for rule in book.rules}
    return found


def _all(book: Book) -> Iterator[tuple[str, str]]:
    yield "rules/index.md", _rules_index(book)
    for topic in book.topics:
        ids = ", ".join(rule.id for rule in topic.rules)
        yield f"rules/{topic.slug}.md", _page(book, f"规定：{topic.topic}", f"/// rules | {ids}\n///\n")
    for regulation in book.regulations.values():
        title = regulation.title if regulation.title.startswith("《") else f"《{regulation.title}》"
        body = f"/// whole | regulation={regulation.id}\n///\n"
        yield f"rules/regulation/{regulation.id}.md", _page(book, title, body)
    yield "changes.md", _page(book, "2013 年以来的变化", _whole("changes", _CHANGES))
    yield "glossary.md", _page(book, "术语", _whole("terms", "本手册用到的词，按规定原来的叫法，照拼音排列。"))
    yield "faq.md", _page(book, "常见问题", _whole("questions", "写的是组长常问的话，按章排列，每条答案都注明依据。"))
    yield "calendar.md", _page(book, "党小组的一年", _whole("calendar", _CALENDAR))
    yield "print/index.md", _page(book, "打印和下载", _whole("downloads", _PRINT))
    yield "cases/index.md", _page(book, "案例", _whole("library", _CASES))
    yield "cases/book-titles.md", _page(book, "只有题名的案例", _whole("titles", _TITLES))
    yield "checklists/index.md", _listing(book, "检查单", "checklists")
    yield "forms/index.md", _listing(book, "表单", "forms")
    for one in book.checklists.values():
        yield f"checklists/{one.id}.md", _page(book, one.title, _record(one.summary, "检查单", "checklist", one.id))
    for record in book.forms.values():
        yield f"forms/{record.id}.md", _page(book, record.title, _record(record.summary, "表单", "form", record.id))


_ABOVE = {
    "rules/": ("现行规定", "rules/index.md"),
    "cases/": ("案例", "cases/index.md"),
    "checklists/": ("检查单", "checklists/index.md"),
    "forms/": ("表单", "forms/index.md"),
}


def lists_above(path: str) -> Iterator[tuple[str, str]]:
    """Title and address of the list that holds the record page at ``path``; nothing for other pages."""
    for folder, (title, index) in _ABOVE.items():
        if path.startswith(folder) and path not in (index, "cases/book-titles.md"):
            yield title, page_url(index)


_CALENDAR = "按间隔列出一年里反复要做的事。有条文的写依据，没有条文的写建议做法。"
_CASES = (
    "每个案例写明证据等级、来源和日期；数字是报道一方的说法，步骤和局限是本站归纳。"
    "可以按领域、地方、年份、主题、章、证据和小组形式筛选，也可以直接打字找。"
)
_TITLES = (
    "2013 年的书里，下面这些案例只见到题名，没有见到正文，本站不猜它们的内容。"
    "每行最后是主题相近的公开案例，另有出处，和书里的案例没有可证实的联系。"
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


def _listing(book: Book, title: str, folder: str) -> str:
    entries = (book.checklists if folder == "checklists" else book.forms).values()
    lines = "\n".join(f"- [{one.title}]({one.id}.md)：{one.summary}" for one in entries)
    return _page(book, title, lines + "\n")
