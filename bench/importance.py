"""``python -m bench.importance``: learn what each string of characters is worth; write search/importance.txt.

It learns from the phrases of data/asked and from tests/search/practice.yml, in half a minute; from no set of queries.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import yaml
from support.node import node

from bench import projects

_TARGET = projects.ROOT / "hooks" / "handbook" / "search" / "importance.txt"
_PRACTICE = projects.ROOT / "tests" / "search" / "practice.yml"
_HEAD = """# 字串的轻重：乘多少，和乘这么多的一两个字。由 python -m bench.importance 学出来，不要改这里。
"""
# Factors are kept in steps of so much, so that the strings of a factor stand together.
_STEP = 1.1


def main() -> None:
    """Build the site, learn, write the factors."""
    practice = yaml.safe_load(_PRACTICE.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        ours = projects.copy(Path(folder) / "ours")
        projects.build(ours, pdf=False)
        done = node("testing/importance.js", str(ours / "site"), stdin=json.dumps(practice), timeout=1800)
    if done.returncode:
        sys.exit(done.stderr)
    _TARGET.write_text(written(json.loads(done.stdout)), "utf-8")


def written(factors: dict[str, float]) -> str:
    """The file: a line for each factor, from the lightest up, with its strings in order."""
    steps: defaultdict[int, list[str]] = defaultdict(list)
    for gram, factor in factors.items():
        steps[round(math.log(factor, _STEP))].append(gram)
    lines = (f"{_STEP**step:.2f} {' '.join(sorted(grams))}\n" for step, grams in sorted(steps.items()) if step)
    return _HEAD + "".join(lines)


if __name__ == "__main__":
    main()
