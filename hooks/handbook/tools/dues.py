"""党费: from what a member earns to what is paid each month, in whole fen."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from handbook.tools import page
from handbook.tools.page import Data

# 个体经营等按上季度的月平均算。
_QUARTER = 3
_FEN = 100


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """What ``given`` comes to.

    ``given``: ``who``, a row of the list “who”; ``base`` in yuan where it is known already, otherwise ``counted`` and
    ``deducted`` by row, in yuan; ``months`` to pay for later.  The result is in fen; ``problem`` says what is wrong
    with what was given.
    """
    who = page.row(data, "who", given["who"])
    found: Data = _fixed(data, who) if "fixed" in who["values"] else _by_income(data, who, given)
    if months := given.get("months"):
        limit = page.number(data, "df-13", "months_max")
        found["back"] = {"months": months, "over": months > limit}
        if "monthly" in found:
            found["back"]["total"] = found["monthly"] * months
    return found


def _fixed(data: Data, who: Data) -> Data:
    amount = page.value(data, *who["values"]["fixed"])
    least = _fen(amount["number"])
    return {"least": least, "most": _fen(amount["to"])} if "to" in amount else {"monthly": least}


def _by_income(data: Data, who: Data, given: Mapping[str, Any]) -> Data:
    base = _base(who, given)
    found: Data = {"base": rounded(base)}
    if base <= 0:
        return found | {"problem": "base"}
    brackets = page.value(data, *who["values"]["brackets"])["brackets"]
    step = next(step for step in brackets if step["upto"] is None or base <= step["upto"] * _FEN)
    full = rounded(base * Fraction(str(step["rate_pct"])) / 100)
    limit = _fen(page.value(data, "df-27", "month_max")["number"])
    found |= {"rate_pct": step["rate_pct"], "monthly": min(full, limit)}
    return found | ({"full": full} if full > limit else {})


def _base(who: Data, given: Mapping[str, Any]) -> Fraction:
    if given.get("base") is not None:
        return Fraction(_fen(given["base"]))
    counted = sum(_fen(amount) for amount in given.get("counted", {}).values())
    deducted = sum(_fen(amount) for amount in given.get("deducted", {}).values())
    return Fraction(counted - deducted, _QUARTER if who["id"] == "irregular" else 1)


def _fen(yuan: float) -> int:
    return rounded(Fraction(str(yuan)) * _FEN)


def rounded(number: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)


def yuan(fen: int) -> str:
    """7689 → 76.89."""
    return f"{fen // _FEN}.{fen % _FEN:02d}"
