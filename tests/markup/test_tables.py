"""Wide tables carry their column names; narrow ones stay as they are."""

from __future__ import annotations

import markdown
from handbook.markup.tables import TablesExtension


def convert(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", TablesExtension()])


def test_each_cell_of_a_wide_table_has_the_name_of_its_column() -> None:
    html = convert('| 步 | **谁** | 记"什么" |\n|---|---|---|\n| 1 | 组长 | `人` |\n')
    assert '<table class="hb-rows">' in html
    assert '<td data-label="步">1</td>' in html
    assert '<td data-label="谁">组长</td>' in html
    assert '<td data-label="记&quot;什么&quot;">' in html


def test_two_columns_stay_a_table() -> None:
    html = convert("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n")
    assert "data-label" not in html
    assert "<table>" in html
