"""The frozen Book and everything in it.

Models are pydantic; data/schema/*.json is generated from them.  Field descriptions are in Chinese, because an
editor shows them while a maintainer types.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, TypeVar, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from handbook.characters import ODD, told
from handbook.references import VALUE

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
_DIGITS = "零一二三四五六七八九"
# The years in which an edition can lie.
EARLIEST, LATEST = 2013, 2100
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(（[^（）]{1,30}）)?")


def _clean_text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("text_empty", "不能是空文字")
    if re.search(r"<\s*[/!a-zA-Z]", value):
        raise PydanticCustomError("text_html", "文字里不能有 HTML 标签")
    if found := ODD.search(value):
        raise PydanticCustomError("text_control", "里有看不见或别处显示不出的字符 {sign}", {"sign": told(found[0])})
    return value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("text_lines", "应写在一行里")
    return value


def _partial_date(value: str) -> str:
    match = _PARTIAL.fullmatch(value)
    if not match:
        raise PydanticCustomError("date_partial", "日期应写作 2018-10-28、2018-10 或 2018，后面可加（待核）")
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise PydanticCustomError("date_impossible", "没有这一天") from None
    return value


def _iso_date(value: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_iso", "日期应写作 2026-11-23")
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_impossible", "没有这一天") from None
    return value


def _edition(value: str) -> str:
    if not EARLIEST <= int(value[:4]) <= LATEST:
        raise PydanticCustomError("edition", f"应在 {EARLIEST} 年到 {LATEST} 年之间")
    return value


def _official_url(value: str) -> str:
    if not re.fullmatch(r"https?://[\w.-]+(/[^\s<>\"']*)?", value):
        raise PydanticCustomError("url", "网址应以 https:// 开头")
    return value


def _published(value: str) -> str:
    """When a source was published: a date as far as it is known, or in words why it is not."""
    if re.search(r"\d{4} ?[年/.]\s?\d{1,2}", value):
        raise PydanticCustomError("date_published", "日期应写作 2024-05-20、2024-05 或 2024")
    if found := re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", value):
        _partial_date(found[0])
    return value


def _years(value: str) -> str:
    if not re.fullmatch(r"(?:约 )?\d{4}(?:—(?:约 )?\d{4})?", value):
        raise PydanticCustomError("years", "年份应写作 2020、2020—2022 或 约 2020")
    return value


def _pinyin(value: str) -> str:
    if not re.fullmatch(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+(?: [a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+)*", value):
        raise PydanticCustomError("pinyin", "应是带声调的小写拼音，一字一节，用一个空格隔开，如 dǎng fèi")
    return value


def _value_name(value: str) -> str:
    if not re.fullmatch(VALUE, value):
        raise PydanticCustomError("value_name", "应写作 [=规则编号:数值名]")
    return value


Text = Annotated[str, AfterValidator(_clean_text)]
ValueName = Annotated[str, AfterValidator(_value_name)]
# Names of pages and files; Word keeps no more than 255 characters, the book's name among them.
Title = Annotated[str, StringConstraints(max_length=100), AfterValidator(_clean_text), AfterValidator(_one_line)]
Lines = Annotated[
    tuple[Text, ...], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value, str | list[str])
]
Pinyin = Annotated[str, AfterValidator(_pinyin)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
IsoDate = Annotated[str, AfterValidator(_iso_date)]
Url = Annotated[str, AfterValidator(_official_url)]
Years = Annotated[str, AfterValidator(_years)]


M = TypeVar("M", bound=BaseModel)


class Frozen(BaseModel):
    """Base of all models: no unknown keys, no change after validation, no silent conversion.

    Validators are built when first needed: a build that takes the kept Book needs none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Interval(StrEnum):
    """How often something recurs; the value is what data writes and pages show."""

    WEEK = "每周"
    MONTH = "每月"
    QUARTER = "每季度"
    HALF_YEAR = "每半年"
    YEAR = "每年"
    ANY_TIME = "随时"

    @property
    def anchor(self) -> str:
        """The id of its heading on a page."""
        return self.name.lower().replace("_", "-")

    @property
    def months(self) -> int:
        """The months from one time to the next; 0 for a week and for any time."""
        return {"MONTH": 1, "QUARTER": 3, "HALF_YEAR": 6, "YEAR": 12}.get(self.name, 0)

    @property
    def rrule(self) -> dict[str, str | int]:
        """The recurrence rule (RFC 5545); empty for any time."""
        if self is Interval.WEEK:
            return {"freq": "weekly"}
        if self is Interval.YEAR:
            return {"freq": "yearly"}
        return {"freq": "monthly", "interval": self.months} if self.months else {}


class Matter(StrEnum):
    """What a question is about; the value is what data writes and pages show, in the order of the page."""

    MEETINGS = "开会"
    PEOPLE = "人"
    MONEY = "钱"
    JOINING = "入党"
    MOVING = "走动"
    APPRAISAL = "评议"
    DISCIPLINE = "纪律"
    TALKS = "谈话"

    @property
    def anchor(self) -> str:
        """The id of its heading on a page; no question's id ends like it."""
        return f"{self.name.lower()}-questions"


class Evidence(StrEnum):
    """How much of a source was read."""

    FULL = "全文"
    EXCERPT = "摘录"
    TITLE = "仅有题名"


class Confidence(StrEnum):
    """How a text was checked."""

    FULL = "verified-full-text"
    EXCERPT = "verified-excerpt"
    MEMORY = "from-memory-unverified"

    @property
    def label(self) -> str:
        return {"verified-full-text": "全文核对", "verified-excerpt": "摘录核对"}.get(self.value, "待核")


# A word in a data file is a text; these fields take it for the member it names.
Every = Annotated[Interval, Field(strict=False)]
Read = Annotated[Evidence, Field(strict=False)]
Checked = Annotated[Confidence, Field(strict=False)]


class Value(Frozen):
    """A number of a rule, with its unit; printed the same wherever it is used."""

    number: float | None = Field(None, description="数值")
    to: float | None = Field(None, description="区间的上限")
    fraction: str | None = Field(None, pattern=r"^\d+/\d+$", description="分数，如 1/2")
    of: Text | None = Field(None, description="分数的基数，如 应到会有表决权党员")
    unit: Text | None = Field(None, description="单位，如 个月、次、人、元、%")
    per: Literal["月", "季度", "半年", "年"] | None = Field(None, description="周期")
    bound: Literal["exactly", "at_least", "at_most", "more_than"] = Field("exactly", description="界限")
    text: Text | None = Field(None, description="不是数字的值，如 无记名")
    brackets: tuple[Bracket, ...] = Field((), description="分档")

    @model_validator(mode="after")
    def _one_kind(self) -> Value:
        given = [self.number is not None, self.fraction is not None, self.text is not None, bool(self.brackets)]
        if sum(given) != 1:
            raise PydanticCustomError("value_kind", "number、fraction、text、brackets 必须且只能写一个")
        if self.number is not None and not self.unit:
            raise PydanticCustomError("value_unit", "里有 number，就要写 unit")
        if self.to is not None and (self.number is None or self.to <= self.number):
            raise PydanticCustomError("value_range", "的 to 应大于 number")
        if self.fraction is not None and not 0 < int(self.fraction.split("/")[0]) <= int(self.fraction.split("/")[1]):
            raise PydanticCustomError("value_fraction", "的 fraction 应大于零，不大于一")
        limits = [bracket.upto for bracket in self.brackets]
        rising = [limit for limit in limits if limit is not None]
        if limits and (limits[-1] is not None or None in limits[:-1] or rising != sorted(set(rising))):
            raise PydanticCustomError("value_brackets", "的 brackets 里，upto 应从小到大，最后一档写 null")
        return self

    @property
    def display(self) -> str:
        """The value in words, standing alone: 每年不少于 32 学时, 3 至 5 人, 超过应到会有表决权党员的半数."""
        return self._words(self._limit)

    @property
    def amount(self) -> str:
        """The value inside a sentence that says itself whether it is the least or the most: 每年 32 学时."""
        return self._words("")

    @property
    def _limit(self) -> str:
        return {"at_least": "不少于 ", "at_most": "不超过 ", "more_than": "超过 "}.get(self.bound, "")

    def _words(self, limit: str) -> str:
        if self.text:
            return self.text
        if self.brackets:
            lower = (None, *(bracket.upto for bracket in self.brackets))
            return "；".join(step.said(above) for step, above in zip(self.brackets, lower, strict=False))
        if self.fraction:
            return self._share()
        number = _amount(self.number) + (f" 至 {_amount(self.to)}" if self.to is not None else "")
        gap = "" if self.unit == "%" else " "
        period = f"每{self.per}" if self.per else ""
        blank = " " if period and not limit else ""
        return f"{period}{blank}{limit}{number}{gap}{self.unit}"

    def _share(self) -> str:
        top, bottom = (self.fraction or "1/1").split("/")
        share = "半数" if (top, bottom) == ("1", "2") else f"{_han(bottom)}分之{_han(top)}"
        owner = f"{self.of}的" if self.of else ""
        match self.bound:
            case "more_than":
                return f"超过{owner}{share}"
            case "at_least":
                return f"{owner}{share}以上"
            case "at_most":
                return f"不超过{owner}{share}"
        return f"{owner}{share}"


class Bracket(Frozen):
    """One step of a scale: up to so many yuan a month, this rate."""

    upto: int | None = Field(gt=0, description="月收入上限（元，含）；最高一档写 null")
    rate_pct: float = Field(gt=0, le=5, description="比例（%）")

    def said(self, above: int | None = None) -> str:
        """The step as it is read aloud, without overlap; ``above`` is where the one before it ends, in yuan."""
        if self.upto is None:
            step = f"{_amount(above)} 元以上" if above is not None else "不论多少"
        elif above is None:
            step = f"{_amount(self.upto)} 元以下（含）"
        else:
            step = f"{_amount(above)} 元以上至 {_amount(self.upto)} 元（含）"
        return f"{step}：{_amount(self.rate_pct)}%"


def _amount(number: float | None) -> str:
    """A number in digits, from six places on in groups of three; never with an exponent."""
    if number is None:
        return ""
    exact = Decimal(str(number)).normalize()
    return f"{exact:,f}" if abs(exact) >= 100_000 else f"{exact:f}"


def _han(digits: str) -> str:
    """A number below one hundred in Han numerals, as in shares: 3 → 三, 12 → 十二; larger ones digit by digit."""
    number = int(digits)
    if not 10 <= number < 100:
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def page_url(path: str) -> str:
    """The address, from the site's root, of the page at ``path`` below docs/."""
    return path.removesuffix(".md") + ".html"


def chapter_label(number: int) -> str:
    """第三章."""
    return f"第{_DIGITS[number]}章"


class Regulation(Frozen):
    """A regulation or document the handbook relies on."""

    id: Id
    title: Text = Field(description="全称，不加书名号")
    short: Text = Field(description="引用时的简称")
    issuer: Text = Field(description="发布机关")
    status: Literal["现行", "试行", "已修订", "已期满", "待核"]
    status_note: Text | None = None
    adopted: PartialDate | None = None
    issued: PartialDate | None = None
    effective: PartialDate | None = None
    last_revised: PartialDate | None = None
    replaces: Text | None = Field(None, description="取代了什么")
    articles_total: int | None = None
    confidence: Checked
    source: Text = Field(description="怎样核对的，一句话")
    url: Url | None = Field(None, description="官方网址；不知道就不写")
    note: Text | None = None


class Rule(Frozen):
    """One procedural fact in the handbook's own words."""

    id: Id
    statement: Text = Field(description="自己的话，一句")
    regulation: Id = Field(description="规定的 id")
    article: Text = Field(description="条号，如 第十三条")
    kind: Literal["rule", "inference", "absence", "custom"] = Field(
        description="rule 条文、inference 归纳、absence 未作规定、custom 通行做法"
    )
    confidence: Checked
    article_confidence: Literal["as-read", "inferred", "from-memory", "not-seen"]
    values: Mapping[str, Value] = Field(default_factory=dict, description="条文中的数字")
    stage: Text | None = Field(None, description="发展党员的阶段")
    note: Text | None = None
    checked_on: IsoDate

    @property
    def unverified(self) -> bool:
        """Whether the reader must be told 待核."""
        return self.confidence is Confidence.MEMORY

    @property
    def kind_label(self) -> str:
        return {"rule": "条文", "inference": "归纳", "absence": "未作规定", "custom": "通行做法"}[self.kind]


class Topic(Frozen):
    """One file of rules."""

    topic: Title
    slug: Id
    rules: tuple[Rule, ...] = Field(min_length=1)


class Change(Frozen):
    """A place where the book of 2013 no longer holds."""

    id: Id
    title: Title = Field(description="变了什么，一句短的")
    was: Text = Field(description="2013 年的书怎么说")
    where: Text = Field(description="在书中哪里")
    kind: Literal["改了", "新增", "没有依据了"]
    now: Text = Field(description="现在怎么规定")
    regulation: Id
    article: Text
    rules: tuple[Id, ...] = Field((), description="相关规则")
    confidence: Checked
    advice: Text = Field(description="本手册怎样处理")
    sections: tuple[str, ...] = Field((), description="涉及的节，如 1.1")


class Source(Frozen):
    """Where something was published; an address only when it is the publisher's own."""

    title: Text | None = Field(None, description="题名；没有见到就不写")
    publisher: Text
    date: Annotated[Text, AfterValidator(_published)] | None = None
    url: Url | None = None


class Policy(Frozen):
    """A document the 2013 book printed at the end of a chapter."""

    id: Id
    title: Text
    chapter: int = Field(ge=1, le=9)
    what: Text
    issuer: Text
    date: Text
    gist: tuple[Text, ...]
    later: tuple[Text, ...]
    replaced: Text
    sources: tuple[Source, ...] = ()
    evidence: Read
    caveat: Text | None = None


class Section(Frozen):
    """A section of the outline."""

    id: Annotated[str, StringConstraints(pattern=r"^[1-9]\.\d{1,2}$")]
    title: Title
    title_2013: Text | None = None


class ChapterOutline(Frozen):
    """A chapter of the outline."""

    number: int = Field(ge=1, le=9)
    slug: Id
    title: Title
    sections: tuple[Section, ...]

    @property
    def name(self) -> str:
        """第三章 党小组的制度建设."""
        return f"{chapter_label(self.number)} {self.title}"


class Outline(Frozen):
    """data/book.yml: title, edition and the nine chapters."""

    title: Title
    edition: Annotated[IsoDate, AfterValidator(_edition)]
    source_title: Text
    source_publisher: Text
    source_published: PartialDate
    source_isbn: Text
    chapters: tuple[ChapterOutline, ...]


class Item(Frozen):
    """One act on a checklist."""

    id: Id
    text: Text
    who: Text
    due: Text | None = None
    basis: tuple[Id, ...] = ()
    practice: bool = Field(False, description="建议做法，没有条文依据")
    form: Id | None = None
    record: Text | None = None
    aliases: tuple[Id, ...] = Field((), description="这一项用过的编号；读者在那时打的勾归到这里")


class Phase(Frozen):
    """A stretch of a checklist: before, during, after."""

    title: Text
    items: tuple[Item, ...] = Field(min_length=1)


class Checklist(Frozen):
    """data/checklists/<id>.yml."""

    id: Id
    title: Title
    summary: Text
    who: Text
    when: Text
    basis: tuple[Id, ...]
    chapter: int = Field(ge=1, le=9)
    form: Id | None = None
    phases: tuple[Phase, ...] = Field(min_length=1)


class FormField(Frozen):
    """A blank to fill in."""

    id: Id
    label: Text
    type: Literal["text", "date", "number", "choice", "lines"] = "text"
    lines: int = Field(1, ge=1, le=40)
    width: Literal["half", "full"] = "full"
    options: tuple[Text, ...] = ()
    hint: Text | None = None
    max: int | None = Field(None, ge=1, description="最多写多少个汉字；不写时由行数和宽度算出")


class Column(Frozen):
    """A column of a form's table; ``width`` is relative to the others."""

    id: Id
    label: Text
    width: int = Field(1, ge=1, le=100)
    type: Literal["text", "date", "number", "choice"] = "text"
    options: tuple[Text, ...] = Field((), description="choice 的选项")
    sum: bool = Field(False, description="在 Excel 登记表里合计")
    max: int | None = Field(None, ge=1, description="一格最多写多少个汉字；不写时由宽度算出")

    @model_validator(mode="after")
    def _agrees(self) -> Column:
        if (self.type == "choice") != bool(self.options):
            raise PydanticCustomError("column_options", "type: choice 和 options 要一起写")
        if self.sum and self.type != "number":
            raise PydanticCustomError("column_sum", "只有 type: number 的列可以合计")
        return self


class FormTable(Frozen):
    """A register inside a form."""

    rows: int = Field(ge=1, le=500)
    columns: tuple[Column, ...] = Field(min_length=1)


class Form(Frozen):
    """data/forms/<id>.yml."""

    id: Id
    title: Title
    summary: Text
    synonyms: tuple[Text, ...] = Field((), description="平常的叫法，只用于搜索")
    chapter: int = Field(ge=1, le=9)
    basis: tuple[Id, ...]
    fields: tuple[FormField, ...] = ()
    table: FormTable | None = None
    signatures: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()


class SampleKind(StrEnum):
    """What a sample is a sample of."""

    NOTICE = "通知"
    AGENDA = "议程"
    SCRIPT = "主持词"
    RECORD = "记录"
    OPINION = "意见"
    TALK = "谈话"
    REPORT = "汇报"
    APPLICATION = "申请"
    RESOLUTION = "决议"
    BALLOT = "票"
    LETTER = "函"
    PUBLICITY = "公示"
    PLAN = "计划"
    SUMMARY = "总结"
    LEDGER = "台账"
    SYSTEM = "制度"
    LECTURE = "讲稿"


class Worse(Frozen):
    """A way of writing it that teaches by what is wrong with it."""

    text: Text
    why: Text


class SamplePart(Frozen):
    """A stretch of a sample; ``text`` is there to be copied, ``note`` says why it is written so."""

    label: Text | None = None
    minutes: int | None = Field(None, ge=1, le=600, description="议程的这一段几分钟")
    date: IsoDate | None = Field(None, description="这一段写的是哪一天；后面的不早于前面的")
    text: Text = Field(description="照抄的正文：空行分段，“- ”开头的是一条；不写引用")
    note: Text | None = Field(None, description="为什么这样写，一到三句，可以引用规则")
    worse: Worse | None = Field(None, description="写坏了的样子和坏在哪里")


class Sample(Frozen):
    """data/samples/<id>.yml: something written out, with invented people, to be copied, printed or opened in Word."""

    id: Id
    title: Title
    kind: Annotated[SampleKind, Field(strict=False)]
    task: Text = Field(description="办什么事，data/facets.yml 的 tasks 里的词")
    setting: Text = Field(description="在哪里用，data/facets.yml 的 settings 里的词")
    summary: Text = Field(description="一句话，列在清单和搜索结果里")
    who: Text = Field(description="谁写")
    when: Text = Field(description="什么时候写")
    sections: tuple[Text, ...] = Field((), description="说明哪几节，如 3.3")
    checklists: tuple[Id, ...] = Field((), description="用在哪几张检查单")
    form: Id | None = Field(None, description="填的是哪张表单")
    fields: Mapping[str, Lines] = Field(default_factory=dict, description="表单的栏 → 填的文字，一条或几条")
    rows: tuple[Mapping[str, Text], ...] = Field((), description="表单的登记表，一行一项：列 → 填的文字")
    basis: tuple[Id, ...] = ()
    parts: tuple[SamplePart, ...] = ()
    related: tuple[Id, ...] = Field((), description="相近的样例")

    @model_validator(mode="after")
    def _something_written(self) -> Sample:
        if not self.parts and not self.form:
            raise PydanticCustomError("sample_empty", "至少要有一段 parts，或者写明 form 和 fields")
        return self

    @property
    def chapter(self) -> int:
        """The chapter of the first section that it illustrates; 0 when it illustrates none."""
        return int(self.sections[0].partition(".")[0]) if self.sections else 0

    @property
    def minutes(self) -> int:
        """What the minutes of its parts add up to; 0 when none has any."""
        return sum(part.minutes or 0 for part in self.parts)


class LessonPart(Frozen):
    """A stretch of a lesson: what to say, for so many minutes, and what stands on the wall meanwhile."""

    label: Title
    minutes: int = Field(ge=1, le=20)
    text: Text = Field(description="照着说的话，空行分段；一分钟两百来字；办事的说法引用规则")
    slide: tuple[Text, ...] = Field(min_length=1, description="这一段幻灯片上的几行字，一行一句")


class Lesson(Frozen):
    """data/lessons/<id>.yml: a short lecture on a chapter, with a handout and slides."""

    id: Id
    title: Title
    chapter: int = Field(ge=1, le=9)
    minutes: int = Field(ge=5, le=60, description="一共几分钟；各段加起来是它")
    summary: Text = Field(description="一句话：讲完以后听的人会做什么；列在清单和讲义上")
    parts: tuple[LessonPart, ...] = Field(min_length=3)
    questions: tuple[Text, ...] = Field(min_length=3, max_length=3, description="三个讨论题，印在讲义上")
    handout: tuple[Text, ...] = Field(min_length=3, description="讲义上的几句话，一句一件事，可以引用规则")
    task: Text = Field(description="回去做的一件事")


class ToolRow(Frozen):
    """A line of a tool: a choice, a box to tick, a step."""

    id: Id
    label: Text
    text: Text | None = Field(None, description="说明，可以引用规则")
    group: Text | None = Field(None, description="小组在这一步做什么")
    who: tuple[Id, ...] = Field((), description="只给工具里这几项用，写它们的 id")
    after: Id | None = Field(None, description="从同一张表的哪一步算起")
    values: Mapping[str, ValueName] = Field(default_factory=dict, description="用到的规则数值：名称 → [=规则:数值]")
    basis: tuple[Id, ...] = ()
    practice: bool = Field(False, description="建议做法，没有条文依据")


class DeskStep(Frozen):
    """A step of a group meeting's agenda: what the agenda says of it, what the leader says, where its notes go."""

    id: Id
    label: Text = Field(description="照议程样例里这一段的名称写")
    paper: Text = Field(description="印在议程上的一句：谁、做什么")
    script: Text = Field(description="主持词，一行一段")
    asks: Text = Field(description="开会时记什么，写在记录的框上面")
    field: Id | None = Field(None, description="记的东西进表单的哪一栏")
    options: tuple[Text, ...] = Field((), description="开过这一段，表单的“内容”勾哪几项")
    basis: tuple[Id, ...] = ()


class DeskSetting(Frozen):
    """Where a group meets: how it writes its notice there, and what the leader says there in place of the usual."""

    id: Id
    label: Text
    setting: Text = Field(description="样例里的哪一种场合，data/facets.yml 的 settings 里的词")
    notice: Text = Field(description="通知，一行一段")
    basis: tuple[Id, ...] = Field((), description="通知旁边注的依据")
    script: Mapping[str, Text] = Field(default_factory=dict, description="步骤的 id → 换成的主持词")
    related: tuple[Id, ...] = Field(description="这种场合写好的样例")


class DeskText(Frozen):
    """What the desk writes, with what it rests on."""

    text: Text
    basis: tuple[Id, ...] = ()


class Desk(Frozen):
    """The wording of the meeting desk.

    Texts have blanks that the desk fills: ``{地点}`` becomes a line to write on where nothing is known, and with
    ``{地点?}`` the whole sentence goes.  A line with a blank of many entries is repeated for each.
    """

    form: Id = Field(description="记录用的表单")
    agendas: tuple[Id, ...] = Field(min_length=1, description="议程样例，分钟照它们；第一份先选上")
    steps: tuple[DeskStep, ...]
    settings: tuple[DeskSetting, ...] = Field(min_length=1)
    tally: DeskText = Field(description="到会人数下面的一句")
    crowded: DeskText = Field(description="人多、每人说不到两分钟时提醒的一句")
    reminder: DeskText = Field(description="头一天晚上再提一句")
    absent: DeskText = Field(description="会后发给没来的人，一人一份")
    report: DeskText = Field(description="会后报支部的意见")
    signing: DeskText = Field(description="签到单下面的一行")
    record: Mapping[str, Text] = Field(description="表单的栏 → 怎样写")
    columns: tuple[Text, ...] = Field(min_length=3, description="签到单的栏，第二栏印名字")


class Tool(Frozen):
    """data/tools/<id>.yml: what a tool of web/tools/ asks and reckons with; its page is docs/tools/<id>.md."""

    id: Id
    title: Title
    summary: Text = Field(description="一句话，列在工具一页和搜索结果里")
    chapter: int = Field(ge=1, le=9)
    sections: tuple[Text, ...] = Field((), description="说的是哪几节，如 7.3")
    pages: tuple[Text, ...] = Field((), description="除了这几节，还在哪几页上列出来，如 /calendar.html")
    basis: tuple[Id, ...] = Field(description="算法依据的规则；它们的数值随页面交给脚本")
    workdays: bool = Field(False, description="要不要把节假日表随页面交给脚本")
    calendar: bool = Field(False, description="要不要把年历随页面交给脚本")
    lists: Mapping[str, tuple[ToolRow, ...]] = Field(default_factory=dict, description="工具用的表：名称 → 各行")
    desk: Desk | None = Field(None, description="会议台的议程和措辞；只有会议台写")

    @model_validator(mode="after")
    def _rows_agree(self) -> Tool:
        known = {row.id for rows in self.lists.values() for row in rows}
        for name, rows in self.lists.items():
            ids = [row.id for row in rows]
            if len(ids) != len(set(ids)):
                raise PydanticCustomError("tool_rows", "的 lists.{name} 里有重复的 id", {"name": name})
            if strange := [one for row in rows for one in (*row.who, *filter(None, [row.after])) if one not in known]:
                message = "的 lists.{name} 写了没有的“{strange}”"
                raise PydanticCustomError("tool_row", message, {"name": name, "strange": strange[0]})
        return self


class NotToConfuse(Frozen):
    """A term that is often taken for another."""

    term: Text
    why: Text


class Term(Frozen):
    """A glossary entry."""

    id: Id
    term: Text
    pinyin: Pinyin = Field(description="带声调的拼音，一字一节，用空格隔开")
    definition: Text
    aliases: tuple[Text, ...] = ()
    synonyms: tuple[Text, ...] = Field((), description="口语说法，只用于搜索")
    longer: tuple[Text, ...] = Field((), description="含有这个词、但另有所指的长词；在其中不作解释")
    not_: tuple[NotToConfuse, ...] = Field((), alias="not", description="不要混同的词")
    plain: bool = Field(False, description="人人都懂的词：术语页照列，正文里不作解释")
    basis: tuple[Id, ...] = ()


class Question(Frozen):
    """A question as people ask it."""

    id: Id
    question: Text
    answer: Text
    basis: tuple[Id, ...]
    link: Text | None = None
    chapter: int = Field(ge=1, le=9, description="属于哪一章，搜索结果里写出来")
    group: Annotated[Matter, Field(strict=False)] = Field(description="问的是哪一类事，页上排在这一类下面")
    top: bool = Field(False, description="最常问的，页首列出来")
    also: tuple[Id, ...] = Field((), description="并进来的问题原来的编号；旧的链接仍然落在这里")


class Asked(Frozen):
    """data/asked/<kind>.yml: for the address of a page or record, what readers type who look for it."""

    asked: Mapping[Text, tuple[Text, ...]] = Field(description="地址 → 读者会打的说法，只用于搜索")


class CalendarEntry(Frozen):
    """Something that recurs in the year of a party group; ``practice`` when no rule sets it."""

    id: Id
    every: Every
    months: tuple[int, ...] = Field((), description="落在哪几个月，如 [3, 6, 9, 12]")
    what: Text
    who: Text
    basis: tuple[Id, ...] = ()
    practice: bool = False
    link: Text | None = None

    @model_validator(mode="after")
    def _months_fit(self) -> CalendarEntry:
        step = self.every.months
        apart = [later - earlier for earlier, later in itertools.pairwise(self.months)]
        count = 12 // step if step > 1 else 0
        within = all(1 <= month <= 12 for month in self.months)
        if self.months and (len(self.months) != count or set(apart) - {step} or not within):
            message = "写的 months 和 every 对不上：每年写一个月，每半年写相隔六个月的两个，每季度写相隔三个月的四个"
            raise PydanticCustomError("calendar_months", message)
        return self


class FlowStep(Frozen):
    """A box of a flow: what is done, by whom, on which basis; ``otherwise`` says what follows when it fails."""

    text: Text
    who: Text
    basis: tuple[Id, ...] = ()
    practice: bool = False
    otherwise: Text | None = None


class Flow(Frozen):
    """The way through a chapter, from top to bottom on one page."""

    id: Id
    title: Title
    chapter: int = Field(ge=1, le=9)
    steps: tuple[FlowStep, ...] = Field(min_length=2)


class CardPanel(Frozen):
    """A group of short lines on the pocket card."""

    title: Text
    lines: tuple[Text, ...] = Field(min_length=1)


class Card(Frozen):
    """data/card.yml: what a leader carries in the pocket, front and back."""

    title: Text
    front: tuple[CardPanel, ...] = Field(min_length=1)
    back: tuple[CardPanel, ...] = Field(min_length=1)


class Facets(Frozen):
    """data/facets.yml: the words by which cases and samples are sorted."""

    sectors: tuple[Text, ...] = Field(min_length=1, description="领域")
    group_forms: tuple[Text, ...] = Field(min_length=1, description="小组形式")
    themes: tuple[Text, ...] = Field(min_length=1, description="主题")
    provinces: tuple[Text, ...] = Field(min_length=1, description="案例的地方")
    tasks: tuple[Text, ...] = Field(min_length=1, description="样例办的事")
    settings: tuple[Text, ...] = Field(min_length=1, description="样例用在哪里")


class CaseFacts(Frozen):
    """The facets of a case; sector, group form and themes are words of ``Facets``.

    Place and year are those that the source names; what could only be guessed is left out.
    """

    chapter: int = Field(ge=1, le=9)
    sections: tuple[Text, ...] = Field((), description="说明哪几节，最合适的在前，如 1.3")
    related: tuple[Id, ...] = Field((), description="相近的案例")
    sector: Text | None = None
    province: Text | None = Field(None, description="来源写明才填")
    city: Text | None = Field(None, description="来源写明才填")
    practised: Years | None = Field(None, description="做法的年份，如 2020—2022")
    reported: Years | None = Field(None, description="报道的年份")
    themes: tuple[Text, ...] = ()
    evidence: Read
    level: Literal["小组", "小组大小", "支部"] = Field(
        description="小组：来源写明党小组；小组大小：班组、宿舍一类的单位；支部：支部或者更大"
    )
    stance: Literal["可学", "不要照搬"] = "可学"
    brief: bool = Field(False, description="只有一段话，列在“还有这些”里")
    group_form: Text | None = None
    source: Source

    @property
    def year(self) -> int | None:
        """The first year of the practice or, where it is not known, of the report."""
        found = re.search(r"\d{4}", self.practised or self.reported or "")
        return int(found[0]) if found else None


class CaseTitle(Frozen):
    """A case of the 2013 book of which only the title is known; ``similar`` are public cases on a like subject."""

    id: Id
    title: Title
    chapter: int = Field(ge=1, le=9)
    similar: tuple[Id, ...] = ()


class PageHead(Frozen):
    """The front matter of a page."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    title: Title
    kind: Literal["home", "chapter", "section", "reading", "policy", "case", "page"]
    id: Text
    checked_on: IsoDate
    description: Text | None = None
    omit: Mapping[str, Text] = Field(default_factory=dict, description="没有写的标题和原因")
    case: CaseFacts | None = None
    hide: tuple[Literal["navigation", "toc", "path", "footer"], ...] = ()
    policy: Id | None = None


class QuizQuestion(Frozen):
    """A question of the self-test: what is asked, what can be chosen, what is right and why."""

    id: Id
    kind: Literal["单选", "多选", "判断", "案例"]
    ask: Text
    options: tuple[Text, ...] = Field(min_length=2, max_length=5, description="可选的几项；判断题写“对”“错”")
    right: tuple[int, ...] = Field(min_length=1, description="对的是第几项，从 1 数起")
    rules: tuple[Id, ...] = Field(min_length=1, description="答案依据的规则")
    why: Text = Field(description="为什么，一两句自己的话")
    checked: Text = Field(description="出题时规则的样子；规则改了，make check 会说")


class Quiz(Frozen):
    """data/quiz/<chapter>.yml: the self-test of a chapter."""

    chapter: int = Field(ge=1, le=9)
    questions: tuple[QuizQuestion, ...] = Field(min_length=1)


class Page(Frozen):
    """A page of docs/ as far as the Book needs it; ``path`` is relative to docs/."""

    path: str
    head: PageHead
    cites: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        return page_url(self.path)

    @property
    def name(self) -> str:
        """What menus, links and results call the page: a section after its number, 3.3 党小组会制度."""
        return f"{self.head.id} {self.head.title}" if self.head.kind == "section" else self.head.title


def _nothing(kind: type[M], **known: Any) -> M:
    """A model with empty texts and lists where ``known`` gives nothing."""
    missing = {
        name: () if get_origin(info.annotation) is tuple else ""
        for name, info in kind.model_fields.items()
        if info.is_required()
    }
    return kind.model_construct(**{**missing, **known})


class Book(Frozen):
    """Everything, validated: what a renderer may rely on."""

    outline: Outline = Field(default_factory=lambda: _nothing(Outline, title="党小组工作手册", edition="1970-01-01"))
    regulations: Mapping[str, Regulation] = Field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    changes: Mapping[str, Change] = Field(default_factory=dict)
    policies: Mapping[str, Policy] = Field(default_factory=dict)
    checklists: Mapping[str, Checklist] = Field(default_factory=dict)
    forms: Mapping[str, Form] = Field(default_factory=dict)
    samples: Mapping[str, Sample] = Field(default_factory=dict)
    lessons: Mapping[str, Lesson] = Field(default_factory=dict)
    tools: Mapping[str, Tool] = Field(default_factory=dict)
    quiz: tuple[Quiz, ...] = ()
    terms: tuple[Term, ...] = ()
    questions: tuple[Question, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    flows: Mapping[str, Flow] = Field(default_factory=dict)
    card: Card = Field(default_factory=lambda: _nothing(Card))
    titles: tuple[CaseTitle, ...] = ()
    facets: Facets = Field(default_factory=lambda: _nothing(Facets))
    asked: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    pages: tuple[Page, ...] = ()

    @classmethod
    def empty(cls) -> Book:
        """A Book without content, for a preview that starts on wrong data and so has no last good one."""
        return cls.model_construct()

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """All rules by id."""
        return {rule.id: rule for topic in self.topics for rule in topic.rules}

    @cached_property
    def topic_of(self) -> dict[str, Topic]:
        """The topic of each rule id."""
        return {rule.id: topic for topic in self.topics for rule in topic.rules}

    @cached_property
    def page_of(self) -> dict[str, Page]:
        """The written page at each path below docs/."""
        return {page.path: page for page in self.pages}

    @cached_property
    def cited_by(self) -> dict[str, tuple[Page, ...]]:
        """For each rule id, the pages that cite it."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            for rule_id in page.cites:
                found.setdefault(rule_id, []).append(page)
        return {rule_id: tuple(pages) for rule_id, pages in found.items()}

    @cached_property
    def cases(self) -> tuple[Page, ...]:
        """The pages that are cases."""
        return tuple(page for page in self.pages if page.head.case)

    @cached_property
    def case_pages(self) -> dict[str, Page]:
        """Case id → its page."""
        return {page.head.id: page for page in self.cases}

    @cached_property
    def section_pages(self) -> dict[str, Page]:
        """Section id (as 1.3) → its page."""
        return {page.head.id: page for page in self.pages if page.head.kind == "section"}

    @cached_property
    def cases_of(self) -> dict[str, tuple[Page, ...]]:
        """Section id → the cases that illustrate it."""
        found: dict[str, list[Page]] = {}
        for page in self.cases:
            for section in page.head.case.sections if page.head.case else ():
                found.setdefault(section, []).append(page)
        return {section: tuple(pages) for section, pages in found.items()}
