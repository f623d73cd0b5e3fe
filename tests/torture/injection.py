"""A handbook whose every text is hostile: all its pages opened in Chromium, all its files in LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree
from support import building, chromium, hostile

from torture.outcome import Failure, Outcome

_HERE = ("file://", "data:", "blob:", "about:")
# A page that has not answered by then hangs, in milliseconds.
_ANSWER = 15_000
# fmt: off
_QUERIES = (
    *("<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", '"><svg onload=window.hit=1>',
        "javascript:window.hit=1", "{{7*7}}", "${window.hit=1}"),
    *("\\", "(((", "[a-", "*" * 300, "+" * 300, "(a+)+$", ".*" * 200, "\x00", "\ud7ff", "%", "%00", "%E4%BD",
        "&lt;", "‮", "\u200b" * 500, "👩‍👩‍👧" * 200),
    *("党" * 8000, "党" * 60_000, "a" * 20_000, "党 " * 10_000, "1" * 10_000, "十" * 5000, "第十三条" * 2000,
        "dang" * 3000, "\n" * 3000, "小组会\t" * 2000),
    *("__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "-1", "1e309",
        "'; drop", "..", "/" * 2000, "#" * 2000, "?q=?q="),
)
# fmt: on


def make(root: Path, folder: Path, name: str, pdf: bool) -> Path:
    """A site of the small handbook with a payload of ``hostile`` behind all texts."""
    book = folder / f"hostile-{name}"
    shutil.copytree(root / "tests" / "fixtures" / "good", book)
    return building.poisoned(root, building.checkout(root, book), name, pdf)


@contextmanager
def _browser() -> Iterator[Any]:
    """Chromium; None when there is none."""
    if chromium.path() is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = chromium.launched(playwright)
        yield started
        started.close()


def pages(sites: list[Path], limit: int | None = None) -> Outcome:
    """Open the pages, point at what reacts to that, and see that nothing ran and nothing was fetched."""
    outcome = Outcome("恶意的字，在 Chromium 里打开")
    with _browser() as browser:
        if browser is None:
            outcome.missing = "没有 Chromium"
            return outcome
        for site in sites:
            for file in sorted(site.rglob("*.html"))[:limit]:
                outcome.count([_opened(browser, file, "")])
    return outcome


def queries(site: Path, limit: int | None = None) -> Outcome:
    """Open the home page with hostile queries in its address."""
    outcome = Outcome("恶意的 ?q=")
    with _browser() as browser:
        if browser is None:
            outcome.missing = "没有 Chromium"
            return outcome
        for query in _QUERIES[:limit]:
            outcome.count([_opened(browser, site / "index.html", "?q=" + quote(query, errors="surrogatepass"))])
    return outcome


def _opened(browser: Any, file: Path, query: str) -> Failure | None:
    from playwright.sync_api import Error

    context = browser.new_context()
    context.set_default_timeout(_ANSWER)
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(_HERE) else troubles.append(f"取 {request.url}"))
    page.on("dialog", lambda dialog: troubles.append(f"弹出 {dialog.message}"))
    page.on("pageerror", lambda error: troubles.append(f"脚本出错 {error}"))
    address = file.as_uri() + query
    try:
        page.goto(address)
        for one in page.locator("[title], .hb-block, article p").all()[:10]:
            one.dispatch_event("mouseover")
        page.wait_for_timeout(400 if query else 50)
        if page.evaluate("window.hit") is not None:
            troubles.append("脚本运行了")
        if page.locator("[hit], img[src=x], [onerror], [onload], [onclick], [onmouseover]").count():
            troubles.append("多出元素或属性")
        if page.locator("a[href^='javascript:' i], a[href^='data:' i]").count():
            troubles.append("会运行的链接")
    except Error as error:
        troubles.append(f"没有回应 {str(error)[:200]}")
    finally:
        context.close()
    if not troubles:
        return None
    return Failure(troubles[0][:60], f"{address[:300]}\n" + "\n".join(troubles), (("query.txt", query.encode()),))


_OFFICE = "soffice"
_TEXT, _CELLS = "txt:Text (encoded):UTF8", "csv:Text - txt - csv (StarCalc):44,34,76,1"
# Links to elsewhere than the site, and fields that run or fetch.
_ACTIVE = re.compile(
    r'<Relationship (?=[^>]*TargetMode="External")(?![^>]*Target="https://a\.example/)|instrText[^>]*>[^<]*(?:DDE|INCLUDE)'
)


def office(sites: list[Path]) -> Outcome:
    """Have LibreOffice read the Word and Excel files, and see that their texts are texts and that nothing is linked."""
    outcome = Outcome("恶意的字，在 LibreOffice 里打开")
    if shutil.which(_OFFICE) is None:
        outcome.missing = "没有 LibreOffice"
        return outcome
    for site in sites:
        files = sorted([*site.rglob("*.docx"), *site.rglob("*.xlsx")])
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder)
            for end, form in (("docx", _TEXT), ("xlsx", _CELLS)):
                own = [str(file) for file in files if file.suffix == f".{end}"]
                profile = f"-env:UserInstallation={(target / 'profile').as_uri()}"
                command = [_OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(target), *own]
                subprocess.run(command, capture_output=True, check=False, timeout=600)
            outcome.count(_read(file, target) for file in files)
    return outcome


def _read(file: Path, folder: Path) -> Failure | None:
    made = folder / f"{file.stem}.{'txt' if file.suffix == '.docx' else 'csv'}"
    if not made.is_file():
        return Failure("打不开", file.name, ((file.name, file.read_bytes()),))
    text = made.read_text("utf-8", errors="replace")
    sign = next(name for name in ("HTML", "MARKDOWN") if file.parts.count(name))
    if getattr(hostile, sign).split()[-3] not in text:
        return Failure("没有照写", f"{file}\n{text[:2000]}", ((file.name, file.read_bytes()),))
    with zipfile.ZipFile(file) as packed:
        xml = {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
    wrong = [name for name, text in xml.items() if "vba" in name or _ACTIVE.search(text)]
    if wrong:
        return Failure("有外面的链接或命令", f"{file}: {wrong}", ((file.name, file.read_bytes()),))
    return None


# What no page of an EPUB may hold: what runs, and what is fetched from elsewhere.
_RUNNING = (
    "//*[local-name()='script' or local-name()='iframe' or local-name()='object']"
    " | //@*[starts-with(local-name(), 'on') or local-name()='hit']"
    " | //@*[local-name()='src'][contains(., '//') or starts-with(., 'data:')]"
    " | //@href[starts-with(translate(., 'JAVSCRIPT', 'javscript'), 'javascript:') or starts-with(., 'data:')]"
)


def carried(sites: list[Path]) -> Outcome:
    """Read the EPUBs and the slides, and see that their texts are texts and that nothing runs or is fetched."""
    outcome = Outcome("恶意的字，在 EPUB 和幻灯片里")
    for site in sites:
        outcome.count(_unpacked(file) for file in sorted([*site.rglob("*.epub"), *site.rglob("*.pptx")]))
    return outcome


def _unpacked(file: Path) -> Failure | None:
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist() if name.endswith((".xhtml", ".xml", ".rels"))}
    for name, part in parts.items():
        try:
            root = etree.fromstring(part)
        except etree.XMLSyntaxError as error:
            return Failure("不是 XML", f"{file}: {name}: {error}", ((name, part),))
        wrong = root.xpath(_RUNNING) if name.endswith(".xhtml") else _ACTIVE.findall(part.decode("utf-8", "replace"))
        if wrong:
            return Failure("会运行的，或者要从别处取的", f"{file}: {name}: {wrong[:3]}", ((name, part),))
    return None
