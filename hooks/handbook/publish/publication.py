"""The way of one run's site to its readers."""

from __future__ import annotations

import atexit
from pathlib import Path

from handbook.publish.lock import Lock
from handbook.publish.staging import Staging


class Publication:
    """A build of the handbook in ``root`` writes to a folder beside the site and swaps the two at the end."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = Lock(root / ".cache" / "lock")
        self._staging: Staging | None = None

    def stage(self, site_dir: Path, serving: bool, staged: bool) -> Path:
        """Where to write: beside the site when it is ``staged``, the given folder else.

        Raises:
            StopError: when another build runs, or ``site_dir`` cannot be a site.
            OSError: when nothing can be written there.
        """
        if not serving:
            self._lock.take()
        if not staged:
            return site_dir
        self._staging = Staging(site_dir, self._root)
        # Also when the run is interrupted, which MkDocs does not tell.
        atexit.register(self.discard)
        return self._staging.folder

    def publish(self) -> None:
        """Swap the new site in; the old one is kept until the new one stands.

        Raises:
            OSError: when that cannot be done; the old site stands as before.
        """
        if self._staging is not None:
            self._staging.publish()
            self._staging = None

    def discard(self) -> None:
        """Remove what a failed build wrote."""
        if self._staging is not None:
            self._staging.discard()
            self._staging = None
