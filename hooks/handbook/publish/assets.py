"""Scripts, styles and pictures: which of them no page asks for, and how a page names the very one it means."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

# What Material brings for its own search and for those who develop it.
_UNUSED_FOLDERS = ("assets/javascripts/lunr", "assets/javascripts/workers")
_UNUSED = "assets/images/favicon.png"


def unused(path: str) -> bool:
    """Whether the file at ``path`` in the site is one of Material's that this site has no use for."""
    return path == _UNUSED or path.endswith(".map") or path.startswith(_UNUSED_FOLDERS)


def digest(content: bytes) -> str:
    """A short text that is another one when ``content`` is."""
    return hashlib.sha256(content).hexdigest()[:8]


def versioned(address: str, digests: Mapping[str, str]) -> str:
    """``address`` with the digest of what stands there, so that a browser may keep it for good.

    ``digests`` are by address; a query that the address has already is kept.

    Raises:
        KeyError: when nothing is known to stand there.
    """
    path, mark, query = address.partition("?")
    # The version stands last: the stand-in for a worker adds to the end of the address.
    return f"{path}?{query}{'&' if mark else ''}v={digests[PurePosixPath(path).as_posix()]}"
