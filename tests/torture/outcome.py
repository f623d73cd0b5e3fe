"""What an attack came to: how often it was tried, and each input that did not hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Failure:
    """An input that did not hold.

    ``kind`` says in a few words what went wrong (inputs that fail alike have the same), ``told`` all that is known of
    it, ``files`` the smallest set of files that shows it, by path; None for one that was taken away.
    """

    kind: str
    told: str
    files: tuple[tuple[str, bytes | None], ...] = ()

    @property
    def size(self) -> int:
        """Of its files, in bytes."""
        return sum(len(content or b"") for _, content in self.files)


@dataclass
class Outcome:
    """One row of the table.  ``missing`` says why an attack could not be tried at all."""

    attack: str
    tries: int = 0
    failures: list[Failure] = field(default_factory=list)
    missing: str = ""

    def count(self, failures: Iterable[Failure | None]) -> None:
        """Add tries, one for each of ``failures``, which are None where it held."""
        for failure in failures:
            self.tries += 1
            if failure:
                self.failures.append(failure)

    @property
    def smallest(self) -> Failure | None:
        return min(self.failures, key=lambda one: one.size, default=None)

    def row(self) -> tuple[str, str, str, str, str]:
        """Attack, tries, held, not held, and the smallest failing input in words."""
        held = str(self.tries - len(self.failures))
        failure = self.smallest
        shown = f"没有试：{self.missing}" if self.missing else " ".join(failure.kind.split()) if failure else ""
        return self.attack, str(self.tries), held, str(len(self.failures)), shown


def save(outcome: Outcome, folder: Path) -> list[Path]:
    """Write the smallest failing input of each kind into a folder of its own below ``folder``; those folders."""
    of_kind: dict[str, Failure] = {}
    for failure in sorted(outcome.failures, key=lambda one: one.size):
        of_kind.setdefault(failure.kind, failure)
    made = []
    for number, failure in enumerate(of_kind.values(), 1):
        own = folder / f"{outcome.attack}-{number}"
        own.mkdir(parents=True, exist_ok=True)
        (own / "told.txt").write_text(f"{failure.kind}\n\n{failure.told}\n", "utf-8", errors="backslashreplace")
        for path, content in failure.files:
            file = own / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content or b"")
        made.append(own)
    return made
