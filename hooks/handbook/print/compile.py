"""Typst markup → PDF.  Loads nothing but Typst, as it runs in processes that need all memory for one document."""

from __future__ import annotations

import functools
import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from handbook.diagnostics import Fault, TypesetError

FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
TEMPLATES = Path(__file__).with_name("typ")
# What the filter writes behind a heading: the place that a link of the same document can lead to.
_PLACE = re.compile(r'#hb-place\("([^"\\]*)"\)')

# What depends on the document in the commands of a body.
_COMMANDS = (
    "#let (hb-cited, hb-link, hb-see, hb-list, hb-flow, hb-checklist, hb-form, hb-end) = "
    'commands(json("data.json"), json("places.json"))\n'
)


@dataclass(frozen=True)
class Document:
    """What Typst is given: the template and its data as in a job, and the markup of all pages; empty for a sheet.

    ``path`` names the document when it fails; ``stamp`` is the date it bears, in seconds since 1970.
    """

    path: str
    template: str
    data: Mapping[str, Any]
    stamp: int
    body: str


def pdf(document: Document) -> bytes:
    """The PDF as Typst writes it: tagged, PDF/UA-1.

    Raises:
        TypesetError: when Typst refuses the document or fails.
    """
    made = _compiled(document, pdf_standards="ua-1", timestamp=document.stamp)
    assert isinstance(made, bytes)
    return made


def picture(document: Document, resolution: int) -> bytes:
    """The first page as a PNG with ``resolution`` pixels an inch; raises as ``pdf``."""
    made = _compiled(document, format="png", ppi=float(resolution))
    first = made[0] if isinstance(made, list) else made
    assert isinstance(first, bytes)
    return first


def _compiled(document: Document, **options: Any) -> Any:
    """What Typst makes of a document."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file in TEMPLATES.glob("*.typ"):
            (root / file.name).write_bytes(file.read_bytes())
        (root / "data.json").write_text(json.dumps(document.data, ensure_ascii=False), "utf-8")
        (root / "places.json").write_text(json.dumps(dict.fromkeys(_PLACE.findall(document.body), True)), "utf-8")
        (root / "main.typ").write_text(_start(document) + document.body, "utf-8")
        try:
            return typst.compile(root / "main.typ", root=root, font_paths=_fonts(), **options)
        except typst.TypstError as error:
            raise TypesetError(Fault(document.path, f"排版失败：{error}")) from error
        except BaseException as error:
            # A panic in Typst is no Exception, and its class cannot be imported.
            if type(error).__name__ != "PanicException":
                raise
            raise TypesetError(Fault(document.path, f"排版失败：Typst 内部出错：{error}")) from error


@functools.cache
def _fonts() -> typst.Fonts:
    """The fonts of the wheel, found once in a process: for a sheet that takes as long as all the rest."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])


def _start(document: Document) -> str:
    """What stands in front of the body: the template as a function of the data, and the commands of the body."""
    start = f'#import "{document.template}.typ": *\n#show: {document.template}.with(..json("data.json"))\n'
    return start + (_COMMANDS if document.body else "") + "\n"
