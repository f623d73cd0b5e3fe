"""Registers as Excel files: lists to pick from, checked dates and numbers, sums, and text that stays text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from handbook import sheets
from handbook.model import Book, Column, Form, FormField, FormTable
from handbook.office import excel
from handbook.wording import plain
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

TYPED = "=1+1 #set *x* <b>"
KINDS = {"date": "date", "number": "decimal", "choice": "list"}


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


def register_file(book: Book, one: Form) -> bytes:
    return excel.register(sheets.form(book, one))


def register(book: Book, **changes: Any) -> Any:
    """The workbook of the small book's form with some of it changed."""
    return opened(register_file(book, book.forms["record"].model_copy(update=changes)))


def head_row(sheet: Any) -> int:
    """The row with the labels of the columns: what is repeated on each page."""
    return int(sheet.print_title_rows.split(":")[0].replace("$", ""))


def with_columns(*columns: Column) -> dict[str, Any]:
    return {"table": FormTable(rows=3, columns=columns)}


@pytest.fixture(scope="module")
def made(handbook: Book) -> dict[str, bytes]:
    return {name: register_file(handbook, one) for name, one in handbook.forms.items() if one.table}


@pytest.fixture(scope="module")
def workbooks(made: dict[str, bytes]) -> dict[str, Any]:
    return {name: opened(content) for name, content in made.items()}


def test_every_form_with_a_table_gives_a_workbook(handbook: Book, workbooks: dict[str, Any]) -> None:
    assert len(workbooks) > 5
    for name, workbook in workbooks.items():
        one, sheet = handbook.forms[name], workbook.worksheets[0]
        assert one.table is not None
        assert sheet["A1"].value == one.title
        head = head_row(sheet)
        labels = [sheet.cell(head, number).value for number in range(1, sheet.max_column + 1)]
        assert labels == [column.label for column in one.table.columns], name
        above = [sheet.cell(row, 1).value for row in range(2, 2 + len(one.fields))]
        assert above == [f"{field.label}：" for field in one.fields], name
        assert sheet.freeze_panes == f"A{head + 1}"


def test_form_without_a_table_gives_none(small_book: Book) -> None:
    with pytest.raises(AssertionError):
        register_file(small_book, small_book.forms["record"].model_copy(update={"table": None}))


def test_columns_check_what_is_entered(handbook: Book, workbooks: dict[str, Any]) -> None:
    seen = set()
    for name, workbook in workbooks.items():
        sheet, table = workbook.worksheets[0], handbook.forms[name].table
        assert table is not None
        checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
        first = head_row(sheet) + 1
        wanted = {}
        for number, column in enumerate(table.columns, 1):
            if column.type in KINDS:
                letter = get_column_letter(number)
                wanted[f"{letter}{first}:{letter}{first + 59}"] = column
        assert set(checks) == set(wanted), name
        for place, column in wanted.items():
            check = checks[place]
            seen.add(check.type)
            assert check.type == KINDS[column.type]
            assert check.showErrorMessage
            assert check.error
            assert check.errorTitle == column.label
            # Excel shows the arrow of a list unless this is set.
            assert not check.showDropDown
    assert seen == set(KINDS.values())


def choices(workbook: Any, sheet: Any) -> list[str]:
    """What the first list of a sheet offers, whether it stands in the check or in cells."""
    (check,) = sheet.data_validations.dataValidation
    formula = check.formula1
    if formula.startswith('"'):
        assert len(formula) <= 257, "Excel takes no more than 255 characters in a check and calls the file damaged"
        return list(formula[1:-1].replace('""', '"').split(","))
    owner, _, cells = formula.lstrip("=").rpartition("!")
    place = workbook[owner.strip("'")] if owner else sheet
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    return [cell.value for row in place.iter_rows(top, bottom, left, right) for cell in row]


@pytest.mark.parametrize(
    "options",
    [("甲",), ("甲", "乙"), ('说"好"', "不"), ("甲,乙", "丙"), tuple(f"第{n}种说得很长的情况" for n in range(40))],
    ids=["one", "two", "quotes", "comma", "many"],
)
def test_list_offers_exactly_the_options(small_book: Book, options: tuple[str, ...]) -> None:
    workbook = register(small_book, **with_columns(Column(id="a", label="类", type="choice", options=options)))
    assert choices(workbook, workbook.worksheets[0]) == list(options)


def test_lists_of_the_real_registers_offer_exactly_their_options(handbook: Book, workbooks: dict[str, Any]) -> None:
    for name, workbook in workbooks.items():
        table = handbook.forms[name].table
        assert table is not None
        checks = workbook.worksheets[0].data_validations.dataValidation
        ranges = [check.formula1.partition("!")[2].replace("$", "") for check in checks if check.type == "list"]
        offered = [tuple(row[0].value for row in workbook["选项"][place]) for place in ranges]
        assert offered == [column.options for column in table.columns if column.type == "choice"], name


def test_sum_columns_are_summed_over_all_their_rows(handbook: Book, workbooks: dict[str, Any]) -> None:
    for name, workbook in workbooks.items():
        sheet, table = workbook.worksheets[0], handbook.forms[name].table
        assert table is not None
        first = head_row(sheet) + 1
        formulas = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        letters = [get_column_letter(n) for n, column in enumerate(table.columns, 1) if column.sum]
        wanted = {f"{a}{first + 60}": f"=SUM({a}{first}:{a}{first + 59})" for a in letters}
        assert formulas == wanted, name
        assert (sheet.cell(first + 60, 1).value == "合计") is bool(letters), name


def test_dates_and_numbers_are_shown_as_such(small_book: Book) -> None:
    columns = [
        Column(id="a", label="日", type="date"),
        Column(id="b", label="元", type="number", sum=True),
        Column(id="c", label="次", type="number"),
        Column(id="d", label="名"),
    ]
    sheet = register(small_book, **with_columns(*columns)).worksheets[0]
    row = head_row(sheet) + 1
    assert [sheet.cell(row, n).number_format for n in range(1, 5)] == ["yyyy-mm-dd", "0.00", "0.##", "@"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_text_that_starts_like_a_formula_stays_text(small_book: Book, start: str) -> None:
    text = f"{start}1+1"
    field = FormField(id="a", label=text)
    workbook = register(small_book, fields=(field,), summary=text, **with_columns(Column(id="a", label=text)))
    sheet, notes = workbook.worksheets
    cells = [cell for page in (sheet, notes) for row in page.iter_rows() for cell in row if cell.value is not None]
    starting = [cell for cell in cells if str(cell.value).startswith(start)]
    assert [cell.value for cell in starting] == [f"{text}：", text, text]
    assert [cell.data_type for cell in starting] == ["s"] * 3
    assert all(cell.quotePrefix for cell in starting)
    assert [cell for cell in cells if cell.data_type not in ("s", "inlineStr")] == []


@pytest.mark.parametrize("title", [TYPED, "安排/落实", "甲：乙?", "[试用]记录", "'引'", "很长的名称" * 10, "说明"])
def test_title_of_a_form_may_hold_any_mark(small_book: Book, title: str) -> None:
    workbook = register(small_book, title=title)
    assert workbook.worksheets[0]["A1"].value == title
    assert workbook.worksheets[0]["A1"].data_type == "s"
    for name in workbook.sheetnames:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("'")
    assert len(set(workbook.sheetnames)) == 2


def test_text_comes_out_as_typed(small_book: Book) -> None:
    field = FormField.model_construct(
        id="a", label=f"甲{TYPED}", type="text", lines=1, width="full", options=(), hint=None
    )
    column = Column.model_construct(id="a", label=f"乙{TYPED}", width=1, type="text", options=(), sum=False)
    table = FormTable.model_construct(rows=1, columns=(column,))
    workbook = register(small_book, fields=(field,), table=table, notes=(f"丙{TYPED}",), summary=f"丁{TYPED}")
    values = [cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row]
    for text in (f"甲{TYPED}：", f"乙{TYPED}", f"填写说明：丙{TYPED}", f"丁{TYPED}"):
        assert text in values


def test_notes_and_basis_stand_on_a_sheet_of_their_own(handbook: Book, workbooks: dict[str, Any]) -> None:
    for name, workbook in workbooks.items():
        one = handbook.forms[name]
        notes = [row[0].value for row in workbook["说明"].iter_rows()]
        for note in one.notes:
            assert f"填写说明：{plain(handbook, note)}" in notes, name
        assert one.summary in notes, name
        assert "非官方资料，以正式文件为准" in notes, name
        assert any(str(text).startswith("依据：") for text in notes), name


def test_pages_are_a4_numbered_and_lie_only_when_wide(handbook: Book, workbooks: dict[str, Any]) -> None:
    for name, workbook in workbooks.items():
        sheet = workbook.worksheets[0]
        assert int(sheet.page_setup.paperSize) == 9
        lying = "landscape" if sheets.form(handbook, handbook.forms[name]).landscape else "portrait"
        assert sheet.page_setup.orientation == lying, name
        assert "&P" in sheet.oddFooter.center.text
        assert "&N" in sheet.oddFooter.center.text


def test_workbooks_hold_no_macros_and_no_links_to_elsewhere(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert [file for file in archive.namelist() if "vba" in file.lower() or "external" in file.lower()] == []
            assert b"macroEnabled" not in archive.read("[Content_Types].xml"), name


def test_same_data_gives_the_same_bytes(handbook: Book, made: dict[str, bytes]) -> None:
    assert {name: register_file(handbook, handbook.forms[name]) for name in made} == made


def test_workbook_bears_title_and_date_of_the_edition(small_book: Book) -> None:
    one: Form = small_book.forms["record"]
    properties = opened(register_file(small_book, one)).properties
    assert properties.title == "样书：记录表"
    assert properties.created.date().isoformat() == "2026-11-23"
    assert properties.modified == properties.created
