"""A small change to a source file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Change:
    """``text`` stands instead of what is from ``start`` to ``end`` (in characters) in the file at ``path``.

    ``line`` is where that begins, from 1; ``scope`` the first line of the function around it, 0 for the module itself.
    """

    path: str
    start: int
    end: int
    text: str
    line: int
    scope: int = 0

    def apply(self, source: str) -> str:
        """The changed source."""
        return source[: self.start] + self.text + source[self.end :]

    def shown(self, source: str) -> tuple[str, str]:
        """The lines that change, before and after, without the blanks around them."""
        first = source.rfind("\n", 0, self.start) + 1
        last = source.find("\n", self.end)
        last = len(source) if last < 0 else last
        before = source[first:last]
        after = source[first : self.start] + self.text + source[self.end : last]
        return " ".join(before.split()), " ".join(after.split())
