"""Files beside the pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook import addresses


def write(files: Mapping[str, str | bytes], folder: Path) -> None:
    """Write ``files``, by their addresses, into a site."""
    for address, content in files.items():
        target = folder / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))


def remove_map(folder: Path) -> None:
    """Remove the generator's map of the site: without the site's address it is empty, which no map may be."""
    for name in (addresses.MAP, f"{addresses.MAP}.gz"):
        (folder / name).unlink(missing_ok=True)
