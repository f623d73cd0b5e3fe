"""YAML with the place of every key and value.

Scalars stay the text that was typed, except plain integers, decimals, ``true``, ``false`` and ``null``; so ``9:30``,
``010``, ``no`` and ``on`` are strings.  Tags, anchors, aliases, duplicate keys, tabs, invisible characters, other
encodings than UTF-8, very long lines and files over 1 MiB are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from handbook.characters import ODD, cleaned, private, told
from handbook.diagnostics import Problems
from handbook.sources import typing_slips

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 24
MAX_LINE = 5000
MAX_DIGITS = 15
Path_ = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
# What libyaml says, in part → what to do about it.
_SYNTAX = (
    ("could not find expected ':'", "键后面缺少冒号"),
    ("mapping values are not allowed", "这里不能再出现冒号；含冒号的文字请加引号"),
    ("did not find expected key", "缩进或引号不对，这里应是一个键"),
    ("did not find expected '-' indicator", "列表项的缩进不一致"),
    ("found unexpected end of stream", "引号或括号没有闭合"),
    ("did not find expected ',' or", "方括号或花括号里缺少逗号或右括号"),
    ("found character that cannot start any token", "这个字符不能作开头；请给文字加引号"),
    ("found undefined alias", "不能使用锚点和别名"),
    ("but found another document", "一个文件里只能有一份内容；请删去中间的“---”"),
    ("document indicator", "一个文件里只能有一份内容；引号里不能有“---”"),
    ("expected node content", "这里缺少内容；“*”“&”“!”“%”“@”开头的文字请加引号"),
    ("alphabetic or numeric character", "“*”“&”开头的文字请加引号"),
    ("expected comment or line break", "“|”“>”后面不能再写字；正文从下一行写起"),
    ("expected whitespace", "“!”“%”开头的文字请加引号"),
    ("expected tag URI", "“!”开头的文字请加引号"),
    ("expected the '!'", "“!”开头的文字请加引号"),
    ("undefined tag handle", "“!”开头的文字请加引号"),
    ("directive", "“%”开头的文字请加引号"),
    ("unexpected non-alphabetical character", "“%”开头的文字请加引号"),
    ("block sequence entries are not allowed", "列表项“- ”不能写在这里；请另起一行，照上面的缩进"),
    ("mapping keys are not allowed", "键不能写在这里；“?”开头的文字请加引号"),
    ("Unicode character escape", "双引号里的“\\u”不对；请直接写这个字"),
    ("unknown escape character", "双引号里的“\\”要写成“\\\\”，或者改用单引号"),
    ("hexdecimal number", "双引号里的“\\x”“\\u”不对；请直接写这个字"),
    ("indentation indicator", "“|”“>”后面的数字不对；请删去"),
    ("expected '<document start>'", "前面的内容已经结束，这里不该再有文字；请检查缩进"),
    ("tab character", "有制表符；请改用空格"),
    ("duplicate anchor", "不能使用锚点和别名"),
)


@dataclass
class Marked:
    """Plain data and, for each path in it, where it stands (line and column from 1)."""

    path: str
    data: Any = None
    lines: tuple[str, ...] = ()
    first_line: int = 1
    values: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path_, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path_, key: bool = False) -> tuple[int, int]:
        """The place of a value, or of its key; of the nearest enclosing value when the path is not there."""
        marks = self.keys if key and path in self.keys else self.values
        while path not in marks and path:
            path = path[:-1]
        return marks.get(path) or self.values.get(path) or (1, 1)

    def place_in(self, path: Path_, line: int, column: int) -> tuple[int, int]:
        """The place in the file of a place (from 1) in the text at ``path``; the text's own where it is folded."""
        top, left = self.values[path]
        rows = self._value(path).split("\n")
        source = self._line(top)
        for shift in (0, 1):
            if len(rows) == 1 and source.startswith(rows[0], left - 1 + shift):
                return top, left + shift + column - 1
        inside = self._line(top + line)
        if source[left - 1 : left] == "|" and inside.strip() == rows[line - 1].strip():
            return top + line, inside.index(rows[line - 1]) + column
        return top, left

    def place_of(self, path: Path_, index: int) -> tuple[int, int]:
        """The place in the file of character ``index`` (from 0) of the text at ``path``."""
        before = self._value(path)[:index]
        return self.place_in(path, before.count("\n") + 1, index - before.rfind("\n"))

    def _line(self, number: int) -> str:
        index = number - self.first_line
        return self.lines[index] if index < len(self.lines) else ""

    def _value(self, path: Path_) -> Any:
        value = self.data
        for part in path:
            value = value[part]
        return value

    def texts(self) -> Iterator[tuple[Path_, str, tuple[int, int]]]:
        """Path, text and place of every text in the data."""
        for path, place in self.values.items():
            value = self._value(path)
            if isinstance(value, str):
                yield path, value, place


def read_text(file: Path, shown: str, problems: Problems) -> str | None:
    """The text of a UTF-8 file without its byte-order mark, or None after recording why it can't be used."""
    if file.stat().st_size > MAX_BYTES:
        problems.add(shown, 1, 1, "E104", f"文件超过 {MAX_BYTES // 1024} KiB；请拆成几个文件")
        return None
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        problems.add(shown, line, column, "E101", "不是 UTF-8 编码；请用编辑器另存为 UTF-8")
        return None
    return _plain(text, shown, problems)


def _plain(text: str, shown: str, problems: Problems) -> str | None:
    """The text without invisible characters, each recorded at its place; None when a line is too long."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        for found in ODD.finditer(line):
            if private(found[0]):
                message = f"{told(found[0])} 是只在原来的字体里才有的符号，别处显示不出；项目符号请改成“- ”"
                problems.add(shown, number, found.start() + 1, "E115", message)
            else:
                message = f"这里有看不见的字符 {told(found[0])}；请删去，多半是从网页或聊天里粘来的"
                problems.add(shown, number, found.start() + 1, "E114", message)
        if len(line) > MAX_LINE:
            problems.add(shown, number, MAX_LINE + 1, "E121", f"这一行有 {len(line)} 个字，超过 {MAX_LINE}；请分行")
            return None
    return cleaned(text)


def load(file: Path, shown: str, problems: Problems) -> Marked | None:
    """Read one YAML file; None when it can't be read, with the reasons in ``problems``."""
    text = read_text(file, shown, problems)
    return None if text is None else parse(text, shown, problems)


def parse(text: str, shown: str, problems: Problems, first_line: int = 1) -> Marked | None:
    """Parse YAML text that starts on ``first_line`` of file ``shown``."""
    before = len(problems.found)
    _refuse_tabs(text, shown, problems, first_line)
    typing_slips.find(text, shown, problems, first_line)
    if len(problems.found) > before:
        return None
    marked = Marked(shown, lines=tuple(text.split("\n")), first_line=first_line)
    try:
        if _refuse_anchors(text, shown, problems, first_line):
            return None
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        line, column = _inside(_mark(error), marked.lines)
        place, message = (line + first_line, column + 1), _syntax(error)
        if close := typing_slips.without_blank(text, first_line):
            place, message = close, "YAML 语法错误：冒号后面缺少一个空格"
        problems.add(shown, *place, "E103", message)
        return None
    except yaml.reader.ReaderError as error:
        head = text[: int(error.position)]
        line = head.count("\n") + first_line
        problems.add(shown, line, len(head.rpartition("\n")[2]) + 1, "E103", "含有 YAML 不允许的字符")
        return None
    if node is None:
        problems.add(shown, first_line, 1, "E105", "文件是空的")
        return None
    marked.data = _Builder(marked, problems, first_line).build(node, (), 0)
    return None if len(problems.found) > before else marked


def _mark(error: yaml.MarkedYAMLError) -> Any:
    """Where to look: what is not closed is named where it begins, not on the line where the parser gave up."""
    unclosed = ("expected ':'", "unexpected end of stream", "expected ',' or")
    first, last = error.context_mark, error.problem_mark
    if first and last and first.line < last.line and any(words in str(error.problem) for words in unclosed):
        return first
    return last or first


def _inside(mark: Any, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of a mark, from 0; at the end of the last line where the parser looked for more lines."""
    if mark is None or mark.line < len(lines):
        return (mark.line, mark.column) if mark else (0, 0)
    return len(lines) - 1, len(lines[-1])


def _syntax(error: yaml.MarkedYAMLError) -> str:
    text = str(error.problem or "")
    for english, chinese in _SYNTAX:
        if english in text:
            return f"YAML 语法错误：{chinese}"
    return "YAML 语法错误：这里不合写法；请检查缩进、冒号和引号"


def _refuse_tabs(text: str, shown: str, problems: Problems, first_line: int) -> None:
    for number, line in enumerate(text.split("\n"), first_line):
        blank = line[: len(line) - len(line.lstrip())]
        if "\t" in blank:
            problems.add(shown, number, blank.index("\t") + 1, "E106", "缩进里有制表符；请改用空格")


def _refuse_anchors(text: str, shown: str, problems: Problems, first_line: int) -> bool:
    """Refuse anchors, aliases and tags from the event stream, so that an alias bomb is never expanded."""
    depth, refused = 0, False
    for event in yaml.parse(text, Loader=Loader):
        mark: Any = event.start_mark
        line, column = mark.line + first_line, mark.column + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problems.add(shown, line, column, "E107", "不能使用锚点（&）和别名（*）；请把内容写全")
            refused = True
        if tag := getattr(event, "tag", None):
            problems.add(shown, line, column, "E108", f"不能使用标签 {tag}；请直接写文字或数字")
            refused = True
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                problems.add(shown, line, column, "E109", f"嵌套超过 {MAX_DEPTH} 层")
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return refused


@dataclass
class _Builder:
    marked: Marked
    problems: Problems
    first_line: int

    def build(self, node: yaml.Node, path: Path_, depth: int) -> Any:
        self.marked.values[path] = self._place(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*path, i), depth + 1) for i, item in enumerate(node.value)]
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> str | int | float | bool | None:
        plain = not getattr(node, "style", None)
        line, column = self._place(node)
        if plain and node.value and len(node.value) > MAX_DIGITS and node.value.lstrip("-").replace(".", "").isdigit():
            self.problems.add(self.marked.path, line, column, "E123", f"数字有 {len(node.value)} 位，太长了")
            return None
        value = scalar(node.value, plain)
        if plain and isinstance(value, str) and self._cut_off(node):
            mark = node.end_mark
            message = "“#”前面只空一格，后面的字会当作注释丢掉；是文字请给整句加引号，是注释请空两格"
            self.problems.add(self.marked.path, mark.line + self.first_line, mark.column + 2, "E112", message)
        return value

    def _cut_off(self, node: yaml.Node) -> bool:
        """Whether the text goes on after a single blank as a comment."""
        index = node.end_mark.line
        return (
            self.marked.lines[index][node.end_mark.column :].startswith(" #")
            if index < len(self.marked.lines)
            else False
        )

    def _lost(self, node: yaml.MappingNode, key: yaml.Node, value: yaml.Node) -> bool:
        """Whether a key in braces is the rest of a text in which there is a comma."""
        if not node.flow_style or value.start_mark.index != value.end_mark.index:
            return False
        rest = self.marked.lines[key.end_mark.line][key.end_mark.column :].lstrip()
        return not rest.startswith(":")

    def _mapping(self, node: yaml.MappingNode, path: Path_, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line, column = self._place(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.add(self.marked.path, line, column, "E111", "键只能是文字")
                continue
            key = str(key_node.value)
            if self._lost(node, key_node, value_node):
                message = f"“{key}”前面的逗号把一段文字断开了；请给整段文字加引号"
                self.problems.add(self.marked.path, line, column, "E119", message)
                continue
            if key in data:
                first = self.marked.keys[(*path, key)][0]
                self.problems.add(self.marked.path, line, column, "E110", f"键“{key}”重复，第 {first} 行已有")
                continue
            self.marked.keys[(*path, key)] = (line, column)
            data[key] = self.build(value_node, (*path, key), depth + 1)
        return data

    def _place(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.first_line, node.start_mark.column + 1


def scalar(text: str, plain: bool) -> str | int | float | bool | None:
    """The value of a scalar as typed; only plain numbers and the words true, false and null are not strings."""
    if plain:
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        if text in _WORDS:
            return _WORDS[text]
    return text
