"""How much each string of characters says about what is looked for, as learnt from sentences whose answer is known."""

from __future__ import annotations

from pathlib import Path

_LEARNT = Path(__file__).with_name("importance.txt")


def groups() -> list[tuple[float, str]]:
    """Factors from the lightest up, each with the one or two characters that it belongs to, parted by blanks.

    Strings that are not named have the factor 1.
    """
    lines = (line for line in _LEARNT.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(float(factor), joined) for factor, _, joined in (line.partition(" ") for line in lines)]
