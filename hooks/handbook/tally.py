"""What the build prints of the handbook's size and evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping

from handbook.model import Book
from handbook.references import VALUE

_HAN = re.compile(r"[\u3400-\u9fff]")
_KINDS = {
    "chapter": "章首页",
    "section": "节",
    "reading": "延伸阅读",
    "policy": "政策说明",
    "case": "案例",
    "page": "其他页",
    "home": "首页",
}


def table(book: Book, texts: Mapping[str, str]) -> str:
    """Lines of a plain table; ``texts`` gives the visible text of each page, by its path below docs/."""
    rows: list[tuple[str, ...]] = [("页面", "页数", "汉字", "引用")]
    for kind, label in _KINDS.items():
        pages = [page for page in book.pages if page.head.kind == kind]
        han = sum(len(_HAN.findall(texts.get(page.path, ""))) for page in pages)
        rows.append((label, str(len(pages)), str(han), str(sum(len(page.cites) for page in pages))))
    rows.append(("合计", *(str(sum(int(row[n]) for row in rows[1:])) for n in (1, 2, 3))))
    cited = used(book)
    unverified = {rule.id for rule in book.rules.values() if rule.unverified}
    shown = {rule for page in book.pages for rule in page.cites} & unverified
    return "\n".join(
        [
            *("  ".join((row[0].ljust(6, "\u3000"), *(cell.rjust(8) for cell in row[1:]))) for row in rows),
            f"规则 {len(book.rules)} 条：用到 {len(cited)} 条，没有用到 {len(book.rules) - len(cited)} 条；"
            f"待核 {len(unverified)} 条，其中 {len(shown)} 条在页面上引用并注明",
            f"检查单 {len(book.checklists)} 张，表单 {len(book.forms)} 张，术语 {len(book.terms)} 个，"
            f"问答 {len(book.questions)} 条，变化 {len(book.changes)} 处，案例 {len(book.cases)} 个",
        ]
    )


def used(book: Book) -> set[str]:
    """Ids of the rules that a page, a change or a record rests on."""
    cited = {rule for page in book.pages for rule in page.cites}
    cited |= {rule for change in book.changes.values() for rule in change.rules}
    records = (book.checklists.values(), book.forms.values(), book.terms, book.questions, book.calendar)
    cited |= {rule for kind in records for record in kind for rule in record.basis}
    for checklist in book.checklists.values():
        cited |= {rule for phase in checklist.phases for item in phase.items for rule in item.basis}
    for flow in book.flows.values():
        cited |= {rule for step in flow.steps for rule in step.basis}
        cited |= {rule for step in flow.steps for rule, _ in re.findall(VALUE, step.text)}
    return cited
