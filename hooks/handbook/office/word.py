"""Forms and checklists as Word documents that open in WPS and LibreOffice as well."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from handbook import archive
from handbook.model import Book, Checklist, Form, FormField, Item
from handbook.print import sheets
from handbook.wording import NOTICE, edition, labels, plain, titled

# The names that office computers in China have, each with what stands in for it elsewhere.
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
_FALLBACKS = {SONG: "SimSun", HEI: "SimHei", FANG: "FangSong"}
_MARGINS = {"top": 30, "bottom": 24, "left": 28, "right": 26}
# A line to write on, in millimetres.
_LINE = 7


def form(book: Book, one: Form) -> bytes:
    """A record form: title, blanks, register, signatures and notes, all editable."""
    document = _document(book, one.title, sheets.landscape(one))
    _title(document, one.title)
    if one.fields:
        _blanks(document, one)
    if one.table:
        _paragraph(document, "", 6)
        _register(document, one)
    if one.signatures:
        _sign(document, "　　".join(f"{who}：＿＿＿＿＿＿＿＿" for who in one.signatures))
    for note in one.notes:
        _paragraph(document, f"填写说明：{plain(book, note)}", 9)
    _paragraph(document, f"依据：{labels(book, sheets.form_basis(one))}", 9)
    return _saved(book, document)


def checklist(book: Book, one: Checklist) -> bytes:
    """A checklist: a table with a box, the act, who does it, and the basis."""
    document = _document(book, one.title, False)
    _title(document, one.title)
    _paragraph(document, f"谁来做：{plain(book, one.who)}。什么时候：{plain(book, one.when)}。", 11)
    _paragraph(document, f"依据：{labels(book, one.basis)}", 9)
    widths = [12, 80, 26, 38]
    table = _table(document, 1 + sum(1 + len(phase.items) for phase in one.phases), widths)
    _cells(table.rows[0], ["完成", "事项", "谁", "依据"], HEI)
    _repeat(table.rows[0])
    at = 1
    for phase in one.phases:
        row = table.rows[at]
        _write(row.cells[0].merge(row.cells[3]), phase.title, HEI, 10.5)
        at += 1
        for item in phase.items:
            _cells(table.rows[at], ["□", _act(book, item), item.who, ""], FANG)
            _write(table.rows[at].cells[3], sheets.item_basis(book, item), FANG, 9)
            at += 1
    _sign(document, "检查人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日")
    return _saved(book, document)


def _act(book: Book, item: Item) -> str:
    parts = [plain(book, item.text)]
    parts += [plain(book, item.due)] if item.due else []
    parts += [f"记录：{plain(book, item.record)}"] if item.record else []
    return "\n".join(parts)


def _document(book: Book, name: str, landscape: bool) -> Any:
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = titled(book, name), book.outline.title
    properties.comments, properties.language = NOTICE, "zh-CN"
    _style(document)
    _fallbacks(document)
    section = document.sections[0]
    size = (297, 210) if landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    _footer(section, f"{NOTICE}　{edition(book)} 版　　第 ", " 页 共 ", " 页")
    return document


def _style(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FANG, Pt(11)
    fonts = normal.element.rPr.rFonts
    for name in ("w:eastAsia", "w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), FANG)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after = Pt(2)


def _fallbacks(document: Any) -> None:
    """Name the other names of the fonts, so that a program without one finds its like."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in _FALLBACKS.items()
    )
    part._blob = re.sub(rb"</w:fonts>", entries.encode() + b"</w:fonts>", part.blob)


def _footer(section: Any, *texts: str) -> None:
    """The notice with the page number and the number of pages as fields."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in zip(texts, ("PAGE", "NUMPAGES", None), strict=True):
        _run(paragraph, text, SONG, 9)
        if field:
            element = OxmlElement("w:fldSimple")
            element.set(qn("w:instr"), field)
            element.append(_run(paragraph, "1", SONG, 9)._r)
            paragraph._p.append(element)


def _run(paragraph: Any, text: str, font: str, size: float, bold: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold = font, Pt(size), bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _paragraph(document: Any, text: str, size: float) -> Any:
    paragraph = document.add_paragraph()
    _run(paragraph, text, FANG, size)
    return paragraph


def _sign(document: Any, text: str) -> None:
    """The line to sign on, a little below the table."""
    _paragraph(document, text, 11).paragraph_format.space_before = Pt(10)


def _title(document: Any, text: str) -> None:
    paragraph = document.add_heading(level=1)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(0), Pt(12)
    run = _run(paragraph, text, SONG, 22, bold=True)
    run.font.color.rgb = RGBColor(0, 0, 0)


def _table(document: Any, rows: int, widths: Iterable[float]) -> Any:
    """An empty bordered table; widths in millimetres."""
    sizes = list(widths)
    table = document.add_table(rows=rows, cols=len(sizes))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, sizes, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in table.rows:
        # A row stays on one page.
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return table


def _repeat(row: Any) -> None:
    """The row is shown again on top of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _cells(row: Any, texts: Iterable[str], font: str) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        _write(cell, text, font, 10.5)


def _write(cell: Any, text: str, font: str, size: float) -> None:
    """Lines of text; the first one large, the others small; labels stand in the middle."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if font == HEI or text == "□" else WD_ALIGN_PARAGRAPH.LEFT
        _run(paragraph, line, font, size if number == 0 else 9)


def _height(row: Any, millimetres: float) -> None:
    row.height, row.height_rule = Mm(millimetres), WD_ROW_HEIGHT_RULE.AT_LEAST


def _blanks(document: Any, one: Form) -> None:
    rows = sheets.form_rows(one)
    wide = _room(one) / 2 - 27
    table = _table(document, len(rows), [27, wide, 27, wide])
    for row, fields in zip(table.rows, rows, strict=True):
        _height(row, max(field.lines if field.type == "lines" else 1 for field, _ in fields) * _LINE)
        at = 0
        for field, span in fields:
            _write(row.cells[at], field.label, HEI, 10.5)
            blank = row.cells[at + 1]
            blank = blank.merge(row.cells[at + span]) if span > 1 else blank
            _write(blank, _blank(field), FANG, 11)
            at += 1 + span


def _blank(field: FormField) -> str:
    """What stands in a blank before it is filled in."""
    return "\n".join(part for part in ("　".join(f"□ {o}" for o in field.options), field.hint or "") if part)


def _room(one: Form) -> float:
    """The width between the margins in millimetres."""
    return (297 if sheets.landscape(one) else 210) - _MARGINS["left"] - _MARGINS["right"]


def _register(document: Any, one: Form) -> None:
    assert one.table is not None
    columns = one.table.columns
    room = _room(one)
    total = sum(column.width for column in columns)
    last = 1 if any(column.sum for column in columns) else 0
    table = _table(document, 1 + one.table.rows + last, [room * column.width / total for column in columns])
    _cells(table.rows[0], [column.label for column in columns], HEI)
    _repeat(table.rows[0])
    for row in table.rows[1:]:
        _height(row, _LINE)
    if last:
        _write(table.rows[-1].cells[0], "合计", HEI, 10.5)


def _saved(book: Book, document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return archive.dated(out.getvalue(), archive.stamp(book))
