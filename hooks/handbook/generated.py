"""Markdown of the pages that come from data alone.

Texts of the data stand in it as titles only, escaped; all others are shown by directives, as HTML.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from handbook import addresses, escape
from handbook.model import Book, Checklist, Form


@dataclass(frozen=True)
class GeneratedPage:
    """Title and Markdown of a page."""

    title: str
    markdown: str


def pages(book: Book) -> dict[str, GeneratedPage]:
    """Path below docs/ → page, for every one that has no file of its own."""
    written = {page.url for page in book.pages}
    return {addresses.source(address): page for address, page in _all(book) if address not in written}


def _all(book: Book) -> Iterator[tuple[str, GeneratedPage]]:
    """Address and text of every page of addresses.data_pages."""
    yield addresses.listing(addresses.RULES), _rules_index(book)
    for topic in book.topics:
        body = f"{_RULES}\n\n/// whole | topic={topic.slug}\n///\n"
        yield addresses.topic(topic.slug), _page(f"规定：{topic.topic}", body)
    for regulation in book.regulations.values():
        title = regulation.title if regulation.title.startswith("《") else f"《{regulation.title}》"
        body = f"/// whole | regulation={regulation.id}\n///\n"
        yield addresses.regulation(regulation.id), _page(title, body)
    yield addresses.CHANGES, _page("2013 年以来的变化", _whole("changes", _CHANGES))
    yield addresses.GLOSSARY, _page("术语", _whole("terms", "本手册用到的词，按规定原来的叫法，照拼音排列。"))
    yield addresses.FAQ, _page("常见问题", _whole("questions", _QUESTIONS))
    yield addresses.CALENDAR, _page("党小组的一年", _whole("calendar", _CALENDAR))
    yield addresses.DOWNLOADS, _page("打印和下载", f"{_PRINT}\n")
    yield addresses.listing(addresses.CASES), _page("案例", _whole("library", _CASES))
    yield addresses.BOOK_TITLES, _page("只有题名的案例", _whole("titles", _TITLES))
    for title, folder, records, lead in (
        ("检查单", addresses.CHECKLISTS, book.checklists.values(), _CHECKLISTS),
        ("表单", addresses.FORMS, book.forms.values(), _FORMS),
    ):
        yield addresses.listing(folder), _listing(book, title, folder, records, lead)
    yield addresses.listing(addresses.SAMPLES), _page("样例", _whole("samples", _SAMPLES))
    for sample in book.samples.values():
        body = f"/// whole | sample-summary={sample.id}\n///\n\n/// whole | sample={sample.id}\n///\n"
        yield addresses.entry(addresses.SAMPLES, sample.id), _page(sample.title, body)
    yield addresses.listing(addresses.LESSONS), _page("党课", _whole("lessons", _LESSONS))
    for lesson in book.lessons.values():
        body = f"/// whole | lesson-summary={lesson.id}\n///\n\n/// whole | lesson={lesson.id}\n///\n"
        yield addresses.entry(addresses.LESSONS, lesson.id), _page(lesson.title, body)
    yield addresses.listing(addresses.TOOLS), _page("工具", _whole("tools", _TOOLS))
    for tool in book.tools.values():
        body = f"/// whole | tool-summary={tool.id}\n///\n\n/// tool | {tool.id}\n///\n"
        yield addresses.entry(addresses.TOOLS, tool.id), _page(tool.title, body)
    yield addresses.SELF_TEST, _page("自测", _whole("quiz", _QUIZ))
    yield addresses.OFFLINE, _page("没有网也能看", _OFFLINE)
    yield addresses.MY_CHECKLISTS, _page("我的检查单", _whole("runs", _RUNS))
    for one in book.checklists.values():
        body = _record("checklist", one.id)
        yield addresses.entry(addresses.CHECKLISTS, one.id), _page(one.title, body)
    for record in book.forms.values():
        body = _record("form", record.id) + _filled(book, record)
        yield addresses.entry(addresses.FORMS, record.id), _page(record.title, body)


_RULES = "每条都是本站的概括，不是原文；要引用原文的，照条号去查正式文件。"
_SAMPLES = (
    "通知、主持词、记录、意见、申请……都写好了一份，旁边说明为什么这样写。"
    "人和事都是虚构的，照着改成自己的再用。先按要办的事找，每一条后面写着是什么、用在哪里。"
)
_LESSONS = (
    "每章一堂二十分钟的党课：照着说的提纲、三个讨论题、一页讲义、一份幻灯片，都出自同一份文字。"
    "先把例子换成本组的，再照着讲；讲不满的时间留给大家说话。"
)
_TOOLS = (
    "填几个数，当场算出结果和依据；结果能打印、能复制。"
    "填的东西留在这台设备里，不发到别处；算法用的数都取自规定，规定改了，这里跟着改。"
)
_RUNS = (
    "一张检查单可以办很多次：十一月的会是一次，十二月的会又是一次。打的勾、写的备注和日期都记在这台设备里，不传出去；"
    "换手机、换浏览器以前，先在这里存成文件。"
)
_CHECKLISTS = (
    "打开一张就能打勾，每办一次记一次，还能写备注、写哪天以前办。"
    f"办过的、正在办的、快到期的，都列在[我的检查单](../{addresses.source(addresses.MY_CHECKLISTS)})里。"
)
_FORMS = (
    "每张表都能印出空白的，也能下载回去改；有填好的样子的，连在表的下面，照着填。表按章排列，先找要办的事在哪一章。"
)
_QUIZ = (
    "九章的题，每题都有依据。先自己答，再看答案和为什么；答错的记在这台设备里，可以单练一遍。"
    "要开会考一考，选好章，打印出来，答案在最后另起一页。"
)
_OFFLINE = "\n\n".join(
    (
        "下乡、值班、会议室里没有信号的时候，这本手册照样能翻。"
        "第一次打开网站，浏览器会在空下来以后存下搜索、表单、检查单和工具；别的页看过一遍就留着。"
        "下面可以把全部页面也存下，也可以一样不留。",
        "/// whole | offline\n///",
        "## 怎样存的 {#how}",
        "不会一打开就下载几十兆。自己存的只有上面第一样，多半是看这一页时已经取来的；"
        "浏览器开着“省流量”的，连这一样也等你按了才存。"
        "全部页面、PDF、Word 都要你按一下，按钮上写着多大，最好连着无线网再按。",
        "有网的时候，看到的总是网站上现在的一页；没有网，或者等了几秒还没有来，才用存着的。"
        "一页还没有存下，又没有网，会转到这里说一声。",
        "存下的只有手册本身。你打的勾、填的表、写的记录另外留在这台设备里，清掉存着的手册，它们还在。",
        "## 有了新版 {#renewal}",
        "网站换了新版，浏览器先在后面把新的一份存全，再在页面下边问一句要不要刷新。按“刷新”就换；"
        "不按，关掉各页再打开，也是新的。网断了存不全的，旧的一份照用，下次接着存，不会一半新一半旧。",
        "有的浏览器隔些日子没有打开，会把存下的清掉。要带出门的，前一天打开这一页看一眼。",
        "## 压缩包 {#zip}",
        "公用的电脑、不许浏览器存东西的单位，用压缩包：下载，解压，双击里面的“index.html”。"
        "各页、搜索和工具都在，可以拷进优盘；"
        "PDF 和 Word 不在里面，要用的到[打印和下载](../print/index.md)一份一份下载。",
        "/// whole | offline-zip\n///",
        "压缩包不会自己更新，隔一阵来换一份。",
    )
)
_QUESTIONS = "写的是组长常问的话，先答后说，每条都注明依据；要写、要填的东西，连到写好的一份。"
_CALENDAR = "按间隔列出一年里反复要做的事。有条文的写依据，没有条文的写建议做法。"
_CASES = (
    "先看故事，再看能拿走什么。前面是能学的，接着是不要照搬的，最后“还有这些”一行一个。"
    "数字是报道一方的说法；可以拿走的和要掂量的是编者的话。可以按领域、地方、年份、主题、章和小组形式筛选，也可以直接打字找。"
)
_TITLES = (
    "2013 年的书里，下面这些案例只见到题名，没有见到正文，不猜它们的内容。"
    "后面写的是主题相近的公开案例，另有出处，和书里的案例没有可证实的联系。"
)
# The files themselves follow in the template: they are made when all pages have been converted.
_PRINT = (
    "这里列出能打印和填写的全部文件。PDF 按 A4 排版；Word 和 Excel 可以改，在 WPS 里一样打开。"
    "要把整个网站带走，看[没有网也能看](../tools/offline.md)。"
)
_CHANGES = (
    "2013 年的书里写的，哪些改了，哪些是新增的，哪些现在没有依据了。"
    "先按年看是哪件规定带来的，再按章看每一处：书里怎么说，现在怎么规定，这里怎么写。"
)


def _page(title: str, body: str) -> GeneratedPage:
    return GeneratedPage(title, f"# {escape.markdown(title)} {{#top}}\n\n{body}")


def _record(directive: str, name: str) -> str:
    return f"/// whole | {directive}-summary={name}\n///\n\n/// {directive} | {name}\n///\n"


def _filled(book: Book, form: Form) -> str:
    """The first sample that fills in a form, under the blank one; nothing when there is none."""
    found = next((one.id for one in book.samples.values() if one.form == form.id), "")
    return f"\n## 填好的样子 {{#filled}}\n\n/// sample | {found}\n///\n" if found else ""


def _whole(name: str, lead: str) -> str:
    return f"{lead}\n\n/// whole | {name}\n///\n"


def _rules_index(book: Book) -> GeneratedPage:
    lead = f"本手册写入 {len(book.rules)} 条规则，出自 {len(book.regulations)} 件规定。每条都注明条号和核对情况。"
    topics = "## 按主题 {#topics}\n\n/// whole | topics\n///\n"
    regulations = "## 按规定 {#regulations}\n\n/// whole | regulations\n///\n"
    return _page("现行规定", f"{lead}\n\n{topics}\n{regulations}")


def _listing(book: Book, title: str, folder: str, records: Collection[Checklist | Form], lead: str) -> GeneratedPage:
    """The records by chapter, in the order of the outline, after what is to be said of them all."""
    parts = [f"{lead}\n"]
    for chapter in book.outline.chapters:
        if any(one.chapter == chapter.number for one in records):
            heading = f"## {escape.markdown(chapter.name)} {{#chapter-{chapter.number}}}"
            parts.append(f"{heading}\n\n/// whole | {folder}={chapter.number}\n///\n")
    return _page(title, "\n".join(parts))
