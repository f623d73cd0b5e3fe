"""A model from marked data, with every mistake told in Chinese at its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from handbook.diagnostics import Problems, nearest
from handbook.sources.marked_yaml import Marked, Path_

M = TypeVar("M", bound=BaseModel)

_NOT_TEXT, _NOT_LIST, _NOT_MAPPING = "应是文字；数字请加引号", "应是列表，每项以“- ”开头", "应是“键: 值”的形式"
_MESSAGES = {
    "string_type": _NOT_TEXT,
    "string_sub_type": _NOT_TEXT,
    "string_unicode": _NOT_TEXT,
    "int_type": "应是整数",
    "int_from_float": "应是整数",
    "int_parsing_size": "这个数太大",
    "float_type": "应是数字",
    "finite_number": "应是数字",
    "bool_type": "应是 true 或 false",
    "tuple_type": _NOT_LIST,
    "list_type": _NOT_LIST,
    "dict_type": _NOT_MAPPING,
    "mapping_type": _NOT_MAPPING,
    "model_type": _NOT_MAPPING,
    "model_attributes_type": _NOT_MAPPING,
    "too_short": "至少要有 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "string_too_short": "至少要有 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "greater_than": "应大于 {gt:g}",
    "greater_than_equal": "应不小于 {ge:g}",
    "less_than": "应小于 {lt:g}",
    "less_than_equal": "应不大于 {le:g}",
}


def validate(marked: Marked, kind: type[M], problems: Problems) -> M | None:
    """A model from marked data; None after recording each pydantic error at its place in Chinese."""
    try:
        return kind.model_validate(_frozen(marked.data))
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            # A list whose items failed is reported as too short as well; the items say it better.
            place = detail["loc"]
            inside = (one["loc"] for one in details if len(one["loc"]) > len(place))
            if detail["type"] != "too_short" or not any(one[: len(place)] == place for one in inside):
                _record(marked, kind, detail, problems)
        return None


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(map(_frozen, data)) if isinstance(data, list) else data


def _record(marked: Marked, kind: type[Any], detail: Any, problems: Problems) -> None:
    path: Path_ = tuple(part for part in detail["loc"])
    name, code, key = _name(path), "E202", False
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            code, message, path = "E200", f"缺少{name}", path[:-1]
        case "extra_forbidden":
            known = _fields(kind, path[:-1])
            code, message, key = "E201", f"不认识的键{name}{nearest(str(path[-1]), known)}", True
        case "literal_error" | "enum":
            options = str(context.get("expected", "")).replace(" or ", "、").replace(", ", "、").replace("'", "")
            message = f"{name}的值不对，只能是：{options}"
        case "string_pattern_mismatch":
            message = f"{name}的写法不对，应合乎 {context['pattern']}（小写字母、数字和连字符）"
        case other if other in _MESSAGES:
            message = name + _MESSAGES[other].format(**context)
        case _:
            # What our own validators say is Chinese; anything else that pydantic may say is not told in English.
            message = name + (detail["msg"] if not detail["msg"].isascii() else "的值不对")
    line, column = marked.place(path, key=key)
    problems.add(marked.path, line, column, code, message)


def _name(path: Path_) -> str:
    """What a message calls a value: its key, or the key of its list and its number in it."""
    if not path:
        return "这一份"
    if isinstance(path[-1], int):
        return f"“{path[-2]}”的第 {path[-1] + 1} 项" if len(path) > 1 else f"第 {path[-1] + 1} 项"
    return f"“{path[-1]}”"


def _fields(kind: Any, path: Path_) -> list[str]:
    """The keys allowed at ``path`` inside a model; empty when it can't be told."""
    for part in path:
        if isinstance(part, int):
            continue
        info = getattr(kind, "model_fields", {}).get(part) or next(
            (f for f in getattr(kind, "model_fields", {}).values() if f.alias == part), None
        )
        kind = _inner(info.annotation) if info else kind
    fields = getattr(kind, "model_fields", {})
    return [info.alias or name for name, info in fields.items()]


def _inner(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner(argument)
        if inner is not None:
            return inner
    return None
