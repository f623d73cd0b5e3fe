"""The kinds of data, one row each: where the files are, what they hold, and what the rest of the house calls it.

A new kind is a model and a field of ``Book`` in model.py and a row here; loading, checks of ids and references, the
schemas, the directives' names, the tally and the JSON follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import create_model

from handbook import model
from handbook.model import Frozen


@dataclass(frozen=True)
class Kind:
    """A kind of data.

    ``name`` is the file data/<name>.yml or, for a ``folder``, data/<name>/*.yml, and the name of its schema.
    ``file`` is the model of one file.  ``records`` leads from a file to its records; without it the file is one.
    ``field`` of the Book keeps what ``into`` makes of all files.  ``named_by`` are the keys under which other data
    names a record, ``code`` says that there is none of that name.  ``directive`` shows a record on a page.
    ``measure`` counts the records in the tally.  They are ``published`` as JSON.
    """

    name: str
    file: type[Frozen]
    label: str
    field: str
    into: Callable[[Kind, Sequence[Any]], Any]
    folder: bool = False
    records: tuple[str, ...] = ()
    named_by: tuple[str, ...] = ()
    code: str = ""
    directive: str = ""
    measure: str = ""
    published: bool = False

    @property
    def ids(self) -> str:
        """The name of the space in which its records' ids are unique; that of its records where they are nested."""
        return self.records[-1] if len(self.records) > 1 else self.name

    def found_in(self, file: Frozen) -> Iterator[tuple[tuple[str | int, ...], Any]]:
        """Each record of a file, after the path that leads to it."""
        yield from _walk(file, self.records, ())


def _walk(
    value: Any, names: tuple[str, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if not names:
        yield path, value
        return
    for number, entry in enumerate(getattr(value, names[0])):
        yield from _walk(entry, names[1:], (*path, names[0], number))


def _only(kind: Kind, files: Sequence[Any]) -> Any:
    return files[0]


def _files(kind: Kind, files: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(files)


def _in_order(kind: Kind, files: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(record for file in files for _, record in kind.found_in(file))


def _by_id(kind: Kind, files: Sequence[Any]) -> dict[str, Any]:
    return {record.id: record for record in _in_order(kind, files)}


def _phrases(kind: Kind, files: Sequence[Any]) -> dict[str, tuple[str, ...]]:
    return {address: said for file in files for address, said in file.asked.items()}


def _list(name: str, key: str, record: type[Frozen]) -> type[Frozen]:
    """The model of data/<name>.yml, a file that holds nothing but a list of records under ``key``."""
    fields: dict[str, Any] = {key: (tuple[record, ...], ...)}  # type: ignore[valid-type]
    return create_model(name.title(), __base__=Frozen, __doc__=f"data/{name}.yml.", **fields)


KINDS: tuple[Kind, ...] = (
    Kind(
        "book",
        model.Outline,
        "节",
        "outline",
        _only,
        records=("chapters", "sections"),
        named_by=("sections",),
        code="E208",
    ),
    Kind(
        "regulations",
        _list("regulations", "regulations", model.Regulation),
        "规定",
        "regulations",
        _by_id,
        records=("regulations",),
        named_by=("regulation",),
        code="E204",
        published=True,
    ),
    Kind(
        "rules",
        model.Topic,
        "规则",
        "topics",
        _files,
        folder=True,
        records=("rules",),
        named_by=("basis", "rules"),
        code="E203",
        directive="rules",
    ),
    Kind(
        "policies",
        _list("policies", "policies", model.Policy),
        "政策",
        "policies",
        _by_id,
        records=("policies",),
        code="E207",
        published=True,
    ),
    Kind(
        "checklists",
        model.Checklist,
        "检查单",
        "checklists",
        _by_id,
        folder=True,
        named_by=("checklists",),
        code="E209",
        directive="checklist",
        measure="张",
        published=True,
    ),
    Kind(
        "forms",
        model.Form,
        "表单",
        "forms",
        _by_id,
        folder=True,
        named_by=("form",),
        code="E206",
        directive="form",
        measure="张",
        published=True,
    ),
    Kind(
        "samples",
        model.Sample,
        "样例",
        "samples",
        _by_id,
        folder=True,
        named_by=("related", "agendas"),
        code="E220",
        directive="sample",
        measure="份",
        published=True,
    ),
    Kind(
        "lessons",
        model.Lesson,
        "党课",
        "lessons",
        _by_id,
        folder=True,
        measure="堂",
        published=True,
    ),
    Kind(
        "tools",
        model.Tool,
        "工具",
        "tools",
        _by_id,
        folder=True,
        code="E232",
        directive="tool",
        published=True,
    ),
    Kind(
        "quiz",
        model.Quiz,
        "自测题",
        "quiz",
        _files,
        folder=True,
        records=("questions",),
    ),
    Kind(
        "glossary",
        _list("glossary", "terms", model.Term),
        "术语",
        "terms",
        _in_order,
        records=("terms",),
        measure="个",
        published=True,
    ),
    Kind(
        "faq",
        _list("faq", "questions", model.Question),
        "问答",
        "questions",
        _in_order,
        records=("questions",),
        measure="条",
        published=True,
    ),
    Kind(
        "changes",
        _list("changes", "changes", model.Change),
        "变化",
        "changes",
        _by_id,
        records=("changes",),
        code="E213",
        directive="change",
        measure="处",
        published=True,
    ),
    Kind(
        "calendar",
        _list("calendar", "entries", model.CalendarEntry),
        "年历",
        "calendar",
        _in_order,
        records=("entries",),
        published=True,
    ),
    Kind(
        "flows",
        _list("flows", "flows", model.Flow),
        "流程",
        "flows",
        _by_id,
        records=("flows",),
        code="E215",
        directive="flow",
        published=True,
    ),
    Kind("card", model.Card, "随身卡", "card", _only),
    Kind(
        "titles",
        _list("titles", "titles", model.CaseTitle),
        "题名",
        "titles",
        _in_order,
        records=("titles",),
    ),
    Kind("facets", model.Facets, "分类词", "facets", _only),
    Kind("asked", model.Asked, "读者的说法", "asked", _phrases, folder=True),
)
BY_NAME = {kind.name: kind for kind in KINDS}
# What else can be named: the cases, which are pages.
CASES = "cases"
LABELS = {kind.ids: (kind.code, kind.label) for kind in KINDS if kind.code} | {CASES: ("E216", "案例")}
NAMED_BY = {key: kind.ids for kind in KINDS for key in kind.named_by} | {"similar": CASES}
# Directive → the space of ids that its argument names.  The directive “cases” takes a choice instead.
DIRECTIVE_IDS = {kind.directive: kind.ids for kind in KINDS if kind.directive}
DIRECTIVES = (*DIRECTIVE_IDS, "cases")


def ids_of(kind: Kind, data: Any) -> Iterator[dict[str, Any]]:
    """Each record in the raw data of a file, also of one with mistakes."""
    yield from _raw(data, kind.records)


def _raw(data: Any, names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    if not isinstance(data, dict):
        return
    if not names:
        yield data
        return
    entries = data.get(names[0])
    for entry in entries if isinstance(entries, list) else ():
        yield from _raw(entry, names[1:])
