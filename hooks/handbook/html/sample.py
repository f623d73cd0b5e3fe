"""Samples: something written out, with why each part is written so, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from handbook import addresses, readers, sheets, wording
from handbook.html import downloads
from handbook.html.citation import citations, inline
from handbook.html.links import nearby, numbered, page_links
from handbook.model import Book, Form, Sample, SampleKind, SamplePart
from handbook.readers import Reader
from handbook.sheets import Paragraph, Register


def sample(book: Book, one: Sample, root: str, titled: bool = True, files: bool = True, nth: int = 1) -> str:
    """The sample as it stands inside a section or, without its title, on its own page.

    ``files`` and ``nth`` as for a checklist; its own page names the files on top.
    """
    # 填表的样例，照抄的是那张表；各段只是说明哪一栏为什么这样写。
    parts = "".join(_part(book, part, root, copied=one.form is None) for part in one.parts)
    home = addresses.entry(addresses.SAMPLES, one.id)
    title = (
        f'<h3 class="hb-sample__title"><a href="{escape(root + home)}">{escape(one.title)}</a></h3>' if titled else ""
    )
    links = downloads.links(addresses.SAMPLES, one.id, root, sheets.is_ledger(book, one)) if files and titled else ""
    return (
        f'<section class="hb-sample" data-sample="{escape(one.id)}" id="sample-{escape(numbered(one.id, nth))}" '
        f'data-home="{escape(home)}">'
        f"{title}"
        f'<p class="hb-sample__mark" data-not="{Reader.SEARCH}">{wording.INVENTED}</p>'
        f'<p class="hb-sample__bar hb-noprint" {readers.SCREEN_ONLY}>'
        '<button type="button" class="hb-copy" data-copy hidden>复制全文</button></p>'
        f"{_filled(book, one)}{parts}{links}</section>"
    )


def page(book: Book, one: Sample, root: str) -> str:
    """What its own page shows below the summary: the sample, what frames it, and the way to the next."""
    return sample(book, one, root, titled=False) + facts(book, one, root) + neighbours(book, one, root)


def facts(book: Book, one: Sample, root: str) -> str:
    """What frames a sample on its own page: who writes it, when, what it rests on and what belongs to it."""
    sections = page_links([book.section_pages[name] for name in one.sections if name in book.section_pages], root)
    checklists = _links(root, addresses.CHECKLISTS, {name: book.checklists[name].title for name in one.checklists})
    related = _links(root, addresses.SAMPLES, {name: book.samples[name].title for name in one.related})
    form = _links(root, addresses.FORMS, {one.form: book.forms[one.form].title}) if one.form else ""
    rows = (
        ("谁写", escape(one.who)),
        ("什么时候写", escape(one.when)),
        ("填的表", form),
        ("用在", "；".join(part for part in (sections, checklists) if part)),
        ("依据", citations(book, one.basis, root)),
        ("相近的样例", related),
    )
    lines = "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in rows if text)
    return f'<dl class="hb-sample__facts" data-not="{Reader.SEARCH}">{lines}</dl>'


def library(book: Book, root: str) -> str:
    """The room for the facets and all samples by task, in the order of data/facets.yml; a list without scripts."""
    parts = "".join(_task(book, number, task, root) for number, task in enumerate(book.facets.tasks, 1))
    return (
        f'<form class="hb-facets hb-noprint" {readers.SCREEN_ONLY} role="search" aria-label="筛选样例" '
        'data-library="sample" hidden></form>'
        f'<p class="hb-library__tally" role="status" aria-live="polite">共 {len(book.samples)} 份样例。</p>'
        f'<div id="sample-list" data-not="{Reader.SEARCH}">{parts}</div>'
        f'<p class="hb-library__none" {readers.SCREEN_ONLY} hidden>没有符合的样例。去掉一个条件，或者换个说法再找。</p>'
    )


def _task(book: Book, number: int, task: str, root: str) -> str:
    items = "".join(_entry(one, root) for one in of_task(book, task))
    heading = f'<h2 id="task-{number}">{escape(task)}</h2>'
    return f'<section>{heading}<ul class="hb-samples">{items}</ul></section>' if items else ""


def neighbours(book: Book, one: Sample, root: str) -> str:
    """The samples before and after this one in its task; nothing for one that stands alone."""
    same = [(other.title, addresses.entry(addresses.SAMPLES, other.id)) for other in of_task(book, one.task)]
    at = same.index((one.title, addresses.entry(addresses.SAMPLES, one.id)))
    return nearby(f"{one.task}的样例", "份", same, at, root)


def of_form(book: Book, form: Form, root: str) -> str:
    """The filled samples of a form, as links under the blank one; nothing when there are none."""
    found = {one.id: one.title for one in book.samples.values() if one.form == form.id}
    links = _links(root, addresses.SAMPLES, found)
    return f'<p class="hb-form__samples">填好的样子：{links}</p>' if links else ""


def of_checklist(book: Book, checklist: str, root: str) -> str:
    """The samples that serve a checklist's steps, a line for each kind; nothing when there are none."""
    found = [one for one in book.samples.values() if checklist in one.checklists]
    if not found:
        return ""
    lines = (
        f"<li><strong>{escape(kind)}</strong>：{_links(root, addresses.SAMPLES, same)}</li>"
        for kind in SampleKind
        if (same := {one.id: one.title for one in found if one.kind == kind})
    )
    return f'<div class="hb-checklist__samples"><p>写好的样子：</p><ul>{"".join(lines)}</ul></div>'


def of_task(book: Book, task: str) -> list[Sample]:
    """The samples of a task, kind by kind."""
    kinds = list(SampleKind)
    return sorted((one for one in book.samples.values() if one.task == task), key=lambda one: kinds.index(one.kind))


def _entry(one: Sample, root: str) -> str:
    data = {"sample": one.id, "kind": one.kind.value, "setting": one.setting, "task": one.task}
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    href = escape(root + addresses.entry(addresses.SAMPLES, one.id))
    return (
        f'<li{attributes}><a href="{href}">{escape(one.title)}</a>'
        f"<br><small>{escape(one.kind)} · {escape(one.setting)} · {escape(one.summary)}</small></li>"
    )


def _links(root: str, folder: str, titles: Mapping[str, str]) -> str:
    links = (
        f'<a href="{escape(root + addresses.entry(folder, name))}">{escape(title)}</a>'
        for name, title in titles.items()
    )
    return "、".join(links)


def _part(book: Book, part: SamplePart, root: str, copied: bool) -> str:
    """A part with what explains it beside; a search looks in the text itself, which is what people take away."""
    note = (
        f'<p class="hb-sample__note"><strong>为什么这样写</strong> {inline(book, part.note, root)}</p>'
        if part.note
        else ""
    )
    mark = " data-copied" if copied else ""
    worse = ""
    if part.worse:
        worse = (
            '<div class="hb-sample__worse"><p><strong>不要写成这样</strong></p>'
            f"{text(part.worse.text)}<p>{escape(part.worse.why)}</p></div>"
        )
    return (
        f'<div class="hb-sample__part"><div class="hb-sample__text"{mark}>'
        f"{_label(part)}{text(part.text)}</div>"
        f'<div class="hb-sample__side" data-not="{Reader.SEARCH}">{note}{worse}</div></div>'
    )


def _label(part: SamplePart) -> str:
    said = sheets.part_label(part)
    return f'<p class="hb-sample__label"><strong>{escape(said)}</strong></p>' if said else ""


def text(written: str) -> str:
    """The text of a sample as HTML."""
    return "".join(map(_paragraph, sheets.paragraphs(written)))


def _paragraph(one: Paragraph) -> str:
    if one.items:
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in one.lines)}</ul>"
    return f"<p>{'<br>'.join(map(escape, one.lines))}</p>"


def _filled(book: Book, one: Sample) -> str:
    """The form that the sample fills: its fields with their texts, and its register."""
    if one.form is None:
        return ""
    sheet = sheets.form(book, book.forms[one.form], one)
    blanks = [blank for row in sheet.rows for blank in row if blank.filled]
    rows = "".join(
        f'<tr><th scope="row">{escape(blank.label)}</th><td>{"<br>".join(map(escape, blank.filled))}</td></tr>'
        for blank in blanks
    )
    table = f'<table class="hb-form__table"><tbody>{rows}</tbody></table>' if rows else ""
    return f'<div class="hb-sample__form" data-copied>{table}{_register(sheet.register)}</div>'


def _register(register: Register | None) -> str:
    if register is None or not register.filled:
        return ""
    labels = [escape(column.label) for column in register.columns]
    head = "".join(f'<th scope="col">{label}</th>' for label in labels)
    sums = [("合计", *register.sums[1:])] if register.sums else []
    rows = "".join(f"<tr>{_cells(labels, row)}</tr>" for row in (*register.filled, *sums))
    return f'<table class="hb-rows hb-form__register"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _cells(labels: Iterable[str], row: Iterable[str]) -> str:
    cells = zip(labels, row, strict=True)
    return "".join(f'<td data-label="{label}">{escape(written)}</td>' for label, written in cells)
