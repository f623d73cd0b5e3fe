"""What is costly to make, kept in files until something it was made from changes.

One cache for all kinds.  A file's name is a digest of everything that its content depends on; its first bytes are a
digest of its name and of the rest, so that a file that was cut off, emptied, damaged or put in the place of another is
seen and made anew.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import json
import os
import pickle
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_PACKAGE = Path(__file__).parent
_PROOF = hashlib.sha256().digest_size
# from handbook.x import a, b / from handbook.x import (a, …) / import handbook.x; also inside a function.
_IMPORT = re.compile(r"^\s*(?:from (handbook[\w.]*) import (\([^)]*\)|[^\n]*)|import (handbook[\w.]*))", re.MULTILINE)


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is kept.

    ``name`` is its folder.  ``modules`` are those that make it: their code is part of the key, with the code of all
    modules of this package that they import and with the templates beside them.  ``tools`` are the distributions
    whose versions can show in it.
    """

    name: str
    modules: tuple[str, ...]
    tools: tuple[str, ...] = ()


class Cache:
    """A folder of kept things; without a ``folder`` nothing is kept.

    Only one process at a time may write to a folder; reading and writing by several of its threads is safe.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self._used: dict[str, set[str]] = {}

    @staticmethod
    def key(kind: Kind, made_of: object) -> str:
        """A digest of ``made_of``, which JSON can hold (bytes too), and of the code and tools that ``kind`` names."""
        return _digest([list(map(_code, kind.modules)), list(map(_version, kind.tools)), made_of])

    def value(self, kind: Kind, made_of: object, of_type: type[T], make: Callable[[], T]) -> T:
        """What ``make`` gives, or gave earlier for the same ``made_of``.

        A file that is damaged or does not hold an ``of_type`` costs time and nothing more.  What ``make`` raises is
        passed on, and then nothing is kept.

        Raises:
            OSError: when what was made cannot be written; nothing of it is left then.
        """
        found = self.find(kind, made_of, of_type)
        if found is None:
            found = make()
            self.put(kind, made_of, found)
        return found

    def find(self, kind: Kind, made_of: object, of_type: type[T]) -> T | None:
        """What is kept for ``made_of``; None when nothing is, or when it is not as it was written."""
        file = self._file(kind, made_of)
        if file is None:
            return None
        try:
            content = memoryview(file.read_bytes())
            right = _proof(kind, file.name, content[_PROOF:]) == content[:_PROOF]
            found = _unpickled(content[_PROOF:]) if right else None
        except Exception:
            # Not there, not readable, or written by code that is gone; the next ``put`` takes its place.
            return None
        return found if isinstance(found, of_type) else None

    def put(self, kind: Kind, made_of: object, value: object) -> None:
        """Keep ``value`` in one step: whoever reads finds the whole of it or nothing.

        Raises:
            OSError: when it cannot be written; nothing of it is left then.
        """
        file = self._file(kind, made_of)
        if file is None:
            return
        content = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            with partial.open("wb") as out:
                out.write(_proof(kind, file.name, content))
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            partial.replace(file)
        except BaseException:
            partial.unlink(missing_ok=True)
            raise

    def use(self, kind: Kind, made_of: object) -> None:
        """Count what is kept for ``made_of`` as used, so that ``sweep`` leaves it, without reading it."""
        self._file(kind, made_of)

    def sweep(self) -> None:
        """Remove what nobody has asked for since this cache was opened, in the kinds that were asked for at all.

        A build that makes no PDFs so leaves the PDFs of the one before.  What cannot be removed stays.
        """
        for name, used in self._used.items():
            for file in self._present(name):
                if file.name not in used:
                    _remove(file)

    def _present(self, name: str) -> list[Path]:
        folder = self.folder / name if self.folder else None
        return list(folder.iterdir()) if folder and folder.is_dir() else []

    def _file(self, kind: Kind, made_of: object) -> Path | None:
        """Where it is kept, counted as used; None when nothing is kept at all."""
        if self.folder is None:
            return None
        key = self.key(kind, made_of)
        self._used.setdefault(kind.name, set()).add(key)
        return self.folder / kind.name / key


def _remove(file: Path) -> None:
    try:
        file.unlink()
    except OSError:
        return


def _proof(kind: Kind, key: str, content: bytes | memoryview) -> bytes:
    """A digest of what is kept and of where, so that a whole file in the place of another is seen too."""
    proof = hashlib.sha256(f"{kind.name}/{key}\0".encode())
    proof.update(content)
    return proof.digest()


def _digest(parts: object) -> str:
    # Another Python may read other things out of the same pickle.
    text = json.dumps([sys.implementation.cache_tag, parts], sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:32]


def _plain(value: Any) -> object:
    """What JSON cannot hold by itself."""
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"{type(value).__name__} cannot be part of a key")


def _unpickled(content: memoryview) -> Any:
    # Thousands of objects come into being at once, none of them garbage; looking for some would double the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(content)
    finally:
        if collecting:
            gc.enable()


@functools.cache
def _version(tool: str) -> str:
    return version(tool)


@functools.cache
def _code(module: str) -> str:
    """A digest of a module, of the modules of this package that it needs, and of the templates beside any of them.

    Computed once in a process: it stands for the code that runs, even when the files change under a preview.
    """
    found = hashlib.sha256()
    for file in sorted(code_files(module)):
        content = file.read_bytes()
        found.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def code_files(module: str) -> set[Path]:
    """The files that a module's results depend on: itself, what it imports of this package, and templates beside it."""
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        file = _file_of(waiting.pop())
        if file is not None and file not in found:
            found.add(file)
            waiting.extend(_imported(file.read_text("utf-8")))
    for folder in {file.parent for file in found} - {_PACKAGE}:
        beside = (file for file in folder.rglob("*") if file.suffix not in (".py", ".pyc"))
        found.update(file for file in beside if file.is_file())
    return found


def _imported(code: str) -> Iterator[str]:
    """The modules that ``code`` may import; names that are no modules are among them."""
    for match in _IMPORT.finditer(code):
        yield match[1] or match[3]
        for name in re.findall(r"\w+", match[2] or ""):
            yield f"{match[1]}.{name}"


def _file_of(module: str) -> Path | None:
    """The file of a module or package below this package; None when there is none."""
    path = _PACKAGE.joinpath(*module.split(".")[1:])
    candidates = (path.with_suffix(".py") if path != _PACKAGE else path / "__init__.py", path / "__init__.py")
    return next((file for file in candidates if file.is_file()), None)
