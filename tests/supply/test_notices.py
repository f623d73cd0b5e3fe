"""What others wrote and the site carries is named with its version, where it comes from, and its licence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supply import locks

JOINED = re.compile(
    r"^(?P<name>\S+) (?P<version>[\d.]+)，(?P<licence>[^，]+)，https://[^，]+，在 (?P<files>[^\n]+) 里$", re.M
)
VENDORED = Path("docs/assets/vendor")


@pytest.fixture
def notice(root: Path) -> str:
    """What the repository says of others' work."""
    return (root / "LICENSE-THIRD-PARTY").read_text("utf-8")


def test_every_package_in_the_scripts_stands_there_with_its_licence(root: Path, notice: str) -> None:
    text = (root / VENDORED / "packages.txt").read_text("utf-8")
    named = {(one["name"], one["version"]): one for one in JOINED.finditer(text)}
    assert named.keys() == {(one.name, one.version) for one in locks.node(root / "web") if one.used}
    parts = text.split("=" * 72)
    assert len(parts) == len(named)
    for (name, version), one in named.items():
        assert name.rpartition("/")[2] in notice, f"LICENSE-THIRD-PARTY 里没有 {name}"
        assert one["licence"] in notice, name
        part = next(part for part in parts if part.strip().startswith(f"{name} {version}"))
        assert re.search("permission|permitted|granted", part, re.I) and "copyright" in part.lower(), name
        assert all((root / "docs" / "assets" / file).is_file() for file in one["files"].split("、"))
    for name in re.findall(r"和 (\S+ [\d.]+) 合成", notice):
        assert tuple(name.split(" ")) in named, f"LICENSE-THIRD-PARTY 里 {name} 的版本不是合进来的"


def test_every_vendored_folder_has_version_source_and_licence(root: Path, notice: str) -> None:
    versions = (root / VENDORED / "VERSIONS.txt").read_text("utf-8")
    for entry in (root / VENDORED).iterdir():
        if entry.is_dir():
            assert entry.name in notice, entry
            assert list(entry.glob("LICENSE*")), entry
            assert re.search(
                rf"^{re.escape(entry.name)} \d[\d.]*, .*（{re.escape(entry.name)}/LICENSE", versions, re.M
            ), entry
    npm = {one.name for one in locks.vendored(root)}
    assert npm == set(re.findall(r'npm package "([^"]+)"', versions))
    for entry in (root / "tests" / "vendor").iterdir():
        assert entry.name in notice, entry
        assert list(entry.glob("LICENSE*")) and list(entry.glob("VERSION*")), entry
    assert "GPL-2.0-or-later" in notice


def test_every_script_of_the_site_is_joined_or_vendored(root: Path) -> None:
    assets = root / "docs" / "assets"
    for script in assets.rglob("*.js"):
        place = script.relative_to(assets)
        if place.parts[0] != "vendor":
            assert script.read_text("utf-8").startswith("// 由 web/"), f"{place} 没有源文件，也没有许可"
