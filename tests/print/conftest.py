"""Documents that several print tests look at, set once."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.cache import Cache
from handbook.model import Book
from handbook.print import jobs, typeset
from support.reading import SITE


@pytest.fixture(scope="session")
def set_sheets(handbook: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All sheets of the real handbook but for its samples, which are many: path below site/ → PDF."""
    wanted = [job for job in jobs.single(handbook, SITE) if not job.path.startswith("pdf/samples/")]
    folder, found = tmp_path_factory.mktemp("sheets"), {}
    for path, pdf in typeset.make_all(wanted, Cache()).items():
        found[path] = folder / path.replace("/", "-")
        found[path].write_bytes(pdf.content)
    return found
