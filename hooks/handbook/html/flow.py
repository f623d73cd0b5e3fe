"""A chapter's flow: a list to read and an SVG to look at, both from the same steps."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from handbook.html.links import numbered
from handbook.model import Book, Flow, FlowStep
from handbook.readers import SCREEN_ONLY
from handbook.wording import PRACTICE, labels, plain

# Sizes in SVG units; at full width on a phone of 375 px one unit is about one pixel.
_WIDTH, _PAD, _GAP, _LINE, _SMALL = 360, 14, 26, 23, 18
_PER_LINE, _PER_SMALL_LINE = 19, 24


def flow(book: Book, one: Flow, nth: int = 1) -> str:
    """A figure: the picture is hidden from screen readers, the list from the eyes; paper gets the list as well.

    ``nth`` as for a checklist.  The list holds no links, as what cannot be seen must not take the keyboard's focus.
    """
    items = "".join(f"<li>{_item(book, step)}</li>" for step in one.steps)
    return (
        f'<figure class="hb-flow" id="flow-{escape(numbered(one.id, nth))}" data-flow="{escape(one.id)}">'
        f"{_svg(book, one)}<figcaption>{escape(one.title)}</figcaption>"
        f'<ol class="hb-flow__steps">{items}</ol></figure>'
    )


def _item(book: Book, step: FlowStep) -> str:
    otherwise = f"不成时：{step.otherwise}。" if step.otherwise else ""
    return escape(f"{plain(book, step.text)}。{step.who}。依据：{_labels(book, step)}。{otherwise}")


def _labels(book: Book, step: FlowStep) -> str:
    """Regulation and articles, or that it is only practice."""
    return labels(book, step.basis) or PRACTICE


def _svg(book: Book, one: Flow) -> str:
    parts, top = [], 1
    for number, step in enumerate(one.steps, 1):
        if number > 1:
            parts.append(f'<path class="hb-flow__arrow" d="M{_WIDTH // 2} {top}v{_GAP - 7}m-5 -6l5 6l5 -6"/>')
            top += _GAP
        box, height = _box(book, step, number, top)
        parts.append(box)
        top += height
    return (
        f'<svg class="hb-flow__picture" {SCREEN_ONLY} viewBox="0 0 {_WIDTH} {top + 1}" '
        f'aria-hidden="true" focusable="false" xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )


def _box(book: Book, step: FlowStep, number: int, top: int) -> tuple[str, int]:
    """One box and its height."""
    lines = [("hb-flow__act", line, _LINE) for line in _wrapped(f"{number}. {plain(book, step.text)}", _PER_LINE)]
    lines += [("hb-flow__who", line, _SMALL) for line in _wrapped(step.who, _PER_SMALL_LINE)]
    lines += [("hb-flow__basis", line, _SMALL) for line in _wrapped(_labels(book, step), _PER_SMALL_LINE)]
    if step.otherwise:
        lines += [("hb-flow__else", line, _SMALL) for line in _wrapped(f"不成时：{step.otherwise}", _PER_SMALL_LINE)]
    texts, y = [], top + _PAD - 4
    for name, line, height in lines:
        y += height
        texts.append(f'<text class="{name}" x="{_PAD + 4}" y="{y - 5}">{escape(line)}</text>')
    height = y - top + _PAD - 4
    return f'<rect x="1" y="{top}" width="{_WIDTH - 2}" height="{height}" rx="4"/>{"".join(texts)}', height


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` Han characters; Latin letters and digits count half; no line starts with a stop."""
    line, used = "", 0.0
    for character in text:
        size = 0.5 if character.isascii() else 1.0
        if used + size > width and character not in "，。、；：）》”":
            yield line
            line, used = "", 0.0
        line, used = line + character, used + size
    yield line
