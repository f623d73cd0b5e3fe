"""``python -m supply.sbom dist/sbom.json``: what a release was built with, as a CycloneDX bill of materials.

The packages come from the lock files and the list of copied files alone, so that the same ones give the same bytes.
The date in it is that of the edition, or that of SOURCE_DATE_EPOCH.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import yaml
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from supply import locks
from supply.locks import Package

VERSION = SchemaVersion.V1_6


def bill(root: Path = locks.ROOT) -> str:
    """The bill of materials of the project in ``root``, as JSON.

    Raises:
        ValueError: when a lock file names a package without its digest, or SOURCE_DATE_EPOCH is no number.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    node = {one for folder in locks.NODE for one in locks.node(root / folder)}
    built = {*locks.python(root / locks.PYTHON[0]), *locks.vendored(root), *(one for one in node if one.used)}
    others = {one for name in locks.PYTHON[1:] for one in locks.python(root / name)} | {
        one for one in node if not one.used
    }
    known = {(one.registry, one.name, one.version) for one in built}
    others = {one for one in others if (one.registry, one.name, one.version) not in known}
    components = [*_components(built, ComponentScope.REQUIRED), *_components(others, ComponentScope.EXCLUDED)]
    bom = Bom(components=components)
    bom.metadata.component = Component(
        name=project["name"], version=project["version"], type=ComponentType.APPLICATION, bom_ref=project["name"]
    )
    bom.metadata.timestamp = _date(root)
    # A random number would make each bill another one.
    bom.serial_number = uuid5(NAMESPACE_URL, "\n".join(sorted(str(one.purl) for one in components)))
    bom.register_dependency(bom.metadata.component, components)
    return f"{make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string(indent=2)}\n"


def _date(root: Path) -> datetime:
    if seconds := os.environ.get("SOURCE_DATE_EPOCH"):
        if not seconds.isascii() or not seconds.isdigit() or len(seconds) > 10:
            raise ValueError(f"环境变量 SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，现在是“{seconds[:40]}”")
        return datetime.fromtimestamp(int(seconds), UTC)
    edition = yaml.safe_load((root / "data" / "book.yml").read_text("utf-8"))["edition"]
    return datetime.fromisoformat(f"{edition}T00:00:00+00:00")


def _components(packages: Iterable[Package], scope: ComponentScope) -> list[Component]:
    made: dict[tuple[str, str, str], Component] = {}
    for one in sorted(packages):
        space, _, name = one.name.rpartition("/")
        purl = PackageURL(one.registry, space or None, name, one.version)
        made[one.registry, one.name, one.version] = Component(
            name=one.name,
            version=one.version,
            purl=purl,
            bom_ref=purl.to_string(),
            scope=scope,
            hashes=[HashType(alg=HashAlgorithm(name), content=digest) for name, digest in one.hashes],
            licenses=[DisjunctiveLicense(name=one.licence)] if one.licence else [],
        )
    return list(made.values())


def wrong(text: str) -> str:
    """What the schema of CycloneDX says against a bill; empty when nothing."""
    error = JsonStrictValidator(VERSION).validate_str(text)
    return str(error) if error else ""


def main(arguments: list[str]) -> int:
    """Write the bill; 1 when it cannot be made, or when the schema refuses it."""
    target = Path(arguments[0])
    try:
        text = bill()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if told := wrong(text):
        sys.stderr.write(f"清单不合 CycloneDX 的模式：{told}\n")
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    print(f"{target}：{text.count('bom-ref')} 项")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
