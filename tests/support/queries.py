"""The readers' queries of tests/search, and how good an answer to one is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from support.node import node

_FOLDER = Path(__file__).resolve().parents[1] / "search"
# Sets that were written and labelled before any ranking was seen; nothing is tuned on them.
BLIND = ("blind-real", "blind-everyday", "blind-plain", "fresh-real", "fresh-everyday", "fresh-plain", "third-everyday")


@dataclass(frozen=True)
class Query:
    """What a reader types, the addresses that should come first, and those that do as well.

    An address without a place in the page stands for every place of it; one that ends with / for the folder.
    ``kind`` is the class of the words, in a blind set the voice.  Not ``counted`` are queries that the handbook does
    not answer, and those whose answer was written when they were known.
    """

    text: str
    kind: str
    half: str
    best: tuple[str, ...]
    also: tuple[str, ...]
    counted: bool


@dataclass(frozen=True)
class Quality:
    """Shares of queries, 0 to 1: first result right, right one in the first five; mean reciprocal rank of the best."""

    first: float
    five: float
    rank: float
    report: str


def read(name: str) -> list[Query]:
    """The queries of tests/search/<name>.yml."""
    rows = yaml.safe_load((_FOLDER / f"{name}.yml").read_text("utf-8"))
    return [
        Query(
            str(row["q"]),
            row["class"] if "class" in row else row["voice"],
            row["half"],
            tuple(row["best"]),
            tuple(row.get("also", ())),
            bool(row["best"]) and not row.get("late", False),
        )
        for row in rows
    ]


def answers(site: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What the joined search script of a built site answers to each text, run in Node."""
    done = node("testing/answers.js", str(site), stdin=json.dumps(list(texts)), timeout=300)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def addresses(answer: dict[str, Any]) -> list[str]:
    """The address that a reader sees for each page of an answer, best first: the page itself where it is listed."""
    places = ([item["location"] for item in page] for page in answer["items"])
    return [next((place for place in page if "#" not in place), page[0]) for page in places]


def places(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """For each page of an answer, best first: the address of its head, and that of its best place, listed below it.

    A head that only stands above its places has the score of the best of them.
    """
    tops = (max(page, key=lambda item: (item["score"], "#" in item["location"])) for page in answer["items"])
    best = (item["location"] for item in tops)
    return list(zip(addresses(answer), best, strict=True))


def quality(queries: Sequence[Query], found: Sequence[Sequence[tuple[str, str]]]) -> Quality:
    """How good the places found for each query are; the report names those whose first result is wrong."""
    count = len(queries)
    right = [_rank(urls, (*query.best, *query.also)) for query, urls in zip(queries, found, strict=True)]
    best = [_rank(urls, query.best) for query, urls in zip(queries, found, strict=True)]
    missed = [
        f"{query.text}（{query.kind}）：{list(urls[:3])}"
        for query, urls, rank in zip(queries, found, right, strict=True)
        if rank != 1
    ]
    return Quality(
        sum(rank == 1 for rank in right) / count,
        sum(0 < rank <= 5 for rank in right) / count,
        sum(1 / rank for rank in best if rank) / count,
        "\n".join(missed),
    )


def _rank(pages: Sequence[tuple[str, str]], wanted: Sequence[str]) -> int:
    """Place of the first page with a wanted address, from 1; 0 when there is none."""
    hits = (n for n, urls in enumerate(pages, 1) if any(_stands_for(one, url) for one in wanted for url in urls))
    return next(hits, 0)


def _stands_for(address: str, url: str) -> bool:
    if address.endswith("/"):
        return url.startswith(address)
    return url == address or ("#" not in address and url.partition("#")[0] == address)
