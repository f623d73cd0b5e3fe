"""The new site stands in its place whole, or the old one does; whatever stops the change half-way."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from handbook.diagnostics import StopError
from handbook.publish import staging as module
from handbook.publish.exchange import exchange
from handbook.publish.staging import Staging

OLD, NEW = {"index.html": "旧", "a/old.html": "旧", "a/b.html": "旧"}, {"index.html": "新", "a/b.html": "新", "n": "新"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout without a site."""
    made = tmp_path / "checkout"
    made.mkdir()
    return made


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def read(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()
    }


def staged(site: Path, root: Path) -> Staging:
    staging = Staging(site, root)
    write(staging.folder, NEW)
    return staging


def nothing_beside(site: Path) -> bool:
    return [entry.name for entry in site.parent.iterdir() if entry.name.startswith(f".{site.name}")] == []


def test_first_site_stands_in_its_place(root: Path) -> None:
    site = root / "deep" / "site"
    staged(site, root).publish()
    assert read(site) == NEW
    assert nothing_beside(site)


def test_new_site_takes_the_place_of_the_whole_old_one(root: Path) -> None:
    site = root / "site"
    write(site, OLD)
    staged(site, root).publish()
    assert read(site) == NEW
    assert nothing_beside(site)


def test_discarded_site_leaves_the_old_one(root: Path) -> None:
    site = root / "site"
    write(site, OLD)
    staged(site, root).discard()
    assert read(site) == OLD
    assert nothing_beside(site)


def test_link_keeps_leading_to_the_folder_in_which_the_site_is(root: Path, tmp_path: Path) -> None:
    site, web = root / "site", tmp_path / "web"
    write(web, OLD)
    site.symlink_to(web)
    for _ in range(2):
        staged(site, root).publish()
        assert site.is_symlink()
        assert read(web) == NEW
    assert nothing_beside(web)
    assert nothing_beside(site)


def test_link_that_leads_nowhere_yet_gets_its_folder(root: Path, tmp_path: Path) -> None:
    (root / "site").symlink_to(tmp_path / "later" / "web")
    staged(root / "site", root).publish()
    assert read(tmp_path / "later" / "web") == NEW


def test_site_is_never_put_in_the_place_of_its_sources(root: Path) -> None:
    write(root, {"docs/index.md": "源"})
    for target in (root, root.parent):
        with pytest.raises(StopError, match="源文件在里面"):
            Staging(target, root)
    assert read(root) == {"docs/index.md": "源"}


def test_file_is_not_taken_for_a_site(root: Path) -> None:
    (root / "site").write_text("x", "utf-8")
    with pytest.raises(StopError, match="是一个文件"):
        Staging(root / "site", root)


Rename = Callable[[Path, Any], Path]


class Killed(BaseException):
    """What stands for the end of the process: nothing more is done."""


@pytest.mark.parametrize("late", [False, True])
def test_killed_exchange_leaves_a_whole_site_at_once(root: Path, monkeypatch: pytest.MonkeyPatch, late: bool) -> None:
    site = root / "site"
    write(site, OLD)
    staging = staged(site, root)

    def killed(one: Path, other: Path) -> bool:
        if late and not exchange(one, other):
            pytest.skip("nothing can be exchanged here")
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(module, "exchange", killed)
        with pytest.raises(Killed):
            staging.publish()
    wanted = NEW if late else OLD
    assert read(site) == wanted
    Staging(site, root).discard()
    assert read(site) == wanted
    assert nothing_beside(site)


def test_exchange_takes_one_step_and_no_renaming(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = root / "one", root / "other"
    write(one, OLD)
    write(other, NEW)
    if not exchange(one, other):
        pytest.skip("nothing can be exchanged here")
    assert (read(one), read(other)) == (NEW, OLD)
    site = root / "site"
    write(site, OLD)
    staging = staged(site, root)
    monkeypatch.setattr(Path, "rename", lambda self, target: pytest.fail(f"{self} renamed"))
    staging.publish()
    assert read(site) == NEW
    assert nothing_beside(site)


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that does not know that step."""
    monkeypatch.setattr(module, "exchange", lambda one, other: False)


def test_site_is_renamed_where_nothing_can_be_exchanged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_exchange(monkeypatch)
    site = root / "site"
    write(site, OLD)
    staged(site, root).publish()
    assert read(site) == NEW
    assert nothing_beside(site)


def failing(monkeypatch: pytest.MonkeyPatch, at: int, number: int, refused: Callable[[Path], bool]) -> list[Path]:
    """Have the ``at``-th rename fail with ``number``, and all those of folders that are ``refused``."""
    without_exchange(monkeypatch)
    real: Rename = Path.rename
    seen: list[Path] = []

    def rename(self: Path, target: Any) -> Path:
        if refused(self):
            raise OSError(errno.EBUSY, "Device or resource busy", str(self))
        seen.append(self)
        if len(seen) == at:
            raise OSError(number, "x", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    return seen


@pytest.mark.parametrize("at", [1, 2])
def test_failing_rename_leaves_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    site = root / "site"
    write(site, OLD)
    staging = staged(site, root)
    with monkeypatch.context() as patched:
        failing(patched, at, errno.EACCES, lambda folder: False)
        with pytest.raises(PermissionError):
            staging.publish()
    assert read(site) == OLD
    staging.discard()
    assert nothing_beside(site)


def test_folder_that_cannot_be_renamed_gets_new_contents(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = root / "site"
    write(site, OLD)
    staging = staged(site, root)
    failing(monkeypatch, 0, 0, lambda folder: folder == site)
    staging.publish()
    assert read(site) == NEW
    assert nothing_beside(site)


def steps(root: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many renames a change inside a folder takes."""
    site = root / "counted"
    write(site, OLD)
    staging = staged(site, root)
    with monkeypatch.context() as patched:
        seen = failing(patched, 0, 0, lambda folder: folder == site)
        staging.publish()
    return len(seen)


def test_any_failing_step_inside_a_folder_brings_the_old_files_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, count = root / "site", steps(root, monkeypatch)
    assert count > len({Path(name).parts[0] for name in [*OLD, *NEW]})
    for at in range(1, count + 1):
        write(site, OLD)
        staging = staged(site, root)
        with monkeypatch.context() as patched:
            failing(patched, at, errno.ENOSPC, lambda folder: folder == site)
            with pytest.raises(OSError, match="x"):
                staging.publish()
        assert read(site) == OLD, at


def killing(monkeypatch: pytest.MonkeyPatch, at: int, mounted: Path | None) -> None:
    """Have the process end before its ``at``-th rename, so that no error is handled any more."""
    without_exchange(monkeypatch)
    real: Rename = Path.rename
    count = 0

    def rename(self: Path, target: Any) -> Path:
        nonlocal count
        if self == mounted:
            raise OSError(errno.EBUSY, "Device or resource busy", str(self))
        count += 1
        if count >= at:
            raise Killed
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


@pytest.mark.parametrize("mounted", [False, True])
def test_build_after_a_killed_one_finds_the_old_site_or_the_new_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, mounted: bool
) -> None:
    site, count = root / "site", steps(root, monkeypatch)
    for at in range(1, count + 1):
        shutil.rmtree(site, ignore_errors=True)
        write(site, OLD)
        staging = staged(site, root)
        with monkeypatch.context() as patched:
            killing(patched, at, site if mounted else None)
            try:
                staging.publish()
            except Killed:
                wanted = OLD
            else:
                wanted = NEW
        Staging(site, root).discard()
        assert read(site) == wanted, at
        assert nothing_beside(site)
        Staging(site, root).discard()
        staged(site, root).publish()
        assert read(site) == NEW


@pytest.mark.skipif(os.geteuid() != 0 if hasattr(os, "geteuid") else True, reason="mounts need root")
def test_mount_point_gets_new_contents(root: Path) -> None:
    site, web = root / "site", root.parent / "web"
    write(web, OLD)
    site.mkdir()
    if os.system(f"mount --bind '{web}' '{site}' 2>/dev/null"):
        pytest.skip("cannot mount here")
    try:
        staged(site, root).publish()
        assert read(web) == NEW
        os.system(f"mount -o remount,bind,ro '{site}'")
        staging = staged(site, root)
        write(staging.folder, {"more": "新"})
        with pytest.raises(OSError, match=r"Read-only") as caught:
            staging.publish()
        assert caught.value.errno == errno.EROFS
        assert read(web) == NEW
    finally:
        os.system(f"umount '{site}'")
