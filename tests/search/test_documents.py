"""Search documents and what is derived from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from handbook.search import hanzi, index
from handbook.search.documents import Document, record, sections

PAGE = """<h1 id="top">党小组会<a class="headerlink" href="#top">¶</a></h1><p>开头的话。</p>
<h2 id="steps">怎么做<a class="headerlink" href="#steps">¶</a></h2><p>先定<b>时间</b>，<br>再定地点。</p>
<script>x()</script><h3 id="empty">空的</h3><h2>没有编号</h2><p>并入上一节。</p>"""


def test_page_is_split_at_headings_with_ids() -> None:
    found = sections(PAGE, "a/b.html", "党小组会", "章节")
    assert [(d.url, d.title, d.text) for d in found] == [
        ("a/b.html", "党小组会", "开头的话。"),
        ("a/b.html#steps", "怎么做", "先定时间， 再定地点。"),
        ("a/b.html#empty", "空的", "没有编号 并入上一节。"),
    ]
    assert {d.page for d in found} == {"a/b.html"}


def read(files: Mapping[str, str], name: str) -> Any:
    """The data of search/<name>.js, as the worker takes it."""
    text = files[f"search/{name}.js"]
    return json.loads(text[text.index("=") + 1 : text.rindex(";")])


def test_pinyin_gives_full_and_initials() -> None:
    assert hanzi.pinyin("党小组会 2026") == "dang xiao zu hui"


def test_traditional_maps_only_what_differs() -> None:
    assert hanzi.traditional("党小组会") == {"黨": "党", "組": "组", "會": "会"}


def test_characters_are_listed_by_their_usual_reading() -> None:
    assert hanzi.readings("员圆党A") == {"dang": "党", "yuan": "员圆"}


def test_a_character_is_read_as_in_most_names_that_hold_it() -> None:
    assert hanzi.readings("行") == {"xing": "行"}
    assert hanzi.readings("行", ["银行", "行业党委", "行动"]) == {"hang": "行"}


def test_files_are_safe_in_a_script_and_the_same_each_time() -> None:
    documents = [record("甲</script>\u2028", "乙", "x.html#a", "术语", ("丙",))]
    files = index.render(documents, {}, {"交党费": "党费", "党费": "党费"})
    assert files == index.render(documents, {}, {"交党费": "党费", "党费": "党费"})
    text = files["search/documents.js"]
    assert "<" not in text
    assert "\u2028" not in text
    data = json.loads(text.removeprefix("self.handbookSearch=").removesuffix(";\n"))
    assert data["spoken"] == {"交党费": "党费"}
    assert data["documents"][0][:2] == ["x.html#a", "甲</script>\u2028"]


def test_texts_of_cases_stand_apart_and_follow_the_others_in_the_order_of_the_documents() -> None:
    cases = {"b": [record("乙", "乙文", "cases/b.html", "案例")], "a": [record("甲", "甲文", "cases/a.html", "案例")]}
    files = index.render([record("丙", "丙文", "c.html", "页面")], cases, {})

    texts = [*read(files, "texts")["texts"], *(text for _, own in read(files, "cases")["cases"] for text in own)]
    assert read(files, "cases")["cases"] == [["b", ["乙文"]], ["a", ["甲文"]]]
    assert dict(zip([row[1] for row in read(files, "documents")["documents"]], texts, strict=True)) == {
        "丙": "丙文",
        "乙": "乙文",
        "甲": "甲文",
    }


def test_names_beyond_the_first_come_in_a_second_file_and_whole_pages_before_their_sections() -> None:
    documents = [
        record("页", "页文", "p.html", "章节"),
        record("页的一节", "节文", "p.html#s", "章节"),
        record("问", "答", "faq.html#q", "问答", asked=("怎么问", "不懂，问谁")),
    ]
    case = {"a": [record("案", "案文", "cases/a.html", "案例")]}
    files = index.render(documents, case, {}, first=2)

    assert read(files, "documents")["more"]
    assert [row[1] for row in read(files, "documents")["documents"]] == ["页", "问"]
    assert [row[1] for row in read(files, "names")["names"]] == ["页的一节", "案"]
    texts = read(files, "texts")
    assert (texts["texts"], texts["asked"]) == (["页文", "答", "节文"], {"1": "怎么问|不懂,问谁"})
    assert "search/names.js" not in index.render(documents, case, {})


def test_document_knows_its_page() -> None:
    assert Document("a.html#b", "", "", "").page == "a.html"


def test_record_inside_another_page_is_found_at_its_own_page_only() -> None:
    html = '<h2 id="checklist">检查单</h2><p>照着做。</p>'
    html += '<section data-home="checklists/c.html"><h3 id="c">开会</h3>一项</section>'
    assert [one.text for one in sections(html, "chapters/1.html", "节", "章节")] == ["", "照着做。"]
    assert [one.text for one in sections(html, "checklists/c.html", "开会", "检查单")] == ["", "照着做。", "一项"]


def test_pinyin_is_given_where_the_usual_readings_do_not_give_it_and_articles_have_none() -> None:
    documents = [
        record("党费规定第二条", "甲", "rules/dues.html#df-02", "规定", ("df-02",)),
        record("党费", "乙", "glossary.html#dangfei", "术语", ("党费收缴",), asked=("工资多少交多少",)),
        record("银行", "丙", "glossary.html#yinhang", "术语"),
        record("行业", "丙", "glossary.html#hangye", "术语"),
        record("行动", "丁", "glossary.html#xingdong", "术语"),
    ]
    files = index.render(documents, {}, {})

    assert [row[4] for row in read(files, "documents")["documents"]] == ["-", "", "", "", "xing dong"]
    assert read(files, "texts")["asked"] == {"1": "工资多少交多少"}


def test_all_files_of_an_edition_say_so_and_those_of_another_do_not() -> None:
    def editions(text: str) -> set[str]:
        found = [record("甲", "乙", "x.html", "页面"), record("丙", text, "y.html", "页面")]
        own = [Document("c.html", "丁", "戊", "案例")]
        files = index.render(found, {"c": own}, {}, first=2)
        return {read(files, name)["edition"] for name in ("documents", "names", "texts", "cases")}

    assert len(editions("己")) == 1
    assert editions("己") == editions("己")
    assert editions("己") != editions("庚")
