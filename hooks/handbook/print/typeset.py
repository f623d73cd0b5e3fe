"""A document (markup, data and a template) → PDF on two processes; one that has not changed comes from the cache."""

from __future__ import annotations

import io
import json
import multiprocessing
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pylopdf_fonts_zh_cn
import typst

from handbook.cache import Cache, Kind
from handbook.diagnostics import TypesetError
from handbook.print import convert

FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
TEMPLATES = Path(__file__).with_name("typ")
_MARKUP = Kind("markup", (convert.__name__,), ("pypandoc-binary", "lxml"))
_PDFS = Kind(
    "pdf",
    (__name__,),
    ("typst", "pypandoc-binary", "lxml", "pylopdf-fonts-zh-cn", "pikepdf", "fonttools"),
)
# Two typesetters at a time: more would need more memory than a small build machine has.
WORKERS = 2
_TAG = re.compile(r"<[^>]*>")
_RULE = re.compile(r'data-rule="([^"]*)"')
# What the filter writes behind a heading: the place that a link of the same document can lead to.
_PLACE = re.compile(r'^#hb-place\("([^"\\]*)"\)$', re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """Pages set one after the other under a chapter heading of their own; without ``title`` there is no heading."""

    pages: tuple[convert.PagePart, ...]
    footnotes: Mapping[str, str]
    title: str | None = None


@dataclass(frozen=True)
class Job:
    """A PDF to be made: its path below site/, the template in typ/, the template's data and pages, and its date.

    ``template`` names a file of typ/ and the function in it; ``data`` holds the function's named parameters.
    ``stamp`` is the PDF's own date in seconds since 1970.
    """

    path: str
    template: str
    data: Mapping[str, Any]
    stamp: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Pdf:
    """A PDF and the number of its pages."""

    content: bytes
    pages: int


def make_all(jobs: Sequence[Job], cache: Cache) -> dict[str, Pdf]:
    """Path below site/ → PDF; only what has changed is set, the longest first.

    Raises:
        TypesetError: when a character has no glyph or Typst refuses a document; nothing of it is kept then.
    """
    found: dict[str, Pdf | None] = {job.path: cache.find(_PDFS, _texts(job), Pdf) for job in jobs}
    missing = sorted((job for job in jobs if found[job.path] is None), key=_size, reverse=True)
    markup = _markup(jobs, missing, cache)
    for job, pdf in _set_all([(job, _body(job, markup)) for job in missing]):
        cache.put(_PDFS, _texts(job), pdf)
        found[job.path] = pdf
    return {path: pdf for path, pdf in found.items() if pdf is not None}


def _set_all(tasks: Sequence[tuple[Job, str]]) -> Iterator[tuple[Job, Pdf]]:
    """Each job with its PDF, as they are finished."""
    if len(tasks) < WORKERS:
        yield from ((job, _set(job, body)) for job, body in tasks)
        return
    # Spawned, not forked: a fork would copy threads of the caller that hold locks.
    context = multiprocessing.get_context("spawn")
    with _importable(), ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        running = {pool.submit(_set, job, body): job for job, body in tasks}
        try:
            for one in as_completed(running):
                yield running[one], one.result()
        except BrokenProcessPool:
            raise TypesetError("排版进程意外结束，可能是内存不足；关掉别的程序再试") from None
        finally:
            for one in running:
                one.cancel()


@contextmanager
def _importable() -> Iterator[None]:
    """Have this package on the module path while processes start, as MkDocs takes it off again after loading hooks."""
    folder = str(Path(__file__).parents[2])
    before = list(sys.path)
    sys.path.append(folder)
    try:
        yield
    finally:
        sys.path[:] = before


def make(job: Job) -> bytes:
    """One PDF, made anew; raises as ``make_all``."""
    return make_all([job], Cache())[job.path].content


def key(job: Job) -> str:
    """A digest of everything the bytes depend on."""
    return Cache.key(_PDFS, _texts(job))


def _texts(job: Job) -> list[object]:
    """Everything the bytes depend on besides code and tools; only the footnotes that a page cites count."""
    return [job.template, job.data, job.stamp, [[part.title, *_part(part)] for part in job.parts]]


def _part(part: Part) -> list[object]:
    return [[(page.url, page.html) for page in part.pages], _cited(part)]


def _size(job: Job) -> int:
    return sum(len(page.html) for part in job.parts for page in part.pages)


def _cited(part: Part) -> dict[str, str]:
    cited = {rule for page in part.pages for rule in _RULE.findall(page.html)}
    return {rule: text for rule, text in part.footnotes.items() if rule in cited}


def _set(job: Job, body: str) -> Pdf:
    """Set one document whose parts have become ``body``; runs in a process of its own when there are several."""
    _check_glyphs(job)
    return packed(_compile(job, body))


def _body(job: Job, markup: Mapping[str, str]) -> str:
    """The markup of a whole document; ``markup`` has that of its parts by their keys."""
    return "\n\n".join(_heading(part) + markup[_part_key(part)] for part in job.parts)


def _heading(part: Part) -> str:
    """The chapter heading; the pages below it go down one level."""
    if part.title is None:
        return ""
    return f"#heading(level: 1, {json.dumps(part.title, ensure_ascii=False)})\n#set heading(offset: 1)\n"


def _markup(jobs: Sequence[Job], missing: Sequence[Job], cache: Cache) -> dict[str, str]:
    """Markup by key, of the parts of ``missing``; a chapter and the whole book share it.

    The parts of all ``jobs`` count as used: the book needs them again when one chapter changes.
    """
    for part in (part for job in jobs for part in job.parts):
        cache.use(_MARKUP, _part(part))
    parts = {_part_key(part): part for job in missing for part in job.parts}
    # Threads are enough: pandoc is a program of its own.
    with ThreadPoolExecutor(WORKERS) as pool:
        return dict(zip(parts, pool.map(partial(_converted, cache), parts.values()), strict=True))


def _converted(cache: Cache, part: Part) -> str:
    return cache.value(_MARKUP, _part(part), str, lambda: convert.to_typst(part.pages, part.footnotes))


def _part_key(part: Part) -> str:
    return Cache.key(_MARKUP, _part(part))


def _compile(job: Job, body: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file in TEMPLATES.glob("*.typ"):
            (root / file.name).write_bytes(file.read_bytes())
        (root / "data.json").write_text(json.dumps(job.data, ensure_ascii=False), "utf-8")
        (root / "places.json").write_text(json.dumps(dict.fromkeys(_PLACE.findall(body), True)), "utf-8")
        main = root / "main.typ"
        main.write_text(_main(job) + body, "utf-8")
        try:
            pdf = typst.compile(
                main,
                root=root,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                pdf_standards="ua-1",
                timestamp=job.stamp,
            )
        except typst.TypstError as error:
            raise TypesetError(f"{job.path} 排版失败：{error}") from error
    assert isinstance(pdf, bytes)
    return pdf


def packed(pdf: bytes) -> Pdf:
    """The same document in fewer bytes: Typst writes each of its many tags as an object of its own, uncompressed."""
    pikepdf.settings.set_flate_compression_level(9)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
        return Pdf(out.getvalue(), len(document.pages))


def _main(job: Job) -> str:
    """What stands in front of the body: the template as a function of the data, and the commands of the body."""
    indexed = "true" if job.data.get("whole") else "false"
    commands = f'#let (hb-cite, hb-link) = commands(indexed: {indexed}, places: json("places.json"))\n'
    start = f'#import "{job.template}.typ": *\n#show: {job.template}.with(..json("data.json"))\n'
    return start + (commands if job.parts else "") + "\n"


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """Code points that both fonts can show."""
    from fontTools.ttLib import TTFont

    sets = []
    for file in sorted(FONTS.glob("*.otf")):
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return sets[0].intersection(*sets[1:])


def _check_glyphs(job: Job) -> None:
    """Refuse characters that the fonts lack; control characters and blanks need no glyph."""
    texts = [(page.url, unescape(_TAG.sub("", page.html))) for part in job.parts for page in part.pages]
    texts += [(job.path, "".join(_cited(part).values())) for part in job.parts]
    texts.append((job.path, json.dumps(job.data, ensure_ascii=False)))
    for where, text in texts:
        missing = unprintable(text)
        if missing:
            raise TypesetError(f"{where}：字体里没有这些字：{described(missing)}；请换一个写法", missing)


def unprintable(text: str) -> str:
    """The characters of ``text`` that the fonts lack, each once, in order of code point."""
    return "".join(sorted({c for c in set(text) if ord(c) not in _covered() and c.isprintable()}))


def described(characters: Iterable[str]) -> str:
    """Characters with their code points."""
    return "、".join(f"{c}（U+{ord(c):04X}）" for c in characters)
