"""The new site is written beside the old one and takes its place in one step, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from handbook.diagnostics import StopError
from handbook.publish.exchange import exchange

# What a rename says of a folder in which something is mounted.
_MOUNTED = (errno.EBUSY, errno.EXDEV)


class Staging:
    """The way of a new site to its place.

    ``target`` is where the site stands; where that is a link, the folder it leads to.  ``root`` is the handbook's own
    folder.  What an earlier build that was killed has left is put in order first.

    Raises:
        StopError: when ``target`` cannot be a site.
        OSError: when nothing can be written beside it.
    """

    def __init__(self, target: Path, root: Path) -> None:
        self.target = Path(os.path.realpath(target))
        if Path(os.path.realpath(root)).is_relative_to(self.target):
            raise StopError(f"网站不能写进 {target}：手册的源文件在里面，会被一起换掉。请换一个文件夹。")
        if self.target.exists() and not self.target.is_dir():
            raise StopError(f"{target} 是一个文件，不是文件夹；请移走它，或者换一个文件夹。")
        self.folder = self._beside("new")
        self._old = self._beside("old")
        self._repair()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)

    def publish(self) -> None:
        """Put the new site in the place of the old one.

        Raises:
            OSError: when that cannot be done; the old site stands as before.
        """
        try:
            if not self.target.exists():
                self.folder.rename(self.target)
            elif not exchange(self.folder, self.target):
                self._rename_both()
        except OSError as error:
            if error.errno not in _MOUNTED:
                raise
            self._replace_contents()
        self.discard()

    def _rename_both(self) -> None:
        """As ``publish``, in two steps; a build after one that was killed between them puts the old site back."""
        self.target.rename(self._old)
        try:
            self.folder.rename(self.target)
        except BaseException:
            self._old.rename(self.target)
            raise
        shutil.rmtree(self._old, ignore_errors=True)

    def discard(self) -> None:
        """Remove what was written and has not been published."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _beside(self, name: str) -> Path:
        return self.target.with_name(f".{self.target.name}.{name}")

    def _repair(self) -> None:
        """Undo a change that was cut off in the middle."""
        if self._old.exists():
            if self.target.exists():
                shutil.rmtree(self._old, ignore_errors=True)
            else:
                self._old.rename(self.target)
        self._put_back()

    def _replace_contents(self) -> None:
        """As ``publish``, for a folder that cannot be renamed because something is mounted there.

        All is moved inside it, where moving takes no time.  The name of the folder in which the old files wait tells
        how far the change has come, also to the next build after this one was killed.
        """
        new = self._inside("new")
        try:
            _copy(self.folder, new)
            self._inside("leaving").mkdir()
            for entry in self._entries():
                entry.rename(self._inside("leaving") / entry.name)
            self._inside("leaving").rename(self._inside("old"))
            _move_all(new, self.target)
            self._inside("old").rename(self._inside("gone"))
        except BaseException:
            self._put_back()
            raise
        self._put_back()

    def _put_back(self) -> None:
        """Bring back the old files inside the folder, when they had to leave and the new ones do not all stand."""
        leaving, old = self._inside("leaving"), self._inside("old")
        if old.exists():
            for entry in self._entries():
                _remove(entry)
        for waiting in (leaving, old):
            if waiting.exists():
                _move_all(waiting, self.target)
                waiting.rmdir()
        for name in ("new", "gone"):
            shutil.rmtree(self._inside(name), ignore_errors=True)

    def _inside(self, name: str) -> Path:
        return self.target / f".{self.target.name}.{name}"

    def _entries(self) -> list[Path]:
        """What stands in the site, without the folders of a change."""
        own = {self._inside(name) for name in ("new", "leaving", "old", "gone")}
        return [entry for entry in self.target.iterdir() if entry not in own]


def _move_all(source: Path, target: Path) -> None:
    for entry in list(source.iterdir()):
        entry.rename(target / entry.name)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()


def _copy(source: Path, target: Path) -> None:
    """As ``shutil.copytree``, whose errors no longer tell what was wrong."""
    target.mkdir()
    for entry in source.iterdir():
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            shutil.copyfile(entry, target / entry.name)
