"""However a reader spells a number or a sound, the search script answers the same; a rule's id is no number."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from handbook.model import Book
from support import queries

# As a reader may type it, and as the handbook's texts have it.
SAME = [
    ("3会1课", "三会一课"),
    ("2/3", "三分之二"),
    ("4/5 到会", "五分之四到会"),
    ("15天", "十五天"),
    ("15 个工作日", "十五个工作日"),
    ("二〇一三年", "2013年"),
    ("二零一三年", "2013年"),
    ("二○一三年", "2013年"),
    ("32学时", "三十二学时"),
    ("第13条", "第十三条"),
    ("第１３条", "13条"),
    ("两个月", "2个月"),
    ("百分之零点五", "0.5%"),
    ("百分之二十", "20％"),
    ("1,000元", "1000元"),
    ("一千元", "1000 元"),
    ("五千八", "5800"),
    ("三千五百元", "3500元"),
    ("10万元", "十万元"),
    ("一百五十人", "150人"),
    ("25步", "二十五步"),
]
SHORT = [f"{number}{unit}" for number in range(10, 41) for unit in ("天", "人", "岁", "%")]


def _places(answer: dict[str, Any]) -> list[list[str]]:
    return [[item["location"] for item in page] for page in answer["items"]]


def test_a_number_has_one_spelling(pages_site: Path) -> None:
    typed = queries.answers(pages_site, [pair[0] for pair in SAME])
    written = queries.answers(pages_site, [pair[1] for pair in SAME])
    unlike = [pair for pair, one, other in zip(SAME, typed, written, strict=True) if _places(one) != _places(other)]
    assert unlike == []
    assert queries.addresses(typed[0])[0] == "glossary.html#sanhuiyike"


def test_a_number_is_not_taken_for_a_rules_id(pages_site: Path, handbook: Book) -> None:
    wrong = []
    for text, answer in zip(SHORT, queries.answers(pages_site, SHORT), strict=True):
        number = text.rstrip("天人岁%")
        for url in queries.addresses(answer)[:1]:
            rule = handbook.rules.get(url.partition("#")[2])
            if rule and rule.id.endswith(f"-{number}") and not _says(f"{rule.statement} {rule.article}", number):
                wrong.append((text, url))
    assert wrong == []


def test_a_number_matches_as_a_whole(pages_site: Path) -> None:
    """No text has these; parts of them stand everywhere."""
    for text, answer in zip(
        ["1238800", "20131", "51%"], queries.answers(pages_site, ["1238800", "20131", "51%"]), strict=True
    ):
        assert answer["items"] == [], text


def test_an_id_finds_its_rule(pages_site: Path) -> None:
    for text in ("cf-15", "cf15", "CF 15", "ｃｆ－１５"):
        assert queries.addresses(queries.answers(pages_site, [text])[0])[0] == "rules/discipline.html#cf-15", text


def test_tones_and_umlauts_of_pinyin_are_read(pages_site: Path, handbook: Book) -> None:
    toned = {term.id: term.pinyin for term in handbook.terms if term.pinyin}
    plain = {key: _without_tones(pinyin) for key, pinyin in toned.items()}
    found = queries.answers(pages_site, [*toned.values()])
    expected = queries.answers(pages_site, [*plain.values()])
    unlike = [
        (key, toned[key])
        for key, one, other in zip(toned, found, expected, strict=True)
        if _places(one) != _places(other)
    ]
    assert unlike == []
    first = [
        key for key, answer in zip(toned, found, strict=True) if queries.addresses(answer)[0] == f"glossary.html#{key}"
    ]
    assert len(first) / len(toned) > 0.95


@pytest.mark.parametrize(
    ("typed", "plain"), [("jìlǜ", "jilv"), ("jilü", "jilv"), ("zǔ zhǎng", "zuzhang"), ("dǎng'fèi", "dangfei")]
)
def test_umlaut_may_be_typed_in_any_way(pages_site: Path, typed: str, plain: str) -> None:
    one, other = queries.answers(pages_site, [typed, plain])
    assert _places(one) == _places(other) != []


def test_u_may_stand_for_the_umlaut(pages_site: Path) -> None:
    def has(answer: dict[str, Any]) -> bool:
        return any("纪律" in re.sub("<.*?>", "", item["title"]) for page in answer["items"] for item in page)

    assert [has(answer) for answer in queries.answers(pages_site, ["jilv", "jilu"])] == [True, True]


def _says(text: str, number: str) -> bool:
    return re.search(rf"(?<!\d){number}(?!\d)", text) is not None


def _without_tones(pinyin: str) -> str:
    import unicodedata

    spread = unicodedata.normalize("NFD", pinyin.replace("ü", "v"))
    return "".join(c for c in re.sub("u[\u0300-\u036f]*\u0308", "v", spread) if not unicodedata.combining(c))
