"""Changes to the code are what they should be, and what is said to make no difference still stands in the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from mutants.__main__ import equivalent
from mutants.python import Source


def changed(text: str) -> set[str]:
    """Every way in which a line of code is changed."""
    return {one.apply(text) for one in Source("a.py", text).changes()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x = a < b", {"x = a <= b"}),
        ("x = '甲', a == b", {"x = '甲', a != b"}),
        ("x = a and b", {"x = a or b"}),
        ("x = not a", {"x = (a)"}),
        ("x = (a) + (b)", {"x = (a) - (b)"}),
        ("x = 1", {"x = 2"}),
        ("x = True", {"x = False"}),
        ("x = 'a'", {"x = 'aXX'"}),
        ("x = '一句话'", set()),
        ("x = a if b else c", {"x = ((c) if b else (a))"}),
        ("x = [a for a in b if c]", {"x = [a for a in b if True]"}),
        ("x = escape(a)", {"x = (a)"}),
        ("f()", {"..."}),
        ("import a\n'''b'''", set()),
        ("def f(a: 'b') -> 'c': ...", set()),
        ("def f():\n    return 甲", {"def f():\n    return None"}),
    ],
)
def test_each_part_of_the_code_is_changed_in_its_way(text: str, expected: set[str]) -> None:
    assert changed(text) == expected


def test_every_change_to_the_project_can_be_compiled_and_names_its_function(root: Path) -> None:
    for name in ("numbers", "cache", "references"):
        path = root / "hooks" / "handbook" / f"{name}.py"
        text = path.read_text("utf-8")
        for one in Source(path.as_posix(), text).changes():
            compile(one.apply(text), one.path, "exec")
            assert one.text != text[one.start : one.end]
            scope = text.split("\n")[one.scope - 1] if one.scope else "class"
            assert scope.lstrip().startswith(("def ", "class", "@"))


def test_what_makes_no_difference_stands_in_the_code(root: Path) -> None:
    for one in equivalent():
        lines = {" ".join(line.split()) for line in (root / one.file).read_text("utf-8").split("\n")}
        assert one.before in lines, one
        assert one.reason
