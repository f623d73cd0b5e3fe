"""Two folders change places, or nothing happens."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.publish import exchange as module
from handbook.publish.exchange import exchange


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with a file each, named in Chinese."""
    made = (tmp_path / "旧 站", tmp_path / "新站")
    for folder in made:
        folder.mkdir()
        (folder / "name").write_text(folder.name, "utf-8")
    return made


def names(folders: tuple[Path, Path]) -> tuple[str, str]:
    one, other = ((folder / "name").read_text("utf-8") for folder in folders)
    return one, other


def test_folders_change_places_where_the_system_can_do_that(folders: tuple[Path, Path]) -> None:
    done = exchange(*folders)
    assert names(folders) == (("新站", "旧 站") if done else ("旧 站", "新站"))
    if module._call() is None:
        assert not done


def test_missing_folder_is_refused_and_nothing_happens(folders: tuple[Path, Path]) -> None:
    assert not exchange(folders[0], folders[1].with_name("没有"))
    assert names(folders) == ("旧 站", "新站")


@pytest.mark.parametrize("call", [None, lambda one, other: -1])
def test_system_without_that_step_refuses(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, call: object
) -> None:
    monkeypatch.setattr(module, "_call", lambda: call)
    assert not exchange(*folders)
    assert names(folders) == ("旧 站", "新站")
