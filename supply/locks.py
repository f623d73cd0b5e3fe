"""The packages that the lock files name."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The site is built with the first; the others are for those who work on it.
PYTHON = ("requirements.lock", "requirements-test.lock", "requirements-bench.lock", "requirements-supply.lock")
NODE = ("web", "tests/mutants/acorn")
_PINNED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)")
# What others wrote, as a file of its own in the site.
VENDORED = Path("docs") / "assets" / "vendor" / "VERSIONS.txt"
_VENDORED = re.compile(r'^\S+ (?P<version>\d[\d.]*), npm package "(?P<name>[^"]+)", .*, (?P<licence>[^,（]+)（', re.M)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, order=True)
class Package:
    """A package in one version; ``registry`` is pypi or npm, ``hashes`` pairs of algorithm and hexadecimal digest.

    One that is not ``used`` by the site or for building it is for those who work on it.
    """

    registry: str
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...] = ()
    licence: str = ""
    used: bool = True


def python(lock: Path) -> Iterator[Package]:
    """The packages of a requirements file with hashes.

    Raises:
        ValueError: when a package has no hash.
    """
    for entry in lock.read_text("utf-8").replace("\\\n", " ").splitlines():
        if found := _PINNED.match(entry):
            hashes = tuple(("SHA-256", digest) for digest in sorted(_HASH.findall(entry)))
            if not hashes:
                raise ValueError(f"{lock.name}：{found['name']} 没有摘要")
            yield Package("pypi", found["name"].lower(), found["version"], hashes)


def node(folder: Path) -> Iterator[Package]:
    """The packages of the package-lock.json in a folder.

    Raises:
        ValueError: when a package has no digest.
    """
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]
    for path, entry in packages.items():
        if path:
            if "integrity" not in entry:
                raise ValueError(f"{folder.name}/package-lock.json：{path} 没有摘要")
            algorithm, _, digest = entry["integrity"].partition("-")
            hashes = ((algorithm.upper().replace("SHA", "SHA-"), base64.b64decode(digest).hex()),)
            name = entry.get("name") or path.rpartition("node_modules/")[2]
            # What is no tool is joined into the readers' scripts.
            used = not entry.get("dev", False)
            yield Package("npm", name, entry["version"], hashes, entry.get("license", ""), used)


def vendored(root: Path) -> Iterator[Package]:
    """The packages of which a file is copied into the site of the project in ``root``; no lock has their digests."""
    for found in _VENDORED.finditer((root / VENDORED).read_text("utf-8")):
        yield Package("npm", found["name"], found["version"], licence=found["licence"])
