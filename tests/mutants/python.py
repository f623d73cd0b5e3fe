"""The small changes that can be made to a Python module."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mutants.changes import Change

_COMPARED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_COUNTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "+", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*", ast.BitOr: "&"}
# What words a message has is for readers, not for tests.
_WORDING = re.compile("[\u3000-\u9fff]")
_Scopes = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


class Source:
    """A module's text and tree; gives the changes that can be made to it."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.tree = ast.parse(text)
        self._lines = [line.encode("utf-8") for line in text.split("\n")]
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def changes(self) -> list[Change]:
        """All of them, by place."""
        return sorted(set(self._below(self.tree, 0)))

    def _offset(self, line: int, column: int) -> int:
        """Characters before a place as ast tells it: line from 1, bytes of UTF-8 in the line."""
        return self._starts[line - 1] + len(self._lines[line - 1][:column].decode("utf-8"))

    def _at(self, node: ast.expr | ast.stmt, text: str, scope: int) -> Change:
        start, end = self._range(node)
        return Change(self.path, start, end, text, node.lineno, scope)

    def _range(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)

    def _code(self, node: ast.expr) -> str:
        start, end = self._range(node)
        return self.text[start:end]

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str, scope: int) -> Iterator[Change]:
        """Another operator between two operands; what else stands there, brackets say, stays."""
        start, end = self._range(left)[1], self._range(right)[0]
        found = re.search(old, self.text[start:end])
        if found:
            yield Change(self.path, start + found.start(), start + found.end(), new, left.lineno, scope)

    def _below(self, node: ast.AST, scope: int) -> Iterator[Change]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            scope = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        if _passed_over(node):
            return
        yield from self._own(node, scope)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "type_params", "bases", "decorator_list"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from self._below(child, scope)

    def _own(self, node: ast.AST, scope: int) -> Iterator[Change]:
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                old = re.escape(_SIGN[type(operator)]).replace(r"\ ", r"\s+")
                yield from self._between(left, right, old, _COMPARED[type(operator)], scope)
            case ast.BoolOp(values=values):
                old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
                for left, right in zip(values, values[1:], strict=False):
                    yield from self._between(left, right, rf"\b{old}\b", new, scope)
            case ast.BinOp() if type(node.op) in _COUNTED and not isinstance(node.left, ast.JoinedStr):
                yield from self._between(
                    node.left, node.right, re.escape(_SIGN[type(node.op)]), _COUNTED[type(node.op)], scope
                )
            case ast.UnaryOp(op=ast.Not()):
                yield self._at(node, f"({self._code(node.operand)})", scope)
            case ast.IfExp():
                swapped = f"(({self._code(node.orelse)}) if {self._code(node.test)} else ({self._code(node.body)}))"
                yield self._at(node, swapped, scope)
            case ast.If() | ast.While():
                yield self._at(node.test, f"(not ({self._code(node.test)}))", scope)
            case ast.comprehension(ifs=[test, *_]):
                yield self._at(test, "True", scope)
            case ast.Constant():
                yield from self._constant(node, scope)
            case ast.Return(value=ast.expr() as value) if not _nothing(value):
                yield self._at(value, "None", scope)
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
                yield self._at(node, "..." if isinstance(node.value, ast.Call) else "yield from ()", scope)
            case ast.Continue():
                yield self._at(node, "break", scope)
            case ast.Break():
                yield self._at(node, "continue", scope)
            case ast.Call(
                func=ast.Name() | ast.Attribute(value=ast.Name(id="escape")), args=[ast.expr() as only], keywords=[]
            ) if not isinstance(only, ast.Starred | ast.GeneratorExp):
                yield self._at(node, f"({self._code(only)})", scope)

    def _constant(self, node: ast.Constant, scope: int) -> Iterator[Change]:
        match node.value:
            case bool():
                yield self._at(node, str(not node.value), scope)
            case int() | float():
                yield self._at(node, repr(node.value + 1), scope)
            case str() if node.value and not _WORDING.search(node.value):
                start, end = self._range(node)
                if self.text[start:end][:1] in "\"'" or self.text[start:end][:2] in ('r"', "r'"):
                    yield self._at(node, repr(f"{node.value}XX"), scope)


def _passed_over(node: ast.AST) -> bool:
    """What is not code that a test could notice: words about the code, types, and formatted texts."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Assert() | ast.Raise():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.If(test=ast.Compare(left=ast.Name(id="__name__") | ast.Attribute(attr="platform"))):
            return True
        case ast.Call(func=ast.Name(id="TypeVar" | "cast")):
            return True
    return False


def _nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


_SIGN: dict[type, str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.BitOr: "|",
}
