"""Text that is put together from the typesetter's own signs, at every kind of place in a document."""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape

from handbook.diagnostics import TypesetError
from handbook.print.typeset import Job, Part, make
from handbook.rendered import Rendered
from support.places import HEAD, WHERE
from support.reading import squashed, text_of

from torture.outcome import Failure, Outcome

# fmt: off
_PIECES = (
    *("=", "==", "+", "-", "--", "---", "/", "//", "/*", "*/", "1.", "12.", "3)", "...", "*", "**", "_", "__",
        "~", "`", "```", "#", "#set", "#(", "#["),
    *("$", "@", "@a", "<", ">", "<a>", "\\", "\\u{41}", "'", '"', "[", "]", "(", ")", "{", "}", "|", "%", "&",
        ":", ";", "!", "^", "-?", "https://a.b/c", "a@b.c"),
    *("甲", "乙丙", "A", "b2", "7", "，", "。", "“丁”", "《戊》", " ", " ", " ", "\u00a0", "&amp;",
        "#let x = 1", "#import", "#eval", "#read(\"/etc/passwd\")"),
)
# fmt: on
# So many texts in one document: setting one takes a second, however short.
_BATCH = 60


def attack(count: int, seed: int) -> Outcome:
    """Set ``count`` texts and read them back."""
    outcome = Outcome("Typst 的记号当文字写")
    places = list(WHERE.values())
    texts = []
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        pieces = [chance.choice(_PIECES) for _ in range(chance.randrange(1, 7))]
        text = " ".join("".join(pieces).split(" ")).strip() or "甲"
        texts.append((text, places[number % len(places)]))
    for start in range(0, count, _BATCH):
        outcome.count(_told(texts[start : start + _BATCH]))
    return outcome


def _told(texts: Sequence[tuple[str, str]]) -> list[Failure | None]:
    """What is wrong with each; a document that cannot be set is halved until the text is found."""
    html = "".join(f"<p>始{n}界</p>{place.format(escape(text))}" for n, (text, place) in enumerate(texts))
    page = Rendered("甲", "a.html", f"<h1>甲</h1>{html}<p>始{len(texts)}界</p>")
    try:
        pdf = make(Job("pdf/x.pdf", "book", {"head": HEAD}, 0, (Part((page,), {}),)))
    except TypesetError as error:
        if len(texts) == 1:
            return [Failure("排版停下", f"{texts[0]!r}\n{error}", (("text.txt", texts[0][0].encode()),))]
        middle = len(texts) // 2
        return [*_told(texts[:middle]), *_told(texts[middle:])]
    read = text_of(pdf)
    return [_read(read, number, text, place) for number, (text, place) in enumerate(texts)]


def _read(read: str, number: int, text: str, place: str) -> Failure | None:
    start = read.find(f"始{number}界")
    found = read[start : read.find(f"始{number + 1}界", start)]
    if squashed(text) in found:
        return None
    return Failure("印出来的不是写的", f"{text!r} 在 {place}\n{found}", (("text.txt", text.encode()),))
