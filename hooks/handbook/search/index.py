"""The files that the search worker reads.

The data is scripts, not JSON, because a page opened from file:// may load scripts but not fetch files.  Names come
first and are small, so that the first key gets its answer; texts follow.

Each file carries the edition, a digest of all of them: a reader's browser may have kept one of an older edition, and
texts must not be put to the names of another.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handbook import escape
from handbook.cache import Cache
from handbook.search import hanzi, importance, kinds, words
from handbook.search.documents import Document

# So many names are looked through at the first key, however many there are; more come in a second file.
FIRST = 1500
# The pinyin of a name that is not to be found by it.
_SILENT = "-"
# Material asks for this file before it starts the worker; the worker brings its own data.
_STUB: dict[str, Any] = {"config": {"lang": ["zh"], "separator": r"\s+", "pipeline": []}, "docs": []}


def render(
    documents: Sequence[Document],
    cases: Mapping[str, Sequence[Document]],
    spoken: Mapping[str, str],
    cache: Cache | None = None,
    first: int = FIRST,
) -> dict[str, str]:
    """File name → text; pinyin, variants and words come from ``cache`` when they are there.

    Whole pages and records stand before the sections of pages, so that they are among the ``first``.

    ``cases`` gives for each case its sections; their texts stand in a file of their own, which the case library reads
    too.  ``spoken`` gives for what people say the handbook's word; a query that holds the one also looks for the other.
    """
    others = sorted(documents, key=_is_section)
    every = [*others, *(document for own in cases.values() for document in own)]
    characters = {c for d in every for c in "".join((d.title, *d.aliases, d.text, *d.asked))}
    names = {name for document in every for name in _sounded(document)}
    derived = hanzi.derive(names, characters, cache)
    usual = {c: syllable for syllable, characters in derived["readings"].items() for c in characters}
    rows = [_row(document, derived["pinyin"], usual) for document in every]
    data = {
        "documents": rows[:first],
        "more": len(rows) > first,
        "kinds": [{"name": one.name, "alone": one.stands_alone, "offered": one.offered} for one in kinds.KINDS],
        "spoken": {said: word for said, word in spoken.items() if said != word},
        "traditional": derived["traditional"],
        "readings": derived["readings"],
    }
    # What readers type comes with the texts: the first answer needs the names alone.  The worker takes both commas
    # for one; the short one packs smaller.
    asked = {str(place): "|".join(one.asked).replace("，", ",") for place, one in enumerate(every) if one.asked}
    notes = {str(place): document.note for place, document in enumerate(every) if document.note}
    said = [phrase for document in every for phrase in (document.title, *document.aliases, *document.asked)]
    texts = {
        "texts": [document.text for document in others],
        "asked": asked,
        "words": words.groups(said, cache),
        "importance": importance.groups(),
        "notes": notes,
    }
    # In the order of the documents: the worker puts them after the other texts.
    case_texts = {"cases": [[name, [document.text for document in own]] for name, own in cases.items()]}
    parts = {"documents": ("handbookSearch", data), "texts": ("handbookTexts", texts)}
    parts["cases"] = ("handbookCases", case_texts)
    if data["more"]:
        parts["names"] = ("handbookNames", {"names": rows[first:]})
    edition = hashlib.sha256(escape.script_json(parts).encode()).hexdigest()[:16]
    return {
        **{
            f"search/{file}.js": f"self.{name}={escape.script_json({'edition': edition, **part})};\n"
            for file, (name, part) in parts.items()
        },
        "search/search_index.json": json.dumps(_STUB) + "\n",
        "search/search_index.js": f"var __index={escape.script_json(_STUB)};\n",
    }


def _is_section(document: Document) -> bool:
    """Whether it is a part of a page; questions, terms and rules stand in a page too, but for themselves."""
    return "#" in document.url and not kinds.named(document.kind).stands_alone


def _row(document: Document, pinyin: Mapping[str, str], usual: Mapping[str, str]) -> list[str]:
    """One document as the worker expects it: url, title, kind, aliases, pinyin, crumb.

    A rule's id is no alias: it stands in the address, and numbers that readers type must not match it.  The pinyin is
    empty where the worker gets the same from the usual readings of the characters.
    """
    place = document.url.partition("#")[2]
    aliases = " ".join(alias for alias in document.aliases if alias != place)
    sounds = _joined(pinyin[name] for name in _sounded(document))
    spelt = _joined(" ".join(usual[c] for c in name if c in usual) for name in (document.title, *aliases.split(" ")))
    return [
        document.url,
        document.title,
        document.kind,
        aliases,
        "" if sounds == spelt else sounds or _SILENT,
        document.crumb,
    ]


def _joined(sounds: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(sound for sound in sounds if sound))


def _sounded(document: Document) -> tuple[str, ...]:
    """The names that can be typed in pinyin; of a rule, whose name is its article, none."""
    is_rule = document.kind == kinds.RULE.name and document.url.startswith("rules/") and "#" in document.url
    return () if is_rule else (document.title, *document.aliases)
