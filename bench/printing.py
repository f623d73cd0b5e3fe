"""The chapters as PDF: ours against WeasyPrint, from the same HTML with the same fonts, in one run."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.projects import ROOT
from bench.tables import seconds, show, size

_STYLE = """
@font-face { font-family: Song; src: url("file://%s/NotoSerifSC-Regular.otf"); }
@font-face { font-family: Hei; src: url("file://%s/NotoSansSC-Regular.otf"); }
@page { size: A4; margin: 30mm 26mm 26mm 28mm; @bottom-right { content: counter(page) " / " counter(pages); } }
html { font: 10.5pt/1.8 Song; } h1, h2, h3, h4, th, strong { font-family: Hei; font-weight: 400; }
h1 { break-before: page; } table { border-collapse: collapse; width: 100%%; } th, td { border: .5pt solid #888; }
.headerlink, .hb-noprint, button, input, svg { display: none; }
"""


def run() -> None:
    """Print the table of typesetters."""
    sys.path.insert(0, str(ROOT / "hooks"))
    import weasyprint
    from handbook.print import typeset, volumes
    from weasyprint.text.fonts import FontConfiguration

    book, pages = _pages()
    jobs = [job for job in volumes.volumes(book, pages) if job.path != "pdf/handbook.pdf"]
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        kept = typeset.make_all(jobs, Path(folder))
        ours = time.perf_counter() - start
        bytes_ours = sum(file.stat().st_size for file in kept.values())
        count_ours = sum(typeset.pages(file) for file in kept.values())
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        for job in jobs:
            typeset.make(job, Path(folder))
        alone = time.perf_counter() - start
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=_STYLE % (typeset.FONTS, typeset.FONTS), font_config=fonts)
    start, bytes_theirs, count_theirs = time.perf_counter(), 0, 0
    for chapter in pages.values():
        html = f'<html lang="zh-CN"><title>x</title><body>{"".join(page.html for page in chapter)}</body></html>'
        document = weasyprint.HTML(string=html).render(font_config=fonts, stylesheets=[style])
        bytes_theirs += len(document.write_pdf(pdf_variant="pdf/ua-1") or b"")
        count_theirs += len(document.pages)
    theirs = time.perf_counter() - start
    share = f"{bytes_ours / bytes_theirs:.2f}"
    rows = [("WeasyPrint", seconds(theirs), size(bytes_theirs), str(count_theirs), "1", "1")]
    for name, taken in (("本站，一个进程", alone), ("本站，两个进程", ours)):
        rows.append((name, seconds(taken), size(bytes_ours), str(count_ours), f"{taken / theirs:.2f}", share))
    head = ("做法", "时间", "字节", "页", "时间比", "字节比")
    show(f"{len(jobs)} 章排成 PDF/UA-1（同样的 HTML 和字体）", head, rows)


def _pages() -> tuple[Any, Any]:
    """The Book and the pages of its chapters as the hooks would hand them to the typesetter."""
    from handbook.session import Session
    from mkdocs.config import load_config
    from mkdocs.structure.files import get_files
    from mkdocs.structure.nav import get_navigation

    os.environ["HANDBOOK_PDF"] = "0"
    # Links to generated pages are not known here.
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
    session = Session(ROOT)
    session.start(serving=False, staged=False)
    assert session.load(), session.report()
    config.markdown_extensions.extend(session.extensions())
    files = get_files(config)
    get_navigation(files, config)
    from handbook import site

    for file in files.documentation_pages():
        page = file.page
        if page is not None:
            page.read_source(config)
            page.markdown = session.begin(file.src_uri, page.markdown or "")
            page.render(config, files)
            session.collect(file.src_uri, str(page.title), page.content or "")
    return session.book, site.chapter_pages(session.book, session.rendered)
