"""What lies in data/ and docs/ and is no part of the handbook is named before anything is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.diagnostics import HandbookError
from handbook.sources.files import digests
from handbook.sources.load import load_book

LEFT = "是系统或办公软件留下的文件"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("data/rules/new.yaml", "请改名为“new.yml”"),
        ("data/rules/._meeting.yml", LEFT),
        ("data/rules/~$meeting.yml", LEFT),
        ("data/rules/meeting - 副本.yml", "像是“meeting.yml”的副本"),
        ("data/rules/meeting (2).yml", "像是“meeting.yml”的副本"),
        ("data/rules/old/meeting.yml", "请移到 data/rules/"),
        ("data/form/record.yml", "是否指“forms/”"),
        ("data/calender.yml", "是否指“calendar.yml”"),
        ("data/Thumbs.db", LEFT),
        ("docs/cases/._x.md", LEFT),
        ("docs/cases/~$abc.md", LEFT),
        ("docs/cases/a - 副本.md", "像是“a.md”的副本"),
        ("docs/cases/草稿.docx", "会原样公开"),
        ("docs/新建 文本文档.txt", "会原样公开"),
        ("docs/chapters/~$草稿.docx", LEFT),
    ],
)
def test_a_stray_file_is_named_and_not_read(name: str, message: str, good: Path) -> None:
    before = digests(good)
    file = good / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\x00\x05")
    with pytest.raises(HandbookError) as caught:
        load_book(good)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column, problem.code) == (name, 1, 1, "E113")
    assert message in problem.message
    assert digests(good) != before, "the Book of before would be taken"


@pytest.mark.parametrize(
    "name", ["docs/assets/images/a.png", "docs/.DS_Store", "data/schema/faq.json", "docs/.nojekyll"]
)
def test_assets_schemas_and_hidden_files_are_left_alone(name: str, good: Path) -> None:
    file = good / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"\x00")
    assert load_book(good).rules
