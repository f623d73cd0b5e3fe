"""The readers' scripts: their types, their own tests, and whether docs/assets holds what web/ says."""

from __future__ import annotations

from pathlib import Path

from handbook.search import kinds
from support.node import node


def test_joined_scripts_are_those_of_web() -> None:
    done = node("join.js", "--check")
    assert done.returncode == 0, done.stderr


def test_types_fit() -> None:
    done = node("node_modules/typescript/bin/tsc", "-p", ".", "--pretty", "false")
    assert done.returncode == 0, done.stdout


def test_modules_do_what_they_say() -> None:
    done = node("--test", "--test-reporter=spec", "**/*.test.js")
    assert done.returncode == 0, done.stdout + done.stderr


def test_joined_scripts_run_in_old_safari(root: Path) -> None:
    """Safari before 16.4 refuses a whole script for one look-behind, and esbuild does not rewrite it."""
    for script in (root / "docs" / "assets").glob("s*/*.js"):
        text = script.read_text("utf-8")
        assert "(?<=" not in text and "(?<!" not in text, script.name


def test_weights_are_those_of_kinds_that_there_are() -> None:
    done = node(
        "--input-type=module",
        "--eval",
        "import { ASKED, KINDS } from './search/weights.js'\n"
        "process.stdout.write([KINDS, ...Object.values(ASKED)].flatMap(row => Object.keys(row)).join(' '))",
    )
    weighed = set(done.stdout.split())
    assert weighed and weighed <= {kind.name for kind in kinds.KINDS}, done.stderr
