"""A build where folder and locale are not what most have."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def test_folder_with_a_chinese_name_builds_where_python_knows_ascii_only(checkout: Path) -> None:
    folder = checkout.rename(checkout.with_name("党 小组"))
    named = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_PDF": "0", **named}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert (folder / "site" / "index.html").is_file()
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[@no-such-rule]\n", "utf-8")
    failed = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=300)
    assert failed.returncode == 1
    assert b"Traceback" not in failed.stderr and b"E203" in failed.stderr
    shutil.rmtree(folder)
