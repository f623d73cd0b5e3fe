"""What the meeting desk hands to its script: the agendas, the wording, and the form that the record fills in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook import addresses, sheets
from handbook.model import Book, Desk, DeskText, Form, Sample

Data = dict[str, Any]
# The wordings that are a text with what it rests on.
_TEXTS = ("tally", "crowded", "reminder", "absent", "report", "signing")


def data(book: Book, one: Desk, root: str) -> Data:
    """JSON values; ``root`` leads from the page to the site's top, for the links to samples."""
    texts = {name: _text(getattr(one, name)) for name in _TEXTS}
    return texts | {
        "agendas": [_agenda(one, book.samples[name]) for name in one.agendas],
        "steps": [
            {
                "id": step.id,
                "label": step.label,
                "paper": step.paper,
                "script": step.script.strip(),
                "asks": step.asks,
                "field": step.field or "",
                "options": list(step.options),
                "basis": list(step.basis),
            }
            for step in one.steps
        ],
        "settings": [
            {
                "id": setting.id,
                "label": setting.label,
                "notice": setting.notice.strip(),
                "basis": list(setting.basis),
                "script": {step: text.strip() for step, text in setting.script.items()},
                "related": [_link(book.samples[name], root) for name in setting.related],
            }
            for setting in one.settings
        ],
        "record": {field: text.strip() for field, text in one.record.items()},
        "columns": list(one.columns),
        "form": _form(book, book.forms[one.form], root),
    }


def rules(one: Desk) -> Iterator[str]:
    """The rules that the wording rests on."""
    for part in (*one.steps, *one.settings, *(getattr(one, name) for name in _TEXTS)):
        yield from part.basis


def _text(one: DeskText) -> Data:
    return {"text": one.text.strip(), "basis": list(one.basis)}


def _agenda(one: Desk, sample: Sample) -> Data:
    steps = {step.label: step.id for step in one.steps}
    parts = [{"step": steps[part.label or ""], "minutes": part.minutes or 0} for part in sample.parts]
    return {"id": sample.id, "title": sample.title, "minutes": sample.minutes, "parts": parts}


def _link(sample: Sample, root: str) -> Data:
    return {"title": sample.title, "href": root + addresses.entry(addresses.SAMPLES, sample.id)}


def _form(book: Book, form: Form, root: str) -> Data:
    """The form as it is laid out, each blank with the name of its field, and the script with its Word document."""
    sheet, names = sheets.form(book, form), iter(form.fields)
    rows = [
        [
            {"id": next(names).id, "label": blank.label, "span": blank.span, "options": list(blank.options)}
            for blank in row
        ]
        for row in sheet.rows
    ]
    script = root + addresses.fillable(form.id)
    return {"id": form.id, "title": form.title, "rows": rows, "signed": list(sheet.signed), "script": script}
