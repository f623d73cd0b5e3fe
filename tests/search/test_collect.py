"""What can be found, and what it belongs to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from handbook.cache import Cache
from handbook.model import Book
from handbook.rendered import Rendered
from handbook.search import collect, documents

HTML = '<h1 id="top">甲</h1><p>一</p><h2 id="b">乙</h2><p>二</p>'


def rows(files: dict[str, str]) -> list[list[str]]:
    script = files["search/documents.js"]
    found: list[list[str]] = json.loads(script[script.index("=") + 1 : script.rindex(";")])["documents"]
    return found


def test_every_result_says_what_it_belongs_to(handbook: Book) -> None:
    pages = [Rendered(page.head.title, page.url, "", page) for page in handbook.pages]
    crumbs = {row[0]: row[5] for row in rows(collect.files(handbook, pages, "", Cache()))}
    assert [url for url, crumb in crumbs.items() if not crumb] == []
    assert crumbs["about/edition.html"] == "关于"
    assert crumbs["tools/division.html"] == "第一章"
    assert crumbs["faq.html#how-often"] == "第三章"
    assert crumbs["glossary.html#dangfei"] == "党费"
    assert crumbs["rules/regulation/zhibu-tiaoli.html"] == "现行规定"


def test_only_a_changed_page_is_cut_into_sections_again(
    small_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [Rendered("甲", "about/a.html", HTML), Rendered("丙", "about/b.html", HTML)]
    collect.files(small_book, pages, "1", Cache(tmp_path))
    cut: list[str] = []
    real = documents.sections

    def noted(*page: Any) -> Any:
        cut.append(page[1])
        return real(*page)

    monkeypatch.setattr(documents, "sections", noted)
    changed = [pages[0], Rendered("丙", "about/b.html", HTML.replace("二", "三"))]
    files = collect.files(small_book, changed, "1", Cache(tmp_path))
    assert cut == ["about/b.html"]
    assert "三" in files["search/texts.js"]
    assert collect.files(small_book, changed, "1", Cache(tmp_path)) == files
    assert cut == ["about/b.html"]


def test_a_sample_belongs_to_what_it_is_for(handbook: Book) -> None:
    pages = [Rendered("通知", "samples/notice-chat.html", HTML), Rendered("写好的样子", "samples/index.html", HTML)]
    crumbs = {row[0]: row[5] for row in rows(collect.files(handbook, pages, "", Cache()))}
    assert crumbs["samples/notice-chat.html"] == handbook.samples["notice-chat"].task != "样例"
    assert crumbs["samples/index.html"] == "样例"


def test_a_form_is_found_by_what_people_call_it(small_book: Book) -> None:
    form = small_book.forms["record"].model_copy(update={"synonyms": ("会议本", "开会的表")})
    book = small_book.model_copy(update={"forms": {"record": form}})
    pages = [Rendered("记录表", "forms/record.html", HTML), Rendered("甲", "about/a.html", HTML)]
    files = collect.files(book, pages, "1", Cache())
    names = {row[0]: row[3] for row in rows(files)}
    assert (names["forms/record.html"], names["about/a.html"]) == ("会议本 开会的表", "")
    assert names["forms/record.html#b"] == ""
    script = files["search/documents.js"]
    spoken = json.loads(script[script.index("=") + 1 : script.rindex(";")])["spoken"]
    assert (spoken["会议本"], spoken["开会的表"]) == ("记录表", "记录表")


def test_of_samples_and_lessons_the_first_sentences_are_kept_and_of_other_pages_everything(small_book: Book) -> None:
    html = f"<h1>甲</h1><p>{'先' * 90}。{'后' * 38}。{'末' * 40}。</p>"
    unbroken = f"<h1>甲</h1><p>{'长' * 300}</p>"
    pages = [Rendered("甲", f"{folder}/a.html", html) for folder in ("samples", "lessons", "about")]
    pages.append(Rendered("乙", "samples/b.html", unbroken))
    script = collect.files(small_book, pages, "1", Cache())["search/texts.js"]
    texts = json.loads(script[script.index("=") + 1 : script.rindex(";")])["texts"]
    assert [text.count("末") for text in texts[:3]] == [0, 0, 40]
    assert [len(text) for text in texts[:2]] == [130, 130]
    assert len(texts[3]) == 130
