"""pandoc, from plain HTML to a file of bytes."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypandoc

from handbook.diagnostics import Fault, TypesetError

_FILTER = Path(__file__).with_name("filter.lua")


def made(path: str, target: str, html: str, stamp: int, options: Sequence[str], files: Mapping[str, bytes]) -> bytes:
    """``html`` as ``target`` (``epub3``, ``docx``); ``path`` names the document when it fails.

    ``options`` may name ``files``, which stand in pandoc's folder; ``stamp`` is the document's date in seconds since
    1970.

    Raises:
        TypesetError: when pandoc fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        command = [pypandoc.get_pandoc_path(), "-f", "html", "-t", target, "-o", "made", f"--lua-filter={_FILTER}"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(stamp)}
        command.extend(options)
        ran = subprocess.run(
            command, input=html.encode(), capture_output=True, cwd=folder, env=environment, check=False
        )
        if ran.returncode:
            said = " ".join(ran.stderr.decode("utf-8", "replace").split())
            raise TypesetError(Fault(path, f"pandoc 转换失败：{said or ran.returncode}"))
        return (Path(folder) / "made").read_bytes()
