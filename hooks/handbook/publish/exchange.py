"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

_Call = Callable[[bytes, bytes], int]


def exchange(one: Path, other: Path) -> bool:
    """Have two folders change places: at every moment both names lead to a whole folder.

    False, and nothing has happened, where the system, or the file system (NFS and older ZFS are among those), has no
    such step, or does not allow it for these folders.
    """
    call = _call()
    return call is not None and call(os.fsencode(one), os.fsencode(other)) == 0


if sys.platform == "linux":
    # AT_FDCWD of linux/fcntl.h and RENAME_EXCHANGE of linux/fs.h.
    _HERE, _EXCHANGE = -100, 2

    def _call() -> _Call | None:
        renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
        return renameat2 and (lambda one, other: renameat2(_HERE, one, _HERE, other, _EXCHANGE))

elif sys.platform == "darwin":
    # RENAME_SWAP of sys/stdio.h.
    _SWAP = 2

    def _call() -> _Call | None:
        renamex_np = getattr(ctypes.CDLL(None), "renamex_np", None)
        return renamex_np and (lambda one, other: renamex_np(one, other, _SWAP))

else:

    def _call() -> _Call | None:
        return None
