"""The bill of materials; its library comes with ``make sbom``, which checks each bill against the schema itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from supply import locks

pytest.importorskip("cyclonedx", reason="make sbom installs cyclonedx-python-lib")


def test_bill_names_every_package_and_fits_the_schema(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from supply import sbom

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    text = sbom.bill(root)
    assert sbom.wrong(text) == ""
    assert sbom.bill(root) == text
    found = json.loads(text)
    assert found["metadata"]["timestamp"] == "2023-11-14T22:13:20+00:00"
    named = {(one["name"], one["version"]): one["scope"] for one in found["components"]}
    for one in locks.python(root / locks.PYTHON[0]):
        assert named[one.name, one.version] == "required"
    for one in locks.node(root / "web"):
        assert named[one.name, one.version] == ("required" if one.used else "excluded")
    assert {one.used for one in locks.node(root / "web")} == {True, False}
    copied = list(locks.vendored(root))
    assert copied and all(named[one.name, one.version] == "required" for one in copied)


def test_another_date_is_the_only_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from supply import sbom

    bills = []
    for seconds in ("1700000000", "1700000001"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        bills.append(sbom.bill(root).splitlines())
    changed = [one for one, other in zip(*bills, strict=True) if one != other]
    assert [line.split('"')[1] for line in changed] == ["timestamp"]


def test_what_is_no_bill_is_seen() -> None:
    from supply import sbom

    assert sbom.wrong('{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": 1}')


@pytest.mark.parametrize("seconds", ["abc", "-1", "99999999999999"])
def test_wrong_date_is_told_in_a_line(
    seconds: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from supply import sbom

    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert sbom.main(["nowhere/sbom.json"]) == 1
    assert f"现在是“{seconds}”" in capsys.readouterr().err
