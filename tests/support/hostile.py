"""A Book in which every text that a reader sees ends in something hostile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from handbook.model import Frozen, SamplePart, Worse

M = TypeVar("M", bound=Frozen)

# What tries to become an element, an attribute, a script or a command of the templates.
HTML = (
    """ "><img src=x onerror=window.hit=1><script>window.hit=1</script>' onmouseover=window.hit=1 x=' <b hit>"""
    """ &lt;b&gt; </title></textarea></style>--><svg/onload=window.hit=1> {{ 7 * 7 }}{% include "x" %} ${7*7}"""
)
# What tries to become Markdown, in the line and after it.
MARKDOWN = (
    " [点](javascript:window.hit=1) ![图](https://evil.example/x.png) **b** `c` <https://evil.example> {: onclick=h }"
    "\n\n# 题 {#hit}\n\n/// whole | terms\n///\n\n- 甲\n\n    码\n\n> 引\n\n| a |\n|---|\n| b |\n\n[x]: javascript:h\n"
)
# As long in words, and harmless.
HARMLESS = "好"
# Far longer than any text should be, with nothing in it at which a line may be broken well, and with rare characters.
LONG = "很长的话没有标点" * 15 + " 𠮷䶮㐂犇 " + "ABCDEFGHIJ" * 7 + "。"
# Texts by their type that are names of other things, addresses or dates.
_NOT_SEEN = ("id", "sections", "link", "date", "asked")


def poisoned(model: M, payload: str) -> M:
    """A copy of ``model``, with ``payload`` behind every text in it and in the models that it holds."""
    fields = type(model).model_fields
    values = {}
    for name, field in fields.items():
        checks = set(_checks([field.annotation, *field.metadata]))
        # Titles are one line, and in what is to be copied lines make paragraphs.
        single = "_one_line" in checks or isinstance(model, SamplePart | Worse) and name == "text"
        own = payload.partition("\n")[0] if single else payload
        seen = "_clean_text" in checks and name not in _NOT_SEEN
        values[name] = _poisoned(getattr(model, name), own, seen)
    made: Any = type(model).model_construct(**values)
    copy: M = made
    return copy


def _checks(parts: Iterable[Any]) -> Iterator[str]:
    """The names of the functions that check a field or what it holds."""
    for part in parts:
        yield getattr(getattr(part, "func", None), "__name__", "")
        yield from _checks(get_args(part))


def _poisoned(value: Any, payload: str, seen: bool) -> Any:
    if isinstance(value, Frozen):
        return poisoned(value, payload)
    if isinstance(value, Mapping):
        return {key: _poisoned(one, payload, seen) for key, one in value.items()}
    if isinstance(value, tuple):
        return tuple(_poisoned(one, payload, seen) for one in value)
    return value + payload if seen and type(value) is str else value
