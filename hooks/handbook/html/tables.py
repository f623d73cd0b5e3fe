"""A table of several columns whose rows a phone shows as blocks of named lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def rows_table(
    kind: str, columns: Sequence[tuple[str, str]], rows: Iterable[tuple[str, Sequence[str]]], head: int = 0
) -> str:
    """A table with the class ``hb-<kind>``.

    ``columns`` holds each column's heading and the name of at most five characters that a phone shows before a cell.
    A row is an id, or "" for none, and its cells as HTML; the cell at ``head`` names the row.
    """
    names = [name for _, name in columns]
    top = "".join(f'<th scope="col">{escape(heading)}</th>' for heading, _ in columns)
    body = "".join(_row(id_, cells, names, head) for id_, cells in rows)
    return f'<table class="hb-rows hb-{kind}"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _row(id_: str, cells: Sequence[str], names: Sequence[str], head: int) -> str:
    written = "".join(
        f'<th scope="row" data-label="{escape(name)}">{cell}</th>'
        if at == head
        else f'<td data-label="{escape(name)}">{cell}</td>'
        for at, (name, cell) in enumerate(zip(names, cells, strict=True))
    )
    return f'<tr id="{escape(id_)}">{written}</tr>' if id_ else f"<tr>{written}</tr>"
