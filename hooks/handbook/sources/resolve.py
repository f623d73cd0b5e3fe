"""Whether everything that data and pages name exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from handbook import model
from handbook.diagnostics import Problem, Problems, nearest
from handbook.references import Reference, in_text
from handbook.sources.kinds import BY_NAME, CASES, DIRECTIVE_IDS, DIRECTIVES, LABELS, NAMED_BY, ids_of
from handbook.sources.marked_yaml import Marked, Path_
from handbook.sources.read import DataFile, PageFile, Sources

# As many names of rules of one topic, none of which is there, mean that the topic is gone.
DELETED = 3
_MISSING_RULE = re.compile("规则“(.*?)”不存在")


@dataclass
class Known:
    """Every id that data declares, also in files with other mistakes, so that one mistake is not told many times.

    ``unread`` names the spaces of ids that are not wholly known; what refers to them is not judged.
    """

    ids: dict[str, set[str]] = field(default_factory=dict)
    values: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @classmethod
    def of(cls, sources: Sources) -> Known:
        """All that ``sources`` declare."""
        known = cls()
        for file in sources.data:
            known._learn(file)
        known.ids[CASES] = {file.page.head.id for file in sources.pages if file.page.head.case}
        known.unread = frozenset(CASES if name == "pages" else BY_NAME[name].ids for name in sources.unread)
        return known

    def _learn(self, file: DataFile) -> None:
        data = file.marked.data
        for record in ids_of(file.kind, data):
            if isinstance(record.get("id"), str):
                self.ids.setdefault(file.kind.ids, set()).add(record["id"])
            if file.kind.name == "rules" and isinstance(record.get("values"), dict):
                self.values.setdefault(str(record.get("id")), set()).update(record["values"])
        if file.kind.name == "facets" and isinstance(data, dict):
            self.words = {facet: set(map(str, words)) for facet, words in data.items() if isinstance(words, list)}


def resolve(sources: Sources, problems: Problems) -> None:
    """Record each name of something that is not there, with the nearest that is."""
    known, unknown = Known.of(sources), Problems()
    _Resolver(known, unknown).check(sources)
    for problem in _by_cause(unknown.sorted(), known.ids.get("rules", set())):
        problems.found.append(problem)


def _by_cause(found: Sequence[Problem], rules: set[str]) -> Iterator[Problem]:
    """One problem in place of many when all rules of a topic are gone, as when its file was deleted."""
    topics = {_topic(rule) for rule in rules}
    missing: dict[str, list[Problem]] = {}
    for problem in found:
        name = _MISSING_RULE.match(problem.message)
        if problem.code == "E203" and name and _topic(name[1]) not in topics:
            missing.setdefault(_topic(name[1]), []).append(problem)
        else:
            yield problem
    for topic, places in missing.items():
        if topic and len(places) >= DELETED:
            first = f"{places[0].path}:{places[0].line}:{places[0].column}"
            message = (
                f"没有一条编号以“{topic}-”开头的规则，却有 {len(places)} 处写到（{first} 等）；是不是删了一个主题文件？"
            )
            yield Problem("data/rules", 1, 1, "E203", message)
        else:
            yield from places


def _topic(rule: str) -> str:
    """What the ids of the rules of a topic begin with."""
    return rule.rpartition("-")[0]


@dataclass
class _Resolver:
    known: Known
    problems: Problems

    def check(self, sources: Sources) -> None:
        for file in sources.data:
            self._data(file.marked)
        for file in sources.of("samples"):
            for facet, key in (("tasks", "task"), ("settings", "setting")):
                self._word(file.marked.path, file.marked.place((key,)), facet, getattr(file.value, key))
        for source in sources.pages:
            for reference in source.references:
                self._reference(source.shown, reference)
            if source.page.head.case:
                self._case(source, source.page.head.case)
            if source.page.head.policy:
                self._known(source.shown, source.head.place(("policy",)), "policies", source.page.head.policy)

    def _case(self, source: PageFile, case: model.CaseFacts) -> None:
        """The sections, cases and words that a case names."""
        for name, space, ids in (("sections", "sections", case.sections), ("related", CASES, case.related)):
            for number, one in enumerate(ids):
                self._known(source.shown, source.head.place(("case", name, number)), space, one)
        asked: list[tuple[str, Path_, str | None]] = [
            ("sectors", ("case", "sector"), case.sector),
            ("provinces", ("case", "province"), case.province),
            ("group_forms", ("case", "group_form"), case.group_form),
            *(("themes", ("case", "themes", number), theme) for number, theme in enumerate(case.themes)),
        ]
        for facet, path, word in asked:
            if word is not None:
                self._word(source.shown, source.head.place(path), facet, word)

    def _word(self, shown: str, place: tuple[int, int], facet: str, word: str) -> None:
        """A word by which records are sorted is one of data/facets.yml."""
        known = self.known.words.get(facet, set())
        if word not in known and "facets" not in self.known.unread:
            message = f"“{word}”不在 data/facets.yml 的 {facet} 里{nearest(word, sorted(known))}"
            self.problems.add(shown, *place, "E217", message)

    def _data(self, marked: Marked) -> None:
        """Walk the raw data, so that every reference is named at its own place."""
        for path, value, place in marked.texts():
            if not path:
                continue
            listed = isinstance(path[-1], int)
            name = path[-2] if listed and len(path) > 1 else path[-1]
            # A list of names stands under basis, rules, sections …; a single name under form, regulation.
            if name in NAMED_BY and (listed or name in ("form", "regulation")):
                self._known(marked.path, place, NAMED_BY[str(name)], value)
            for reference in in_text(value):
                found = marked.place_in(path, reference.line, reference.column)
                self._reference(marked.path, Reference(reference.kind, reference.target, reference.key, *found))

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
        elif reference.kind == "rules":
            self._rule_list(shown, reference)
        elif reference.kind in DIRECTIVE_IDS:
            self._known(shown, place, DIRECTIVE_IDS[reference.kind], reference.target)
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

    def _known(self, shown: str, place: tuple[int, int], space: str, name: str) -> bool:
        """Whether ``name`` is declared; records it when it surely is not."""
        known = self.known.ids.get(space, set())
        if name in known:
            return True
        if space not in self.known.unread:
            code, what = LABELS[space]
            self.problems.add(shown, *place, code, f"{what}“{name}”不存在{nearest(name, sorted(known))}")
        return False
