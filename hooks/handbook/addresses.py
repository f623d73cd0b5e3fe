"""Where everything stands in the site: pages, places in them, and the files to take away.

A *path* is a page's source below docs/ (``faq.md``), also of a page that is made from data.  An *address* leads from
the site's root, without a slash in front (``faq.html#often``).  Addresses are spelled here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from handbook.model import Book, ChapterOutline, page_url

# The folders at the top.  Those of records are named as the Book names the records.
CHAPTERS, CASES, ABOUT, RULES = "chapters", "cases", "about", "rules"
CHECKLISTS, FORMS, SAMPLES, TOOLS, LESSONS = "checklists", "forms", "samples", "tools", "lessons"

HOME, CHANGES, GLOSSARY, FAQ = "index.html", "changes.html", "glossary.html", "faq.html"
CALENDAR, DOWNLOADS = "calendar.html", "print/index.html"
BOOK_TITLES = "cases/book-titles.html"
NOT_FOUND = "404.html"
# The page about the offline copy, the copy as a file, what a browser may keep, and the script that keeps it.
OFFLINE, OFFLINE_ZIP = "tools/offline.html", "handbook-offline.zip"
MANIFEST, WORKER = "offline.json", "sw.js"
SELF_TEST, MY_CHECKLISTS = "tools/self-test.html", "tools/my-checklists.html"

# The whole handbook as a volume, beside those that are called after their chapters.
BOOK = "handbook"
BOOK_EPUB = "epub/handbook.epub"
BOOK_PDF, BOOK_ZIP = "pdf/handbook.pdf", "pdf/handbook.zip"
CARD_PDF, CALENDAR_PDF = "pdf/card.pdf", "pdf/calendar.pdf"
SUBSCRIPTION, FEED, MAP, ROBOTS = "calendar.ics", "feed.xml", "sitemap.xml", "robots.txt"
CASE_TEXTS = "search/cases.js"

# What RFC 3986 keeps as it is in an address, and what is encoded already.
_KEPT = "%/:?#[]@!$&'()*+,;=~"
# What leads from one page of the site to another, and nowhere else: no colon, as after the name of a protocol.
_WITHIN = "%/#?&=~"
# The list that holds each kind of record, with its title.
_LISTS = {
    RULES: "现行规定",
    CASES: "案例",
    CHECKLISTS: "检查单",
    FORMS: "表单",
    SAMPLES: "样例",
    TOOLS: "工具",
    LESSONS: "党课",
}


def page(path: str) -> str:
    """The address of the page at ``path``."""
    return page_url(path)


def source(address: str) -> str:
    """The path of the page at ``address``."""
    return f"{_name(address)}.md"


def _name(place: str) -> str:
    """A path or an address without what tells a source from a page or leads to a place in it."""
    return place.partition("#")[0].removesuffix(".html").removesuffix(".md")


def root(place: str) -> str:
    """The way from the page at ``place``, a path or an address, to the site's root: ``../`` as often as needed."""
    return "../" * place.partition("#")[0].count("/")


def folder(place: str) -> str:
    """The folder at the top that holds ``place``, a path or an address; empty for what stands at the top itself."""
    top, slash, _ = place.partition("/")
    return top if slash else ""


def absolute(site_url: str, address: str) -> str:
    """An address with the site's in front, as a link may hold it."""
    return f"{encoded(site_url).rstrip('/')}/{quote(address, safe=_KEPT)}"


def encoded(site_url: str) -> str:
    """The site's address with what a link may not hold encoded: its host by IDNA, blanks and the like by per cent."""
    parts = urlsplit(site_url)
    if not parts.hostname:
        return quote(site_url, safe=_KEPT)
    port = f":{parts.port}" if parts.port else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if not host.isascii():
        host = host.encode("idna").decode()
    return f"{parts.scheme}://{host}{port}{quote(parts.path, safe=_KEPT)}"


def listing(kind: str) -> str:
    """The page that lists all records of a folder."""
    return f"{kind}/index.html"


def entry(kind: str, name: str) -> str:
    """The page of one record; ``kind`` is its folder."""
    return f"{kind}/{name}.html"


def linked(link: str, way: str) -> str:
    """A ``link`` as data writes it (``/faq.html``), from a page whose way to the root is ``way``.

    Whatever it says, it leads to a page of the site.
    """
    return way + quote(link.lstrip("/"), safe=_WITHIN)


def topic(slug: str) -> str:
    """The page with the rules of one topic."""
    return entry(RULES, slug)


def rule(book: Book, rule_id: str) -> str:
    """Where a rule's entry stands."""
    return f"{topic(book.topic_of[rule_id].slug)}#{rule_id}"


def regulation(regulation_id: str) -> str:
    """The page of a regulation."""
    return entry(f"{RULES}/regulation", regulation_id)


def term(term_id: str) -> str:
    """Where a term is explained."""
    return f"{GLOSSARY}#{term_id}"


def question(question_id: str) -> str:
    """Where a question is answered."""
    return f"{FAQ}#{question_id}"


def change(change_id: str) -> str:
    """Where a change since 2013 is told."""
    return f"{CHANGES}#{change_id}"


def pdf(kind: str, name: str) -> str:
    """The PDF of a record."""
    return f"pdf/{kind}/{name}.pdf"


def word(kind: str, name: str) -> str:
    """The Word document of a record."""
    return f"{kind}/{name}.docx"


def fillable(form: str) -> str:
    """The script with the Word document of a form, for a tool to fill in."""
    return f"{TOOLS}/{form}.js"


def excel(kind: str, name: str) -> str:
    """The Excel register of a record that has one."""
    return f"{kind}/{name}.xlsx"


def plain_word(name: str) -> str:
    """The Word document of a sample without its notes."""
    return f"{SAMPLES}/plain/{name}.docx"


def slides(name: str) -> str:
    """The slides of a lesson."""
    return f"{LESSONS}/{name}.pptx"


def picture(kind: str, name: str) -> str:
    """A small picture of a record's sheet."""
    return f"pdf/{kind}/{name}.png"


def files(kind: str, name: str) -> dict[str, str]:
    """Where a record's files stand, as far as it has them: ``pdf``, ``word``, of a sample ``plain``, and ``excel``.

    Of a lesson, ``pdf`` is the handout, and there are ``slides``.
    """
    if kind == LESSONS:
        return {"pdf": pdf(kind, name), "slides": slides(name)}
    plain = {"plain": plain_word(name)} if kind == SAMPLES else {}
    return {"pdf": pdf(kind, name), "word": word(kind, name), **plain, "excel": excel(kind, name)}


def chapter(slug: str) -> str:
    """The page that a chapter begins with."""
    return entry(f"{CHAPTERS}/{slug}", "index")


def chapter_pdf(slug: str) -> str:
    """The PDF of a chapter."""
    return f"pdf/{slug}.pdf"


def chapter_zip(slug: str) -> str:
    """A chapter's PDF with its checklists, forms and samples."""
    return f"pdf/{slug}.zip"


def edition(edition_id: str, name: str, suffix: str) -> str:
    """A file of an edition."""
    return f"editions/{edition_id}/{name}.{suffix}"


def chapter_epub(slug: str) -> str:
    """A chapter for telephones and readers."""
    return f"epub/{slug}.epub"


def chapter_word(slug: str) -> str:
    """A chapter to be edited."""
    return f"chapters/{slug}.docx"


def section_word(address: str) -> str:
    """The Word document of the section whose page is at ``address``."""
    return f"{_name(address)}.docx"


def record(place: str) -> tuple[str, str] | None:
    """Folder and name of the checklist, form, sample or lesson whose page is at ``place``, a path or an address."""
    kind, name = folder(place), _name(place).partition("/")[2]
    return (kind, name) if kind in (CHECKLISTS, FORMS, SAMPLES, LESSONS) and name != "index" else None


def chapter_of(book: Book, path: str) -> ChapterOutline | None:
    """The chapter a page belongs to, by its folder; None for pages outside the chapters."""
    parts = path.split("/")
    slug = parts[1] if len(parts) > 2 and parts[0] == CHAPTERS else None
    return next((chapter for chapter in book.outline.chapters if chapter.slug == slug), None)


def is_list(path: str) -> bool:
    """Whether the page at ``path`` only leads to records or to cases."""
    return page(path) == BOOK_TITLES or folder(path) in _LISTS and page(path) == listing(folder(path))


def lists_above(path: str) -> Iterator[tuple[str, str]]:
    """Title and address of the list that holds the record page at ``path``; nothing for other pages."""
    kind = folder(path)
    if kind in _LISTS and not is_list(path):
        yield _LISTS[kind], listing(kind)


def data_pages(book: Book) -> Iterator[str]:
    """The addresses of the pages that data has, whether they are made from it alone or written in docs/."""
    yield from (listing(RULES), CHANGES, GLOSSARY, FAQ, CALENDAR, DOWNLOADS)
    yield from (SELF_TEST, MY_CHECKLISTS, OFFLINE)
    yield from (listing(CASES), BOOK_TITLES, listing(CHECKLISTS), listing(FORMS), listing(SAMPLES), listing(TOOLS))
    yield from (topic(one.slug) for one in book.topics)
    yield from map(regulation, book.regulations)
    yield from (entry(CHECKLISTS, name) for name in book.checklists)
    yield from (entry(FORMS, name) for name in book.forms)
    yield from (entry(SAMPLES, name) for name in book.samples)
    yield from (entry(TOOLS, name) for name in book.tools)
    yield listing(LESSONS)
    yield from (entry(LESSONS, name) for name in book.lessons)


def places(book: Book) -> set[str]:
    """Where something can be looked up: every page, and every question, term and rule."""
    found = {*data_pages(book), *(one.url for one in book.pages)}
    found |= {question(name) for one in book.questions for name in (one.id, *one.also)}
    found |= {term(one.id) for one in book.terms}
    found |= {rule(book, rule_id) for rule_id in book.rules}
    return found
