"""What was taken from Material and changed: a new Material says which of it to read again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import material
import pytest

PARTIALS = Path(material.__file__).parent / "templates" / "partials"
# The upstream files as they were when ours were made from them.
TAKEN = {
    "javascripts/base.html": "d6113712bc4deb30",
    "javascripts/palette.html": "8790389765ea6036",
    "header.html": "8cf3fb15bcf969ff",
    "path.html": "cbde0642861fe915",
    "search.html": "bfd556535abcddb9",
}


@pytest.mark.parametrize("name", TAKEN)
def test_upstream_is_as_it_was(name: str) -> None:
    """Read what has changed in the upstream file, carry it over to ours, then write the new digest here."""
    assert hashlib.sha256((PARTIALS / name).read_bytes()).hexdigest()[:16] == TAKEN[name]


def test_every_partial_of_ours_is_watched(root: Path) -> None:
    ours = root / "hooks" / "theme" / "partials"
    same = {file.relative_to(ours).as_posix() for file in ours.rglob("*.html")}
    upstream = {name for name in same if (PARTIALS / name).is_file()}
    # Ours are empty: nothing to carry over.
    emptied = {name for name in upstream if (ours / name).read_text("utf-8").rstrip().endswith("-#}")}
    assert upstream - emptied == TAKEN.keys()
