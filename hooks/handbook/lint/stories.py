"""What an editor would mark in a case: missing or needless parts, its length, and figures that nobody gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.characters import HAN
from handbook.diagnostics import Problem
from handbook.model import CaseFacts

PARTS = ("story", "takeaways", "caveats")
MOST = {"takeaways": 3, "caveats": 2}
SHORTEST, LONGEST = 150, 400
_HEADING = re.compile(r"^## .*\{#([\w-]+)\}\s*$")
# A figure with what it counts; years and dates are none.
_FIGURE = re.compile(r"\d[\d.]* ?(?:余|多|万)?(?:名|户|人|次|元|万|%|件|场|期|个|家|份)")
# Words by which a story says whose figures these are.
_TOLD = re.compile(r"据|书中|报道|自述|来源")


def findings(shown: str, case: CaseFacts, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    """L430 to L433 in the body of a case; ``lines`` are number and text of its lines."""
    parts = _parts(lines)
    yield from _placed(shown, case, lines, parts)
    for name, most in MOST.items():
        items = [(number, text) for number, text in parts.get(name, []) if text.startswith("- ")]
        if len(items) > most:
            yield Problem(shown, items[most][0], 1, "L431", f"{{#{name}}} 有 {len(items)} 条，至多 {most} 条")
    if "story" in parts and parts["story"]:
        han = sum(len(HAN.findall(text)) for _, text in parts["story"])
        if not SHORTEST <= han <= LONGEST:
            message = f"{{#story}} 有 {han} 个汉字，应在 {SHORTEST} 到 {LONGEST} 之间"
            yield Problem(shown, parts["story"][0][0], 1, "L432", message)
    yield from _untold(shown, parts.get("story") or lines)


def _parts(lines: list[tuple[int, str]]) -> dict[str, list[tuple[int, str]]]:
    """The lines with text below each heading; what stands above the first is left out."""
    found: dict[str, list[tuple[int, str]]] = {}
    name = ""
    for number, text in lines:
        heading = _HEADING.match(text)
        if heading:
            name = heading[1]
            found[name] = []
        elif name and text.strip():
            found[name].append((number, text))
    return found


def _placed(
    shown: str, case: CaseFacts, lines: list[tuple[int, str]], parts: dict[str, list[tuple[int, str]]]
) -> Iterator[Problem]:
    """L430: other headings than the three in their order, or any in a case that is a single paragraph."""
    first = lines[0][0] if lines else 1
    if case.brief:
        paragraphs = [text for _, text in lines if text.strip() and not text.startswith("# ")]
        if parts or len(paragraphs) != 1:
            yield Problem(shown, first, 1, "L430", "brief: true 的案例只写一段，不要小标题")
    elif tuple(parts) != PARTS:
        yield Problem(shown, first, 1, "L430", f"案例的标题依次是 {'、'.join(f'{{#{name}}}' for name in PARTS)}")


def _untold(shown: str, lines: list[tuple[int, str]]) -> Iterator[Problem]:
    """L433: figures without a word on who gives them."""
    if any(_TOLD.search(text) for _, text in lines):
        return
    for number, text in lines:
        found = _FIGURE.search(text)
        if found:
            message = f"“{found[0]}”没有写是谁的说法；请加“据……”"
            yield Problem(shown, number, found.start() + 1, "L433", message)
