"""All editions, a row for each, in the order in which lists name them."""

from __future__ import annotations

from handbook.editions import printed
from handbook.editions.edition import Edition

EDITIONS: tuple[Edition, ...] = (
    Edition("16k", "16 开 PDF", "pdf", printed.bound),
    Edition("large", "大字版 PDF", "pdf", printed.large),
)
