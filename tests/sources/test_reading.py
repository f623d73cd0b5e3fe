"""What a page is known to hold when it has been read."""

from __future__ import annotations

from pathlib import Path

from handbook.sources.load import load_book


def test_a_page_names_its_rules_once_and_its_directives_in_order(good: Path) -> None:
    page = good / "docs" / "chapters" / "1-status" / "nature.md"
    text = page.read_text("utf-8") + "\n一般[=hui-01:frequency]。[@hui-01]\n\n到会[=hui-01:quorum]。[@hui-02]\n"
    page.write_text(text, "utf-8")
    read = load_book(good).page_of["chapters/1-status/nature.md"]
    assert read.cites == ("hui-02", "hui-01")
    assert read.blocks == (("checklist", "meeting"), ("change", "delta-01"))
