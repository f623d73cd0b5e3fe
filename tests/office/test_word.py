"""Word documents: they open again, hold what the sheet on paper holds, and every office program can set them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from handbook import sheets
from handbook.model import Book, Checklist, Column, Form, FormField, FormTable, Item, Phase
from handbook.office import word
from handbook.wording import basis, plain
from pypdf import PdfReader

TYPED = "=1+1 #set *x* <b>"
FALLBACKS = {"宋体": "SimSun", "黑体": "SimHei", "仿宋": "FangSong"}


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def squashed(text: str) -> str:
    return "".join(text.split())


def all_text(document: Any) -> str:
    """Everything in the order of the document."""
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))


def spans(row: Any) -> list[int]:
    """How many columns of the grid each cell of a row covers."""
    return [cell.grid_span for cell in row._tr.tc_lst]


def form_file(book: Book, one: Form) -> bytes:
    return word.form(sheets.form(book, one))


def checklist_file(book: Book, one: Checklist) -> bytes:
    return word.checklist(sheets.checklist(book, one))


@pytest.fixture(scope="module")
def forms(handbook: Book) -> dict[str, bytes]:
    return {name: form_file(handbook, one) for name, one in handbook.forms.items()}


@pytest.fixture(scope="module")
def checklists(handbook: Book) -> dict[str, bytes]:
    return {name: checklist_file(handbook, one) for name, one in handbook.checklists.items()}


@pytest.fixture(scope="module")
def some(forms: dict[str, bytes], checklists: dict[str, bytes]) -> dict[str, bytes]:
    """All forms and a few checklists, for what is the same in all documents."""
    return {**forms, **{f"checklist {name}": checklists[name] for name in list(checklists)[:4]}}


def test_form_has_the_same_fields_in_the_same_order(handbook: Book, forms: dict[str, bytes]) -> None:
    for name, content in forms.items():
        one, document = handbook.forms[name], opened(content)
        labels = []
        if one.fields:
            for row in document.tables[0].rows:
                labels += [tc.p_lst[0].text for tc in row._tr.tc_lst][::2]
        assert labels == [field.label for field in one.fields], name


def test_form_has_options_and_hints_beside_their_label(handbook: Book, forms: dict[str, bytes]) -> None:
    for name, content in forms.items():
        text = all_text(opened(content))
        for field in handbook.forms[name].fields:
            for option in field.options:
                assert f"□ {option}" in text, (name, field.id)
            assert (field.hint or "") in text, (name, field.id)


def test_field_of_full_width_spans_the_other_columns(handbook: Book, forms: dict[str, bytes]) -> None:
    for name, content in forms.items():
        one = handbook.forms[name]
        if not one.fields:
            continue
        rows = opened(content).tables[0].rows
        wanted = [[s for blank in row for s in (1, blank.span)] for row in sheets.form(handbook, one).rows]
        assert [spans(row) for row in rows] == wanted, name


def test_register_has_its_columns_rows_and_repeated_head(handbook: Book, forms: dict[str, bytes]) -> None:
    for name, content in forms.items():
        one = handbook.forms[name]
        if one.table is None:
            continue
        table = opened(content).tables[-1]
        assert [cell.text for cell in table.rows[0].cells] == [column.label for column in one.table.columns], name
        total = any(column.sum for column in one.table.columns)
        assert len(table.rows) == 1 + one.table.rows + total, name
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None, name
        assert [row for row in table.rows[1:] if row._tr.trPr.find(qn("w:tblHeader")) is not None] == []
        assert (table.rows[-1].cells[0].text == "合计") is total, name


def test_form_has_signatures_notes_and_basis(handbook: Book, forms: dict[str, bytes]) -> None:
    for name, content in forms.items():
        one, text = handbook.forms[name], all_text(opened(content))
        assert text.startswith(one.title)
        for who in one.signatures:
            assert f"{who}：＿" in text, name
        for note in one.notes:
            assert f"填写说明：{plain(handbook, note)}" in text, name
        assert f"依据：{basis(handbook, one.basis)}" in text, name


def test_checklist_has_every_phase_and_item_in_order(handbook: Book, checklists: dict[str, bytes]) -> None:
    for name, content in checklists.items():
        one = handbook.checklists[name]
        rows = opened(content).tables[0].rows
        assert [cell.text for cell in rows[0].cells] == ["完成", "事项", "谁", "依据"]
        at = 1
        for phase in one.phases:
            assert spans(rows[at]) == [4], name
            assert rows[at].cells[0].text == phase.title
            for item in phase.items:
                at += 1
                cells = [cell.text for cell in rows[at].cells]
                assert cells[0] == "□"
                assert cells[1].split("\n")[0] == plain(handbook, item.text), (name, item.id)
                assert cells[2] == item.who
            at += 1
        assert at == len(rows), name


def test_checklist_has_the_notes_and_the_basis_of_each_act(handbook: Book, checklists: dict[str, bytes]) -> None:
    for name, content in checklists.items():
        rows = [row for row in opened(content).tables[0].rows if row.cells[0].text == "□"]
        acts = [act for phase in sheets.checklist(handbook, handbook.checklists[name]).phases for act in phase.acts]
        for row, act in zip(rows, acts, strict=True):
            assert row.cells[1].text == "\n".join([act.text, *(["；".join(act.notes)] if act.notes else [])]), name
            assert row.cells[3].text == act.basis, name


def test_hint_goes_when_something_is_typed_in_its_place(small_book: Book) -> None:
    field = FormField(id="a", label="地点", hint="写到房间号")
    one = small_book.forms["record"].model_copy(update={"fields": (field,)})
    (control,) = opened(form_file(small_book, one)).element.body.iter(qn("w:sdt"))
    assert "".join(t.text for t in control.iter(qn("w:t"))) == "写到房间号"
    assert {child.tag for child in control.find(qn("w:sdtPr"))} >= {qn("w:temporary"), qn("w:showingPlcHdr")}
    (colour,) = control.iter(qn("w:color"))
    assert colour.get(qn("w:val")) not in ("000000", "auto")


@pytest.mark.parametrize("length", [255, 256, 5000])
def test_title_of_any_length_opens(small_book: Book, length: int) -> None:
    one = small_book.forms["record"].model_copy(update={"title": "长" * length})
    document = opened(form_file(small_book, one))
    assert document.paragraphs[0].text == one.title
    assert len(document.core_properties.title) == 255


def test_pages_are_a4_and_lie_only_when_the_register_is_wide(
    handbook: Book, forms: dict[str, bytes], checklists: dict[str, bytes]
) -> None:
    for name, content in forms.items():
        (section,) = opened(content).sections
        size = (Mm(297), Mm(210)) if sheets.form(handbook, handbook.forms[name]).landscape else (Mm(210), Mm(297))
        assert all(abs(a - b) < Mm(0.1) for a, b in zip((section.page_width, section.page_height), size, strict=True))
        assert (section.orientation == 1) is sheets.form(handbook, handbook.forms[name]).landscape, name
    for content in checklists.values():
        (section,) = opened(content).sections
        assert abs(section.page_width - Mm(210)) < Mm(0.1)


def test_tables_stay_between_the_margins(some: dict[str, bytes]) -> None:
    for name, content in some.items():
        document = opened(content)
        (section,) = document.sections
        room = section.page_width - section.left_margin - section.right_margin
        for table in document.tables:
            assert sum(column.width for column in table.columns) <= room + Mm(0.5), name


def test_fonts_are_those_of_chinese_offices_with_their_other_names(some: dict[str, bytes]) -> None:
    for name, content in some.items():
        files = parts(content)
        document = opened(content)
        used = {fonts.get(qn("w:eastAsia")) for fonts in document.element.body.iter(qn("w:rFonts"))}
        assert used == {"宋体", "黑体", "仿宋"}, name
        table = files["word/fontTable.xml"].decode()
        for font, other in FALLBACKS.items():
            assert f'<w:font w:name="{font}"><w:altName w:val="{other}"/>' in table
        normal = document.styles["Normal"].element.rPr.rFonts
        assert normal.get(qn("w:eastAsia")) == normal.get(qn("w:ascii")) == "仿宋"


def test_footer_counts_pages_with_fields_and_bears_notice_and_edition(some: dict[str, bytes]) -> None:
    for name, content in some.items():
        footer = opened(content).sections[0].footer.paragraphs[0]._p
        fields = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"], name
        text = "".join(t.text for t in footer.iter(qn("w:t")))
        assert text.startswith("非官方资料，以正式文件为准"), name
        assert text.endswith("第 1 页 共 1 页"), name


def test_documents_hold_no_macros_and_no_links_to_elsewhere(some: dict[str, bytes]) -> None:
    for name, content in some.items():
        files = parts(content)
        assert [file for file in files if "vba" in file.lower() or file.endswith(".bin")] == [], name
        assert b"macroEnabled" not in files["[Content_Types].xml"]
        relations = b"".join(text for file, text in files.items() if file.endswith(".rels"))
        assert b'TargetMode="External"' not in relations, name


def test_properties_name_the_document_and_its_edition(small_book: Book) -> None:
    properties = opened(form_file(small_book, small_book.forms["record"])).core_properties
    assert properties.title == "样书：记录表"
    assert properties.author == "样书"
    assert properties.language == "zh-CN"
    assert properties.created is not None
    assert (properties.created.date().isoformat(), properties.created) == ("2026-11-23", properties.modified)


def test_same_data_gives_the_same_bytes(handbook: Book, forms: dict[str, bytes], checklists: dict[str, bytes]) -> None:
    for name in ("dues-ledger", "meeting-record"):
        assert form_file(handbook, handbook.forms[name]) == forms[name]
    name = next(iter(checklists))
    assert checklist_file(handbook, handbook.checklists[name]) == checklists[name]


def test_text_of_a_form_comes_out_as_typed(small_book: Book) -> None:
    field = FormField.model_construct(
        id="a", label=f"甲{TYPED}", type="choice", lines=1, width="full", options=(f"乙{TYPED}",), hint=f"丙{TYPED}"
    )
    column = Column.model_construct(id="a", label=f"丁{TYPED}", width=1, type="text", options=(), sum=False)
    one = Form.model_construct(
        **{
            **dict(small_book.forms["record"]),
            "title": f"戊{TYPED}",
            "fields": (field,),
            "table": FormTable.model_construct(rows=1, columns=(column,)),
            "signatures": (f"己{TYPED}",),
            "notes": (f"庚{TYPED}",),
        }
    )
    text = all_text(opened(form_file(small_book, one)))
    for mark in "甲乙丙丁戊己庚":
        assert mark + TYPED in text, mark


def test_text_of_a_checklist_comes_out_as_typed(small_book: Book) -> None:
    item = Item.model_construct(
        id="a",
        text=f"甲{TYPED}",
        who=f"乙{TYPED}",
        due=f"丙{TYPED}",
        record=f"丁{TYPED}",
        basis=(),
        practice=True,
        form=None,
    )
    one = Checklist.model_construct(
        **{
            **dict(small_book.checklists["meeting"]),
            "title": f"戊{TYPED}",
            "who": f"己{TYPED}",
            "when": f"庚{TYPED}",
            "phases": (Phase.model_construct(title=f"辛{TYPED}", items=(item,)),),
        }
    )
    text = all_text(opened(checklist_file(small_book, one)))
    for mark in "甲乙丙丁戊己庚辛":
        assert mark + TYPED in text, mark


def test_checklist_with_one_item_opens(small_book: Book) -> None:
    phase = Phase(title="会前", items=(Item(id="a", text="只有一件", who="组长"),))
    one = small_book.checklists["meeting"].model_copy(update={"phases": (phase,), "basis": ()})
    table = opened(checklist_file(small_book, one)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows[2:]] == [["□", "只有一件", "组长", ""]]


@pytest.mark.parametrize(
    "changes", [{"fields": ()}, {"table": None}, {"signatures": (), "notes": ()}, {"fields": (), "table": None}]
)
def test_form_that_lacks_a_part_opens(small_book: Book, changes: dict[str, Any]) -> None:
    one = small_book.forms["record"].model_copy(update=changes)
    document = opened(form_file(small_book, one))
    assert document.paragraphs[0].text == "记录表"
    assert len(document.tables) == bool(one.fields) + bool(one.table)


def test_values_of_rules_are_written_out(small_book: Book) -> None:
    text = all_text(opened(checklist_file(small_book, small_book.checklists["meeting"])))
    assert "通知组员，每月 1 次" in text
    assert "[=" not in text


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice is missing: install LibreOffice to see whether it opens the files"
)
def test_libreoffice_sets_every_form_with_all_its_labels(
    handbook: Book, forms: dict[str, bytes], tmp_path: Path
) -> None:
    for name, content in forms.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    profile, out = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", tmp_path / "out"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, *(f"{tmp_path / name}.docx" for name in forms)], check=True, capture_output=True)
    for name in forms:
        one, reader = handbook.forms[name], PdfReader(out / f"{name}.pdf")
        text = squashed("".join(page.extract_text() for page in reader.pages))
        labels = [field.label for field in one.fields] + [c.label for c in (one.table.columns if one.table else ())]
        missing = [label for label in [one.title, *labels] if squashed(label) not in text]
        assert missing == [], name
        assert f"第1页共{len(reader.pages)}页" in text, name
