"""Registers as Excel files: choices to pick from, checked dates and numbers, and sums."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from handbook import archive
from handbook.escape import readable
from handbook.sheets import FormSheet, Heading, Register

# What makes a spreadsheet take text for a formula, at least when it is saved as CSV and opened again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# A register on a screen may grow longer than one on paper.
_ROWS = 60
_LINE = Border(*[Side(style="thin")] * 4)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def register(form: FormSheet) -> bytes:
    """The register of a form that has one; raises AssertionError for a form without."""
    assert form.register is not None
    head = form.head
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = sheet_name(head.title)
    workbook.properties.title, workbook.properties.creator = readable(head.name), readable(head.book)
    columns = form.register.columns
    row = _top(sheet, form, len(columns))
    _head(sheet, columns, row)
    _blanks(sheet, columns, row)
    _choices(workbook, sheet, columns, row)
    _fill(sheet, form.register, row)
    if form.register.total:
        _sums(sheet, form.register, row)
    _page(sheet, form, row)
    _notes(workbook, form)
    out = io.BytesIO()
    workbook.save(out)
    return archive.dated(out.getvalue(), head.stamp)


def sheet_name(title: str) -> str:
    """A title as Excel allows it: at most 31 characters, none of ``* / ? : [ ] \\``, no quote at either end."""
    return re.sub(r"[*/?:\[\]\\]", " ", readable(" ".join(title.split()))).strip("' ")[:31].strip("' ") or "登记"


def _short(label: str) -> str:
    """A label as the title of a message; Excel calls a file damaged where one has more than 32 characters."""
    return readable(label)[:32]


def _put(cell: Any, text: str) -> None:
    """Text stays text, whatever it starts with: = + - @ make no formula."""
    cell.value = readable(text)
    cell.data_type = "s"
    cell.quotePrefix = cell.value.startswith(_FORMULA)


def _top(sheet: Any, form: FormSheet, width: int) -> int:
    """Title and the blanks above the register; the row of the register's head."""
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    _put(sheet["A1"], form.head.title)
    sheet["A1"].font, sheet["A1"].alignment = Font("宋体", 18, bold=True), _CENTRE
    row = 2
    for blank in (blank for line in form.rows for blank in line):
        _put(sheet.cell(row, 1), f"{blank.label}：")
        sheet.cell(row, 1).font = Font("黑体", 11)
        if blank.filled:
            _put(sheet.cell(row, 2), "\n".join(blank.filled))
            sheet.cell(row, 2).alignment = Alignment(vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=max(width // 2, 2))
        row += 1
    return row + 1


def _head(sheet: Any, columns: tuple[Heading, ...], row: int) -> None:
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(row, number)
        _put(cell, column.label)
        cell.font, cell.alignment, cell.border = Font("黑体", 11), _CENTRE, _LINE
        sheet.column_dimensions[get_column_letter(number)].width = max(8, 6 * column.width, 2.2 * len(column.label))


def _blanks(sheet: Any, columns: tuple[Heading, ...], head: int) -> None:
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        check = _validation(column)
        if check:
            check.add(f"{letter}{head + 1}:{letter}{head + _ROWS}")
            sheet.add_data_validation(check)
        for row in range(head + 1, head + _ROWS + 1):
            cell = sheet.cell(row, number)
            cell.border, cell.font = _LINE, Font("仿宋", 11)
            cell.number_format = {"date": "yyyy-mm-dd", "number": "0.##" if not column.sum else "0.00"}.get(
                column.type, "@"
            )
            cell.alignment = Alignment(vertical="center", wrap_text=True)


def _validation(column: Heading) -> DataValidation | None:
    """What a column takes; a wrong entry is refused with a sentence."""
    match column.type:
        case "date":
            check = DataValidation(type="date", operator="greaterThan", formula1="7306", allow_blank=True)
            check.error = "请写日期，如 2026-11-23"
        case "number":
            check = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
            check.error = "请写数字"
        case _:
            return None
    check.errorTitle, check.showErrorMessage = _short(column.label), True
    return check


def _choices(workbook: Any, sheet: Any, columns: tuple[Heading, ...], head: int) -> None:
    """Lists to pick from; they stand on a hidden sheet, as a list in the rule itself may hold no comma and is short."""
    chosen = [(number, column) for number, column in enumerate(columns, 1) if column.type == "choice"]
    if not chosen:
        return
    options = workbook.create_sheet("选项")
    options.sheet_state = "hidden"
    for at, (number, column) in enumerate(chosen, 1):
        for row, option in enumerate(column.options, 1):
            _put(options.cell(row, at), option)
        place, letter = get_column_letter(at), get_column_letter(number)
        listed = f"'选项'!${place}$1:${place}${len(column.options)}"
        check = DataValidation(type="list", formula1=listed, allow_blank=True)
        check.error, check.errorTitle, check.showErrorMessage = "请从下拉列表里选", _short(column.label), True
        check.add(f"{letter}{head + 1}:{letter}{head + _ROWS}")
        sheet.add_data_validation(check)


def _fill(sheet: Any, register: Register, head: int) -> None:
    """The rows that a sample has written; numbers are numbers, so that they are summed."""
    for number, texts in enumerate(register.filled, head + 1):
        for at, (column, text) in enumerate(zip(register.columns, texts, strict=True), 1):
            cell = sheet.cell(number, at)
            if column.type == "number" and _NUMBER.fullmatch(text):
                cell.value = float(text)
            elif text:
                _put(cell, text)


def _sums(sheet: Any, register: Register, head: int) -> None:
    last = head + _ROWS + 1
    if not register.columns[0].sum:
        _put(sheet.cell(last, 1), "合计")
    for number, column in enumerate(register.columns, 1):
        cell = sheet.cell(last, number)
        cell.font, cell.border = Font("黑体", 11), _LINE
        if column.sum:
            letter = get_column_letter(number)
            cell.value = f"=SUM({letter}{head + 1}:{letter}{head + _ROWS})"
            cell.number_format = "0.00"


def _page(sheet: Any, form: FormSheet, head: int) -> None:
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if form.landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = f"{form.head.notice}　{form.head.edition} 版　第 &P 页 共 &N 页"


def _notes(workbook: Any, form: FormSheet) -> None:
    """What to mind and what it rests on, on a sheet of its own."""
    notes = workbook.create_sheet("说明")
    notes.column_dimensions["A"].width = 90
    for row, text in enumerate((form.summary, *form.remarks, form.head.notice), 1):
        _put(notes.cell(row, 1), text)
        notes.cell(row, 1).alignment = Alignment(wrap_text=True)
