"""The cover of an EPUB, as a picture: a library shows a book by nothing else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst

from handbook.diagnostics import Fault, TypesetError
from handbook.print.compile import FONTS

_TEMPLATE = Path(__file__).with_name("cover.typ")
# Pixels for each of the 600 × 800 points.
_SCALE = 2


def picture(path: str, site: str, name: str, edition: str) -> bytes:
    """A PNG with the site's name, the name of this book and its edition; ``path`` names the book when it fails.

    Raises:
        TypesetError: when Typst refuses it.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "cover.typ").write_bytes(_TEMPLATE.read_bytes())
        said = {"site": site, "name": name, "edition": edition}
        (root / "data.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        (root / "main.typ").write_text('#import "cover.typ": *\n#cover(..json("data.json"))\n', "utf-8")
        try:
            made = typst.compile(
                root / "main.typ",
                root=root,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                format="png",
                ppi=72.0 * _SCALE,
            )
        except typst.TypstError as error:
            raise TypesetError(Fault(path, f"封面排版失败：{error}")) from error
    assert isinstance(made, bytes)
    return made
