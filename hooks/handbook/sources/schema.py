"""JSON Schemas for editors, generated from the models.

Run ``python -m handbook.sources.schema data/schema`` to write them, with ``--check`` to only compare.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from handbook.diagnostics import any_console
from handbook.sources.kinds import KINDS


def schemas() -> dict[str, str]:
    """File name → schema text, for every kind of data file."""
    made = {f"{kind.name}.json": kind.file.model_json_schema() for kind in KINDS}
    return {name: json.dumps(one, ensure_ascii=False, indent=1, sort_keys=True) + "\n" for name, one in made.items()}


def stale(folder: Path) -> list[str]:
    """The schema files that are missing or differ from the models."""
    found = schemas().items()
    return [name for name, text in found if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write or check the schemas; 1 when ``--check`` finds a difference."""
    any_console()
    folder = Path(next(a for a in arguments if not a.startswith("-")))
    if "--check" in arguments:
        for name in stale(folder):
            print(f"{folder.as_posix()}/{name}:1:1: E120 模式文件不是最新的；请运行 make schema")
        return 1 if stale(folder) else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
