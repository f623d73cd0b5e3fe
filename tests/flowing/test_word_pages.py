"""Word documents of pages: the page's own text, Chinese offices' fonts, heads of tables repeated."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from .conftest import TYPED


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def squashed(text: str) -> str:
    """Without blanks, and without the figures that lead to notes."""
    return re.sub(r"[\s\d]", "", text)


def section(made: dict[str, bytes]) -> bytes:
    return next(content for name, content in made.items() if name.count("/") == 2 and name.endswith(".docx"))


def test_chapter_and_each_section_have_one(made: dict[str, bytes]) -> None:
    found = {name for name in made if name.endswith(".docx")}
    assert "chapters/1-status.docx" in found
    assert "chapters/1-status/nature.docx" in found


def test_what_was_typed_is_text_and_nothing_else(made: dict[str, bytes]) -> None:
    document = opened(section(made))
    assert any(TYPED in paragraph.text for paragraph in document.paragraphs)
    assert document.tables[0].cell(1, 0).text == TYPED


def test_tables_are_as_wide_as_the_text_and_repeat_their_heads(made: dict[str, bytes]) -> None:
    table = opened(section(made)).tables[0]
    width = table._tbl.tblPr.find(qn("w:tblW"))
    assert (width.get(qn("w:type")), width.get(qn("w:w"))) == ("pct", "5000")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_notes_are_notes_of_word(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(section(made))) as parts:
        assert "第" in parts.read("word/footnotes.xml").decode()
        assert "w:footnoteReference" in parts.read("word/document.xml").decode()


def test_section_starts_with_its_number_as_a_heading(made: dict[str, bytes]) -> None:
    first = opened(made["chapters/1-status/nature.docx"]).paragraphs[0]
    assert first.style.name == "Heading 1"
    assert first.text.startswith("1.1 ")


def test_fonts_are_those_of_chinese_offices(made: dict[str, bytes]) -> None:
    styles = opened(section(made)).styles
    fonts = {name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Body Text", "Heading 2")}
    assert fonts == {"Body Text": "宋体", "Heading 2": "黑体"}


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice is missing: install LibreOffice to see whether it opens the files"
)
def test_libreoffice_reads_the_same_text(made: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "chapter.docx"
    file.write_bytes(made["chapters/1-status.docx"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True)
    read = squashed((tmp_path / "chapter.txt").read_text("utf-8-sig"))
    wanted = [squashed(paragraph.text) for paragraph in opened(made["chapters/1-status.docx"]).paragraphs]
    assert [text for text in wanted if text not in read] == []
    assert squashed(TYPED) in read
