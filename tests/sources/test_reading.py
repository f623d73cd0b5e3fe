"""What a page is known to hold when it has been read."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.cache import Cache
from handbook.diagnostics import HandbookError, Problems
from handbook.sources import marked_yaml
from handbook.sources.load import load_book


def test_a_page_names_its_rules_once_and_its_directives_in_order(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    text = page.read_text("utf-8") + "\n一般[=hui-01:frequency]。[@hui-01]\n\n到会[=hui-01:quorum]。[@hui-02]\n"
    page.write_text(text, "utf-8")
    read = load_book(good).page_of["chapters/1-status/nature.md"]
    assert read.cites == ("hui-02", "hui-01")
    assert read.blocks == (("checklist", "meeting"), ("change", "delta-01"))


def test_files_are_read_again_only_when_one_beside_them_changes(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, read, real = Cache(good / ".cache"), list[str](), marked_yaml.read_text

    def noted(file: Path, shown: str, problems: Problems) -> str | None:
        read.append(file.name)
        return real(file, shown, problems)

    monkeypatch.setattr(marked_yaml, "read_text", noted)
    first = load_book(good, cache)
    read.clear()
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    page.write_text(page.read_text("utf-8") + "\n多一句话。\n", "utf-8")
    again = load_book(good, cache)
    assert read == ["nature.md"]
    assert again == first


def test_what_is_wrong_is_told_each_time(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    page.write_text(page.read_text("utf-8") + "\n/// nothing | a\n///\n", "utf-8")
    told = []
    for _ in range(2):
        with pytest.raises(HandbookError) as stopped:
            load_book(good, Cache(good / ".cache"))
        told.append(str(stopped.value))
    assert told[0] == told[1] != ""
