"""The end of a run: the new site stands, and what only the old one needed is gone."""

from __future__ import annotations

from pathlib import Path

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


def test_a_failed_run_leaves_nothing_beside_the_site(good: Path) -> None:
    session = Session(good)
    session.staged = True
    folder = session.stage(good / "site")
    (folder / "index.html").write_text("新", "utf-8")
    session.publication.discard()
    assert not folder.exists()
    assert not (good / "site").exists()
