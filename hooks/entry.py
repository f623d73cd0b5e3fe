"""MkDocs events, and nothing else: each calls one thing in handbook/."""

from __future__ import annotations

import gc
import logging
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any, Literal

from handbook import addresses, tally
from handbook.diagnostics import HandbookError, StopError, of_system, report
from handbook.publish import assets
from handbook.session import Session
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

# MkDocs keeps this module for the life of the process; the session is what lasts from one rebuild to the next.
log = logging.getLogger("mkdocs.handbook")
session = Session(Path(__file__).resolve().parents[1])


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note what this run is for; have one that is told to end clear up as after Ctrl-C."""
    session.serving, session.staged = command == "serve", command == "build"
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupted)
    if command == "build":
        # Nearly all that a build makes is needed to its end; to look for garbage among it took a tenth of the time.
        gc.disable()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the Book; a build stops here with all problems, a preview goes on with the last good one."""
    config.site_dir = session.stage(Path(config.site_dir)).as_posix()
    loaded = session.load()
    if session.problems:
        sys.stderr.write(report(session.problems))
    if not loaded:
        raise Abort("数据或页面有误，没有生成任何文件")
    config.markdown_extensions.extend(session.extensions())
    config.site_url = addresses.encoded(config.site_url or "")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that come from data alone; leave out what no page asks for."""
    for path, made in session.generated.items():
        files.append(File.generated(config, path, content=made.markdown))
    for file in list(files):
        if assets.unused(file.dest_uri):
            files.remove(file)
    own = [file for file in files.media_files() if file.dest_uri.startswith("assets/")]
    session.digests = {file.dest_uri: assets.digest(file.content_bytes) for file in own}
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn to this page, with the head that the Book has of it; in a preview, put problems on top of it."""
    text, head = session.begin(page.file.src_uri, markdown)
    page.meta = head
    return text


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the page's HTML for search and print."""
    session.collect(html)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages are converted now: begin to make the files to take away, so that pages can say which there are."""
    if not gc.isenabled():
        # What is needed to the end is there; the office libraries leave cycles behind, two gigabytes in a first build.
        gc.freeze()
        gc.enable()
    try:
        session.make_files(config.site_url or "")
    except HandbookError as error:
        raise Abort(str(error)) from error
    # Whether a template has changed on disk is asked at every inclusion, fifteen thousand times; each build reads anew.
    env.auto_reload = False
    env.filters["versioned"] = session.versioned
    env.globals["edition"], env.globals["offline"] = session.edition, session.offline
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the template which files belong to the page."""
    page.meta.update(session.frame(page.file.src_uri))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is not a page, then put the new site in the place of the old one."""
    try:
        session.write(Path(config.site_dir))
    except HandbookError as error:
        raise Abort(str(error)) from error
    if log.isEnabledFor(logging.INFO):
        log.info("\n" + tally.table(session.book, session.rendered))
    if not _warned():
        session.publish()


def on_build_error(error: Exception) -> None:
    """Leave the previous site as it was, and say what can be done about what stands in the way."""
    session.abandon_files()
    session.publication.discard()
    told = of_system(error) if isinstance(error, OSError) else None
    if isinstance(error, StopError):
        raise Abort(str(error)) from error
    if told:
        raise Abort(f"{told}原来的网站没有动。") from error


def _interrupted(number: int, frame: FrameType | None) -> None:
    """End as after Ctrl-C, and nothing is left at work behind it."""
    session.stop_files()
    signal.default_int_handler(number, frame)


def _warned() -> bool:
    """Whether a strict build has met a warning, so that MkDocs will fail it after this event."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return any(counter.get_counts() for counter in counters)
