"""Search: ours against Material with jieba and Pagefind, on the same pages with the same typed queries."""

from __future__ import annotations

import functools
import gzip
import html
import http.server
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import lxml.html
import yaml
from playwright.sync_api import Browser, Page, sync_playwright
from support import chromium, queries

from bench import projects
from bench.tables import show, size

BOX = "[data-md-component=search-query]"
# Latency is taken on every n-th query; all of them count for quality.
_STEP = 4
# The project's own queries, and questions that people asked in public.
_SETS = ("queries", "fresh-real")
_Ask = Callable[[str], list[str]]


def run() -> None:
    """Print the tables of quality, cost and growth."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder)
        browser = chromium.launched(playwright, chromium.WHOLE)
        ours = projects.copy(root / "ours")
        projects.build(ours, pdf=False)
        material, pagefind = _material(root, ours / "site"), _pagefind(root, ours / "site")
        rows = []
        with _served(ours / "site") as url:
            rows += _rows("本站", _ask_box(browser, url), _search_bytes(ours / "site"))
            cost = _cost(browser, url)
            library = _library(browser, url)
        with _served(material) as url:
            rows += _rows("Material + jieba", _ask_box(browser, url), _search_bytes(material))
        with _served(pagefind) as url:
            rows += _rows("Pagefind", _ask_pagefind(browser, url), _folder_bytes(pagefind / "pagefind"))
        show(
            "搜索（逐字打进浏览器，到页就算；Pagefind 直接调用它的接口）",
            ("查询", "做法", "条", "第一条就对", "前五条里有", "核对的一半：第一条", "前五条", "数据（压缩后）"),
            sorted(rows, key=lambda row: _SETS.index(row[0])),
        )
        large = projects.enlarge(projects.copy(root / "large"), 10)
        projects.build(large, pdf=False)
        with _served(large / "site") as url:
            cost_ten = _cost(browser, url)
        show(
            "本站搜索的时间（毫秒；没有缓存，从按第一个键到看见结果）",
            ("项目", "一倍", "十倍", "比"),
            [
                (name, f"{value:.0f}", f"{cost_ten[name]:.0f}", f"{cost_ten[name] / max(value, 0.1):.1f}")
                for name, value in cost.items()
            ],
        )
        print(f"搜索数据压缩后：一倍 {size(_search_bytes(ours / 'site'))}，十倍 {size(_search_bytes(large / 'site'))}")
        show("案例库（毫秒；从点一个条件到列表排好，中位数）", ("案例", "时间"), library)
        _page_weight(ours / "site")
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _rows(name: str, ask: _Ask, size_: int) -> list[tuple[str, ...]]:
    """For each set, shares of queries whose first (or first five) results stand on an expected page; places in pages
    don't count, as the peers lead to pages."""
    rows = []
    for asked in _SETS:
        counted = [query for query in queries.read(asked) if query.counted]
        ranks = [_rank(query, ask(query.text)) for query in counted]
        check = [rank for rank, query in zip(ranks, counted, strict=True) if query.half == "check"]
        shares = (f"{share:.3f}" for part in (ranks, check) for share in _shares(part))
        rows.append((asked, name, str(len(counted)), *shares, size(size_)))
    return rows


def _rank(query: queries.Query, urls: list[str]) -> int:
    """Place of the first page that answers, from 0; 99 when there is none."""
    wanted = tuple(url.partition("#")[0] for url in (*query.best, *query.also))
    pages = dict.fromkeys(url.partition("#")[0] for url in urls)
    return next((n for n, page in enumerate(pages) if page.startswith(wanted)), 99)


def _shares(ranks: list[int]) -> tuple[float, float]:
    count = max(len(ranks), 1)
    return sum(rank == 0 for rank in ranks) / count, sum(rank < 5 for rank in ranks) / count


def _load(page: Page) -> None:
    """Open our box, or Material's, and wait until it searches everything; ours offers to copy a query only then."""
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("魑魅魍魉")
    lacking = page.get_by_text("复制“我想找的是").or_(page.get_by_text("没有找到符合条件的结果"))
    lacking.first.wait_for()
    page.locator(BOX).fill("")


def _ask_box(browser: Browser, url: str) -> _Ask:
    """Type into Material's box; a page's own anchor is kept, so that single answers can be told apart."""
    page = browser.new_context().new_page()
    page.goto(url + "index.html")
    _load(page)

    def ask(query: str) -> list[str]:
        page.evaluate("document.querySelector('.md-search-result__list').innerHTML = ''")
        box = page.locator(BOX)
        box.click()
        box.fill("")
        box.press_sequentially(query)
        page.wait_for_timeout(350)
        links = page.locator(".md-search-result__item > a:first-child").evaluate_all("all => all.map(a => a.href)")
        return [
            link.removeprefix(url).partition("?")[0] + ("#" + link.partition("#")[2] if "#" in link else "")
            for link in links
        ]

    return ask


def _ask_pagefind(browser: Browser, url: str) -> _Ask:
    page = browser.new_context().new_page()
    page.goto(url + "index.html")
    script = """async query => {
      self.pagefind ??= await import("/pagefind/pagefind.js")
      const found = await self.pagefind.search(query)
      const data = await Promise.all(found.results.slice(0, 10).map(one => one.data()))
      return data.map(one => one.sub_results?.[0]?.url ?? one.url)
    }"""
    return lambda query: [link.lstrip("/") for link in page.evaluate(script, query)]


def _material(root: Path, site: Path) -> Path:
    """The same pages as plain Material with its own search and jieba; texts come from the built pages."""
    project = root / "material"
    for file in sorted(site.rglob("*.html")):
        if file.name == "404.html":
            continue
        article = lxml.html.fromstring(file.read_bytes()).find_class("md-content__inner")[0]
        inner = "".join(lxml.html.tostring(child, encoding="unicode") for child in article)
        target = project / "docs" / file.relative_to(site).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        title = html.escape(article.findtext(".//h1") or file.stem)
        body = re.sub(r"\n\s*\n", "\n", inner)
        target.write_text(
            f"---\ntitle: {yaml.safe_dump(title, allow_unicode=True).splitlines()[0]}\n---\n\n<div>{body}</div>\n",
            "utf-8",
        )
    config = {
        "site_name": "x",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": [{"search": {"lang": "zh"}}],
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"}},
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    projects.build(project, pdf=False)
    return project / "site"


def _pagefind(root: Path, site: Path) -> Path:
    target = root / "pagefind"
    shutil.copytree(site, target)
    for file in target.rglob("*.html"):
        text = file.read_text("utf-8")
        file.write_text(
            text.replace('class="md-content__inner', 'data-pagefind-body class="md-content__inner'), "utf-8"
        )
    command = [sys.executable, "-m", "pagefind", "--site", str(target), "--force-language", "zh"]
    subprocess.run(command, check=True, capture_output=True)
    return target


def _cost(browser: Browser, url: str) -> dict[str, float]:
    """Milliseconds to the first result, and later; the longest time that the main thread was held."""
    first = statistics.median(_first(browser, url, 1) for _ in range(5))
    slow = statistics.median(_first(browser, url, 4) for _ in range(3))
    warm, longest = _warm(browser, url)
    return {
        "第一个结果": first,
        "第一个结果（CPU 慢 4 倍）": slow,
        "之后的 p95：应答": _answers(browser, url),
        "之后的 p95：到页面画出": warm,
        "主线程最长一次": longest,
    }


def _library(browser: Browser, url: str) -> list[tuple[str, str]]:
    """Milliseconds to filter the case library, as it is and with each case eleven times."""
    rows = []
    for times in (1, 11):
        page = browser.new_context().new_page()
        page.add_init_script(_REPEAT % times)
        page.goto(url + "cases/index.html")
        taken = page.evaluate(_TICK)
        rows.append((str(page.locator("#case-list li").count()), f"{statistics.median(taken):.1f}"))
    return rows


# Before deferred scripts run: the library reads the list once.
_REPEAT = """document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return
  const items = [...document.querySelectorAll("#case-list li")]
  for (let n = 1; n < %d; n++) for (const item of items) item.after(item.cloneNode(true))
})"""
# The page's own work is done when the click returns; reading a height makes the browser lay the list out as well.
_TICK = """[...document.querySelectorAll('input[name="themes"]')].slice(0, 12).map(box => {
  const start = performance.now()
  box.click()
  document.getElementById("case-list").offsetHeight
  return performance.now() - start
})"""


def _first(browser: Browser, url: str, slower: int) -> float:
    context = browser.new_context()
    page = context.new_page()
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(url + "index.html", wait_until="load")
    page.locator(BOX).click()
    page.evaluate(_WATCH)
    page.keyboard.press("d")
    page.wait_for_function("self.seen !== null")
    taken = float(page.evaluate("self.seen"))
    context.close()
    return taken


_WATCH = """() => {
  self.seen = null
  let start = 0
  addEventListener("keydown", () => { start = performance.now() }, { once: true, capture: true })
  const list = document.querySelector(".md-search-result__list")
  new MutationObserver(() => { if (list.children.length && self.seen === null) self.seen = performance.now() - start })
    .observe(list, { childList: true })
}"""


_TASKS = """self.tasks = []
new PerformanceObserver(list => self.tasks.push(...list.getEntries().map(one => one.duration)))
  .observe({ entryTypes: ["longtask"] })"""


def _sample() -> list[str]:
    return [query.text for query in queries.read("queries")[::_STEP]]


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _answers(browser: Browser, url: str) -> float:
    """95th percentile of the worker's answers to whole queries, on a page that has nothing to draw."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(url + "search/search_index.json")
    times = [float(taken) for taken in page.evaluate(_ANSWERS, _sample())]
    context.close()
    return _p95(times)


# Times are taken when all data is there. The numbers are those of web/search/messages.js.
_ANSWERS = """async queries => {
  const [READY, QUERY, RESULT, LOAD] = [1, 2, 3, 4]
  const worker = new Worker("/assets/search/worker.js")
  const heard = type => new Promise(done => worker.addEventListener("message", function hear({ data }) {
    if (data.type === type) { worker.removeEventListener("message", hear); done(data.data) }
  }))
  worker.postMessage({ type: LOAD })
  await heard(READY)
  for (let loading = true; loading;) {
    const answered = heard(RESULT)
    worker.postMessage({ type: QUERY, data: "会" })
    loading = (await answered).loading
    await new Promise(done => setTimeout(done, 100))
  }
  const times = []
  for (const query of queries) {
    const start = performance.now()
    const answered = heard(RESULT)
    worker.postMessage({ type: QUERY, data: query })
    await answered
    times.push(performance.now() - start)
    await new Promise(done => setTimeout(done, 30))
  }
  worker.terminate()
  return times
}"""


def _warm(browser: Browser, url: str) -> tuple[float, float]:
    """95th percentile from a whole query in the box to its results drawn, and the main thread's longest task meanwhile.

    Without a graphics card the browser draws in software, and its frames take more of this time than the answers.
    """
    page = browser.new_context().new_page()
    page.add_init_script(_TASKS)
    page.goto(url + "index.html")
    _load(page)
    # What the page itself took to start is not the search's.
    page.evaluate("self.tasks.length = 0")
    times = []
    for query in _sample():
        page.locator(BOX).fill("")
        # Emptying the box is answered too; nobody types within the same instant.
        page.wait_for_timeout(30)
        times.append(_ask_once(page, query))
        page.wait_for_timeout(30)
    tasks = page.evaluate("self.tasks.length ? Math.max(...self.tasks) : 0")
    return _p95(times), float(tasks)


def _ask_once(page: Page, query: str) -> float:
    return float(
        page.evaluate(
            """query => new Promise(done => {
              const box = document.querySelector("[data-md-component=search-query]")
              let start = 0
              document.addEventListener("handbook-search", () => done(performance.now() - start), { once: true })
              box.value = query
              start = performance.now()
              box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
            })""",
            query,
        )
    )


def _search_bytes(site: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in (site / "search").iterdir())


def _folder_bytes(folder: Path) -> int:
    """Pagefind's files are compressed already; its scripts are not."""
    total = 0
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            total += min(len(content), len(gzip.compress(content, 9)))
    return total


def _page_weight(site: Path) -> None:
    rows = []
    for name in ("index.html", "chapters/1-status/setup.html", "cases/index.html"):
        text = (site / name).read_bytes()
        assets = {*re.findall(rb'(?:src|href)="([^"]+\.(?:js|css))"', text)}
        files = [(site / name).parent / asset.decode() for asset in assets]
        weight = sum(len(gzip.compress(file.resolve().read_bytes(), 9)) for file in files if file.resolve().is_file())
        rows.append((name, size(len(gzip.compress(text, 9))), size(weight)))
    show("页面（压缩后）", ("页面", "HTML", "脚本和样式"), rows)
