"""How evenly the phrases of readers are spread."""

from __future__ import annotations

from pathlib import Path

from handbook.lint import examined, phrases
from handbook.lint.phrases import CEILING, FLOOR, Spread
from handbook.sources.load import load

FAQ = Path("data", "asked", "faq.yml")


def marked(root: Path) -> list[str]:
    return [str(problem) for problem in phrases.findings(*load(root))]


def say(root: Path, address: str, count: int) -> None:
    """Write so many phrases for an address, and no others."""
    lines = "".join(f"    - 第{number}种说法\n" for number in range(count))
    (root / FAQ).write_text(f"asked:\n  {address}:\n{lines}", "utf-8")


def test_a_handbook_that_has_not_begun_with_phrases_is_not_held_to_them(good: Path) -> None:
    assert marked(good) == []


def test_a_kind_that_has_its_phrases_names_the_places_without(good: Path) -> None:
    book, sources = load(good)
    (row,) = [one for one in phrases.spreads(book, sources.pages) if one.kind == "问答"]
    assert row.short == list(row.counts) and not row.begun
    filled = Spread("问答", "faq", {"a": FLOOR, "b": FLOOR, "c": FLOOR - 1})
    assert (filled.short, filled.begun) == (["c"], True)
    assert filled.cells == ("问答", "3", str(3 * FLOOR - 1), str(FLOOR - 1), str(FLOOR), str(FLOOR), "1")


def test_too_few_phrases_are_a_finding_of_the_kind(good: Path) -> None:
    faq = good / "data" / "faq.yml"
    head, only = faq.read_text("utf-8").split("questions:\n")
    questions = [only.replace("id: often", f"id: {name}") for name in ("often", "second", "third")]
    faq.write_text(f"{head}questions:\n{''.join(questions)}", "utf-8")
    lines = [
        f"  /faq.html#{name}:\n" + "".join(f"    - {name} {n}\n" for n in range(FLOOR)) for name in ("often", "second")
    ]
    (good / FAQ).write_text("asked:\n" + "".join(lines), "utf-8")
    message = f"问答里有 1 处不到 {FLOOR} 种读者的说法，如 /faq.html#third；补上日常话"
    assert marked(good) == [f"data/asked/faq.yml:1:1: L441 {message}"]


def test_too_many_phrases_of_one_place(good: Path) -> None:
    address = next(iter(load(good)[0].asked))
    say(good, address, CEILING)
    assert marked(good) == []
    say(good, address, CEILING + 1)
    (one,) = marked(good)
    assert one.startswith(f"data/asked/faq.yml:2:3: L440 {CEILING + 1} 种说法，多于 {CEILING}；")


def test_phrases_of_a_heading_that_is_gone(good: Path) -> None:
    (section, *_) = [one.page.url for one in load(good)[1].pages if one.page.head.kind == "section"]
    say(good, f"/{section}#steps-99", 1)
    assert marked(good) == [f"data/asked/faq.yml:2:3: L442 /{section} 里没有“steps-99”这个标题；改成现在的编号"]


def test_the_table_stands_below_that_of_the_sections(good: Path) -> None:
    table = examined(good)[1].split("\n\n")[1].split("\n")
    assert table[0].split()[0] == "读者的说法"
    assert {line.split()[0] for line in table[1:]} >= {"问答", "检查单", "规则的主题"}
