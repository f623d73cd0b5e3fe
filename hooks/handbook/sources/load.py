"""Read data/ and docs/ into one frozen Book, or say everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from handbook import addresses, model
from handbook.diagnostics import HandbookError, Problems, nearest
from handbook.references import DIRECTIVES, Reference, in_markdown, in_text
from handbook.sources import front_matter, marked_yaml
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


class Calendar(model.Frozen):
    """data/calendar.yml."""

    entries: tuple[model.CalendarEntry, ...]


class Flows(model.Frozen):
    """data/flows.yml."""

    flows: tuple[model.Flow, ...]


class CaseTitles(model.Frozen):
    """data/titles.yml."""

    titles: tuple[model.CaseTitle, ...]


SINGLE: dict[str, type[model.Frozen]] = {
    "book": model.Outline,
    "regulations": Regulations,
    "changes": Changes,
    "policies": Policies,
    "glossary": Glossary,
    "faq": Faq,
    "calendar": Calendar,
    "flows": Flows,
    "card": model.Card,
    "titles": CaseTitles,
    "facets": model.Facets,
}
_KINDS = {
    "rules": ("E203", "规则"),
    "regulations": ("E204", "规定"),
    "forms": ("E206", "表单"),
    "policies": ("E207", "政策"),
    "sections": ("E208", "节"),
    "checklists": ("E209", "检查单"),
    "changes": ("E213", "变化"),
    "flows": ("E215", "流程"),
    "cases": ("E216", "案例"),
}
_DIRECTIVE_KINDS = {"checklist": "checklists", "form": "forms", "change": "changes", "flow": "flows"}
_LISTS: tuple[tuple[str, type[model.Frozen], str], ...] = (
    ("规定", Regulations, "regulations"),
    ("规则", model.Topic, "rules"),
    ("变化", Changes, "changes"),
    ("政策", Policies, "policies"),
    ("术语", Glossary, "terms"),
    ("问题", Faq, "questions"),
    ("年历", Calendar, "entries"),
    ("流程", Flows, "flows"),
    ("题名", CaseTitles, "titles"),
)
FOLDERS: dict[str, type[model.Frozen]] = {
    "rules": model.Topic,
    "checklists": model.Checklist,
    "forms": model.Form,
    "asked": model.Asked,
}


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
        return kind.model_validate(_frozen(marked.data))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            # A list whose items failed is reported as too short as well; the items say it better.
            if detail["type"] != "too_short" or not detail["input"]:
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
class Known:
    """Every id that data declares, also in files with other mistakes, so that one mistake is not told many times.

    ``unread`` names the kinds of data of which a file could not be read at all; what refers to them is not judged.
    """

    ids: dict[str, set[str]] = field(default_factory=dict)
    values: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def learn(self, name: str, data: Any) -> None:
        """Take the ids of one file; ``name`` is the kind of data, e.g. rules or forms."""
        if not isinstance(data, dict):
            return
        if name in ("checklists", "forms"):
            self._add(name, data)
        if name == "facets":
            self.words = {facet: set(map(str, words)) for facet, words in data.items() if isinstance(words, list)}
        for entry in _entries(data.get("chapters" if name == "book" else name)):
            for one in _entries(entry.get("sections")) if name == "book" else [entry]:
                self._add("sections" if name == "book" else name, one)
                if name == "rules" and isinstance(one.get("values"), dict):
                    self.values.setdefault(str(one.get("id")), set()).update(one["values"])

    def _add(self, name: str, entry: dict[str, Any]) -> None:
        if isinstance(entry.get("id"), str):
            self.ids.setdefault(name, set()).add(entry["id"])


def _entries(data: Any) -> list[dict[str, Any]]:
    return [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []


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
    known: Known = field(default_factory=Known)

    def read(self) -> model.Book | None:
        single = {name: self._file(self.root / "data" / f"{name}.yml", kind) for name, kind in SINGLE.items()}
        folders = {name: self._folder(name, kind) for name, kind in FOLDERS.items()}
        pages = list(self._pages())
        for what, kind, attribute in _LISTS:
            self._ids(what, kind, attribute)
        self._file_names()
        self._steps()
        self._phrases()
        _References(self.known, self.problems).check([marked for marked, _ in self.marks], pages)
        if self.known.unread or any(value is None for _, value in self.marks):
            return None
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
            calendar=single["calendar"].entries,
            flows={f.id: f for f in single["flows"].flows},
            card=single["card"],
            titles=single["titles"].titles,
            asked={address: said for one in folders["asked"] for address, said in one.asked.items()},
            pages=tuple(source.page for source in pages),
        )
        self._addresses(book)
        return book

    def _phrases(self) -> None:
        """Record what is said of two addresses, or of one in two places: a search could not tell them apart."""
        seen: dict[str, str] = {}
        for marked, value in self.marks:
            for address, said in value.asked.items() if isinstance(value, model.Asked) else ():
                for number, phrase in enumerate(said):
                    line, column = marked.place(("asked", address, number))
                    if phrase in seen:
                        message = f"“{phrase}”重复，{seen[phrase]} 已有；只留在最能回答它的那一处"
                        self.problems.add(marked.path, line, column, "E218", message)
                    seen.setdefault(phrase, f"{marked.path}:{line}")

    def _addresses(self, book: model.Book) -> None:
        """Record what is said of an address that leads nowhere."""
        known = {f"/{place}" for place in addresses.places(book)}
        for marked, value in self.marks:
            for address in value.asked if isinstance(value, model.Asked) else ():
                if address not in known:
                    place = marked.place(("asked", address), key=True)
                    message = f"没有“{address}”这个地址{nearest(address, sorted(known))}"
                    self.problems.add(marked.path, *place, "E219", message)

    def _file(self, file: Path, kind: type[Any]) -> Any:
        shown = file.relative_to(self.root).as_posix()
        name = file.stem if file.parent.name == "data" else file.parent.name
        if not file.is_file():
            self.problems.add(shown, 1, 1, "E100", "缺少这个文件")
            self.known.unread.add(name)
            return None
        marked = marked_yaml.load(file, shown, self.problems)
        if marked is None:
            self.known.unread.add(name)
            return None
        value = validate(marked, kind, self.problems)
        self.marks.append((marked, value))
        self.known.learn(name, marked.data)
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
                self.known.unread.add("pages")
                continue
            parts = front_matter.split(text, shown, self.problems)
            head = None if parts.head is None else validate(parts.head, model.PageHead, self.problems)
            if head is None or parts.head is None:
                self.known.unread.add("pages")
                continue
            found = list(in_markdown(parts.body, parts.first_line))
            page = model.Page(
                path=file.relative_to(docs).as_posix(),
                head=head,
                cites=tuple(dict.fromkeys(r.target for r in found if r.kind in ("citation", "value"))),
                blocks=tuple((r.kind, r.target) for r in found if r.kind not in ("citation", "value")),
            )
            if head.case:
                self.known.ids.setdefault("cases", set()).add(head.id)
            yield _PageSource(page, shown, found, parts.head)

    def _ids(self, what: str, kind: type[Any], attribute: str) -> None:
        """Record ids used twice; the later place is named, with the earlier one in the message."""
        seen: dict[str, str] = {}
        for marked, value in self.marks:
            if not isinstance(value, kind):
                continue
            for index, entry in enumerate(getattr(value, attribute)):
                line, column = marked.place((attribute, index, "id"))
                if entry.id in seen:
                    message = f"{what}编号“{entry.id}”重复，{seen[entry.id]} 已有"
                    self.problems.add(marked.path, line, column, "E210", message)
                seen.setdefault(entry.id, f"{marked.path}:{line}")

    def _file_names(self) -> None:
        for marked, value in self.marks:
            stem = Path(marked.path).stem
            if isinstance(value, model.Checklist | model.Form) and value.id != stem:
                line, column = marked.place(("id",))
                message = f"编号“{value.id}”与文件名“{stem}.yml”不一致"
                self.problems.add(marked.path, line, column, "E211", message)
            if isinstance(value, model.Checklist):
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
                self._has_basis(marked, item.id, item, line, column)

    def _steps(self) -> None:
        """Each step of a flow rests on a rule or says that it is practice."""
        for marked, value in self.marks:
            if isinstance(value, Flows):
                for f, flow in enumerate(value.flows):
                    for n, step in enumerate(flow.steps):
                        line, column = marked.place(("flows", f, "steps", n, "text"))
                        self._has_basis(marked, step.text, step, line, column)

    def _has_basis(self, marked: Marked, name: str, one: model.Item | model.FlowStep, line: int, column: int) -> None:
        if not one.basis and not one.practice:
            message = f"条目“{name}”既没有 basis，也没有标 practice: true（建议做法）"
            self.problems.add(marked.path, line, column, "E212", message)


@dataclass
class _References:
    """Whether everything that is named exists."""

    known: Known
    problems: Problems

    def check(self, marks: Sequence[Marked], pages: Sequence[_PageSource]) -> None:
        for marked in marks:
            self._data(marked)
        for source in pages:
            for reference in source.references:
                self._reference(source.shown, reference)
            if source.page.head.case:
                self._case(source)
            if source.page.head.policy:
                self._known(source.shown, source.marked.place(("policy",)), "policies", source.page.head.policy)

    def _case(self, source: _PageSource) -> None:
        """The sections and cases that a case names."""
        assert source.page.head.case is not None
        for name, kind, ids in (
            ("sections", "sections", source.page.head.case.sections),
            ("related", "cases", source.page.head.case.related),
        ):
            for number, one in enumerate(ids):
                self._known(source.shown, source.marked.place(("case", name, number)), kind, one)
        self._facets(source, source.page.head.case)

    def _facets(self, source: _PageSource, case: model.CaseFacts) -> None:
        """The words by which a case is sorted are those of data/facets.yml."""
        if "facets" in self.known.unread:
            return
        asked: list[tuple[str, Path_, str | None]] = [
            ("sectors", ("case", "sector"), case.sector),
            ("group_forms", ("case", "group_form"), case.group_form),
            *(("themes", ("case", "themes", number), theme) for number, theme in enumerate(case.themes)),
        ]
        for facet, path, word in asked:
            known = self.known.words.get(facet, set())
            if word is not None and word not in known:
                place = source.marked.place(path)
                message = f"“{word}”不在 data/facets.yml 的 {facet} 里{nearest(word, sorted(known))}"
                self.problems.add(source.shown, *place, "E217", message)

    def _data(self, marked: Marked) -> None:
        """Walk the raw data, so that every reference is named at its own place."""
        for path, value, place in marked.texts():
            if not path:
                continue
            name = path[-1] if isinstance(path[-1], str) else (path[-2] if len(path) > 1 else "")
            if name in ("basis", "rules") and isinstance(path[-1], int):
                self._known(marked.path, place, "rules", value)
            elif name == "regulation":
                self._known(marked.path, place, "regulations", value)
            elif name == "form":
                self._known(marked.path, place, "forms", value)
            elif name in ("sections", "similar"):
                self._known(marked.path, place, "sections" if name == "sections" else "cases", value)
            for reference in in_text(value):
                # The place of the text it stands in: inside quotes and folded text the exact column is not known.
                self._reference(marked.path, Reference(reference.kind, reference.target, reference.key, *place))

    def _reference(self, shown: str, reference: Reference) -> None:
        place = (reference.line, reference.column)
        if reference.kind in ("citation", "value"):
            known = self._known(shown, place, "rules", reference.target)
            if known and reference.kind == "value":
                self._value(shown, place, reference)
        elif reference.kind not in DIRECTIVES:
            message = f"不认识的指令“{reference.kind}”{nearest(reference.kind, DIRECTIVES)}"
            self.problems.add(shown, reference.line, 1, "E303", message)
        elif not reference.target:
            self.problems.add(shown, *place, "E304", f"指令“{reference.kind}”后面缺少编号，如 /// {reference.kind} | …")
        elif reference.kind in _DIRECTIVE_KINDS:
            self._known(shown, place, _DIRECTIVE_KINDS[reference.kind], reference.target)
        elif reference.kind == "rules":
            self._rule_list(shown, reference)
        elif not re.fullmatch(r"all|chapter=[1-9]", reference.target):
            self.problems.add(shown, *place, "E305", "cases 后面应写 all 或 chapter=1 到 chapter=9")

    def _value(self, shown: str, place: tuple[int, int], reference: Reference) -> None:
        values = self.known.values.get(reference.target, set())
        if reference.key not in values:
            message = f"规则 {reference.target} 没有数值“{reference.key}”{nearest(reference.key, values)}"
            self.problems.add(shown, *place, "E205", message)

    def _rule_list(self, shown: str, reference: Reference) -> None:
        column = reference.column
        for part in reference.target.split(","):
            lead = len(part) - len(part.lstrip())
            self._known(shown, (reference.line, column + lead), "rules", part.strip())
            column += len(part) + 1

    def _known(self, shown: str, place: tuple[int, int], kind: str, name: str) -> bool:
        """Whether ``name`` is declared; records it when it surely is not."""
        known = self.known.ids.get(kind, set())
        if name in known:
            return True
        if kind not in self.known.unread and not (kind == "sections" and "book" in self.known.unread):
            code, what = _KINDS[kind]
            self.problems.add(shown, *place, code, f"{what}“{name}”不存在{nearest(name, sorted(known))}")
        return False
