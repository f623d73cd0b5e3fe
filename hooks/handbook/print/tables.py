"""How wide the columns of a table are set, and whether it may be divided between two sheets."""

from __future__ import annotations

from lxml.html import HtmlElement

from handbook.print.trees import element

# A column gets room for as many Han characters as its longest cell has, within these bounds.
_LEAST, _MOST = 2.5, 22.0
# Han characters in the width of a table, and lines that are kept together.
_MEASURE, _WHOLE = 40.0, 14


def set_widths(table: HtmlElement) -> None:
    """Give a table columns that share the measure by what stands in them; one with spans is left to the typesetter."""
    rows = [row.xpath("./th|./td") for row in table.iter("tr")]
    if not rows or table.xpath(".//*[@colspan or @rowspan]") or len({len(row) for row in rows}) > 1:
        return
    for group in table.findall("colgroup"):
        group.drop_tree()
    widths = [max(_LEAST, min(_MOST, max(map(_length, column)))) + 1 for column in zip(*rows, strict=True)]
    group, total = element("colgroup"), sum(widths)
    for width in widths:
        group.append(element("col", style=f"width: {100 * width / total:.2f}%"))
    table.insert(0, group)


def _length(cell: HtmlElement) -> float:
    """In Han characters."""
    return sum(0.5 if character.isascii() else 1.0 for character in cell.text_content().strip())


def keep_whole(table: HtmlElement) -> None:
    """A table that is not long is not divided; its height is estimated from the lengths of its cells."""
    rows = [row.xpath("./th|./td") for row in table.iter("tr")]
    lines = sum(max((1 + _length(cell) * max(1, len(row)) / _MEASURE for cell in row), default=0) for row in rows)
    if lines <= _WHOLE and table.getparent() is not None:
        block = element("div", class_="hb-whole")
        table.addprevious(block)
        block.tail, table.tail = table.tail, None
        block.append(table)
