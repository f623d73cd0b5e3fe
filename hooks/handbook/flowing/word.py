"""Word of a section or a chapter: styles, notes and tables of Word's own, to be edited."""

from __future__ import annotations

import io
import subprocess
from functools import cache
from typing import Any

import pypandoc
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from handbook import archive
from handbook.flowing import pandoc
from handbook.office.word import FANG, HEI, SONG
from handbook.sheets import Head

_MARGINS = {"top": 25, "bottom": 22, "left": 28, "right": 26}
_INK, _GREY = RGBColor(0x22, 0x1D, 0x1A), RGBColor(0x5F, 0x58, 0x52)
# Style of pandoc's → font, size in points, space before and after in points.
_STYLES = {
    "Normal": (SONG, 11, 0, 4),
    "Body Text": (SONG, 11, 0, 5),
    "First Paragraph": (SONG, 11, 0, 5),
    "Compact": (SONG, 10.5, 0, 2),
    "Title": (HEI, 20, 0, 12),
    "Heading 1": (HEI, 18, 18, 10),
    "Heading 2": (HEI, 15, 16, 8),
    "Heading 3": (HEI, 12.5, 12, 5),
    "Heading 4": (HEI, 11, 8, 4),
    "Heading 5": (HEI, 11, 6, 3),
    "Block Text": (FANG, 11, 2, 6),
    "Footnote Text": (SONG, 9, 0, 2),
}
# The styles that the filter asks for.
_OWN = {"样例正文": (FANG, 11, 0, 3), "样例说明": (SONG, 9.5, 0, 4), "提示": (SONG, 10.5, 2, 4)}
_BORDERS = (
    f'<w:tblBorders {nsdecls("w")}><w:top w:val="single" w:sz="8" w:color="444444"/>'
    '<w:bottom w:val="single" w:sz="8" w:color="444444"/>'
    '<w:insideH w:val="single" w:sz="4" w:color="BBBBBB"/></w:tblBorders>'
)


def made(path: str, head: Head, html: str) -> bytes:
    """The Word document at ``path`` below site/, with the name of the handbook and its edition at each page's foot.

    Raises:
        TypesetError: when pandoc fails.
    """
    options = ("--reference-doc=reference.docx", "--metadata=lang:zh-CN")
    foot = f"{head.book} · {head.edition} · {head.notice}"
    content = pandoc.made(path, "docx", html, head.stamp, options, {"reference.docx": _reference(foot)})
    return archive.dated(_finished(content, head.name), head.stamp)


def _finished(content: bytes, title: str) -> bytes:
    """With its title among its properties, and with the heads of tables repeated on each page."""
    document = Document(io.BytesIO(content))
    document.core_properties.title, document.core_properties.author = title[:255], ""
    for table in document.tables:
        _widen(table)
        properties = table.rows[0]._tr.get_or_add_trPr()
        if properties.find(qn("w:tblHeader")) is None:
            properties.append(OxmlElement("w:tblHeader"))
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _widen(table: Any) -> None:
    """As wide as the text: programs that do not know pandoc's way of saying so would make it as narrow as its words."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblW")):
        properties.remove(old)
    width = OxmlElement("w:tblW")
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    properties.append(width)


@cache
def _reference(foot: str) -> bytes:
    """pandoc's own reference document in the fonts and measures of Chinese offices."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    document = Document(io.BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    for name, look in _STYLES.items():
        _set(document.styles[name], *look)
    for name, look in _OWN.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Body Text"]
        _set(style, *look)
    for name in ("样例正文", "Block Text"):
        document.styles[name].paragraph_format.left_indent = Mm(6)
    document.styles["样例说明"].paragraph_format.left_indent = Mm(12)
    document.styles["样例说明"].font.color.rgb = _GREY
    _table_style(document.styles["Table"])
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        for side, width in _MARGINS.items():
            setattr(section, f"{side}_margin", Mm(width))
        _foot(section.footer.paragraphs[0], foot)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set(style: Any, font: str, size: float, before: float, after: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb, style.font.italic = "Times New Roman", Pt(size), _INK, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    space = style.paragraph_format
    space.space_before, space.space_after, space.line_spacing = Pt(before), Pt(after), 1.4 if size < 15 else 1.2
    if style.name.startswith("Heading"):
        space.keep_with_next = True


def _table_style(style: Any) -> None:
    properties = style.element.find(qn("w:tblPr"))
    for old in properties.findall(qn("w:tblBorders")):
        properties.remove(old)
    properties.insert(0, parse_xml(_BORDERS))


def _foot(paragraph: Any, text: str) -> None:
    paragraph.text, paragraph.alignment = f"{text}　", WD_ALIGN_PARAGRAPH.CENTER
    for kind, value in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = value
        run._r.append(mark)
    for run in paragraph.runs:
        run.font.size = Pt(9)
