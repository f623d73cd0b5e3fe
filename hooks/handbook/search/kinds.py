"""The kinds of search result.  They go to the readers' scripts inside the data; what a kind weighs stands there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """What a result is.

    ``stands_alone``: each entry is a result of its own, although many share a page; entries of other kinds are grouped
    by page.  ``offered``: its names are offered to a reader whose query finds nothing.
    """

    name: str
    stands_alone: bool = False
    offered: bool = False


SECTION = Kind("章节", offered=True)
CHECKLIST = Kind("检查单", offered=True)
SAMPLE = Kind("样例", offered=True)
LESSON = Kind("党课", offered=True)
FORM = Kind("表单", offered=True)
TOOL = Kind("工具", offered=True)
QUESTION = Kind("问答", stands_alone=True)
RULE = Kind("规定", stands_alone=True)
CASE = Kind("案例")
TERM = Kind("术语", stands_alone=True, offered=True)
PAGE = Kind("页面")

# In the order in which a reader sees them.
KINDS = (SECTION, CHECKLIST, SAMPLE, LESSON, FORM, TOOL, QUESTION, RULE, CASE, TERM, PAGE)
_BY_NAME = {kind.name: kind for kind in KINDS}


def named(name: str) -> Kind:
    """The kind called ``name``.

    Raises:
        KeyError: when there is none.
    """
    return _BY_NAME[name]
