"""Where in the sources a character stands that no font has."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.diagnostics import Fault, TypesetError
from handbook.sources.places import find, placed


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def test_places_count_lines_and_columns_from_one(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "# 甲\n\n乙😀丙😀\n")
    assert list(find(tmp_path, "😀")) == [(("docs/a.md", 3, 2), "😀"), (("docs/a.md", 3, 4), "😀")]


def test_every_character_is_found_in_data_and_docs(tmp_path: Path) -> None:
    write(tmp_path, "data/rules/x.yml", "a: 𠮷\n")
    write(tmp_path, "docs/chapters/1/b.md", "😀𠮷")
    write(tmp_path, "docs/assets/x.js", "😀")
    write(tmp_path, "hooks/x.yml", "😀")
    assert list(find(tmp_path, "😀𠮷")) == [
        (("data/rules/x.yml", 1, 4), "𠮷"),
        (("docs/chapters/1/b.md", 1, 1), "😀"),
        (("docs/chapters/1/b.md", 1, 2), "𠮷"),
    ]


def test_no_characters_are_found_nowhere(good: Path) -> None:
    assert list(find(good, "")) == []
    assert list(find(good, "😀")) == []


def test_character_in_the_sources_is_found_where_it_was_put(good: Path) -> None:
    file = good / "data" / "forms" / "record.yml"
    text = file.read_text("utf-8").replace("title: 记录表", "title: 记录😀表")
    file.write_text(text, "utf-8")
    assert list(find(good, "😀")) == [(("data/forms/record.yml", 2, 10), "😀")]


def test_windows_line_ends_and_broken_bytes_do_not_shift_places(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes("甲\r\n".encode() + b"\xff" + "😀\r\n".encode())
    assert list(find(tmp_path, "😀")) == [(("docs/a.md", 2, 2), "😀")]


def test_error_becomes_a_line_for_each_place(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "😀\n😀")
    error = TypesetError(Fault("a.html", "字体里没有这些字", "😀"))
    assert [str(one) for one in placed(tmp_path, error)] == [
        "docs/a.md:1:1: E401 字体里没有“😀”（U+1F600），请换一个写法",
        "docs/a.md:2:1: E401 字体里没有“😀”（U+1F600），请换一个写法",
    ]


@pytest.mark.parametrize("written", ["\\U0001f600", "\\U0001F600", "&#x1F600;", "&#128512;"])
def test_character_is_found_where_it_is_written_as_an_escape(tmp_path: Path, written: str) -> None:
    write(tmp_path, "data/faq.yml", f'a: "甲{written}"\n')
    assert list(find(tmp_path, "😀")) == [(("data/faq.yml", 1, 6), "😀")]


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("chapters/1-status/nature.html", "docs/chapters/1-status/nature.md"),
        ("pdf/1-status.pdf", "docs/chapters/1-status/index.md"),
        ("forms/record.html", "data/forms/record.yml"),
        ("pdf/forms/record.pdf", "data/forms/record.yml"),
        ("rules/meeting.html", "data/rules/meeting.yml"),
        ("glossary.html", "data/glossary.yml"),
        ("pdf/card.pdf", "data/card.yml"),
        ("pdf/handbook.pdf", "data/book.yml"),
    ],
)
def test_page_or_document_that_cannot_be_set_is_told_with_its_source(good: Path, where: str, file: str) -> None:
    write(good, "docs/chapters/1-status/index.md", "# 章\n")
    (problem,) = placed(good, TypesetError(Fault(where, "排版失败：不行")))
    assert str(problem) == f"{file}:1:1: E402 排版失败：不行"


def test_place_is_the_line_that_holds_the_text_near_the_failure(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "# 甲\n\n开头。\n\n- 第一件事，**先问**支部[@hui-01]\n")
    fault = Fault("a.html", "排版失败：不行", near="第一件事，先问支部 〔条例第十三条〕")
    assert [str(one) for one in placed(tmp_path, TypesetError(fault))] == ["docs/a.md:5:1: E402 排版失败：不行"]


def test_character_that_is_nowhere_is_told_with_the_source_of_its_page(good: Path) -> None:
    fault = Fault("forms/record.html", "字体里没有这些字：😀", "😀")
    assert [str(one) for one in placed(good, TypesetError(fault))] == [
        "data/forms/record.yml:1:1: E401 字体里没有这些字：😀"
    ]
