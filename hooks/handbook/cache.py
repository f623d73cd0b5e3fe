"""Results that are costly to make, kept in a file until what they were made from changes."""

from __future__ import annotations

import gc
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def keep(folder: Path, key: str, kind: type[T], make: Callable[[], T]) -> T:
    """What ``make`` gives, or what it gave last time for the same ``key``; ``folder`` keeps the last result only.

    A file that cannot be read, or does not hold a ``kind``, costs time and nothing more.  What ``make`` raises is
    passed on, and then nothing is kept.
    """
    file = folder / f"{key}.pickle"
    if file.is_file():
        try:
            found = _load(file)
            if isinstance(found, kind):
                return found
        except Exception:
            file.unlink(missing_ok=True)
    made = make()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.pickle"):
        old.unlink(missing_ok=True)
    file.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
    return made


def _load(file: Path) -> Any:
    # Thousands of objects come into being at once, none of them garbage; looking for some would double the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(file.read_bytes())
    finally:
        if collecting:
            gc.enable()
