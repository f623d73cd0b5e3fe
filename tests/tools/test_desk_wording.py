"""The wording of the meeting desk as its script writes it: every blank is filled, the record fits the form."""

from __future__ import annotations

import base64
import io
import json
import re
from functools import cache
from typing import Any

import pytest
from docx import Document
from handbook import wording
from handbook.cache import Cache
from handbook.model import Book, Desk
from handbook.office import fillable
from handbook.sources.desk import BLANKS, LISTS
from handbook.tools import desk
from support.node import node

BROKEN = re.compile(r"[{}]|undefined|null|NaN|[。，；：、]{2}|。？")
TOLD = ("12 月 9 日（周三）", "17:30", "二楼", "窗口为什么排队", "党章第三条", "哪张表可以不填？", "甲")
FULL = {
    "branch": "某局党支部",
    "group": "第二党小组",
    "number": "2026—12—1",
    "date": "2026-12-9",
    "time": "下午五点半",
    "place": "二楼",
    "topic": "窗口为什么排队。",
    "reading": "党章第三条",
    "question": "哪张表可以不填",
    "reader": "乙",
    "chair": "甲",
    "recorder": "戊",
    "next": "1 月 13 日",
    "assigned": "签到\n报表",
    "guests": "辛，关系还没转到",
    "opinions": "周报停不停",
    "reply": "停",
    "members": [
        {"name": "甲", "state": "here", "note": ""},
        {"name": "丁", "state": "leave", "note": "培训，10 日补"},
        {"name": "壬", "state": "away", "note": ""},
    ],
    "last": [{"who": "乙", "what": "问打印机", "by": "月底", "done": "问了"}],
    "tasks": [{"who": "丙、丁", "what": "讨论题", "by": "12 月 28 日前", "done": ""}],
    "notes": {"review": "打印机国庆后换", "lead": "乙讲三点\n没看懂一处", "study": "乙讲", "close": "念了一遍"},
    "clock": {"at": 1, "since": 0, "spent": [1, 1], "began": 0, "ended": 0},
}


@cache
def _written(data: str) -> list[dict[str, Any]]:
    asked = {"data": json.loads(data), "meetings": {"full": FULL, "empty": {}}}
    done = node("testing/desk.js", stdin=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture
def held(handbook: Book) -> Desk:
    one = next(tool.desk for tool in handbook.tools.values() if tool.desk)
    return one


@pytest.fixture
def written(handbook: Book, held: Desk) -> list[dict[str, Any]]:
    return _written(json.dumps(desk.data(handbook, held, "../")))


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return [text for one in value for text in texts(one)] if isinstance(value, list) else [str(value)]


def test_script_knows_each_blank_that_data_may_use(written: list[dict[str, Any]]) -> None:
    # 这几个只在一段、一个人的话里有。
    own = {"分钟", "每人", "谁", "他的分工"}
    assert set(written[0]["known"]) | own == {*BLANKS, *LISTS}


def test_no_blank_is_left_and_no_mark_is_doubled(written: list[dict[str, Any]]) -> None:
    assert len(written) > 2
    for one in written:
        for text in texts({name: value for name, value in one.items() if name != "known"}):
            assert not BROKEN.search(text), (one["setting"], one["name"], text)


def test_full_meeting_has_no_line_to_write_on(written: list[dict[str, Any]]) -> None:
    for one in written:
        if one["name"] == "full":
            assert [text for text in texts(one) if "＿＿＿＿" in text and "主持人：" not in text] == []


def test_notice_says_when_where_what_and_whom_to_tell(written: list[dict[str, Any]]) -> None:
    for one in written:
        if one["name"] == "full":
            notice = "\n".join(one["notice"])
            assert [told for told in TOLD if told not in notice] == [], one["setting"]
        else:
            assert "？" not in "".join(one["notice"]), one["setting"]


def test_minutes_are_those_of_the_agenda(written: list[dict[str, Any]], handbook: Book) -> None:
    for one in written:
        if one["name"] == "full":
            parts = one["parts"]
            assert parts[0]["from"] == "17:30"
            assert [part["from"] for part in parts[1:]] == [part["to"] for part in parts[:-1]]
            whole = handbook.samples[one["agenda"]].minutes
            assert parts[-1]["to"] == f"{17 + (30 + whole) // 60}:{(30 + whole) % 60:02}"


def test_record_fills_the_form(written: list[dict[str, Any]], handbook: Book, held: Desk) -> None:
    form = handbook.forms[held.form]
    for one in written:
        record = one["record"]
        assert {*record["fields"]} == {field.id for field in form.fields if not field.options}
        assert set(record["ticked"]) <= {option for field in form.fields for option in field.options}
        if one["name"] == "full":
            empty = [name for name, lines in record["fields"].items() if not lines]
            assert empty == []
            assert record["fields"]["present"] == ["应到 3 人，实到 1 人。", "到会：甲。"]
            assert record["fields"]["absent"] == ["丁：请假，培训，10 日补", "壬：没请假"]
            assert "乙：问打印机，月底——问了" in record["fields"]["last"]
            assert [absent["name"] for absent in one["absences"]] == ["丁", "壬"]
            assert "讨论题，12 月 28 日前" in one["absences"][0]["text"]
            assert "讨论题" not in one["absences"][1]["text"]
        else:
            assert record["ticked"] == []


def test_word_document_to_fill_in_is_the_forms_own(handbook: Book, held: Desk) -> None:
    form = handbook.forms[held.form]
    ((address, script),) = fillable.files(handbook, Cache()).items()
    assert address == f"tools/{held.form}.js"
    found = re.fullmatch(r'self\.handbookFillable="([A-Za-z0-9+/=]+)";\n', script)
    assert found
    document = Document(io.BytesIO(base64.b64decode(found[1])))
    table = document.tables[0]
    cells = {cell.text for row in table.rows for cell in row.cells}
    assert {f"{{{{{field.id}}}}}" for field in form.fields if not field.options} <= cells
    assert {field.label for field in form.fields} <= cells
    assert any(cell.startswith("□ ") for cell in cells)
    # The record is the group's own paper.
    assert wording.NOTICE not in document.sections[0].footer.paragraphs[0].text
    assert document.sections[0].footer.paragraphs[0].text.startswith(handbook.outline.title)
