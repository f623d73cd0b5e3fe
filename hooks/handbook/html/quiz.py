"""The self-test: all questions by chapter, each with its answer folded, and a key that only paper shows.

Without scripts it is a list to read; the script makes of each question something to choose from.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handbook import addresses
from handbook.html.citation import citations
from handbook.model import Book, Quiz, QuizQuestion
from handbook.readers import SCREEN_ONLY, Reader

_LETTERS = "ABCDE"


def page(book: Book, root: str) -> str:
    """Questions of all chapters, then the key."""
    names = {chapter.number: chapter.name for chapter in book.outline.chapters}
    quizzes = sorted(book.quiz, key=lambda quiz: quiz.chapter)
    parts = "".join(_chapter(book, quiz, names[quiz.chapter], root) for quiz in quizzes)
    total = sum(len(quiz.questions) for quiz in quizzes)
    keys = "".join(_key(quiz, names[quiz.chapter]) for quiz in quizzes)
    return (
        f'<div class="hb-quiz" id="quiz" data-not="{Reader.SEARCH} {Reader.TALLY}">'
        f'<p class="hb-quiz__tally">一共 {total} 题。</p>'
        f'<div class="hb-quiz__desk hb-noprint" {SCREEN_ONLY} hidden></div>{parts}'
        f'<section class="hb-quiz__key" aria-hidden="true"><h2>答案</h2>{keys}</section></div>'
    )


def _chapter(book: Book, quiz: Quiz, name: str, root: str) -> str:
    items = "".join(_question(book, one, root) for one in quiz.questions)
    heading = f'<h2 id="{_anchor(quiz.chapter)}">{escape(name)}</h2>'
    return (
        f'<section class="hb-quiz__chapter" data-chapter="{quiz.chapter}">{heading}'
        f'<ol class="hb-quiz__questions">{items}</ol></section>'
    )


def _question(book: Book, one: QuizQuestion, root: str) -> str:
    options = "".join(f"<li>{escape(option)}</li>" for option in one.options)
    right = " ".join(map(str, one.right))
    why = f"<strong>{_letters(one)}</strong>　{escape(one.why)} {citations(book, one.rules, root)}"
    return (
        f'<li class="hb-quiz__question" id="{escape(one.id)}" data-kind="{escape(one.kind)}" data-right="{right}">'
        f'<p class="hb-quiz__ask"><span class="hb-quiz__kind">{escape(one.kind)}</span> {escape(one.ask)}</p>'
        f'<ol class="hb-quiz__options" type="A">{options}</ol>'
        f'<details class="hb-basis hb-quiz__answer"><summary>看答案</summary><p>{why}</p></details></li>'
    )


def _letters(one: QuizQuestion) -> str:
    return "".join(_LETTERS[number - 1] for number in sorted(one.right))


def _key(quiz: Quiz, name: str) -> str:
    letters = "　".join(f"{number}. {_letters(one)}" for number, one in enumerate(quiz.questions, 1))
    return f'<p data-chapter="{quiz.chapter}"><strong>{escape(name)}</strong><br>{letters}</p>'


def after(book: Book, path: str, root: str) -> str:
    """The way to the questions of a chapter, for the page that it begins with and its last section; else nothing."""
    chapter = addresses.chapter_of(book, path)
    ends = {addresses.chapter(chapter.slug)} if chapter else set()
    if chapter and (last := book.section_pages.get(chapter.sections[-1].id)):
        ends.add(last.url)
    counts = {quiz.chapter: len(quiz.questions) for quiz in book.quiz}
    if not chapter or addresses.page(path) not in ends or chapter.number not in counts:
        return ""
    href = escape(f"{root}{addresses.SELF_TEST}#{_anchor(chapter.number)}")
    told = f"这一章有 {counts[chapter.number]} 题，先自己答，再看为什么。"
    return f'<p class="hb-tools hb-noprint" {SCREEN_ONLY}>看完了，<a href="{href}">做一做自测</a>：{told}</p>'


def _anchor(chapter: int) -> str:
    return f"quiz-{chapter}"


def entry(book: Book, root: str) -> Iterator[str]:
    """The line of the list of tools that leads here; nothing when there are no questions."""
    count = sum(len(quiz.questions) for quiz in book.quiz)
    if count:
        href = escape(root + addresses.SELF_TEST)
        yield f'<li><a href="{href}">自测</a>：九章 {count} 题，当场看对错，错的再练，也能打印一份卷子。</li>'
