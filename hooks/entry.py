"""MkDocs events, and nothing else: each calls one thing in handbook/."""

from __future__ import annotations

import logging
import signal
import sys
from pathlib import Path
from typing import Any, Literal

from handbook import addresses, generated
from handbook.diagnostics import HandbookError, StopError, of_system
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
    """Note whether this is a live preview; have a build that is told to end clear up as after Ctrl-C."""
    session.start(serving=command == "serve", staged=command == "build")
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the Book; a build stops here with all problems, a preview goes on with the last good one."""
    folder = session.stage(Path(config.site_dir))
    loaded = session.load()
    if session.problems:
        sys.stderr.write(session.report())
    if not loaded:
        raise Abort("数据或页面有误，没有生成任何文件")
    config.markdown_extensions.extend(session.extensions())
    config.site_url = addresses.encoded(config.site_url or "")
    config.site_dir = folder.as_posix()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that come from data alone."""
    for path, text in generated.pages(session.book).items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn the extensions to this page; in a preview with problems, put them on top of it."""
    return session.begin(page.file.src_uri, markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Take the page's HTML for search and print."""
    return session.collect(page.file.src_uri, str(page.title), html)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages are converted now: make the files to take away, so that pages can say how large they are."""
    try:
        session.make_files(config.site_url or "")
    except HandbookError as error:
        raise Abort(str(error)) from error
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the template which files belong to the page."""
    page.meta.update(session.page_meta(page.file.src_uri))
    page.content = session.finish(page.file.src_uri, page.content or "")
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is not a page, then put the new site in the place of the old one."""
    session.write(Path(config.site_dir))
    if log.isEnabledFor(logging.INFO):
        log.info("\n" + session.tally())
    if not _warned():
        session.publish()


def on_build_error(error: Exception) -> None:
    """Leave the previous site as it was, and say what can be done about what stands in the way."""
    session.discard()
    told = of_system(error) if isinstance(error, OSError) else None
    if isinstance(error, StopError):
        raise Abort(str(error)) from error
    if told:
        raise Abort(f"{told}原来的网站没有动。") from error


def _warned() -> bool:
    """Whether a strict build has met a warning, so that MkDocs will fail it after this event."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return any(counter.get_counts() for counter in counters)
