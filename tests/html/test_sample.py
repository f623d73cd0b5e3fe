"""Samples: text to copy on the left, reasons on the right, the filled form, and the list by task."""

from __future__ import annotations

from handbook import wording
from handbook.html import sample
from handbook.model import Book


def test_paragraphs_lists_and_lines_keep_their_shape() -> None:
    assert sample.text("一\n二\n\n三") == "<p>一<br>二</p><p>三</p>"
    assert sample.text("先说：\n- 甲\n- 乙\n后说") == "<p>先说：</p><ul><li>甲</li><li>乙</li></ul><p>后说</p>"


def test_text_is_escaped() -> None:
    assert "<b>" not in sample.text("<b>粗</b>\n- <i>斜</i>")


def test_every_sample_says_that_it_is_invented_and_links_its_page(small_book: Book) -> None:
    for one in small_book.samples.values():
        shown = sample.sample(small_book, one, "../")
        assert wording.INVENTED in shown
        assert f'href="../samples/{one.id}.html"' in shown


def test_a_filled_form_shows_its_labels_and_texts(small_book: Book) -> None:
    filled = next(one for one in small_book.samples.values() if one.form and one.fields)
    form = small_book.forms[filled.form or ""]
    shown = sample.sample(small_book, filled, "")
    labels = {field.id: field.label for field in form.fields}
    assert all(labels[name] in shown for name in filled.fields)
    assert f"samples/{filled.id}.html" in sample.of_form(small_book, form, "")


def test_the_list_holds_each_sample_once_under_its_task(small_book: Book) -> None:
    shown = sample.library(small_book, "../")
    assert all(shown.count(f'data-sample="{one}"') == 1 for one in small_book.samples)
    assert all(one.task in shown for one in small_book.samples.values())


def test_neighbours_are_those_of_its_task(small_book: Book) -> None:
    agenda, filled = small_book.samples["agenda"], small_book.samples["filled"].model_copy(update={"task": "开会"})
    third = filled.model_copy(update={"id": "third", "title": "第三份"})
    together = {one.id: one.model_copy(update={"task": "开会"}) for one in (agenda, filled, third)}
    book = small_book.model_copy(update={"samples": together})
    middle = sample.neighbours(book, book.samples["filled"], "../")
    assert middle.count("<a ") == 2
    assert 'rel="prev" href="../samples/agenda.html"' in middle
    assert 'rel="next" href="../samples/third.html"' in middle
    assert 'rel="prev"' not in sample.neighbours(book, book.samples["agenda"], "../")
    assert 'rel="next"' not in sample.neighbours(book, book.samples["third"], "../")
    alone = small_book.model_copy(update={"samples": {"agenda": agenda}})
    assert sample.neighbours(alone, agenda, "../") == ""


def test_each_line_of_the_list_has_what_it_is_filtered_by(small_book: Book) -> None:
    shown = sample.library(small_book, "../")
    assert 'data-library="sample"' in shown
    for one in small_book.samples.values():
        for said in (f'data-task="{one.task}"', f'data-kind="{one.kind}"', f'data-setting="{one.setting}"'):
            assert said in shown
