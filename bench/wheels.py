"""Whether every locked library has a wheel, with the locked hash, for the systems the README names.

Run ``python -m bench.wheels``; needs the package index, downloads nothing, prints a line for each system and Python
and what is missing there, exits 1 when something is.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).parents[1] / "requirements.lock"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
# System → the tags of wheels that it takes, and what markers ask of it.
SYSTEMS: dict[str, tuple[list[str], dict[str, str]]] = {
    "Windows x86_64": (["win_amd64"], {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}),
    "Linux x86_64": ([f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)] + ["manylinux2014_x86_64"], {}),
    "Linux aarch64": ([f"manylinux_2_{minor}_aarch64" for minor in range(28, 16, -1)] + ["manylinux2014_aarch64"], {}),
    "macOS 14 arm64": (["macosx_14_0_arm64"], {"sys_platform": "darwin", "platform_system": "Darwin"}),
    "macOS 13 x86_64": (["macosx_13_0_x86_64"], {"sys_platform": "darwin", "platform_system": "Darwin"}),
}
_LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "implementation_name": "cpython"}


def requirements(lock: str, python: str, system: dict[str, str]) -> Iterator[str]:
    """The lines of a lock that apply to a system, without the markers that pip would judge by its own."""
    environment = {**_LINUX, **system, "python_version": python, "python_full_version": f"{python}.9"}
    for entry in lock.replace("\\\n", " ").splitlines():
        words, *hashes = entry.split(" --hash=")
        if not words.strip():
            continue
        requirement = Requirement(words.strip())
        if requirement.marker is None or requirement.marker.evaluate(environment):
            requirement.marker = None
            yield " ".join([str(requirement), *(f"--hash={one.strip()}" for one in hashes)])


def missing(python: str, tags: list[str], lines: list[str]) -> str:
    """What pip says when it cannot get all of ``lines`` for a system; empty when it can."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requirements.txt"
        file.write_text("\n".join(lines), "utf-8")
        platforms = [word for tag in tags for word in ("--platform", tag)]
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps"]
        # The lock was made for each Python; pip would judge by the one it runs on.
        options = ["--only-binary=:all:", "--require-hashes", "--ignore-requires-python", "--target", folder]
        options += ["--python-version", python]
        done = subprocess.run([*command, *options, *platforms, "-r", str(file)], capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def main() -> int:
    """Print one line for each system and Python."""
    lock, wrong = LOCK.read_text("utf-8"), 0
    for system, (tags, markers) in SYSTEMS.items():
        for python in PYTHONS:
            lines = list(requirements(lock, python, markers))
            reason = missing(python, tags, lines)
            wrong += bool(reason)
            print(f"{system}  Python {python}  {len(lines)} 个库  {reason or '都有'}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
