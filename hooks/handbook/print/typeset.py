"""A document (markup, data and a template) → PDF, cached by content, on two processes."""

from __future__ import annotations

import hashlib
import io
import json
import multiprocessing
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst

from handbook.diagnostics import TypesetError
from handbook.print import convert, outlines, packing

FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
TEMPLATES = Path(__file__).with_name("typ")
# What the bytes of a PDF depend on besides this project.
_TOOLS = ("typst", "pypandoc-binary", "pylopdf-fonts-zh-cn", "pikepdf", "fonttools", "deflate")
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

    ``stamp`` is the PDF's own date in seconds since 1970.  ``close`` is Typst markup that follows the parts.
    """

    path: str
    template: str
    data: Mapping[str, Any]
    stamp: int
    parts: tuple[Part, ...] = ()
    close: str = ""


def make_all(jobs: Sequence[Job], cache: Path) -> dict[str, Path]:
    """Path below site/ → the PDF in the cache; only what has changed is set, the longest first.

    Raises:
        TypesetError: when a character has no glyph or Typst refuses a document; nothing of it is kept then.
    """
    kept = {job.path: cache / "pdf" / f"{key(job)}.pdf" for job in jobs}
    missing = sorted((job for job in jobs if not kept[job.path].is_file()), key=_size, reverse=True)
    if len(missing) < WORKERS:
        for job in missing:
            _make(job, kept[job.path], cache)
        return kept
    # Spawned, not forked: a fork would copy threads of the caller that hold locks.
    context = multiprocessing.get_context("spawn")
    with _importable(), ProcessPoolExecutor(WORKERS, mp_context=context) as pool:
        running = [pool.submit(_make, job, kept[job.path], cache) for job in missing]
        try:
            for one in running:
                one.result()
        except BrokenProcessPool:
            raise TypesetError("排版进程意外结束，可能是内存不足；关掉别的程序再试") from None
        finally:
            for one in running:
                one.cancel()
    return kept


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


def make(job: Job, cache: Path) -> bytes:
    """One PDF; raises as ``make_all``."""
    return make_all([job], cache)[job.path].read_bytes()


def key(job: Job) -> str:
    """A digest of everything the bytes depend on; only the footnotes that a page cites count."""
    parts = [[part.title, [(page.url, page.html) for page in part.pages], _cited(part)] for part in job.parts]
    modules = [Path(str(module.__file__)) for module in (convert, packing, outlines)]
    code = [file.read_text("utf-8") for file in (*sorted(TEMPLATES.glob("*.typ")), convert.FILTER, *modules)]
    tools = [version(name) for name in _TOOLS]
    whole = [job.template, job.data, job.stamp, job.close, parts, code, tools]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]


def _size(job: Job) -> int:
    return sum(len(page.html) for part in job.parts for page in part.pages)


def _cited(part: Part) -> dict[str, str]:
    cited = {rule for page in part.pages for rule in _RULE.findall(page.html)}
    return {rule: text for rule, text in part.footnotes.items() if rule in cited}


def _make(job: Job, target: Path, cache: Path) -> None:
    """Set one document and put it into the cache in one step."""
    _check_glyphs(job)
    sources = [_heading(part) + _converted(part, cache) for part in job.parts]
    pdf = _compile(job, "\n\n".join([*sources, job.close]))
    packed, count = packing.pack(pdf)
    keep(target.with_suffix(".pages"), str(count).encode())
    keep(target, packed)


def pages(kept: Path) -> int:
    """The number of pages of a PDF in the cache, counted when it was set."""
    return int(kept.with_suffix(".pages").read_text("utf-8"))


def keep(target: Path, content: bytes) -> None:
    """Put a file into the cache in one step, so that nobody reads half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(target)


def _heading(part: Part) -> str:
    """The chapter heading; the pages below it go down one level."""
    if part.title is None:
        return ""
    return f"#heading(level: 1, {json.dumps(part.title, ensure_ascii=False)})\n#set heading(offset: 1)\n"


def _converted(part: Part, cache: Path) -> str:
    """The part's markup; a chapter and the whole book share it."""
    whole = [[(page.url, page.html) for page in part.pages], _cited(part), convert.FILTER.read_text("utf-8")]
    whole.append(Path(convert.__file__).read_text("utf-8"))
    digest = hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]
    kept = cache / "typ" / f"{digest}.typ"
    if not kept.is_file():
        keep(kept, convert.to_typst(part.pages, part.footnotes).encode())
    return kept.read_text("utf-8")


def _compile(job: Job, body: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for file in TEMPLATES.glob("*.typ"):
            (root / file.name).write_bytes(file.read_bytes())
        data = {**job.data, "places": dict.fromkeys(_PLACE.findall(body), True)}
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        main = root / "main.typ"
        main.write_text((TEMPLATES / job.template).read_text("utf-8") + "\n" + body, "utf-8")
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
