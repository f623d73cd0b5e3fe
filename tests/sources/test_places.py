"""Where in the sources a character stands that no font has."""

from __future__ import annotations

from pathlib import Path

from handbook.diagnostics import TypesetError
from handbook.sources.places import find, placed


def write(root: Path, name: str, text: str) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def test_places_count_lines_and_columns_from_one(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "# 甲\n\n乙😀丙😀\n")
    assert list(find(tmp_path, "😀")) == [("docs/a.md:3:2", "😀"), ("docs/a.md:3:4", "😀")]


def test_every_character_is_found_in_data_and_docs(tmp_path: Path) -> None:
    write(tmp_path, "data/rules/x.yml", "a: 𠮷\n")
    write(tmp_path, "docs/chapters/1/b.md", "😀𠮷")
    write(tmp_path, "docs/assets/x.js", "😀")
    write(tmp_path, "hooks/x.yml", "😀")
    assert list(find(tmp_path, "😀𠮷")) == [
        ("data/rules/x.yml:1:4", "𠮷"),
        ("docs/chapters/1/b.md:1:1", "😀"),
        ("docs/chapters/1/b.md:1:2", "𠮷"),
    ]


def test_no_characters_are_found_nowhere(good: Path) -> None:
    assert list(find(good, "")) == []
    assert list(find(good, "😀")) == []


def test_character_in_the_sources_is_found_where_it_was_put(good: Path) -> None:
    file = good / "data" / "forms" / "record.yml"
    text = file.read_text("utf-8").replace("title: 记录表", "title: 记录😀表")
    file.write_text(text, "utf-8")
    assert list(find(good, "😀")) == [("data/forms/record.yml:2:10", "😀")]


def test_windows_line_ends_and_broken_bytes_do_not_shift_places(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_bytes("甲\r\n".encode() + b"\xff" + "😀\r\n".encode())
    assert list(find(tmp_path, "😀")) == [("docs/a.md:2:2", "😀")]


def test_error_becomes_a_line_for_each_place(tmp_path: Path) -> None:
    write(tmp_path, "docs/a.md", "😀\n😀")
    error = TypesetError("a.html：字体里没有这些字", "😀")
    assert placed(tmp_path, error).splitlines() == [
        "docs/a.md:1:1: E401 字体里没有“😀”（U+1F600），请换一个写法",
        "docs/a.md:2:1: E401 字体里没有“😀”（U+1F600），请换一个写法",
    ]


def test_error_without_a_place_keeps_its_own_words(tmp_path: Path) -> None:
    assert placed(tmp_path, TypesetError("a.html：字体里没有这些字：😀", "😀")) == "a.html：字体里没有这些字：😀"
    assert placed(tmp_path, TypesetError("x.pdf 排版失败")) == "x.pdf 排版失败"
