"""A document (markup, data and a template) → PDF on two processes; one that has not changed comes from the cache."""

from __future__ import annotations

import contextlib
import json
import queue
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, repeat
from threading import Thread
from typing import Any

from handbook import readers
from handbook.beside import Check, go_on
from handbook.cache import Cache, Kind
from handbook.diagnostics import Fault, TypesetError
from handbook.print import compile, convert, faults, glyphs
from handbook.print.compile import Document
from handbook.print.notes import Cited, typst
from handbook.print.packing import Pdf, packed
from handbook.print.workers import Worker
from handbook.readers import Reader
from handbook.rendered import Rendered

_MARKUP = Kind("markup", (convert.__name__,), ("pypandoc-binary", "lxml"))
_GLYPHS = Kind("glyphs", (glyphs.__name__,), ("fonttools", "pylopdf-fonts-zh-cn", "typst"))
# That all characters of a part can be shown.
_SHOWN = Kind("shown", (glyphs.__name__, readers.__name__), ("fonttools", "lxml", "pylopdf-fonts-zh-cn", "typst"))
_TOOLS = ("typst", "pypandoc-binary", "lxml", "pylopdf-fonts-zh-cn", "pikepdf", "fonttools")
PDFS = Kind("pdf", (__name__,), _TOOLS)
# Kept apart, so that a build without editions leaves them for the next one that makes them.
EDITIONS = Kind("editions", (__name__,), _TOOLS)
# Two typesetters at a time: more would need more memory than a small build machine has.
WORKERS = 2
# Characters of markup.  Typst needs about 1.2 KB for each while it sets a document, so that two documents of more than
# this are never set at the same time.
_LARGE = 200_000
# Typst keeps much of what it has set; after so many documents its process is replaced.
_LIFETIME = 25


@dataclass(frozen=True)
class Part:
    """Pages set one after the other under a chapter heading; without ``title`` it is that of the document."""

    pages: tuple[Rendered, ...]
    footnotes: Mapping[str, Cited]
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


def make_all(jobs: Sequence[Job], cache: Cache, kind: Kind = PDFS, check: Check = go_on) -> dict[str, Pdf]:
    """Path below site/ → PDF; only what has changed is set, the longest first.  It is kept as ``kind``.

    ``check`` is called while documents are set; what it raises is passed on.

    Raises:
        TypesetError: when characters have no glyph or Typst refuses a document; nothing of it is kept then.  It names
            the page where it can.
    """
    found: dict[str, Pdf | None] = {job.path: cache.find(kind, _texts(job), Pdf) for job in jobs}
    missing = {job.path: job for job in sorted(jobs, key=_size, reverse=True) if found[job.path] is None}
    try:
        for path, pdf in _set_all(_documents(jobs, list(missing.values()), cache), check):
            cache.put(kind, _texts(missing[path]), pdf)
            found[path] = pdf
    except TypesetError as error:
        raise TypesetError(*(_located(fault, missing) for fault in error.faults)) from error
    return {path: pdf for path, pdf in found.items() if pdf is not None}


def _located(fault: Fault, jobs: Mapping[str, Job]) -> Fault:
    """A fault of a document as one of its page, where a page fails by itself."""
    if fault.where not in jobs:
        return fault
    job = jobs[fault.where]
    pages = ((part, page) for part in job.parts for page in part.pages)
    found = (faults.in_page(page, partial(_alone, job, part)) for part, page in pages)
    return next((one for one in found if one), fault)


def _alone(job: Job, part: Part, page: Rendered) -> None:
    """Set a single page of a job as a document."""
    single = replace(job, parts=(replace(part, pages=(page,)),))
    (document,) = _documents([single], [single], Cache())
    compile.pdf(document)


def make(job: Job) -> bytes:
    """One PDF, made anew and in this process; raises as ``make_all``."""
    (document,) = _documents([job], [job], Cache())
    return packed(compile.pdf(document)).content


def _documents(jobs: Sequence[Job], missing: Sequence[Job], cache: Cache) -> list[Document]:
    """What Typst is given for each of the jobs that are ``missing``."""
    if missing:
        _check_glyphs(jobs, missing, cache)
    markup = _markup(jobs, missing, cache)
    return [Document(job.path, job.template, job.data, job.stamp, _body(job, markup)) for job in missing]


def _check_glyphs(jobs: Sequence[Job], missing: Sequence[Job], cache: Cache) -> None:
    """Refuse characters that the fonts lack, in all that is ``missing`` at once.

    Parts that were found right are not read again; those of all ``jobs`` count as used, as the book needs them when
    one chapter changes.
    """
    known = cache.value(_GLYPHS, [], frozenset, glyphs.covered)
    parts = {_part_key(part): part for job in missing for part in job.parts}
    new = [part for part in parts.values() if not cache.find(_SHOWN, _shown(part), bool)]
    pages = ((page.url, readers.text(Reader.PRINT, page.html)) for part in new for page in part.pages)
    glyphs.check(chain(pages, map(_beside_pages, missing)), known)
    for part in new:
        cache.put(_SHOWN, _shown(part), True)
    for part in (part for job in jobs for part in job.parts):
        cache.use(_SHOWN, _shown(part))


class _Desk:
    """A typesetter and a packer, each a process; whoever sits here has both to himself."""

    def __init__(self) -> None:
        self._typesetter, self._packer = Worker(_LIFETIME), Worker(_LIFETIME)

    def set(self, document: Document) -> Pdf:
        """A PDF, packed.  What pages have needed is given back before the next step; a sheet needs little."""
        made = self._typesetter.do(document.path, compile.pdf, document)
        if document.body:
            self._typesetter.close()
        done: Pdf = self._packer.do(document.path, packed, made)
        if _is_large(document):
            self._packer.close()
        return done

    def close(self) -> None:
        """End both, whatever they are doing."""
        self._typesetter.close()
        self._packer.close()


def _is_large(document: Document) -> bool:
    return len(document.body) > _LARGE


def _set_all(documents: Sequence[Document], check: Check = go_on) -> Iterator[tuple[str, Pdf]]:
    """Path and PDF, as they are finished.  Large documents are set one after the other, beside the small ones."""
    large = deque(document for document in documents if _is_large(document))
    small = deque(document for document in documents if not _is_large(document))
    done: queue.SimpleQueue[tuple[str, Pdf | BaseException]] = queue.SimpleQueue()
    desks = [_Desk() for _ in range(min(WORKERS, len(documents)))]
    # The threads only wait for processes.
    waiting = [[large, small] if desk is desks[0] else [small] for desk in desks]
    threads = [Thread(target=_work, args=one, daemon=True) for one in zip(desks, waiting, repeat(done))]
    try:
        for thread in threads:
            thread.start()
        for _ in documents:
            path, pdf = _next(done, check)
            if isinstance(pdf, BaseException):
                raise pdf
            yield path, pdf
    finally:
        large.clear()
        small.clear()
        for desk in desks:
            desk.close()
        for thread, desk in zip(threads, desks, strict=True):
            thread.join()
            desk.close()


def _work(
    desk: _Desk, waiting: Sequence[deque[Document]], done: queue.SimpleQueue[tuple[str, Pdf | BaseException]]
) -> None:
    """Set what waits until nothing does."""
    for documents in waiting:
        with contextlib.suppress(IndexError):
            while True:
                document = documents.popleft()
                try:
                    done.put((document.path, desk.set(document)))
                except BaseException as error:
                    done.put((document.path, error))


def _next(done: queue.SimpleQueue[tuple[str, Pdf | BaseException]], check: Check) -> tuple[str, Pdf | BaseException]:
    """The next result; between two short waits it is checked whether it is still wanted."""
    while True:
        check()
        with contextlib.suppress(queue.Empty):
            return done.get(timeout=0.5)


def key(job: Job) -> str:
    """A digest of everything the bytes depend on."""
    return Cache.key(PDFS, _texts(job))


def _texts(job: Job) -> list[object]:
    """Everything the bytes depend on besides code and tools; only the footnotes that a page cites count."""
    return [job.template, job.data, job.stamp, [[part.title, *_part(part)] for part in job.parts]]


def _part(part: Part) -> list[object]:
    return [[(page.url, page.html, page.title, _shape(page)) for page in part.pages], _cited(part)]


def _shape(page: Rendered) -> object:
    """What else of a page's head shows on paper."""
    head = page.page.head if page.page else None
    return head and [head.kind, head.case and [head.case.brief, head.case.stance]]


def _size(job: Job) -> int:
    return sum(len(page.html) for part in job.parts for page in part.pages)


def _cited(part: Part) -> dict[str, Cited]:
    cited = frozenset[str]().union(*(page.rules for page in part.pages))
    return {rule: text for rule, text in part.footnotes.items() if rule in cited}


def _body(job: Job, markup: Mapping[str, str]) -> str:
    """The markup of a whole document; ``markup`` has that of its parts by their keys."""
    return "\n\n".join(_heading(job, part) + markup[_part_key(part)] for part in job.parts)


def _heading(job: Job, part: Part) -> str:
    """The chapter heading; the pages below it go down one level."""
    title = job.data["head"]["title"] if part.title is None else part.title
    return f"#heading(level: 1, {typst(title)})\n#set heading(offset: 1)\n"


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


def _shown(part: Part) -> list[object]:
    """What shows whether all characters of the pages of a part can be shown."""
    return [(page.url, page.html) for page in part.pages]


def _beside_pages(job: Job) -> tuple[str, str]:
    """What is printed besides pages, after the document's path."""
    notes = "".join(map(str, (told for part in job.parts for told in _cited(part).values())))
    return job.path, notes + json.dumps(job.data, ensure_ascii=False)
