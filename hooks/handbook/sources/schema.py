"""JSON Schemas for editors, generated from the models.

Run ``python -m handbook.sources.schema data/schema`` to write them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from handbook.sources.kinds import KINDS


def schemas() -> dict[str, str]:
    """File name → schema text, for every kind of data file."""
    made = {f"{kind.name}.json": kind.file.model_json_schema() for kind in KINDS}
    return {name: json.dumps(one, ensure_ascii=False, indent=1, sort_keys=True) + "\n" for name, one in made.items()}


def stale(folder: Path) -> Iterator[str]:
    """The schema files in ``folder`` that are missing or differ from the models."""
    for name, text in schemas().items():
        file = folder / name
        if not file.is_file() or file.read_text("utf-8") != text:
            yield name


def main(arguments: list[str]) -> int:
    """Write the schemas into the folder ``arguments[0]``."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
