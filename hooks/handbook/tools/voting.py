"""表决: whether a meeting can decide, and whether it has."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any

from handbook.tools import page
from handbook.tools.page import Data


def reckon(data: Data, given: Mapping[str, Any]) -> Data:
    """The count of a vote.

    ``given``: ``matter``, a row of the list “matter”; ``full`` members; of them ``powerless``, who have no vote, and
    ``excluded``, who are not counted; ``present`` with a vote; ``agree`` of those present and ``written`` before the
    meeting; for an election ``base``, “due” or “present”.  ``due`` is who should come and vote; ``need_present`` and
    ``need_yes`` are the fewest that will do.  ``wrong`` names the first number that cannot be.
    """
    due = given["full"] - given.get("powerless", 0) - given.get("excluded", 0)
    present, agree, written = given["present"], given["agree"], given.get("written", 0)
    for name, impossible in (
        ("full", due <= 0),
        ("present", present > due),
        ("agree", agree > present),
        ("written", written > due - present),
    ):
        if impossible:
            return {"due": due, "wrong": name}
    matter = page.row(data, "matter", given["matter"])
    base = present if given.get("base") == "present" else due
    need_present, need_yes = _fewest(data, matter, "quorum", due), _fewest(data, matter, "majority", base)
    valid = present >= need_present
    return {
        "due": due,
        "need_present": need_present,
        "need_yes": need_yes,
        "valid": valid,
        "passed": valid and agree + written >= need_yes,
        "half": 2 * (agree + written) == base,
    }


def _fewest(data: Data, matter: Data, name: str, base: int) -> int:
    """The fewest people that are the share of ``base`` that the value asks for."""
    wanted = page.value(data, *matter["values"][name])
    share = Fraction(wanted["fraction"]) * base
    return floor(share) + 1 if wanted["bound"] == "more_than" else ceil(share)
