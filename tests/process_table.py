"""Which processes there are, read from /proc."""

from __future__ import annotations

from pathlib import Path


def _stat(pid: int) -> list[str]:
    """State, parent and what follows; empty when there is no such process."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def alive(pid: int) -> bool:
    """Whether it runs; one that has ended and waits to be noticed does not."""
    return _stat(pid)[:1] not in ([], ["Z"])


def children(pid: int) -> list[int]:
    """Its children that run."""
    every = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [one for one in every if alive(one) and _stat(one)[1:2] == [str(pid)]]


def descendants(pid: int) -> list[int]:
    """Its children, theirs, and so on."""
    found = children(pid)
    return [*found, *(below for one in found for below in descendants(one))]
