"""Editions on paper besides A4: 16 开 for binding, and large print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handbook import addresses
from handbook.editions.edition import Edition, Source, Volume
from handbook.print import jobs, typeset, volumes
from handbook.print.typeset import Job

# A volume's name, title and page, with the job that makes it.
_Planned = Mapping[tuple[str, str, str], Job]


def bound(edition: Edition, source: Source) -> Iterator[Volume]:
    """Each chapter and the whole handbook in 16 开 (185 × 260 mm), and the spine of the whole."""
    for volume in _made(_volumes(edition, source, "16k", whole=True), source):
        yield volume
        if volume.name == addresses.BOOK and volume.pages:
            job = jobs.spine(source.book, edition.address("spine"), volume.pages)
            # No page links to it: it is for the printer, who finds it in the list of all files.
            yield from _made({("spine", "全书的书脊", ""): job}, source)


def large(edition: Edition, source: Source) -> Iterator[Volume]:
    """Each chapter, each checklist and the pocket card in large print on A4."""
    sheets = {(name, title, page): job for name, title, page, job in jobs.large(source.book, edition.address)}
    return _made({**_volumes(edition, source, "large", whole=False), **sheets}, source)


def _volumes(edition: Edition, source: Source, layout: str, whole: bool) -> _Planned:
    made = volumes.volumes(source.book, source.pages, layout, edition.address, source.site_url)
    named = zip(volumes.names(source.book, source.pages), made, strict=True)
    return {name: job for name, job in named if whole or not job.data["whole"]}


def _made(planned: _Planned, source: Source) -> Iterator[Volume]:
    found = typeset.make_all(list(planned.values()), source.cache, typeset.EDITIONS)
    for (name, title, page), job in planned.items():
        yield Volume(name, title, page, found[job.path].content, found[job.path].pages)
