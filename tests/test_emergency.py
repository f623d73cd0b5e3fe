"""Where somebody may be in danger, the numbers to call are there, and the police come before the branch."""

from __future__ import annotations

from pathlib import Path

import pytest

POLICE, AMBULANCE, HOTLINE = "110", "120", "12356"


@pytest.mark.parametrize(
    "name",
    ["docs/chapters/9-ideological-work/methods.md", "data/checklists/referral.yml", "data/samples/talk-referral.yml"],
)
def test_each_place_that_helps_in_danger_names_the_three_numbers(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert [number for number in (POLICE, AMBULANCE, HOTLINE) if number not in text] == []


def test_violence_at_home_goes_to_the_police_first(root: Path) -> None:
    text = (root / "docs/chapters/9-ideological-work/methods.md").read_text(encoding="utf-8")
    (paragraph,) = [line for line in text.splitlines() if line.startswith("**家里有人打人")]
    assert 0 < paragraph.find(POLICE) < paragraph.find("报支部")
