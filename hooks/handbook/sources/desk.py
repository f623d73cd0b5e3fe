"""Whether the meeting desk can write what it is asked to: its blanks are known, its steps are those of the agendas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.diagnostics import Problems, nearest
from handbook.model import Desk, Form, Sample
from handbook.sources.marked_yaml import Marked, Path_
from handbook.sources.read import Sources

# What the desk knows of a meeting; web/desk/wording.js has a value for each.
BLANKS = (
    *("支部", "小组", "编号", "日期", "钟点", "散会", "起止", "地点", "多久", "题目", "材料", "问题", "主持", "记录"),
    *("领学", "分钟", "每人", "应到", "实到", "到会", "请假", "缺席的人", "列席", "下次", "答复", "几件分工"),
    *("谁", "他的分工"),
)
# Those that are lists: the line they stand in is written once for each entry.
LISTS = ("上次", "任务", "意见", "分工", "缺席", "回看", "发言")
_BLANK = re.compile(r"\{([^{}]*)\}|[{}]")


def check(sources: Sources, problems: Problems) -> None:
    """Record what is wrong with a desk that fits its model."""
    forms: dict[str, Form] = {file.value.id: file.value for file in sources.of("forms")}
    samples: dict[str, Sample] = {file.value.id: file.value for file in sources.of("samples")}
    settings = [word for file in sources.of("facets") for word in file.value.settings]
    for file in sources.of("tools"):
        if file.value.desk:
            _Check(file.marked, file.value.desk, problems).run(forms, samples, settings)


@dataclass
class _Check:
    marked: Marked
    desk: Desk
    problems: Problems

    def run(self, forms: dict[str, Form], samples: dict[str, Sample], settings: list[str]) -> None:
        for path, text, place in self.marked.texts():
            if path[0] == "desk":
                self._blanks(path, text, place)
        self._steps([samples[name] for name in self.desk.agendas if name in samples])
        if form := forms.get(self.desk.form):
            self._fields(form)
        for number, one in enumerate(self.desk.settings):
            if settings and one.setting not in settings:
                message = f"“{one.setting}”不在 data/facets.yml 的 settings 里{nearest(one.setting, settings)}"
                self._add(("settings", number, "setting"), "E217", message)
            known = [step.id for step in self.desk.steps]
            for name in one.script:
                if name not in known:
                    message = f"没有“{name}”这一步{nearest(name, known)}"
                    self._add(("settings", number, "script", name), "E251", message)

    def _add(self, path: Path_, code: str, message: str) -> None:
        self.problems.add(self.marked.path, *self.marked.place(("desk", *path)), code, message)

    def _blanks(self, path: Path_, text: str, place: tuple[int, int]) -> None:
        for found in _BLANK.finditer(text):
            name = (found[1] or "").removesuffix("?")
            if name not in (*BLANKS, *LISTS):
                message = f"没有“{found[0]}”这个空{nearest(name, (*BLANKS, *LISTS))}"
                self.problems.add(self.marked.path, *self.marked.place_of(path, found.start()), "E250", message)

    def _steps(self, agendas: list[Sample]) -> None:
        """Each stretch of an agenda is a step, and each step is a stretch of some agenda."""
        labels = [step.label for step in self.desk.steps]
        parts = [part.label or "" for one in agendas for part in one.parts]
        for number, one in enumerate(agendas):
            for missing in (part.label or "" for part in one.parts if part.label not in labels):
                message = f"议程 {one.id} 的“{missing}”在 steps 里没有{nearest(missing, labels)}"
                self._add(("agendas", number), "E251", message)
        for number, label in enumerate(labels):
            if parts and label not in parts:
                message = f"哪张议程都没有“{label}”这一段{nearest(label, parts)}"
                self._add(("steps", number, "label"), "E251", message)

    def _fields(self, form: Form) -> None:
        known = {one.id: one for one in form.fields}
        for path, name in self._named():
            if name not in known:
                self._add(path, "E252", f"表单 {form.id} 没有“{name}”这一栏{nearest(name, known)}")
        options = {option for one in form.fields for option in one.options}
        for number, step in enumerate(self.desk.steps):
            for place, option in enumerate(step.options):
                if option not in options:
                    message = f"表单 {form.id} 没有“{option}”这一项{nearest(option, options)}"
                    self._add(("steps", number, "options", place), "E252", message)

    def _named(self) -> Iterator[tuple[Path_, str]]:
        for number, step in enumerate(self.desk.steps):
            if step.field:
                yield ("steps", number, "field"), step.field
        for name in self.desk.record:
            yield ("record", name), name
