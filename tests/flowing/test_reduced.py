"""Pages as one plain document: notes, links that stay inside, headings."""

from __future__ import annotations

from handbook.flowing import reduced
from handbook.model import Book
from handbook.rendered import Rendered
from lxml import html

CITE = '<a class="hb-cite" href="../rules/a.html#{0}" data-rule="{0}">条例第十三条</a>'
NOTES = {"hui-01": "《条例》第十三条。一般每月一次。", "hui-02": "《条例》第十四条。"}


def tree(*pages: Rendered) -> html.HtmlElement:
    return html.fragment_fromstring(reduced.document(reduced.alone(page, NOTES) for page in pages), create_parent="div")


def page(url: str, body: str) -> Rendered:
    return Rendered("甲", url, f'<h1 id="top">甲</h1>{body}')


def test_citation_becomes_a_note_once_on_each_page() -> None:
    body = f"<p>照办{CITE.format('hui-01')}。</p><p>再说{CITE.format('hui-01')}。</p>"
    found = tree(page("a.html", body), page("b.html", body))
    notes = [note.text_content() for note in found.xpath("//span[@class='note']")]
    assert notes == [NOTES["hui-01"]] * 2
    assert found.xpath("//span[@class='cite']") == []


def test_citation_that_is_the_text_of_its_cell_stays() -> None:
    cites = CITE.format("hui-01") + CITE.format("hui-02")
    found = tree(page("a.html", f"<table><tr><td>开会</td><td>{cites}</td></tr></table>"))
    cell = found.xpath("//td")[1].text_content()
    assert cell == f"条例第十三条{NOTES['hui-01']}；条例第十三条{NOTES['hui-02']}"


def test_link_leads_to_its_heading_in_the_document_and_becomes_words_when_that_is_not_in_it() -> None:
    body = '<p><a href="../x/b.html#steps">乙的步骤</a>、<a href="../c.html">丙</a></p>'
    found = tree(page("x/a.html", body), page("x/b.html", '<h2 id="steps">怎么做</h2>'))
    (link,) = found.xpath("//a")
    assert link.text == "乙的步骤"
    (target,) = found.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert target.text_content() == "怎么做"
    assert "丙" in found.text_content()


def test_headings_of_pages_without_a_chapter_start_at_the_first_level() -> None:
    found = tree(page("a.html", '<h2 id="steps">怎么做</h2>'))
    assert [heading.tag for heading in found.iter("h1", "h2", "h3")] == ["h1", "h2"]


def test_section_bears_its_number_and_stands_below_its_chapter(small_book: Book) -> None:
    section = next(one for one in small_book.pages if one.head.kind == "section")
    opener = section.model_copy(update={"head": section.head.model_copy(update={"kind": "chapter"})})
    pages = [Rendered(one.name, one.url, '<h1 id="top">题目</h1>', one) for one in (opener, section)]
    found = [(heading.tag, heading.text) for heading in tree(*pages).iter("h1", "h2")]
    assert found == [("h1", "题目"), ("h2", f"{section.head.id} 题目")]


def test_headings_stand_in_nothing_so_that_each_section_begins_a_file_of_its_own() -> None:
    found = tree(page("a.html", "<p>甲</p>"), page("b.html", '<h2 id="steps">怎么做</h2>'))
    assert [heading.getparent() for heading in found.iter("h1", "h2", "h3")] == [found] * 3
