"""Where in the sources stands what cannot be set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from handbook import addresses
from handbook.diagnostics import Fault, Problem, TypesetError
from handbook.sources import files

# Pages and documents that are made from one file of data.
_MADE_FROM = {
    addresses.GLOSSARY: "glossary",
    addresses.FAQ: "faq",
    addresses.CALENDAR: "calendar",
    addresses.CHANGES: "changes",
    addresses.BOOK_TITLES: "titles",
    addresses.CARD_PDF: "card",
    addresses.CALENDAR_PDF: "calendar",
}
_LETTERS = re.compile(r"\w")
# So many letters tell a line from others.
_ENOUGH = 8
# So much of it is shown in a message.
_NEAR = 60


def placed(root: Path, error: TypesetError) -> list[Problem]:
    """A problem for each place of what the error names."""
    found = list(find(root, error.characters))
    problems = [Problem(*place, "E401", f"字体里没有“{c}”（U+{ord(c):04X}），请换一个写法") for place, c in found]
    seen = {c for _, c in found}
    for fault in error.faults:
        if not fault.characters or not seen.issuperset(fault.characters):
            code = "E401" if fault.characters else "E402"
            problems.append(Problem(*_place(root, fault), code, " ".join(fault.reason.split())))
    return sorted(set(problems))


def strange(root: Path, url: str, text: str, message: str) -> Problem:
    """That ``text`` on the page at ``url`` cannot be shown, although it was read without complaint."""
    shown = " ".join(text.split())[:_NEAR]
    return Problem(*_place(root, Fault(url, message, near=text)), "E403", f"“{shown}”{message}")


def find(root: Path, characters: str) -> Iterator[tuple[tuple[str, int, int], str]]:
    """File, line and column for each of ``characters`` in data/ and docs/, also where it is written as an escape."""
    spellings = {c: re.compile(_spelled(c), re.IGNORECASE) for c in characters}
    for file in files.sources(root) if spellings else ():
        text = file.read_text("utf-8", errors="replace")
        for c, spelling in spellings.items():
            for match in spelling.finditer(text):
                start = match.start()
                line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
                yield (files.shown(file, root), line, column), c


def _spelled(character: str) -> str:
    """The character itself, as YAML may escape it, and as HTML may."""
    code = ord(character)
    escapes = [rf"\\U{code:08x}", rf"&#x0*{code:x};", rf"&#0*{code};"]
    escapes += [rf"\\u{code:04x}"] if code < 0x10000 else []
    escapes += [rf"\\x{code:02x}"] if code < 0x100 else []
    return "|".join([re.escape(character), *escapes])


def _place(root: Path, fault: Fault) -> tuple[str, int, int]:
    """The source of a page or document, and the line in it that holds the text near which setting failed."""
    file = _source(root, fault.where)
    wanted = _letters(fault.near)[:_ENOUGH]
    for number, line in enumerate(file.read_text("utf-8").split("\n") if wanted and file.is_file() else (), 1):
        if wanted in _letters(line):
            return files.shown(file, root), number, 1
    return files.shown(file, root), 1, 1


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text))


def _source(root: Path, where: str) -> Path:
    """The file that a page or document is made from; that of the whole handbook when it is made from many."""
    page = where.partition("#")[0].removeprefix("pdf/").removesuffix(".pdf")
    found = [root / "docs" / addresses.source(page), root / "docs" / addresses.CHAPTERS / page / "index.md"]
    if name := _MADE_FROM.get(where):
        found.append(root / "data" / f"{name}.yml")
    found.append(root / "data" / f"{addresses.source(page).removesuffix('.md')}.yml")
    return next((file for file in found if file.is_file()), root / "data" / "book.yml")
