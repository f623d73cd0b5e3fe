"""Checklists, forms, samples, the pocket card and the year, laid out once for the page, PDF, Word and Excel alike.

All text is plain; a writer escapes it for its kind of file and adds nothing to it.  A sheet is made of texts, numbers
and lists of them alone, so that it is also what a file made from it depends on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from handbook import addresses, archive, wording
from handbook.model import (
    Book,
    Card,
    CardPanel,
    Checklist,
    Form,
    FormField,
    FormTable,
    Interval,
    Item,
    Lesson,
    Sample,
    SampleKind,
    SamplePart,
)

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# More columns than this stand on a page turned on its side.
_PORTRAIT_COLUMNS = 7
# What is written on by hand.
_SIGNATURE, _DATE = "＿" * 8, "日期：＿＿＿＿年＿＿月＿＿日"


@dataclass(frozen=True)
class Head:
    """What every sheet bears.

    ``title`` is its own, ``name`` the one with the handbook's in front; ``stamp`` is its date in seconds since 1970;
    ``page`` is the address of its page in the site.
    """

    title: str
    name: str
    book: str
    edition: str
    notice: str
    stamp: int
    page: str


@dataclass(frozen=True)
class Act:
    """A line to tick off: what is done and, below it, ``notes``; by whom, and on which basis."""

    text: str
    notes: tuple[str, ...]
    who: str
    basis: str


@dataclass(frozen=True)
class Stretch:
    """A phase of a checklist."""

    title: str
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class ChecklistSheet:
    """``lead`` says who does it and when; ``form`` is what is filled in at the end, ``signed`` the blanks to sign."""

    head: Head
    lead: str
    basis: str
    phases: tuple[Stretch, ...]
    form: str
    signed: tuple[str, ...]


@dataclass(frozen=True)
class Blank:
    """A field to fill in: its label, and a space that covers ``span`` of the row's four columns (1 or 3).

    ``room`` is what is written by hand, in lines; 0 where only ``options`` are ticked.  ``filled`` is what a sample
    writes there: lines, or the options that it ticks.
    """

    label: str
    span: int
    options: tuple[str, ...]
    hint: str
    room: int
    filled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A column of a register; its ``width`` is relative to the others."""

    label: str
    width: int
    type: str
    options: tuple[str, ...]
    sum: bool


@dataclass(frozen=True)
class Register:
    """The table of a form: so many ``rows``, and one for sums when ``total``.

    ``filled`` are the rows that a sample has written; where there are some, no others are shown.  ``sums`` are then
    those of the columns, empty where a column has none.
    """

    columns: tuple[Heading, ...]
    rows: int
    total: bool
    filled: tuple[tuple[str, ...], ...] = ()
    sums: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormSheet:
    """``rows`` are those of the blanks; ``remarks`` are how to fill them in and what the form rests on."""

    head: Head
    summary: str
    landscape: bool
    rows: tuple[tuple[Blank, ...], ...]
    register: Register | None
    signed: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines of a text; ``items`` when each is one of a list."""

    lines: tuple[str, ...]
    items: bool


@dataclass(frozen=True)
class Written:
    """A stretch of a sample: what it is called, what is to be copied, why it is written so, and how not to write it."""

    label: str
    text: tuple[Paragraph, ...]
    note: str
    worse: tuple[Paragraph, ...]
    why: str


@dataclass(frozen=True)
class SampleSheet:
    """``mark`` says that it is invented; ``facts`` are who writes it, when, and on which basis.

    Where it fills in a ``form``, that is what is to be copied, and the parts only say why.
    """

    head: Head
    mark: str
    facts: tuple[str, ...]
    form: FormSheet | None
    is_ledger: bool
    parts: tuple[Written, ...]

    @property
    def ledger(self) -> FormSheet | None:
        """The register to go on with on a screen."""
        return self.form if self.is_ledger else None


@dataclass(frozen=True)
class Point:
    """A sentence of a handout with what it rests on."""

    text: str
    basis: str


@dataclass(frozen=True)
class Slide:
    """A part of a lesson on the wall: its lines, and what is said meanwhile, which only the speaker sees."""

    label: str
    minutes: int
    lines: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class LessonSheet:
    """A lesson to take away: the slides, and the handout, a page with ``points``, ``questions`` and a ``task``."""

    head: Head
    chapter: str
    minutes: int
    summary: str
    slides: tuple[Slide, ...]
    points: tuple[Point, ...]
    questions: tuple[str, ...]
    task: str


@dataclass(frozen=True)
class Line:
    """A line of the card with what it rests on."""

    text: str
    basis: str


@dataclass(frozen=True)
class Panel:
    """A group of lines on the card."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CardSheet:
    """Both sides of the pocket card."""

    head: Head
    front: tuple[Panel, ...]
    back: tuple[Panel, ...]


@dataclass(frozen=True)
class Task:
    """A row of the year.

    ``span`` is how many months one box covers, 0 where there is nothing to tick; boxes stand in the ``months`` alone
    where these are given.
    """

    every: str
    what: str
    who: str
    basis: str
    span: int
    months: tuple[int, ...]


@dataclass(frozen=True)
class YearSheet:
    """What recurs, the most frequent first."""

    head: Head
    rows: tuple[Task, ...]


def checklist(book: Book, one: Checklist) -> ChecklistSheet:
    """A checklist with its phases."""
    phases = tuple(Stretch(phase.title, tuple(_act(book, item) for item in phase.items)) for phase in one.phases)
    top = head(book, one.title, addresses.entry(addresses.CHECKLISTS, one.id))
    basis = wording.resting(wording.basis(book, one.basis))
    signed = (f"检查人：{_SIGNATURE}", _DATE)
    last = form_named(book, one.form) if one.form else ""
    return ChecklistSheet(top, wording.plain(book, lead(one)), basis, phases, last, signed)


def lead(one: Checklist) -> str:
    """Who does it and when, as data writes it: with citations and values."""
    return f"谁来做：{one.who}。什么时候：{one.when}。"


def notes(book: Book, item: Item) -> Iterator[tuple[str, str]]:
    """What stands under an act: its kind, and its text as data writes it."""
    if item.due:
        yield "due", item.due
    if item.record:
        yield "record", f"记录：{item.record}"
    if item.form:
        yield "form", form_named(book, item.form)


def form_named(book: Book, form_id: str) -> str:
    """The form to fill in at an act or at the end of a checklist."""
    return f"表单：{book.forms[form_id].title}"


def _act(book: Book, item: Item) -> Act:
    """An act rests on its basis and on what its text cites."""
    texts = [text for _, text in notes(book, item)]
    rules = (*item.basis, *wording.cited("".join([item.text, *texts])))
    basis = wording.basis(book, rules, item.practice)
    return Act(wording.plain(book, item.text), tuple(wording.plain(book, text) for text in texts), item.who, basis)


def form(book: Book, one: Form, sample: Sample | None = None) -> FormSheet:
    """A form to fill in, or as a sample has filled it in."""
    rules = (*one.basis, *(rule for note in one.notes for rule in wording.cited(note)))
    remarks = (*(f"填写说明：{note}" for note in one.notes), wording.resting(wording.basis(book, rules)))
    own = (sample.title, addresses.SAMPLES, sample.id) if sample else (one.title, addresses.FORMS, one.id)
    return FormSheet(
        head(book, own[0], addresses.entry(*own[1:])),
        one.summary,
        one.table is not None and len(one.table.columns) > _PORTRAIT_COLUMNS,
        _rows(one.fields, sample.fields if sample else {}),
        _register(one.table, sample.rows if sample else ()) if one.table else None,
        tuple(f"{who}：{_SIGNATURE}" for who in one.signatures),
        tuple(wording.plain(book, remark) for remark in remarks if remark),
    )


def _rows(fields: tuple[FormField, ...], filled: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Blank, ...], ...]:
    """Two halves share a row; a half without a neighbour takes the whole of it."""
    rows: list[list[FormField]] = []
    for field in fields:
        if field.width == "half" and rows and len(rows[-1]) == 1 and rows[-1][0].width == "half":
            rows[-1].append(field)
        else:
            rows.append([field])
    return tuple(
        tuple(_blank(field, 3 if len(row) == 1 else 1, filled.get(field.id, ())) for field in row) for row in rows
    )


def _blank(field: FormField, span: int, filled: tuple[str, ...]) -> Blank:
    room = field.lines if field.type == "lines" else 0 if field.options else 1
    lines = tuple(line for text in filled for line in text.strip().split("\n"))
    return Blank(field.label, span, field.options, field.hint or "", room, lines)


def _register(table: FormTable, rows: Sequence[Mapping[str, str]]) -> Register:
    columns = tuple(Heading(c.label, c.width, c.type, c.options, c.sum) for c in table.columns)
    filled = tuple(tuple(row.get(column.id, "") for column in table.columns) for row in rows)
    total = any(column.sum for column in columns)
    cells = zip(*filled, strict=True)
    sums = tuple(_sum(below) if column.sum else "" for column, below in zip(columns, cells, strict=False))
    return Register(columns, len(filled) or table.rows, total, filled, sums if total and filled else ())


def _sum(cells: Iterable[str]) -> str:
    """What the numbers of a column add up to, with as many decimals as the longest of them."""
    return str(sum((Decimal(cell) for cell in cells if _NUMBER.fullmatch(cell)), Decimal()))


def sample(book: Book, one: Sample) -> SampleSheet:
    """Something written out, with why each part is written so."""
    rests = wording.resting(wording.basis(book, one.basis))
    facts = (f"谁写：{one.who}", f"什么时候写：{one.when}", rests)
    return SampleSheet(
        head(book, one.title, addresses.entry(addresses.SAMPLES, one.id)),
        wording.INVENTED,
        tuple(fact for fact in facts if fact),
        form(book, book.forms[one.form], one) if one.form else None,
        is_ledger(book, one),
        tuple(_written(book, part) for part in one.parts),
    )


def lesson(book: Book, one: Lesson) -> LessonSheet:
    """A lesson as handout and slides."""
    chapter = next(found for found in book.outline.chapters if found.number == one.chapter)
    return LessonSheet(
        head(book, one.title, addresses.entry(addresses.LESSONS, one.id)),
        chapter.name,
        one.minutes,
        wording.plain(book, one.summary),
        tuple(
            Slide(
                part.label,
                part.minutes,
                tuple(wording.plain(book, line) for line in part.slide),
                tuple(wording.plain(book, said) for said in part.text.strip().split("\n\n")),
            )
            for part in one.parts
        ),
        tuple(Point(wording.plain(book, point), wording.labels(book, wording.cited(point))) for point in one.handout),
        tuple(wording.plain(book, question) for question in one.questions),
        wording.plain(book, one.task),
    )


def clock(one: Lesson) -> Iterator[tuple[int, int]]:
    """The minute in which each part of a lesson begins and the one in which it ends, from 0."""
    start = 0
    for part in one.parts:
        yield start, start + part.minutes
        start += part.minutes


def is_ledger(book: Book, one: Sample) -> bool:
    """Whether a sample is a register, which Excel goes on with."""
    return one.kind is SampleKind.LEDGER and one.form is not None and book.forms[one.form].table is not None


def _written(book: Book, part: SamplePart) -> Written:
    worse, why = (paragraphs(part.worse.text), part.worse.why) if part.worse else ((), "")
    return Written(part_label(part), paragraphs(part.text), wording.plain(book, part.note or ""), worse, why)


def part_label(part: SamplePart) -> str:
    """What a part is called, how long it takes and which day it is of."""
    minutes = f"{part.minutes} 分钟" if part.minutes else ""
    return "　".join(said for said in (part.label, minutes, part.date) if said)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text of a sample as data writes it: paragraphs at blank lines, lists of lines that begin with ``- ``."""
    found = []
    for block in re.split(r"\n[ \t]*\n", text.strip()):
        for items, lines in groupby(block.split("\n"), lambda line: line.startswith("- ")):
            found.append(Paragraph(tuple(line.removeprefix("- ") if items else line for line in lines), items))
    return tuple(found)


def card(book: Book, one: Card) -> CardSheet:
    """The pocket card."""
    front, back = (tuple(_panel(book, panel) for panel in side) for side in (one.front, one.back))
    return CardSheet(head(book, one.title, addresses.DOWNLOADS), front, back)


def _panel(book: Book, panel: CardPanel) -> Panel:
    lines = ((wording.plain(book, line).strip(), wording.basis(book, wording.cited(line))) for line in panel.lines)
    return Panel(panel.title, tuple(Line(text, basis) for text, basis in lines))


def year(book: Book) -> YearSheet:
    """The calendar."""
    entries = [entry for every in Interval for entry in book.calendar if entry.every is every]
    rows = (
        Task(
            entry.every.value,
            wording.plain(book, entry.what),
            entry.who,
            wording.basis(book, entry.basis) or wording.PRACTICE,
            entry.every.months,
            entry.months,
        )
        for entry in entries
    )
    return YearSheet(head(book, wording.YEAR, addresses.CALENDAR), tuple(rows))


def head(book: Book, title: str, page: str) -> Head:
    """What a document with a title of its own bears; ``page`` is the page it belongs to."""
    return Head(
        title,
        wording.titled(book, title),
        book.outline.title,
        wording.edition(book),
        wording.NOTICE,
        archive.stamp(book),
        page,
    )
