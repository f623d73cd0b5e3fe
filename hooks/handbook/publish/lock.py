"""One build at a time in a checkout."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

from handbook.diagnostics import StopError

# Far behind the text, as Windows keeps others from reading what is locked.
_BYTE = 1 << 20


class Lock:
    """Held by the one process that builds.  The system takes it back when the process ends, however it ends."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: BinaryIO | None = None

    def take(self) -> None:
        """Hold the lock; nothing happens when this process has it already.

        Raises:
            StopError: when another process has it.
            OSError: when the file cannot be written.
        """
        if self._open is not None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        opened = self._file.open("a+b")
        try:
            _lock(opened)
        except OSError as error:
            opened.seek(0)
            holder = opened.read(20).decode("ascii", "replace").strip()
            opened.close()
            if not isinstance(error, BlockingIOError | PermissionError):
                raise
            named = f"（进程 {holder}）" if holder else ""
            raise StopError(f"另一个建站命令{named}正在这个文件夹里运行；等它结束，再建一次。") from None
        opened.truncate(0)
        opened.write(f"{os.getpid()}\n".encode())
        opened.flush()
        self._open = opened

    def give_back(self) -> None:
        """Let another process build."""
        if self._open is not None:
            self._open.close()
            self._open = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
