"""The slides of a lesson as a plain presentation that opens in WPS, PowerPoint and LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from handbook import archive
from handbook.escape import readable
from handbook.sheets import LessonSheet

# A wide screen, in millimetres, and what is left free on its left and right.
_WIDE, _HIGH, _SIDE = 338.7, 190.5, 24
# Of the template that python-pptx brings: title and text.
_LAYOUT = 1
_HEI, _SONG = "黑体", "宋体"
_RED, _INK, _GREY = map(RGBColor.from_string, ("8B1A1A", "221E1A", "6B635A"))
# A property of a document takes no more characters.
_LONGEST = 255


def slides(sheet: LessonSheet) -> bytes:
    """A title, a slide for each part with what is said as the speaker's notes, the questions, and what to do."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(_WIDE), Mm(_HIGH)
    properties = deck.core_properties
    properties.title, properties.author = (readable(name)[:_LONGEST] for name in (sheet.head.name, sheet.head.book))
    properties.comments, properties.language = sheet.head.notice, "zh-CN"
    _opening(deck, sheet)
    for part in sheet.slides:
        _slide(deck, part.label, part.lines, f"{part.minutes} 分钟", part.said)
    _slide(deck, "三个讨论题", sheet.questions, "", (), size=28, numbered=True)
    _slide(deck, "回去做一件事", (sheet.task,), "", ())
    out = io.BytesIO()
    deck.save(out)
    return archive.dated(out.getvalue(), sheet.head.stamp)


def _opening(deck: Any, sheet: LessonSheet) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_LAYOUT])
    _place(slide.shapes.title, 48, 50)
    _write(slide.shapes.title, (sheet.head.title,), _HEI, 54, _RED)
    _place(slide.placeholders[1], 104, 50)
    _write(slide.placeholders[1], (f"{sheet.chapter}　党课　{sheet.minutes} 分钟", sheet.summary), _SONG, 24, _INK)
    _foot(slide, f"{sheet.head.book}　{sheet.head.edition} 版　{sheet.head.notice}")


def _slide(
    deck: Any,
    title: str,
    lines: Iterable[str],
    corner: str,
    said: Iterable[str],
    size: float = 34,
    numbered: bool = False,
) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_LAYOUT])
    _place(slide.shapes.title, 14, 28)
    _write(slide.shapes.title, (title,), _HEI, 42, _RED)
    _place(slide.placeholders[1], 50, 116)
    shown = [f"{number}. {line}" for number, line in enumerate(lines, 1)] if numbered else lines
    _write(slide.placeholders[1], shown, _SONG, size, _INK)
    if corner:
        _foot(slide, corner)
    if notes := "\n".join(map(readable, said)):
        slide.notes_slide.notes_text_frame.text = notes


def _place(shape: Any, top: float, height: float) -> None:
    """Across the slide, from ``top``; in millimetres."""
    shape.left, shape.width = Mm(_SIDE), Mm(_WIDE - 2 * _SIDE)
    shape.top, shape.height = Mm(top), Mm(height)


def _foot(slide: Any, text: str) -> None:
    box = slide.shapes.add_textbox(Mm(_SIDE), Mm(_HIGH - 18), Mm(_WIDE - 2 * _SIDE), Mm(10))
    _write(box, (text,), _SONG, 14, _GREY)


def _write(shape: Any, texts: Iterable[str], font: str, size: float, colour: RGBColor) -> None:
    """One paragraph for each text, without bullets, from the left."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_after = 1.3, Pt(size / 3)
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.set("algn", "l")
        properties.insert_element_before(properties.makeelement(qn("a:buNone"), {}), "a:tabLst", "a:defRPr", "a:extLst")
        run = paragraph.add_run()
        run.text = readable(text)
        run.font.size, run.font.name, run.font.color.rgb = Pt(size), font, colour
        own = run._r.get_or_add_rPr()
        own.set("lang", "zh-CN")
        own.append(own.makeelement(qn("a:ea"), {"typeface": font}))
