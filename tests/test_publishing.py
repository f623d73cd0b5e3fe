"""The end of a run: the new site stands, and what only the old one needed is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError
from handbook.session import Session


def test_what_the_new_site_is_not_made_from_is_forgotten(good: Path) -> None:
    first = Session(good)
    assert first.load()
    (kept,) = (good / ".cache" / "book").iterdir()
    faq = good / "data" / "faq.yml"
    faq.write_text(faq.read_text("utf-8").replace("。", "！"), "utf-8")
    second = Session(good)
    assert second.load()
    assert kept.is_file()
    second.publish()
    assert not kept.exists()
    assert len(list((good / ".cache" / "book").iterdir())) == 1


def test_reference_that_a_page_shows_as_typed_fails_the_build_with_its_place(good: Path) -> None:
    session = Session(good)
    assert session.load()
    session.begin("index.md", "")
    session.collect("<p><code>[@hui-01]</code> [@hui] 甲</p><p title='[=hui-01:quorum]'>[=hui-01:quorum]</p>")
    with pytest.raises(HandbookError) as caught:
        session.make_files("")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == 2
    assert all("E403" in line and "只照原样显示" in line for line in told)
    assert {line.partition("“")[2].partition("”")[0] for line in told} == {"[@hui]", "[=hui-01:quorum]"}


def test_a_failed_run_leaves_nothing_beside_the_site(good: Path) -> None:
    session = Session(good)
    session.staged = True
    folder = session.stage(good / "site")
    (folder / "index.html").write_text("新", "utf-8")
    session.publication.discard()
    assert not folder.exists()
    assert not (good / "site").exists()
