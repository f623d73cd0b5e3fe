"""What a browser may keep of the site, and the script that keeps it.

The worker stands at the top of the site, as it rules only what lies beside and below it.  The manifest names every
file that it may keep, with a digest: what is not the very file that was built is never kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from handbook import addresses

# Written by ``make scripts``; they have no place of their own in the site.
_WORKER, _OFF = "assets/offline/worker.js", "assets/offline/off.js"
# What every reader's browser keeps, what it keeps when it was read, and what it keeps when it is asked to.
CORE, PAGES, PDF, OFFICE = "core", "pages", "pdf", "office"
_GROUPS = {".html": PAGES, ".ics": PAGES, ".png": PAGES, ".pdf": PDF, ".docx": OFFICE, ".xlsx": OFFICE, ".pptx": OFFICE}
# For other programs, for whoever looks at the files, and what is one of the other editions.
_LEFT_OUT = ("api/", "editions/", "assets/vendor/mkdocs-material/", "assets/images/card.png")
# Only who prints several PDFs at once needs it, and it is larger than all other scripts together.
_LARGE = "assets/scripts/pdf.js"


def group(address: str) -> str:
    """Which of the groups the file at ``address`` belongs to; empty for what no browser needs to keep."""
    if address.startswith(_LEFT_OUT):
        return ""
    suffix = Path(address).suffix
    if address == _LARGE:
        return PAGES
    if address.startswith("search/") or address.startswith("assets/") and suffix != ".txt":
        return CORE
    if suffix == ".js" and addresses.folder(address) == addresses.TOOLS:
        # What a tool loads when a button is pressed.
        return CORE
    if suffix == ".html" and (_is_core(address) or addresses.is_list(addresses.source(address))):
        return CORE
    return _GROUPS.get(suffix, "")


def _is_core(address: str) -> bool:
    tools = (addresses.FORMS, addresses.CHECKLISTS, addresses.TOOLS)
    return address in (addresses.HOME, addresses.NOT_FOUND) or addresses.folder(address) in tools


def digest(content: bytes) -> str:
    """The first sixteen hexadecimal digits of SHA-256, as the worker reckons them too."""
    return hashlib.sha256(content).hexdigest()[:16]


def files(folder: Path, edition: str) -> dict[str, str]:
    """The manifest and the worker for the site that stands in ``folder``.

    ``edition`` is that of the texts, as pages bear it.
    """
    groups: dict[str, dict[str, tuple[str, int]]] = {}
    for address, content in _found(folder):
        name = group(address)
        if name:
            groups.setdefault(name, {})[quote(address)] = digest(content), len(content)
    bundle = folder / addresses.OFFLINE_ZIP
    said = {"text": edition, "zip": bundle.stat().st_size if bundle.is_file() else 0, "groups": groups}
    manifest = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    worker = (folder / _WORKER).read_text("utf-8")
    named = f"{digest(manifest.encode())}.{digest(worker.encode())[:8]}"
    return {addresses.MANIFEST: manifest, addresses.WORKER: f'self.handbookEdition="{named}";\n{worker}'}


def off(folder: Path) -> dict[str, str]:
    """What stands in the worker's place when the site keeps nothing: it removes what an earlier one kept."""
    return {addresses.WORKER: (folder / _OFF).read_text("utf-8")}


def clear(folder: Path) -> None:
    """Remove what has been put in its place."""
    for address in (_WORKER, _OFF):
        (folder / address).unlink(missing_ok=True)


def _found(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        address = file.relative_to(folder).as_posix()
        if file.is_file() and address not in (_WORKER, _OFF):
            yield address, file.read_bytes()
