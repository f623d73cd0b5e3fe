"""Editions on paper besides A4: 16 开 for binding, and large print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from handbook import addresses
from handbook.editions.edition import Edition, Source, Volume
from handbook.print import jobs, typeset, volumes
from handbook.print.typeset import Job

# A volume's name, title and page, with the job that makes it.
_Planned = Mapping[tuple[str, str, str], Job]


def bound(edition: Edition, source: Source) -> Iterator[Volume]:
    """Each chapter and the whole handbook in 16 开 (185 × 260 mm), and the spine of the whole."""
    jobs_of = volumes.volumes(source.book, source.pages, "16k", edition.address, source.site_url)
    for volume in _made(_named(source, jobs_of), source):
        yield volume
        if volume.name == addresses.BOOK and volume.pages:
            job = jobs.spine(source.book, edition.address("spine"), volume.pages)
            # No page links to it: it is for the printer, who finds it in the list of all files.
            yield from _made({("spine", "全书的书脊", ""): job}, source)


def large(edition: Edition, source: Source) -> Iterator[Volume]:
    """Each chapter, each checklist and the pocket card in large print on A4."""
    sheets = {(name, title, page): job for name, title, page, job in jobs.large(source.book, edition.address)}
    chapters = volumes.chapters(source.book, source.pages, "large", edition.address)
    return _made({**_named(source, chapters), **sheets}, source)


def _named(source: Source, planned: Iterable[Job]) -> _Planned:
    """Jobs by what is known of their volumes; large print has no whole, which stands last."""
    return dict(zip(volumes.names(source.book, source.pages), planned, strict=False))


def _made(planned: _Planned, source: Source) -> Iterator[Volume]:
    found = typeset.make_all(list(planned.values()), source.cache, typeset.EDITIONS)
    for (name, title, page), job in planned.items():
        yield Volume(name, title, page, found[job.path].content, found[job.path].pages)
