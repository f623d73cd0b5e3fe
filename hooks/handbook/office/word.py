"""Forms, checklists and samples as Word documents that open in WPS and LibreOffice as well."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from handbook import archive
from handbook.escape import readable
from handbook.sheets import Blank, ChecklistSheet, FormSheet, Head, Register, SampleSheet, Written

# The names that office computers in China have, each with what stands in for it elsewhere.
SONG, HEI, FANG = "宋体", "黑体", "仿宋"
_FALLBACKS = {SONG: "SimSun", HEI: "SimHei", FANG: "FangSong"}
_MARGINS = {"top": 30, "bottom": 24, "left": 28, "right": 26}
# A line to write on and the column of labels, in millimetres.
_LINE, _LABEL = 7, 27
# A property of a document takes no more characters.
_LONGEST = 255
# What the relationships to them end with.
_NEEDLESS = ("/stylesWithEffects", "/thumbnail")
_GREY = RGBColor(0x76, 0x70, 0x68)
# A content control whose text is a hint: the first key typed takes its place and removes the control.
_PROMPT = (
    f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="填写提示"/><w:temporary/><w:showingPlcHdr/><w:text/></w:sdtPr>'
    "<w:sdtContent/></w:sdt>"
)


def form(sheet: FormSheet) -> bytes:
    """A record form: title, blanks, register, signatures and notes, all editable."""
    document = _document(sheet.head, sheet.landscape)
    _form(document, sheet)
    for remark in sheet.remarks:
        _paragraph(document, remark, 9)
    return _saved(document, sheet.head)


def _form(document: Any, sheet: FormSheet) -> None:
    """Blanks, register and signatures."""
    if sheet.rows:
        _blanks(document, sheet)
    if sheet.register:
        _paragraph(document, "", 6)
        _register(document, sheet.register, _room(sheet))
    if sheet.signed:
        _sign(document, sheet.signed)


def sample(sheet: SampleSheet, notes: bool = True) -> bytes:
    """A sample to be written over: its text as it is; the header says what it is.

    With ``notes``, comments say why it is written so; without, there is nothing that must go before it is printed.
    """
    document = _document(sheet.head, sheet.form is not None and sheet.form.landscape)
    header = document.sections[0].header.paragraphs[0]
    _run(header, sheet.mark, FANG, 9)
    if sheet.form:
        _form(document, sheet.form)
        said = [(part.label, _said(part)) for part in sheet.parts]
        anchors = {cell.text: cell.paragraphs[0].runs for cell in _all_cells(document)}
    else:
        said = [(str(number), _why(part)) for number, part in enumerate(sheet.parts)]
        anchors = {str(number): _stretch(document, part) for number, part in enumerate(sheet.parts)}
    if notes:
        title = document.paragraphs[0].runs
        _comment(document, sheet.head, title[0], "\n".join(sheet.facts))
        for place, text in said:
            if text:
                _comment(document, sheet.head, (anchors.get(place) or title)[0], text)
    return _saved(document, sheet.head)


def _all_cells(document: Any) -> Iterator[Any]:
    return (cell for table in document.tables for row in table.rows for cell in row.cells)


def _stretch(document: Any, part: Written) -> list[Any]:
    """A part of a sample; the runs of its text."""
    runs = [_run(document.add_paragraph(), part.label, HEI, 11)] if part.label else []
    for one in part.text:
        for line in one.lines:
            paragraph = document.add_paragraph(style="List Bullet" if one.items else None)
            runs.append(_run(paragraph, line, FANG, 12))
    return runs


def _why(part: Written) -> str:
    """Why a part is written so, and how not to write it."""
    worse = "\n".join(line for one in part.worse for line in one.lines)
    parts = [part.note] if part.note else []
    parts += [f"不要写成这样：{worse}", part.why] if worse else []
    return "\n".join(parts)


def _said(part: Written) -> str:
    """A part that explains a form: what it is about, what is said of it, and why."""
    lines = (line for one in part.text for line in one.lines)
    return "\n".join(line for line in (part.label, *lines, _why(part)) if line)


def _comment(document: Any, head: Head, run: Any, text: str) -> None:
    """A comment of the handbook on a run, dated as the edition is."""
    made = document.add_comment([run], author=readable(head.book)[:_LONGEST], initials="注")
    for number, line in enumerate(text.split("\n")):
        _run(made.paragraphs[0] if number == 0 else made.add_paragraph(), line, FANG, 9)
    moment = datetime.datetime.fromtimestamp(head.stamp, datetime.UTC)
    made._comment_elm.set(qn("w:date"), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def checklist(sheet: ChecklistSheet) -> bytes:
    """A checklist: a table with a box, the act, who does it, and the basis."""
    document = _document(sheet.head, False)
    _paragraph(document, sheet.lead, 11)
    if sheet.basis:
        _paragraph(document, sheet.basis, 9)
    table = _table(document, 1 + sum(1 + len(phase.acts) for phase in sheet.phases), [12, 80, 26, 38])
    _cells(table.rows[0], ["完成", "事项", "谁", "依据"], HEI)
    _repeat(table.rows[0])
    rows = iter(table.rows[1:])
    for phase in sheet.phases:
        cells = next(rows).cells
        _write(cells[0].merge(cells[3]), phase.title, HEI, 10.5)
        for act in phase.acts:
            cells = next(rows).cells
            for cell, text in zip(cells, ("□", act.text, act.who), strict=False):
                _write(cell, text, FANG, 10.5)
            if act.notes:
                _small(cells[1], "；".join(act.notes))
            _write(cells[3], act.basis, FANG, 9)
    if sheet.form:
        _paragraph(document, sheet.form, 9)
    _sign(document, sheet.signed)
    return _saved(document, sheet.head)


def _document(head: Head, landscape: bool) -> Any:
    """An empty page with the notice below it and the title on top."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = (readable(name)[:_LONGEST] for name in (head.name, head.book))
    properties.comments, properties.language = head.notice, "zh-CN"
    _style(document)
    _fallbacks(document)
    _spare(document)
    section = document.sections[0]
    size = (297, 210) if landscape else (210, 297)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(size[0]), Mm(size[1])
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    _footer(section, f"{head.notice}　{head.edition} 版　　第 ", " 页 共 ", " 页")
    _title(document, head.title)
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


def _spare(document: Any) -> None:
    """Leave out what the template brings for a program of 2010 and for a picture of itself: half of a small file."""
    for rels in (document.part.rels, document.part.package.rels):
        for name in [name for name, rel in rels.items() if rel.reltype.endswith(_NEEDLESS)]:
            del rels[name]


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
    run = paragraph.add_run(readable(text))
    run.font.name, run.font.size, run.bold = font, Pt(size), bold
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _paragraph(document: Any, text: str, size: float) -> Any:
    paragraph = document.add_paragraph()
    _run(paragraph, text, FANG, size)
    return paragraph


def _sign(document: Any, blanks: Iterable[str]) -> None:
    """The line to sign on, a little below the table."""
    _paragraph(document, "　　".join(blanks), 11).paragraph_format.space_before = Pt(10)


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
    """A cell's text; labels stand in the middle."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if font == HEI or text == "□" else WD_ALIGN_PARAGRAPH.LEFT
    _run(paragraph, text, font, size)


def _small(cell: Any, text: str) -> None:
    """A line below a cell's text."""
    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    _run(paragraph, text, FANG, 9)


def _prompt(paragraph: Any, text: str) -> None:
    """A hint that goes when something is typed in its place, so that none is left in a finished record by mistake."""
    paragraph.paragraph_format.space_after = Pt(0)
    run = _run(paragraph, text, FANG, 9)
    run.font.color.rgb = _GREY
    control = parse_xml(_PROMPT)
    paragraph._p.append(control)
    control.find(qn("w:sdtContent")).append(run._r)


def _height(row: Any, millimetres: float) -> None:
    row.height, row.height_rule = Mm(millimetres), WD_ROW_HEIGHT_RULE.AT_LEAST


def _blanks(document: Any, sheet: FormSheet) -> None:
    wide = _room(sheet) / 2 - _LABEL
    table = _table(document, len(sheet.rows), [_LABEL, wide, _LABEL, wide])
    for row, blanks in zip(table.rows, sheet.rows, strict=True):
        _height(row, max(1, *(blank.room for blank in blanks)) * _LINE)
        at = 0
        for blank in blanks:
            _write(row.cells[at], blank.label, HEI, 10.5)
            cell = row.cells[at + 1]
            _blank(cell.merge(row.cells[at + blank.span]) if blank.span > 1 else cell, blank)
            at += 1 + blank.span


def _blank(cell: Any, blank: Blank) -> None:
    """What a sample has filled in, or what stands there before: the options to tick, and the hint."""
    if blank.filled:
        _filled(cell, blank)
        return
    _write(cell, "　".join(f"□ {option}" for option in blank.options), FANG, 11)
    if blank.hint:
        _prompt(cell.add_paragraph() if blank.options else cell.paragraphs[0], blank.hint)


def _filled(cell: Any, blank: Blank) -> None:
    if blank.options:
        _write(cell, "　".join(f"{'✓' if one in blank.filled else '□'} {one}" for one in blank.options), FANG, 11)
        return
    _write(cell, blank.filled[0], FANG, 11)
    for line in blank.filled[1:]:
        paragraph = cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        _run(paragraph, line, FANG, 11)


def _room(sheet: FormSheet) -> float:
    """The width between the margins in millimetres."""
    return (297 if sheet.landscape else 210) - _MARGINS["left"] - _MARGINS["right"]


def _register(document: Any, register: Register, room: float) -> None:
    total = sum(column.width for column in register.columns)
    widths = [room * column.width / total for column in register.columns]
    table = _table(document, 1 + register.rows + (1 if register.total else 0), widths)
    _cells(table.rows[0], [column.label for column in register.columns], HEI)
    _repeat(table.rows[0])
    for row in table.rows[1:]:
        _height(row, _LINE)
    for row, texts in zip(table.rows[1:], register.filled, strict=False):
        _cells(row, texts, FANG)
    if register.total:
        _write(table.rows[-1].cells[0], "合计", HEI, 10.5)
        for cell, text in zip(table.rows[-1].cells[1:], register.sums[1:], strict=False):
            _write(cell, text, FANG, 10.5)


def _saved(document: Any, head: Head) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return archive.dated(out.getvalue(), head.stamp)
