"""Whether samples could be real: they fit their form, dates and minutes are right, nobody is named."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from handbook.diagnostics import Problems, nearest
from handbook.model import Column, Form, FormField, FormTable, Sample, SampleKind
from handbook.references import TOKEN
from handbook.sources.marked_yaml import Marked, Path_
from handbook.sources.read import Sources

# Han characters that fit on a line of a form's blank, and on a line of a table as wide as the page.
LINE = {"full": 36, "half": 16}
TABLE_LINE = 40
# A date is followed by its weekday and the time, written close.
DATE_LINE = 24
# A line to write on by hand is 8 mm high; of small type it holds so many.
TYPED = 1.7
# A cell of a table may take as many lines.
CELL_LINES = 3

_WEEKDAYS = "一二三四五六日"
_DAY = r"(?:(?P<year>\d{4}) ?年 ?)?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日"
_WEEKDAY = r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
_DATES = re.compile(_DAY)
_DATED = (re.compile(f"{_DAY}[（，、]?{_WEEKDAY}）?"), re.compile(f"{_WEEKDAY}[（，、]?{_DAY}）?"))
_TOTAL = re.compile(r"(\d+) ?分钟")
# Surnames that are no common word; with a form of address they name somebody.
_SURNAME = (
    "[王李张刘陈杨赵黄吴徐孙胡朱郭罗梁宋郑谢韩唐冯董曹袁邓沈彭吕苏卢蒋蔡贾魏薛叶潘杜戴夏汪姜姚谭廖邹熊崔邱秦侯邵孟]"
)
_ADDRESS = (
    "(?:同志|组长|书记|委员|主任|局长|科长|处长|经理|校长|院长|老师|师傅|医生|护士|阿姨|大姐|大爷|大妈|大叔|先生|女士)"
)
_NAMED = re.compile(
    f"{_SURNAME}某|[小老]{_SURNAME}(?![子女])|(?:(?<![\u3400-\u9fff])|(?<=[请由和与同对是给向让找跟]))"
    f"{_SURNAME}[\u3400-\u9fff]{{0,2}}{_ADDRESS}|张三|李四|王五|赵六"
)


def check(sources: Sources, problems: Problems) -> None:
    """Record what is wrong with samples that fit their model."""
    forms: dict[str, Form] = {file.value.id: file.value for file in sources.of("forms")}
    for file in sources.of("samples"):
        _Check(file.marked, file.value, problems).run(forms)


@dataclass
class _Check:
    marked: Marked
    sample: Sample
    problems: Problems

    def run(self, forms: dict[str, Form]) -> None:
        self._form(forms)
        self._dates()
        self._minutes()
        for path, text in self._texts():
            self._names(path, text)
            self._days(path, text)
            self._citations(path, text)

    def _add(self, path: Path_, code: str, message: str, key: bool = False) -> None:
        self.problems.add(self.marked.path, *self.marked.place(path, key=key), code, message)

    def _add_in(self, path: Path_, start: int, code: str, message: str) -> None:
        """Record a mistake at character ``start`` of the text at ``path``."""
        self.problems.add(self.marked.path, *self.marked.place_of(path, start), code, message)

    def _form(self, forms: dict[str, Form]) -> None:
        if self.sample.form is None:
            for name in ("fields", "rows"):
                if getattr(self.sample, name):
                    self._add((name,), "E221", f"写了 {name}，就要写明填的是哪张表单：form", key=True)
        elif form := forms.get(self.sample.form):
            self._fields(form)
            self._rows(form)

    def _fields(self, form: Form) -> None:
        known = {one.id: one for one in form.fields}
        for name, lines in self.sample.fields.items():
            path: Path_ = ("fields", name)
            if blank := known.get(name):
                self._fits(path, blank, lines, _room(blank), blank.label)
            else:
                message = f"表单 {form.id} 没有“{name}”这一栏{nearest(name, known)}"
                self._add(path, "E221", message, key=True)

    def _rows(self, form: Form) -> None:
        if self.sample.rows and form.table is None:
            self._add(("rows",), "E221", f"表单 {form.id} 没有登记表，不能写 rows", key=True)
        elif form.table is not None:
            if len(self.sample.rows) > form.table.rows:
                self._add(("rows", form.table.rows), "E222", f"登记表只有 {form.table.rows} 行，写不下这一行")
            columns = {column.id: column for column in form.table.columns}
            for number, row in enumerate(self.sample.rows):
                for name, text in row.items():
                    path: Path_ = ("rows", number, name)
                    if column := columns.get(name):
                        self._fits(path, column, (text,), _cell(column, form.table), column.label)
                    else:
                        message = f"表单 {form.id} 的登记表没有“{name}”这一列{nearest(name, columns)}"
                        self._add(path, "E221", message, key=True)

    def _fits(
        self, path: Path_, blank: FormField | Column, lines: Sequence[str], room: tuple[int, int], label: str
    ) -> None:
        """``room`` is the number of lines and the Han characters on each; ``max`` of the form goes before it."""
        if blank.type == "choice" and blank.options:
            for text in lines:
                if text not in blank.options:
                    options = "、".join(blank.options)
                    self._add(path, "E222", f"“{label}”只能选：{options}{nearest(text, blank.options)}")
            return
        if blank.max is not None:
            taken, limit = ceil(sum(map(_width, lines))), blank.max
            if taken > limit:
                self._add(path, "E222", f"“{label}”最多 {limit} 个汉字，这里有 {taken} 个")
            return
        high, wide = room
        taken = sum(max(1, ceil(_width(line) / wide)) for text in lines for line in text.strip().split("\n"))
        if taken > high:
            self._add(path, "E222", f"“{label}”在表单上写得下 {high} 行，每行 {wide} 个汉字；这里要 {taken} 行")

    def _dates(self) -> None:
        before = ""
        for number, part in enumerate(self.sample.parts):
            if part.date and part.date < before:
                self._add(("parts", number, "date"), "E223", f"日期早于前面一段的 {before}")
            before = max(before, part.date or "")

    def _minutes(self) -> None:
        """The minutes of an agenda are those that its title promises."""
        named = _TOTAL.search(self.sample.title)
        agenda = self.sample.kind is SampleKind.AGENDA
        if named and (self.sample.minutes or agenda) and self.sample.minutes != int(named[1]):
            message = f"题目写 {named[1]} 分钟，各段加起来是 {self.sample.minutes} 分钟"
            self._add(("title",), "E224", message)

    def _texts(self) -> Iterator[tuple[Path_, str]]:
        """Path and text of everything that is to be copied."""
        yield ("title",), self.sample.title
        for number, part in enumerate(self.sample.parts):
            if part.label:
                yield ("parts", number, "label"), part.label
            yield ("parts", number, "text"), part.text
            if part.worse:
                yield ("parts", number, "worse", "text"), part.worse.text
        for name, lines in self.sample.fields.items():
            listed = isinstance(self.marked.data["fields"][name], list)
            for number, text in enumerate(lines):
                yield ("fields", name, number) if listed else ("fields", name), text
        for number, row in enumerate(self.sample.rows):
            for name, text in row.items():
                yield ("rows", number, name), text

    def _names(self, path: Path_, text: str) -> None:
        for found in _NAMED.finditer(text):
            message = f"“{found[0]}”像是人名；样例里的人只写甲乙丙丁戊己庚辛，或者写身份"
            self._add_in(path, found.start(), "E225", message)

    def _citations(self, path: Path_, text: str) -> None:
        if found := TOKEN.search(text):
            message = f"“{found[0]}”会被人抄走；引用请写进 note 或 basis"
            self._add_in(path, found.start(), "E226", message)

    def _days(self, path: Path_, text: str) -> None:
        """Dates that do not exist, and weekdays that are not those of their dates."""
        near = self._date_at(path)
        for found in _DATES.finditer(text):
            year = int(found["year"]) if found["year"] else near.year if near else 2000
            if _day(year, found) is None:
                self._add_in(path, found.start(), "E223", f"没有“{found[0]}”这一天")
        for pattern in _DATED:
            for found in pattern.finditer(text):
                if (day := _nearest_day(found, near)) is not None:
                    right = _WEEKDAYS[day.weekday()]
                    if found["weekday"].replace("天", "日") != right:
                        message = f"{day.isoformat()} 是星期{right}，这里写“{found[0]}”"
                        self._add_in(path, found.start(), "E223", message)

    def _date_at(self, path: Path_) -> datetime.date | None:
        """The date that the text at ``path`` speaks from: its part's, else one before it, else any written whole."""
        last = int(path[1]) if path[0] == "parts" else len(self.sample.parts)
        dates = [part.date for part in self.sample.parts[: last + 1] if part.date]
        if dates:
            return datetime.date.fromisoformat(dates[-1])
        whole = (found for _, text in self._texts() for found in _DATES.finditer(text) if found["year"])
        return next((day for found in whole if (day := _day(int(found["year"]), found))), None)


def _nearest_day(found: re.Match[str], near: datetime.date | None) -> datetime.date | None:
    """The day a match names; without a year, the one nearest to ``near``; None when it cannot be told."""
    if found["year"]:
        return _day(int(found["year"]), found)
    if near is None:
        return None
    days = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _day(year, found)) is not None]
    return min(days, key=lambda day: abs((day - near).days), default=None)


def _day(year: int, found: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _room(blank: FormField) -> tuple[int, int]:
    wide = LINE[blank.width]
    return int(blank.lines * TYPED), max(wide, DATE_LINE) if blank.type == "date" else wide


def _cell(column: Column, table: FormTable) -> tuple[int, int]:
    share = column.width / sum(one.width for one in table.columns)
    return CELL_LINES, max(2, int(TABLE_LINE * share))


def _width(text: str) -> float:
    """Width in Han characters; Latin letters and digits take half."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.5 for character in text)
