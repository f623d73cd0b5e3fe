"""A slice of the campaign, and that the campaign sees what does not hold."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from handbook import lint
from handbook.sources import marked_yaml

from torture import files, judging, markup, stops
from torture.judging import Judge, every_page
from torture.mutations import mutate
from torture.outcome import Failure, Outcome, save

# So that a busy machine does not count as a hang.
GENEROUS = 30.0


def told(outcome: Outcome) -> list[str]:
    return [f"{failure.kind}\n{failure.told}\n{failure.files}" for failure in outcome.failures]


def test_changed_files_are_refused_properly_or_make_good_pages(root: Path) -> None:
    small = files.Project("小手册", root / "tests" / "fixtures" / "good", small=True)
    outcome = files.attack(small, 300, seed=1, longest=GENEROUS)
    assert told(outcome) == []
    assert outcome.tries == 300


def test_site_is_old_or_new_and_the_next_build_right(root: Path, tmp_path: Path) -> None:
    stage = stops.Stage.make(root, tmp_path, pdf=False)
    operations = stops.points(stage, tmp_path)
    cached = next(n for n, line in enumerate(operations, 1) if line.startswith("write .cache/book/"))
    assert operations[-2:] == ["exchange .site.new", "exchanged .site.new"]
    steps = stops.last_steps(stage, tmp_path)
    assert len(steps) == 2
    for how, points in (("kill", [cached, len(operations)]), ("full", [cached]), ("kill renaming", steps[1:])):
        outcome = stops.attack(stage, how, points, tmp_path)
        assert told(outcome) == []
        assert outcome.tries == len(points)


def test_signs_of_the_typesetter_come_out_as_typed() -> None:
    outcome = markup.attack(60, seed=1)
    assert told(outcome) == []
    assert outcome.tries == 60


@pytest.fixture
def trial(good: Path) -> files.Trial:
    contents = {file.relative_to(good).as_posix(): file.read_bytes() for file in good.rglob("*") if file.is_file()}
    return files.Trial(Judge(good, every_page), contents, GENEROUS)


FAQ = "data/faq.yml"


def test_good_handbook_holds_and_is_as_before_after_a_try(trial: files.Trial) -> None:
    assert trial.told({}) is None
    assert trial.told({FAQ: b"questions: [\n"}) is None
    assert trial.told({FAQ: None}) is None
    assert (trial.judge.root / FAQ).read_bytes() == trial.files[FAQ]


def test_traceback_english_and_strange_places_are_seen(trial: files.Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(lint, "findings", lambda root: [][1])
        failure = trial.told({})
    assert failure and failure.kind.startswith("IndexError")
    with monkeypatch.context() as patch:
        patch.setattr(marked_yaml, "_syntax", lambda error: "could not find expected thing")
        failure = trial.told({FAQ: b"questions: [\n"})
    assert failure and failure.kind == "留下英文 E103"
    with monkeypatch.context() as patch:
        patch.setattr(marked_yaml, "_inside", lambda mark, lines: (99, 0))
        failure = trial.told({FAQ: b"questions: [\n"})
    assert failure and failure.kind == "行列不在文件里 E103"


def test_what_runs_is_seen_and_the_data_of_a_tool_is_not() -> None:
    for html in (
        "<script>x</script>",
        '<script type="module">',
        "<p onclick=x>",
        '<a href="javascript:x">',
        "<IFRAME>",
    ):
        assert judging._RUNS.search(html), html
    assert not judging._RUNS.search('<script type="application/json">{"id":"dues"}</script>')


def test_what_never_ends_is_seen(trial: files.Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(root: Path) -> Sequence[object]:
        while True:
            sum(range(1000))

    trial.longest = 0.2
    monkeypatch.setattr(lint, "findings", endless)
    failure = trial.told({})
    assert failure and failure.kind == "超过 0.2 秒"


def test_failing_input_is_reduced_and_saved(
    trial: files.Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(marked_yaml, "_syntax", lambda error: "this is English text")
    changes: dict[str, bytes | None] = {FAQ: b"# 1\n# 2\nquestions: [\n# 3\n# 4\n"}
    failure = trial.told(changes)
    assert failure
    least = trial.reduced(changes, failure.kind)
    assert least == {FAQ: b"questions: ["}
    outcome = Outcome("攻击")
    outcome.count([None, Failure(failure.kind, failure.told, tuple(least.items())), failure])
    assert outcome.row()[1:4] == ("3", "1", "2")
    (folder,) = save(outcome, tmp_path / "saved")
    assert {file.name for file in folder.rglob("*") if file.is_file()} >= {"told.txt"}


def test_same_seed_gives_the_same_changes(root: Path) -> None:
    contents = {"a.yml": "甲: 乙\n丙: [丁, 戊]\n".encode(), "b.md": "---\ntitle: 题\n---\n\n一段。\n".encode()}
    one = [mutate(contents, random.Random(f"1-{n}"), sorted(contents)) for n in range(200)]
    assert one == [mutate(contents, random.Random(f"1-{n}"), sorted(contents)) for n in range(200)]
    assert {name for name, _ in one} >= {"bytes", "tokens", "texts", "lines", "shape"}
