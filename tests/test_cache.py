"""What is kept is what was made, for the same key only."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.cache import keep


def refuse() -> dict[str, int]:
    raise AssertionError("made again")


def test_same_key_is_not_made_again(tmp_path: Path) -> None:
    assert keep(tmp_path, "a", dict, lambda: {"x": 1}) == {"x": 1}
    assert keep(tmp_path, "a", dict, refuse) == {"x": 1}


def test_other_key_is_made_and_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    keep(tmp_path, "a", dict, lambda: {"x": 1})
    assert keep(tmp_path, "b", dict, lambda: {"x": 2}) == {"x": 2}
    assert [file.name for file in tmp_path.iterdir()] == ["b.pickle"]


@pytest.mark.parametrize("content", [b"", b"no pickle", b"\x80\x04\x8c\x04textq\x00."])
def test_damaged_or_strange_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pickle").write_bytes(content)
    assert keep(tmp_path, "a", dict, lambda: {"x": 3}) == {"x": 3}
    assert keep(tmp_path, "a", dict, refuse) == {"x": 3}


def test_nothing_is_kept_of_what_failed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="made again"):
        keep(tmp_path, "a", dict, refuse)
    assert list(tmp_path.iterdir()) == []
