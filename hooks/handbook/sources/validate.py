"""A model from marked data, with every mistake told in Chinese at its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from handbook.diagnostics import Problems, nearest
from handbook.sources.marked_yaml import Marked, Path_

M = TypeVar("M", bound=BaseModel)

_MESSAGES = {
    "string_type": "应是文字；数字请加引号",
    "int_type": "应是整数",
    "float_type": "应是数字",
    "bool_type": "应是 true 或 false",
    "tuple_type": "应是列表，每项以“- ”开头",
    "list_type": "应是列表，每项以“- ”开头",
    "dict_type": "应是“键: 值”的形式",
    "mapping_type": "应是“键: 值”的形式",
    "model_type": "应是“键: 值”的形式",
    "model_attributes_type": "应是“键: 值”的形式",
    "too_short": "至少要有一项",
}


def validate(marked: Marked, kind: type[M], problems: Problems) -> M | None:
    """A model from marked data; None after recording each pydantic error at its place in Chinese."""
    try:
        return kind.model_validate(_frozen(marked.data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            # A list whose items failed is reported as too short as well; the items say it better.
            if detail["type"] != "too_short" or not detail["input"]:
                _record(marked, kind, detail, problems)
        return None


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(map(_frozen, data)) if isinstance(data, list) else data


def _record(marked: Marked, kind: type[Any], detail: Any, problems: Problems) -> None:
    path: Path_ = tuple(part for part in detail["loc"])
    name = str(path[-1]) if path else ""
    code, message, key = "E202", "", False
    match detail["type"]:
        case "missing":
            code, message, path = "E200", f"缺少“{name}”", path[:-1]
        case "extra_forbidden":
            known = _fields(kind, path[:-1])
            code, message, key = "E201", f"不认识的键“{name}”{nearest(name, known)}", True
        case "literal_error" | "enum":
            options = str(detail["ctx"].get("expected", "")).replace(" or ", "、").replace(", ", "、").replace("'", "")
            message = f"“{name}”的值不对，只能是：{options}"
        case "string_pattern_mismatch":
            message = f"“{name}”的写法不对，应合乎 {detail['ctx']['pattern']}（小写字母、数字和连字符）"
        case "greater_than_equal" | "less_than_equal":
            limit = detail["ctx"].get("ge", detail["ctx"].get("le"))
            message = f"“{name}”应{'不小于' if 'ge' in detail['ctx'] else '不大于'} {limit}"
        case other:
            message = f"“{name}”{_MESSAGES.get(other, detail['msg'])}"
    line, column = marked.place(path, key=key)
    problems.add(marked.path, line, column, code, message)


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
