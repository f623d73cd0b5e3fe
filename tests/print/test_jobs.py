"""Checklists, forms, the card and the year as sheets: one page each where it fits, with all their words."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import segno
from docx import Document
from handbook import sheets
from handbook.cache import Cache
from handbook.diagnostics import TypesetError
from handbook.html import checklist, form
from handbook.model import Book, Checklist, Column, Form, FormField, FormTable, Item, Phase
from handbook.office import word
from handbook.print import jobs, typeset
from handbook.print.jobs import code
from handbook.print.typeset import Job
from handbook.print.volumes import volumes
from handbook.rendered import Rendered
from handbook.wording import basis, plain
from lxml import html
from pypdf import PdfReader
from support.reading import SITE, broken_lines, font_names, needs_poppler, page_texts, squashed, text_of, words

TYPED = "=1+1 #set *x* <b>"


def job_of(book: Book, path: str) -> Job:
    return next(job for job in jobs.single(book, SITE) if job.path == path)


def with_checklist(book: Book, **changes: Any) -> Book:
    one = book.checklists["meeting"].model_copy(update=changes)
    return book.model_copy(update={"checklists": {"meeting": one}})


def with_form(book: Book, **changes: Any) -> Book:
    one = book.forms["record"].model_copy(update=changes)
    return book.model_copy(update={"forms": {"record": one}})


def made(book: Book, path: str) -> bytes:
    return typeset.make(job_of(book, path))


def columns(count: int) -> tuple[Column, ...]:
    return tuple(Column(id=f"c{n}", label=f"栏{n}") for n in range(count))


@pytest.fixture(scope="module")
def texts(set_sheets: dict[str, Path]) -> dict[str, str]:
    return {path: text_of(file.read_bytes()) for path, file in set_sheets.items()}


def test_each_checklist_form_sample_card_and_year_becomes_a_document(small_book: Book, handbook: Book) -> None:
    assert [job.path for job in jobs.single(small_book, "")] == [
        "pdf/checklists/meeting.pdf",
        "pdf/forms/record.pdf",
        "pdf/samples/agenda.pdf",
        "pdf/samples/filled.pdf",
        "pdf/card.pdf",
        "pdf/calendar.pdf",
    ]
    found = {job.path for job in jobs.single(handbook, "")}
    wanted = {f"pdf/checklists/{name}.pdf" for name in handbook.checklists}
    wanted |= {f"pdf/forms/{name}.pdf" for name in handbook.forms}
    wanted |= {f"pdf/samples/{name}.pdf" for name in handbook.samples}
    wanted |= {f"pdf/lessons/{name}.pdf" for name in handbook.lessons}
    assert found == wanted | {"pdf/card.pdf", "pdf/calendar.pdf"}


def test_book_without_year_gets_no_calendar(small_book: Book) -> None:
    paths = [job.path for job in jobs.single(small_book.model_copy(update={"calendar": ()}), "")]
    assert "pdf/calendar.pdf" not in paths


def test_code_is_drawn_from_its_text() -> None:
    address, out = "https://handbook.example/a.html", io.BytesIO()
    wanted = segno.make(address, error="m")
    wanted.save(out, kind="svg", xmldecl=False, svgns=True, border=2, dark="#000")
    assert code(address) == {"text": address, "svg": out.getvalue().decode()}
    assert code("https://handbook.example/b.html")["svg"] != code(address)["svg"]


def test_each_checklist_form_and_sample_carries_the_code_of_its_own_page(handbook: Book) -> None:
    coded = {job.path: job.data["code"]["text"] for job in jobs.single(handbook, SITE) if "code" in job.data}
    records = (handbook.checklists, handbook.forms, handbook.samples, handbook.lessons)
    assert len(coded) == sum(map(len, records))
    for path, text in coded.items():
        assert text == f"{SITE}/{path.removeprefix('pdf/').removesuffix('.pdf')}.html"


def test_sheet_carries_no_code_when_the_address_of_the_site_is_not_known(small_book: Book) -> None:
    found = {job.path: job for job in jobs.single(small_book, "")}
    assert [path for path, job in found.items() if "code" in job.data] == []
    for path in ("pdf/checklists/meeting.pdf", "pdf/forms/record.pdf"):
        assert "扫码" not in text_of(typeset.make(found[path]))
        assert "扫码" in text_of(made(small_book, path))


def test_code_has_its_address_as_text_for_those_who_cannot_see_it(small_book: Book) -> None:
    reader = PdfReader(io.BytesIO(made(small_book, "pdf/forms/record.pdf")))
    root: Any = reader.trailer["/Root"]
    alternatives = list(_alternatives(root["/StructTreeRoot"]))
    assert f"二维码：{SITE}/forms/record.html" in alternatives


def _alternatives(element: Any) -> Any:
    element = element.get_object()
    if isinstance(element, list):
        for one in element:
            yield from _alternatives(one)
    elif hasattr(element, "get"):
        if "/Alt" in element:
            yield str(element["/Alt"])
        if "/K" in element:
            yield from _alternatives(element["/K"])


def test_checklist_holds_every_act_with_who_and_basis(handbook: Book, texts: dict[str, str]) -> None:
    for one in handbook.checklists.values():
        text = texts[f"pdf/checklists/{one.id}.pdf"]
        items = [item for phase in one.phases for item in phase.items]
        assert text.count("□") == len(items), one.id
        for phase in one.phases:
            assert squashed(phase.title) in text, one.id
        for item in items:
            parts = [plain(handbook, item.text), item.who, plain(handbook, item.due or ""), item.record or ""]
            for part in [*parts, basis(handbook, item.basis, item.practice)]:
                assert squashed(plain(handbook, part)) in text, (one.id, item.id)


def test_form_holds_every_label_and_option(handbook: Book, texts: dict[str, str]) -> None:
    for one in handbook.forms.values():
        text = texts[f"pdf/forms/{one.id}.pdf"]
        labels = [field.label for field in one.fields] + [c.label for c in (one.table.columns if one.table else ())]
        options = [f"□{option}" for field in one.fields for option in field.options]
        hints = [field.hint for field in one.fields if field.hint]
        for part in [one.title, *labels, *options, *hints, *(f"{who}：" for who in one.signatures)]:
            assert squashed(part) in text, (one.id, part)
        for note in one.notes:
            assert squashed(plain(handbook, note)) in text, (one.id, note)


def test_card_holds_every_line_of_both_sides_twice(handbook: Book, texts: dict[str, str]) -> None:
    for panel in (*handbook.card.front, *handbook.card.back):
        for line in panel.lines:
            assert texts["pdf/card.pdf"].count(squashed(plain(handbook, line))) == 2


def test_year_holds_every_entry(handbook: Book, texts: dict[str, str]) -> None:
    for entry in handbook.calendar:
        assert squashed(plain(handbook, entry.what)) in texts["pdf/calendar.pdf"], entry.id


def test_checklists_card_and_year_fit_on_a_page(set_sheets: dict[str, Path]) -> None:
    pages = {path: len(PdfReader(file).pages) for path, file in set_sheets.items()}
    long = {path: count for path, count in pages.items() if count > 1}
    assert {path for path in long if not path.startswith("pdf/forms/")} == set()
    assert {path: count for path, count in long.items() if count > 2} == {}


def test_sheets_are_a4_and_lie_only_when_their_register_is_wide(handbook: Book, set_sheets: dict[str, Path]) -> None:
    wide = [one.id for one in handbook.forms.values() if sheets.form(handbook, one).landscape]
    lying = {"pdf/calendar.pdf", *(f"pdf/forms/{name}.pdf" for name in wide)}
    for path, file in set_sheets.items():
        for page in PdfReader(file).pages:
            size = (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4))
            assert size == ((297, 210) if path in lying else (210, 297)), path


@needs_poppler
def test_words_stay_inside_the_margins(set_sheets: dict[str, Path]) -> None:
    for path, file in set_sheets.items():
        box = PdfReader(file).pages[0].mediabox
        for one in words(file):
            assert 9 < one.left < one.right < float(box.width) - 9, (path, one)
            assert 9 < one.top < one.bottom < float(box.height) - 9, (path, one)


@needs_poppler
def test_no_line_of_any_sheet_starts_or_ends_with_the_wrong_mark(set_sheets: dict[str, Path]) -> None:
    assert {path: found for path, file in set_sheets.items() if (found := broken_lines(file))} == {}


def test_sheets_are_tagged_and_embed_only_the_two_free_fonts(set_sheets: dict[str, Path]) -> None:
    for path, file in set_sheets.items():
        pdf = file.read_bytes()
        root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]
        assert root["/Lang"] == "zh-CN", path
        assert root["/MarkInfo"]["/Marked"].value, path
        assert font_names(pdf) <= {"NotoSerifSC", "NotoSansSC"}, path


def test_sheets_bear_title_notice_and_edition(handbook: Book, set_sheets: dict[str, Path]) -> None:
    file = set_sheets["pdf/calendar.pdf"]
    metadata = PdfReader(file).metadata
    assert metadata is not None
    assert metadata.title == f"{handbook.outline.title}：党小组的一年"
    text = text_of(file.read_bytes())
    assert "非官方资料，以正式文件为准" in text
    assert "第1页共1页" in text


def test_same_sheets_give_the_same_bytes(small_book: Book) -> None:
    wanted = list(jobs.single(small_book, SITE))
    assert typeset.make_all(wanted, Cache()) == typeset.make_all(wanted, Cache())


@pytest.mark.parametrize(("count", "wide"), [(1, False), (7, False), (8, True)])
def test_form_lies_down_beyond_seven_columns(small_book: Book, count: int, wide: bool) -> None:
    book = with_form(small_book, table=FormTable(rows=5, columns=columns(count)))
    pdf = made(book, "pdf/forms/record.pdf")
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    assert (page.mediabox.width > page.mediabox.height) is wide
    assert f"栏{count - 1}" in text_of(pdf)


@pytest.mark.parametrize(
    "changes",
    [{"fields": ()}, {"table": None}, {"signatures": (), "notes": (), "basis": ()}, {"fields": (), "table": None}],
)
def test_form_that_lacks_a_part_is_set(small_book: Book, changes: dict[str, Any]) -> None:
    assert "记录表" in text_of(made(with_form(small_book, **changes), "pdf/forms/record.pdf"))


def test_long_register_repeats_its_head_on_each_page(small_book: Book) -> None:
    book = with_form(small_book, table=FormTable(rows=500, columns=columns(8)))
    pages = [squashed(page) for page in page_texts(made(book, "pdf/forms/record.pdf"))]
    assert len(pages) > 10
    # The last page may hold nothing but signatures and notes.
    assert all("栏0" in page for page in pages[:-1])


def test_register_with_sums_has_a_line_for_them(small_book: Book) -> None:
    table = FormTable(rows=3, columns=(*columns(1), Column(id="n", label="元", type="number", sum=True)))
    assert "合计" in text_of(made(with_form(small_book, table=table), "pdf/forms/record.pdf"))
    assert "合计" not in text_of(made(small_book, "pdf/forms/record.pdf"))


def test_long_checklist_goes_on_with_its_head(small_book: Book) -> None:
    items = tuple(Item(id=f"i{n}", text=f"第{n}件事要办好。", who="组长", practice=True) for n in range(120))
    book = with_checklist(small_book, phases=(Phase(title="会前", items=items),))
    pages = [squashed(page) for page in page_texts(made(book, "pdf/checklists/meeting.pdf"))]
    assert len(pages) > 1
    assert all("完成事项谁依据" in page for page in pages if "件事要办好" in page)
    assert "".join(pages).count("件事要办好") == 120


def test_checklist_with_one_item_is_set(small_book: Book) -> None:
    phase = Phase(title="会前", items=(Item(id="a", text="只有一件", who="组长"),))
    book = with_checklist(small_book, phases=(phase,), basis=(), summary="一件")
    pdf = made(book, "pdf/checklists/meeting.pdf")
    assert text_of(pdf).count("□") == 1
    assert "只有一件" in text_of(pdf)


def test_text_of_a_checklist_comes_out_as_typed(small_book: Book) -> None:
    item = Item.model_construct(
        id="a",
        text=f"甲{TYPED}",
        who=f"乙{TYPED}",
        due=f"丙{TYPED}",
        record=f"丁{TYPED}",
        basis=(),
        practice=False,
        form=None,
    )
    phase = Phase.model_construct(title=f"戊{TYPED}", items=(item,))
    book = with_checklist(small_book, title=f"己{TYPED}", who=f"庚{TYPED}", when=f"辛{TYPED}", phases=(phase,))
    text = text_of(made(book, "pdf/checklists/meeting.pdf"))
    for mark in "甲乙丙丁戊己庚辛":
        assert squashed(mark + TYPED) in text, mark


def test_text_of_a_form_comes_out_as_typed(small_book: Book) -> None:
    field = FormField.model_construct(
        id="a", label=f"甲{TYPED}", type="choice", lines=1, width="full", options=(f"乙{TYPED}",), hint=f"丙{TYPED}"
    )
    column = Column.model_construct(id="a", label=f"丁{TYPED}", width=1, type="text", options=(), sum=False)
    table = FormTable.model_construct(rows=2, columns=(column,))
    book = with_form(
        small_book, title=f"戊{TYPED}", fields=(field,), table=table, signatures=(f"己{TYPED}",), notes=(f"庚{TYPED}",)
    )
    text = text_of(made(book, "pdf/forms/record.pdf"))
    for mark in "甲乙丙丁戊己庚":
        assert squashed(mark + TYPED) in text, mark


def test_shorthand_of_the_typesetter_comes_out_as_typed(small_book: Book) -> None:
    typed = "零下 -5 度...好-?吗 ~ -- 完 https://e.org/a...b"
    book = with_form(small_book, notes=(typed,))
    assert squashed(typed) in text_of(made(book, "pdf/forms/record.pdf"))


def test_character_without_glyph_in_data_is_named_with_its_sheet(small_book: Book) -> None:
    with pytest.raises(TypesetError, match=r"pdf/forms/record\.pdf：.*😀") as caught:
        made(with_form(small_book, notes=("😀",)), "pdf/forms/record.pdf")
    assert caught.value.characters == "😀"


def test_changed_text_makes_only_its_own_sheet_be_set_anew(small_book: Book) -> None:
    before = {job.path: typeset.key(job) for job in jobs.single(small_book, SITE)}
    after = {job.path: typeset.key(job) for job in jobs.single(with_form(small_book, notes=("别的",)), SITE)}
    # The form, and the sample that fills it in.
    wanted = ["pdf/forms/record.pdf", "pdf/samples/filled.pdf"]
    assert [path for path in before if before[path] != after[path]] == wanted
    one = job_of(small_book, "pdf/card.pdf")
    assert typeset.key(replace(one, path="pdf/other.pdf")) == typeset.key(one)


def test_checklists_of_the_real_handbook_are_named_in_their_titles(handbook: Book, texts: dict[str, str]) -> None:
    every: list[Checklist | Form] = [*handbook.checklists.values(), *handbook.forms.values()]
    for one in every:
        folder = "checklists" if isinstance(one, Checklist) else "forms"
        assert squashed(one.title) in texts[f"pdf/{folder}/{one.id}.pdf"]


def test_lone_half_takes_the_row_on_the_page_on_paper_and_in_word(small_book: Book) -> None:
    field = FormField(id="a", label="只有半栏", width="half")
    book = with_form(small_book, fields=(field,), table=None)
    (cell,) = html.fragment_fromstring(form.form(book, book.forms["record"], "")).xpath(
        './/td[@class="hb-form__blank"]'
    )
    assert cell.get("colspan") == "3"
    assert [blank["span"] for blank in job_of(book, "pdf/forms/record.pdf").data["rows"][0]] == [3]
    document = Document(io.BytesIO(word.form(sheets.form(book, book.forms["record"]))))
    assert [cell.grid_span for cell in document.tables[0].rows[0]._tr.tc_lst] == [1, 3]


def test_form_of_an_act_is_told_by_the_chapter_the_sheet_and_word_alike(small_book: Book) -> None:
    item = Item(id="a", text="填表", who="组长", form="record", due="当天", record="留底")
    book = with_checklist(small_book, phases=(Phase(title="会前", items=(item,)),), form=None)
    one = book.checklists["meeting"]
    wanted = "填表当天；记录：留底；表单：记录表"
    page = Rendered("甲", "a.html", f"<h1>甲</h1>{checklist.checklist(book, one, '')}")
    (chapter, *_) = volumes(book, {1: [page]})
    assert wanted in text_of(typeset.make(chapter))
    assert wanted in text_of(made(book, "pdf/checklists/meeting.pdf"))
    cell = Document(io.BytesIO(word.checklist(sheets.checklist(book, one)))).tables[0].rows[2].cells[1]
    assert squashed(cell.text) == wanted
