"""Loading: everything wrong is named at once, at its place, in Chinese."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError
from handbook.model import Book
from handbook.sources.kinds import KINDS, ids_of
from handbook.sources.load import load, load_book

BAD = Path(__file__).parents[1] / "fixtures" / "bad"
CASES = sorted(folder.name for folder in BAD.iterdir())


def problems_of(root: Path) -> list[str]:
    with pytest.raises(HandbookError) as caught:
        load_book(root)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_named_to_line_and_column(case: str, good: Path) -> None:
    shutil.copytree(BAD / case, good, dirs_exist_ok=True)
    if case == "missing-file":
        (good / "data" / "glossary.yml").unlink()
    expected = (BAD / case / "expected.txt").read_text("utf-8").splitlines()
    assert problems_of(good) == expected


def test_good_book_loads(good: Path) -> None:
    book = load_book(good)
    assert set(book.rules) == {"hui-01", "hui-02"}
    assert [page.path for page in book.cited_by["hui-02"]] == ["chapters/1-status/nature.md"]


def test_all_problems_of_all_files_come_at_once(good: Path) -> None:
    for case in ("bad-date", "html-in-text", "no-front-matter"):
        shutil.copytree(BAD / case, good, dirs_exist_ok=True)
    found = problems_of(good)
    assert {line.split(":")[0] for line in found} == {
        "data/checklists/meeting.yml",
        "data/regulations.yml",
        "data/rules/meeting.yml",
        "docs/chapters/1-status/nature.md",
    }


def test_file_of_ten_megabytes_is_refused_unread(good: Path) -> None:
    (good / "data" / "faq.yml").write_text("a: b\n" * 2_000_000, "utf-8")
    assert problems_of(good) == ["data/faq.yml:1:1: E104 文件超过 1024 KiB；请拆成几个文件"]


def test_ids_are_unique_across_files(good: Path) -> None:
    text = (good / "data/rules/meeting.yml").read_text("utf-8")
    (good / "data/rules/other.yml").write_text(
        text.replace("hui-02", "hui-03").replace("slug: meeting", "slug: other"), "utf-8"
    )
    assert problems_of(good) == ["data/rules/other.yml:4:9: E210 规则编号“hui-01”重复，data/rules/meeting.yml:4 已有"]


def test_every_record_of_every_file_is_in_the_book(root: Path) -> None:
    book, sources = load(root)
    for kind in KINDS:
        records = [record for file in sources.of(kind.name) for _, record in kind.found_in(file.value)]
        # Of these the Book keeps the files.
        if kind.name in ("rules", "book", "quiz"):
            continue
        if kind.records or kind.code:
            kept = getattr(book, kind.field)
            assert list(kept.values() if isinstance(kept, dict) else kept) == records
            assert records, kind.name
    written = [rule["id"] for file in sources.of("rules") for rule in ids_of(file.kind, file.marked.data)]
    assert list(book.rules) == written


def test_every_section_of_the_outline_has_a_page(root: Path) -> None:
    book = load_book(root)
    sections = [section.id for chapter in book.outline.chapters for section in chapter.sections]
    assert sorted(book.section_pages) == sorted(sections)


def test_a_handbook_without_samples_loads(good: Path) -> None:
    shutil.rmtree(good / "data" / "samples")
    assert load_book(good).samples == {}
    (good / "data" / "samples").mkdir()
    assert load_book(good).samples == {}


def test_a_blank_filled_with_one_text_or_several_is_read_alike(small_book: Book) -> None:
    filled = small_book.samples["filled"]
    assert filled.fields["date"] == ("2026 年 11 月 18 日（星期三）19:00",)
    assert filled.fields["text"] == ("甲：上月的事办完了", "乙：还差一件")
    assert small_book.samples["agenda"].minutes == 60
