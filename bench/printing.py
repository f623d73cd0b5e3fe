"""The chapters as PDF: ours against WeasyPrint and Chromium, from the same HTML with the same fonts, in one run."""

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
    from handbook.cache import Cache
    from handbook.print import compile, typeset, volumes

    book, pages = _pages()
    jobs = list(volumes.chapters(book, pages))
    start = time.perf_counter()
    made = typeset.make_all(jobs, Cache()).values()
    ours = time.perf_counter() - start
    bytes_ours, count_ours = sum(len(pdf.content) for pdf in made), sum(pdf.pages for pdf in made)
    start = time.perf_counter()
    for job in jobs:
        typeset.make(job)
    alone = time.perf_counter() - start
    weasy = _weasyprint(pages, compile.FONTS)
    chromium = _chromium(pages, compile.FONTS)
    rows = []
    for name, (taken, size_, count) in (
        ("WeasyPrint", weasy),
        ("Chromium 打印", chromium),
        ("本站，一个进程", (alone, bytes_ours, count_ours)),
        ("本站，两个进程", (ours, bytes_ours, count_ours)),
    ):
        ratios = (f"{taken / weasy[0]:.2f}", f"{size_ / weasy[1]:.2f}")
        rows.append((name, seconds(taken), size(size_), str(count), *ratios))
    head = ("做法", "时间", "字节", "页", "时间比", "字节比")
    show(f"{len(jobs)} 章排成带标签的 PDF（同样的 HTML 和字体）", head, rows)


def _html(chapter: Any, style: str) -> str:
    body = "".join(page.html for page in chapter)
    return f'<html lang="zh-CN"><meta charset="utf-8"><title>x</title><style>{style}</style><body>{body}</body></html>'


def _weasyprint(pages: Any, fonts: Path) -> tuple[float, int, int]:
    """Seconds, bytes and pages of all chapters as PDF/UA-1."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    start, total, count = time.perf_counter(), 0, 0
    for chapter in pages.values():
        html = _html(chapter, _STYLE % (fonts, fonts))
        document = weasyprint.HTML(string=html).render(font_config=FontConfiguration())
        total += len(document.write_pdf(pdf_variant="pdf/ua-1") or b"")
        count += len(document.pages)
    return time.perf_counter() - start, total, count


def _chromium(pages: Any, fonts: Path) -> tuple[float, int, int]:
    """The same by the browser's own print command, one start for all chapters."""
    import pikepdf
    from playwright.sync_api import sync_playwright
    from support import chromium

    total = count = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        start = time.perf_counter()
        browser = chromium.launched(playwright, chromium.WHOLE)
        for number, chapter in pages.items():
            source, target = Path(folder) / f"{number}.html", Path(folder) / f"{number}.pdf"
            source.write_text(_html(chapter, _STYLE % (fonts, fonts)), "utf-8")
            page = browser.new_page()
            page.goto(source.as_uri())
            page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True)
            page.close()
        browser.close()
        taken = time.perf_counter() - start
        for target in Path(folder).glob("*.pdf"):
            total += target.stat().st_size
            with pikepdf.open(target) as document:
                count += len(document.pages)
    return taken, total, count


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
    assert session.load(), session.problems
    config.markdown_extensions.extend(session.extensions())
    files = get_files(config)
    get_navigation(files, config)
    from handbook import rendered

    for file in files.documentation_pages():
        page = file.page
        if page is not None:
            page.read_source(config)
            page.markdown, page.meta = session.begin(file.src_uri, page.markdown or "")
            page.render(config, files)
            session.collect(page.content or "")
    return session.book, rendered.of_chapters(session.book, session.rendered)
