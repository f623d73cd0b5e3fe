"""Where in a document the typesetter gave up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from handbook import readers
from handbook.diagnostics import Fault, TypesetError
from handbook.rendered import Rendered

# So much of a block is enough to find it in its source.
_NEAR = 60
# Every page begins with a title; one that consists of it alone can be set, unless it is not the page that fails.
_TITLE = "<h1>1</h1>"
# Sets a single page by itself; raises TypesetError when that fails.
Try = Callable[[Rendered], object]


def in_page(page: Rendered, attempt: Try) -> Fault | None:
    """Why a page cannot be set, and the text of the block where it fails; None when the page is not what fails.

    Blocks are tried one by one, which takes its time, but only after a failure.
    """
    # Loaded only after a failure.
    from lxml.html import tostring

    whole = _reason(page, attempt)
    if not whole or _reason(replace(page, html=_TITLE), attempt):
        return None
    near = ""
    for block in readers.tree(page.html):
        if isinstance(block.tag, str):
            html = tostring(block, encoding="unicode", with_tail=False)
            reason = _reason(replace(page, html=html if block.tag == "h1" else _TITLE + html), attempt)
            # What has no text of its own is found by what stands before it.
            near = " ".join(block.text_content().split())[:_NEAR] or near
            if reason:
                return Fault(page.url, reason, near=near)
    return Fault(page.url, whole)


def _reason(page: Rendered, attempt: Try) -> str:
    try:
        attempt(page)
    except TypesetError as error:
        return error.faults[0].reason
    return ""
