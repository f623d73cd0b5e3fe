"""Lessons: what to say minute by minute, what to ask, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handbook import addresses
from handbook.html.citation import inline
from handbook.model import Book, Lesson, LessonPart, chapter_label
from handbook.readers import SCREEN_ONLY, Reader
from handbook.sheets import clock


def page(book: Book, one: Lesson, root: str) -> str:
    """What its own page shows below the summary: the outline, the questions, the handout and what to do after it."""
    questions = "".join(f"<li>{inline(book, question, root)}</li>" for question in one.questions)
    points = "".join(f"<li>{inline(book, point, root)}</li>" for point in one.handout)
    chapter = next(found for found in book.outline.chapters if found.number == one.chapter)
    home = root + addresses.chapter(chapter.slug)
    return (
        f'<h2 id="outline">照着讲：{one.minutes} 分钟</h2>{"".join(_parts(book, one, root))}'
        f'<h2 id="questions">三个讨论题</h2><ol class="hb-lesson__questions">{questions}</ol>'
        f'<h2 id="handout">讲义上的几句话</h2><ul>{points}</ul>'
        f"<p><strong>回去做一件事：</strong>{inline(book, one.task, root)}</p>"
        f'<p class="hb-noprint" {SCREEN_ONLY}>这堂课讲的是<a href="{escape(home)}">{escape(chapter.name)}</a>。</p>'
    )


def _parts(book: Book, one: Lesson, root: str) -> Iterator[str]:
    for number, (part, (start, end)) in enumerate(zip(one.parts, clock(one), strict=True), 1):
        yield (
            f'<section class="hb-lesson__part"><h3 id="part-{number}">{escape(part.label)}</h3>'
            f'<p class="hb-lesson__minutes">第 {start}—{end} 分钟</p>'
            f"{_said(book, part, root)}{_slide(book, part, root)}</section>"
        )


def _said(book: Book, part: LessonPart, root: str) -> str:
    return "".join(f"<p>{inline(book, said, root)}</p>" for said in part.text.strip().split("\n\n"))


def _slide(book: Book, part: LessonPart, root: str) -> str:
    """What the slide shows meanwhile; the text says the same, so that search leaves it out."""
    lines = "".join(f"<li>{inline(book, line, root)}</li>" for line in part.slide)
    return f'<aside class="hb-lesson__slide" data-not="{Reader.SEARCH}"><p>幻灯片</p><ul>{lines}</ul></aside>'


def library(book: Book, root: str) -> str:
    """All lessons in the order of the chapters."""
    return f'<ul class="hb-samples">{"".join(_entries(book, root))}</ul>'


def _entries(book: Book, root: str) -> Iterator[str]:
    for one in sorted(book.lessons.values(), key=lambda found: (found.chapter, found.id)):
        href = escape(root + addresses.entry(addresses.LESSONS, one.id))
        yield (
            f'<li><a href="{href}">{escape(one.title)}</a>'
            f"<br><small>{chapter_label(one.chapter)} · {one.minutes} 分钟 · "
            f"{inline(book, one.summary, root)}</small></li>"
        )


def of_chapter(book: Book, chapter: int, root: str) -> str:
    """The lessons on a chapter, for the end of its opening; nothing when there are none."""
    found = [one for one in book.lessons.values() if one.chapter == chapter]
    hrefs = [escape(root + addresses.entry(addresses.LESSONS, one.id)) for one in found]
    links = "、".join(f'<a href="{href}">{escape(one.title)}</a>' for href, one in zip(hrefs, found, strict=True))
    said = f"要在会上讲这一章，有一堂写好的党课：{links}，提纲、讨论题、一页讲义和幻灯片都在里面。"
    return f'<p class="hb-lesson__of" {SCREEN_ONLY}>{said}</p>' if found else ""
