"""Read data/ and docs/ into one frozen Book, or say everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from handbook import model
from handbook.diagnostics import HandbookError, Problems, nearest
from handbook.references import DIRECTIVES, Reference, in_markdown, in_text
from handbook.sources import front_matter, marked_yaml
from handbook.sources.marked_yaml import Marked, Path_

M = TypeVar("M")

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


class Regulations(model.Frozen):
    """data/regulations.yml."""

    regulations: tuple[model.Regulation, ...]


class Changes(model.Frozen):
    """data/changes.yml."""

    changes: tuple[model.Change, ...]


class Policies(model.Frozen):
    """data/policies.yml."""

    policies: tuple[model.Policy, ...]


class Glossary(model.Frozen):
    """data/glossary.yml."""

    terms: tuple[model.Term, ...]


class Faq(model.Frozen):
    """data/faq.yml."""

    questions: tuple[model.Question, ...]


SINGLE: dict[str, type[model.Frozen]] = {
    "book": model.Outline,
    "regulations": Regulations,
    "changes": Changes,
    "policies": Policies,
    "glossary": Glossary,
    "faq": Faq,
}
FOLDERS: dict[str, type[model.Frozen]] = {"rules": model.Topic, "checklists": model.Checklist, "forms": model.Form}


def load_book(root: Path) -> model.Book:
    """The Book in ``root`` (which holds data/ and docs/).

    Raises:
        HandbookError: with all problems at once, sorted by place.
    """
    loader = _Loader(root)
    book = loader.read()
    if loader.problems or book is None:
        raise HandbookError(loader.problems.found)
    return book


def validate(marked: Marked, kind: type[M], problems: Problems) -> M | None:
    """A model from marked data; None after recording each pydantic error at its place in Chinese."""
    try:
        # JSON-style validation accepts lists for tuples and strings for enums, yet stays strict on types.
        return TypeAdapter(kind).validate_python(_frozen(marked.data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _record(marked, kind, detail, problems)
        return None


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _confidence(value) if key == "confidence" else _frozen(value) for key, value in data.items()}
    return tuple(map(_frozen, data)) if isinstance(data, list) else data


def _confidence(value: Any) -> Any:
    known = set(model.Confidence)
    return model.Confidence(value) if isinstance(value, str) and value in known else value


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


@dataclass
class _PageSource:
    page: model.Page
    shown: str
    references: list[Reference]
    marked: Marked


@dataclass
class _Loader:
    root: Path
    problems: Problems = field(default_factory=Problems)
    marks: list[tuple[Marked, Any]] = field(default_factory=list)

    def read(self) -> model.Book | None:
        single = {name: self._file(self.root / "data" / f"{name}.yml", kind) for name, kind in SINGLE.items()}
        folders = {name: self._folder(name, kind) for name, kind in FOLDERS.items()}
        pages = list(self._pages())
        if any(value is None for value in single.values()):
            return None
        self._ids("规定", [single["regulations"]], "regulations")
        self._ids("规则", folders["rules"], "rules")
        self._ids("变化", [single["changes"]], "changes")
        self._ids("政策", [single["policies"]], "policies")
        self._ids("术语", [single["glossary"]], "terms")
        self._ids("问题", [single["faq"]], "questions")
        self._file_names(folders)
        book = model.Book(
            outline=single["book"],
            regulations={r.id: r for r in single["regulations"].regulations},
            topics=tuple(folders["rules"]),
            changes={c.id: c for c in single["changes"].changes},
            policies={p.id: p for p in single["policies"].policies},
            checklists={c.id: c for c in folders["checklists"]},
            forms={f.id: f for f in folders["forms"]},
            terms=single["glossary"].terms,
            questions=single["faq"].questions,
            pages=tuple(source.page for source in pages),
        )
        _References(book, self.problems).check(self.marks, pages)
        return book

    def _file(self, file: Path, kind: type[Any]) -> Any:
        shown = file.relative_to(self.root).as_posix()
        if not file.is_file():
            self.problems.add(shown, 1, 1, "E100", "缺少这个文件")
            return None
        marked = marked_yaml.load(file, shown, self.problems)
        value = None if marked is None else validate(marked, kind, self.problems)
        if marked is not None and value is not None:
            self.marks.append((marked, value))
        return value

    def _folder(self, name: str, kind: type[Any]) -> list[Any]:
        files = sorted((self.root / "data" / name).glob("*.yml"))
        return [value for file in files if (value := self._file(file, kind)) is not None]

    def _pages(self) -> Iterable[_PageSource]:
        docs = self.root / "docs"
        for file in sorted(docs.rglob("*.md")):
            shown = file.relative_to(self.root).as_posix()
            text = marked_yaml.read_text(file, shown, self.problems)
            if text is None:
                continue
            parts = front_matter.split(text, shown, self.problems)
            head = None if parts.head is None else validate(parts.head, model.PageHead, self.problems)
            if head is None or parts.head is None:
                continue
            found = list(in_markdown(parts.body, parts.first_line))
            page = model.Page(
                path=file.relative_to(docs).as_posix(),
                head=head,
                cites=tuple(dict.fromkeys(r.target for r in found if r.kind in ("citation", "value"))),
                blocks=tuple((r.kind, r.target) for r in found if r.kind not in ("citation", "value")),
            )
            yield _PageSource(page, shown, found, parts.head)

    def _ids(self, what: str, values: Sequence[Any], attribute: str) -> None:
        """Record ids used twice; the later place is named, with the earlier one in the message."""
        seen: dict[str, str] = {}
        for marked, value in self.marks:
            if not any(value is one for one in values):
                continue
            for index, entry in enumerate(getattr(value, attribute)):
                line, column = marked.place((attribute, index, "id"))
                if entry.id in seen:
                    message = f"{what}编号“{entry.id}”重复，{seen[entry.id]} 已有"
                    self.problems.add(marked.path, line, column, "E210", message)
                seen.setdefault(entry.id, f"{marked.path}:{line}")

    def _file_names(self, folders: dict[str, list[Any]]) -> None:
        for marked, value in self.marks:
            folder, stem = Path(marked.path).parent.name, Path(marked.path).stem
            if folder in ("checklists", "forms") and any(value is one for one in folders[folder]):
                if value.id != stem:
                    line, column = marked.place(("id",))
                    message = f"编号“{value.id}”与文件名“{stem}.yml”不一致"
                    self.problems.add(marked.path, line, column, "E211", message)
            if folder == "checklists":
                self._item_ids(marked, value)

    def _item_ids(self, marked: Marked, checklist: model.Checklist) -> None:
        seen: dict[str, int] = {}
        for p, phase in enumerate(checklist.phases):
            for i, item in enumerate(phase.items):
                line, column = marked.place(("phases", p, "items", i, "id"))
                if item.id in seen:
                    message = f"条目编号“{item.id}”重复，第 {seen[item.id]} 行已有"
                    self.problems.add(marked.path, line, column, "E210", message)
                seen.setdefault(item.id, line)
                if not item.basis and not item.practice:
                    message = f"条目“{item.id}”既没有 basis，也没有标 practice: true（建议做法）"
                    self.problems.add(marked.path, line, column, "E212", message)


@dataclass
class _References:
    """Whether everything that is named exists."""

    book: model.Book
    problems: Problems

    def check(self, marks: Sequence[tuple[Marked, Any]], pages: Sequence[_PageSource]) -> None:
        for marked, _ in marks:
            self._data(marked)
        for source in pages:
            for reference in source.references:
                self._reference(source.shown, reference)
            policy = source.page.head.policy
            if policy:
                self._known(source.shown, source.marked.place(("policy",)), "E207", "政策", policy, self.book.policies)

    def _data(self, marked: Marked) -> None:
        """Walk the raw data, so that every reference is named at its own place."""
        for path, (line, column) in marked.values.items():
            value = _at(marked.data, path)
            if not isinstance(value, str) or not path:
                continue
            name = path[-1] if isinstance(path[-1], str) else (path[-2] if len(path) > 1 else "")
            place = (line, column)
            if name in ("basis", "rules") and isinstance(path[-1], int):
                self._known(marked.path, place, "E203", "规则", value, self.book.rules)
            elif name == "regulation":
                self._known(marked.path, place, "E204", "规定", value, self.book.regulations)
            elif name == "form":
                self._known(marked.path, place, "E206", "表单", value, self.book.forms)
            elif name == "sections":
                known = {s.id for c in self.book.outline.chapters for s in c.sections}
                self._known(marked.path, place, "E208", "节", value, known)
            for reference in in_text(value):
                # A flow or plain scalar of one line: the place is exact; in a folded one, the line it starts on.
                shifted = Reference(reference.kind, reference.target, reference.key, line, column)
                self._reference(marked.path, shifted)

    def _reference(self, shown: str, reference: Reference) -> None:
        place = (reference.line, reference.column)
        if reference.kind in ("citation", "value"):
            known = self._known(shown, place, "E203", "规则", reference.target, self.book.rules)
            if known and reference.kind == "value":
                values = self.book.rules[reference.target].values
                self._known(shown, place, "E205", f"规则 {reference.target} 的数值", reference.key, values)
            return
        if reference.kind not in DIRECTIVES:
            message = f"不认识的指令“{reference.kind}”{nearest(reference.kind, DIRECTIVES)}"
            self.problems.add(shown, reference.line, 1, "E303", message)
            return
        if not reference.target:
            self.problems.add(shown, *place, "E304", f"指令“{reference.kind}”后面缺少编号，如 /// {reference.kind} | …")
            return
        self._directive(shown, reference, place)

    def _directive(self, shown: str, reference: Reference, place: tuple[int, int]) -> None:
        match reference.kind:
            case "checklist":
                self._known(shown, place, "E209", "检查单", reference.target, self.book.checklists)
            case "form":
                self._known(shown, place, "E206", "表单", reference.target, self.book.forms)
            case "change":
                self._known(shown, place, "E213", "变化", reference.target, self.book.changes)
            case "rules":
                column = place[1]
                for part in reference.target.split(","):
                    lead = len(part) - len(part.lstrip())
                    at = (place[0], column + lead)
                    self._known(shown, at, "E203", "规则", part.strip(), self.book.rules)
                    column += len(part) + 1

    def _known(
        self, shown: str, place: tuple[int, int], code: str, what: str, name: str, known: Iterable[str]
    ) -> bool:
        if name in known:
            return True
        self.problems.add(shown, *place, code, f"{what}“{name}”不存在{nearest(name, known)}")
        return False


def _at(data: Any, path: Path_) -> Any:
    for part in path:
        data = data[part]
    return data
