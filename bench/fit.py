"""``python -m bench.fit [--settle]``: fit the weights of web/search/weights.js on the tuning halves; some minutes.

With ``--settle`` the numbers of BM25F and of the grams too, which takes a quarter of an hour.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from support.node import node

from bench import projects, ranking


def main() -> None:
    """Build the site, fit, write the weights; ``make scripts`` joins them."""
    asked = [(name, query) for name, query in ranking.answerable() if query.half == "tune"]
    with tempfile.TemporaryDirectory() as folder:
        ours = projects.copy(Path(folder) / "ours")
        projects.build(ours, pdf=False)
        done = node("testing/fit.js", str(ours / "site"), *sys.argv[1:], stdin=ranking.as_json(asked), timeout=7200)
    sys.exit(done.stderr if done.returncode else None)


if __name__ == "__main__":
    main()
