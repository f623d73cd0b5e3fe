"""Which Chromium looks at pages, and with which flags: the tests', the attacks' and the benches'."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

WHOLE = ("chromium", "chromium-browser", "google-chrome")
"""The browser that people have; measurements are taken in it."""
# The one without windows starts and draws in half the time.
QUICK = ("chromium-headless-shell", *WHOLE)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "没有 Chromium；请先运行 sh tests/browser/install.sh"


def path(names: tuple[str, ...] = QUICK) -> str | None:
    """The one that the variable CHROMIUM names, or the first of ``names`` on the path; None when there is none."""
    known = (shutil.which(name) for name in (os.environ.get("CHROMIUM"), *names) if name)
    return next((one for one in known if one), None)


def launched(playwright: Playwright, names: tuple[str, ...] = QUICK) -> Browser:
    """The browser, started.

    Raises:
        FileNotFoundError: when there is none.
    """
    found = path(names)
    if found is None:
        raise FileNotFoundError(MISSING)
    return playwright.chromium.launch(executable_path=found, args=list(FLAGS))
