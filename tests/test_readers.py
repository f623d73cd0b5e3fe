"""A fragment is left out by the readers that its renderer names, and by no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handbook import readers
from handbook.html import case, checklist, downloads, flow, form, glossary
from handbook.model import Book
from handbook.print.convert import to_typst
from handbook.readers import Reader
from handbook.rendered import Rendered
from handbook.search.documents import sections

PAGE = """<h1>甲<a class="headerlink" href="#">¶</a></h1><p>正文<button>按</button>接着</p><!-- 注 -->
<script>x()</script>
<p data-not="search">不搜</p><p data-not="search tally">不数<b>也不搜</b></p><p data-not="print">不印</p>
<section data-home="forms/a.html"><p>别处的表</p></section>"""


def squashed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("reader", "read"),
    [
        (Reader.TALLY, "甲正文接着不搜不印别处的表"),
        (Reader.PRINT, "甲正文接着不搜不数也不搜别处的表"),
    ],
)
def test_reader_reads_all_but_what_is_not_for_it(reader: Reader, read: str) -> None:
    assert squashed(readers.text(reader, PAGE)) == read


def test_search_reads_a_thing_on_its_own_page_only() -> None:
    assert squashed("".join(one.text for one in sections(PAGE, "a.html", "甲", "章节"))) == "正文接着不印"
    assert "别处的表" in "".join(one.text for one in sections(PAGE, "forms/a.html", "甲", "章节"))


def test_print_leaves_out_what_is_not_for_it() -> None:
    source = to_typst([Rendered("甲", "a.html", PAGE)], {})
    assert "不搜" in source
    assert "别处的表" in source
    assert not re.search("不印|¶|按|x\\(\\)|注", source)


def test_links_to_files_pictures_and_letters_are_for_the_screen_alone(small_book: Book) -> None:
    made = [
        downloads.links("forms", "record", "", True),
        glossary.terms(small_book, "")[: glossary.terms(small_book, "").index("</nav>") + 6],
        case.library(small_book, "").partition("</form>")[0] + "</form>",
    ]
    picture = re.search("<svg.*</svg>", flow.flow(small_book, small_book.flows["meet"]))
    assert picture
    for html in [*made, picture[0]]:
        assert [readers.text(reader, html) for reader in Reader] == [""] * len(Reader), html


def test_records_name_the_page_where_they_are_at_home(small_book: Book) -> None:
    assert 'data-home="forms/record.html"' in form.form(small_book, small_book.forms["record"], "../")
    assert 'data-home="checklists/meeting.html"' in checklist.checklist(
        small_book, small_book.checklists["meeting"], "../"
    )


def test_readers_know_no_class_of_a_renderer(root: Path) -> None:
    package = root / "hooks" / "handbook"
    for file in (package / "search" / "documents.py", package / "search" / "collect.py", package / "readers.py"):
        assert "hb-" not in file.read_text("utf-8"), file.name
