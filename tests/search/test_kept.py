"""Sections of unchanged pages are not cut again; a changed page is."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.search import documents
from handbook.search.kept import KeptSections

HTML = '<h1 id="top">甲</h1><p>一</p><h2 id="b">乙</h2><p>二</p>'


def test_unchanged_page_is_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = KeptSections(tmp_path)
    expected = first.cut(HTML, "a.html", "甲", "章节")
    first.save()
    monkeypatch.setattr(documents, "sections", lambda *_: pytest.fail("cut again"))
    assert KeptSections(tmp_path).cut(HTML, "a.html", "甲", "章节") == expected


def test_changed_page_is_cut_again_and_the_old_one_is_dropped(tmp_path: Path) -> None:
    first = KeptSections(tmp_path)
    first.cut(HTML, "a.html", "甲", "章节")
    first.save()
    second = KeptSections(tmp_path)
    assert second.cut(HTML.replace("二", "三"), "a.html", "甲", "章节")[1].text == "三"
    second.save()
    assert len(KeptSections(tmp_path)._known) == 1


def test_damaged_cache_costs_nothing_but_time(tmp_path: Path) -> None:
    first = KeptSections(tmp_path)
    expected = first.cut(HTML, "a.html", "甲", "章节")
    first.save()
    (file,) = (tmp_path / "search").iterdir()
    file.write_bytes(b"no")
    assert KeptSections(tmp_path).cut(HTML, "a.html", "甲", "章节") == expected


def test_callers_may_change_the_list_they_get(tmp_path: Path) -> None:
    kept = KeptSections(tmp_path)
    kept.cut(HTML, "a.html", "甲", "章节").clear()
    assert len(kept.cut(HTML, "a.html", "甲", "章节")) == 2
