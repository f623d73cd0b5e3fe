"""Tables whose rows a phone shows as blocks of named lines."""

from __future__ import annotations

from handbook.html.tables import rows_table


def test_each_cell_has_the_name_of_its_column() -> None:
    made = rows_table("titles", (("书中的题名", "题名"), ("公开案例", "案例")), [("one", ["甲", "<a>乙</a>"])])
    assert made == (
        '<table class="hb-rows hb-titles"><thead><tr><th scope="col">书中的题名</th><th scope="col">公开案例</th></tr>'
        '</thead><tbody><tr id="one"><th scope="row" data-label="题名">甲</th>'
        '<td data-label="案例"><a>乙</a></td></tr></tbody></table>'
    )


def test_names_and_ids_are_escaped_and_an_id_may_be_left_out() -> None:
    made = rows_table("x", (('"<', '"<'), ("乙", "乙")), [("", ["甲", "乙"]), ('"', ["甲", "乙"])], head=1)
    assert '<th scope="col">&quot;&lt;</th>' in made
    assert '<tr><td data-label="&quot;&lt;">甲</td><th scope="row" data-label="乙">乙</th></tr>' in made
    assert '<tr id="&quot;">' in made
