"""The audit never takes silence for a good answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from supply import audit, locks

LOCK = f"""a==1.0 \\
    --hash=sha256:{"0" * 64}
b==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:{"1" * 64}
"""


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.lock"
    file.write_text(LOCK, "utf-8")
    return file


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    packages = {"": {}, "node_modules/@a/b": {"version": "1.2.3", "integrity": "sha512-AAAA", "license": "MIT"}}
    (tmp_path / "package-lock.json").write_text(json.dumps({"packages": packages}), "utf-8")
    return tmp_path


def asked(lock: Path, out: Any, told: str = "") -> audit.Answer:
    text = out if isinstance(out, str) else json.dumps(out)
    return audit.python(lock, lambda arguments: (0, text, told))


def test_packages_without_faults_are_good(lock: Path) -> None:
    answer = asked(lock, {"dependencies": [{"name": "a", "version": "1.0", "vulns": []}]})
    assert answer == audit.Answer("requirements.lock", 2)
    code, text = audit.report([answer])
    assert code == 0
    assert text.endswith("没有已知的漏洞。")


def test_fault_is_told_with_the_version_that_mends_it(lock: Path) -> None:
    vulnerable = {"name": "a", "version": "1.0", "vulns": [{"id": "CVE-1", "fix_versions": ["1.1"]}]}
    answer = asked(lock, {"dependencies": [vulnerable]})
    assert answer.faults == ("a 1.0：CVE-1，改好的版本 1.1",)
    assert audit.report([answer])[0] == audit.KNOWN


@pytest.mark.parametrize(
    "out", ["", "not JSON", {}, {"dependencies": [{"name": "a", "skip_reason": "not found"}]}], ids=str
)
def test_silence_is_no_good_answer(lock: Path, out: Any) -> None:
    answer = asked(lock, out, "first\nlast line\n")
    assert answer.trouble
    code, text = audit.report([answer])
    assert code == audit.NOT_ASKED
    assert "问不到漏洞库" in text
    assert "没有已知的漏洞。" not in text


def test_npm_is_asked_the_same(scripts: Path) -> None:
    def told(out: Any) -> audit.Answer:
        return audit.node(scripts, "web", lambda arguments, folder: (1, json.dumps(out), ""))

    assert told({"vulnerabilities": {}}) == audit.Answer("web/package-lock.json", 1)
    faulty = told({"vulnerabilities": {"b": {"range": "<2", "severity": "high"}}})
    assert faulty.faults == ("b <2：high",)
    assert told({"message": "405 Method Not Allowed"}).trouble == "405 Method Not Allowed"
    assert told({"error": {"summary": "getaddrinfo"}}).trouble == "getaddrinfo"


def test_a_fault_weighs_more_than_silence() -> None:
    answers = [audit.Answer("a", 1, trouble="没有网"), audit.Answer("b", 1, faults=("c",))]
    assert audit.report(answers)[0] == audit.KNOWN


def test_every_package_of_the_locks_is_read_with_its_digest(root: Path) -> None:
    for name in locks.PYTHON:
        pinned = [line for line in (root / name).read_text("utf-8").splitlines() if line[:1].isalnum()]
        assert len(list(locks.python(root / name))) == len(pinned)
    for name in locks.NODE:
        assert all(digest for one in locks.node(root / name) for _, digest in one.hashes)


def test_package_without_a_digest_is_refused(lock: Path, scripts: Path) -> None:
    lock.write_text("a==1.0\n", "utf-8")
    with pytest.raises(ValueError, match="a 没有摘要"):
        list(locks.python(lock))
    (scripts / "package-lock.json").write_text('{"packages": {"node_modules/a": {"version": "1"}}}', "utf-8")
    with pytest.raises(ValueError, match="node_modules/a 没有摘要"):
        list(locks.node(scripts))
