"""The server that README shows: Debian's nginx with our settings, the site below a path, looked at by a browser."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page, expect
from support.searching import open_search, search

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="没有 nginx；以 root 运行 sh tests/browser/install.sh 会装上")
_AROUND = """
{user}
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/errors.log;
events {{}}
http {{
    include {types};
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/handbook.conf;
}}
"""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def replaced(text: str, changes: dict[str, str]) -> str:
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def served(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, below a path as ``HANDBOOK_SITE_URL`` says, with a slash at the end."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    address = f"http://127.0.0.1:{port}/shouce/"
    environment = {**os.environ, "HANDBOOK_PDF": "0", "NO_MKDOCS_2_WARNING": "1", "HANDBOOK_SITE_URL": address}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "www" / "shouce")]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    changes = {
        "listen 80": f"listen 127.0.0.1:{port}",
        "root /srv/handbook;": f"root {folder}/www;",
        "error_page 404 /404.html": "error_page 404 /shouce/404.html",
    }
    (folder / "handbook.conf").write_text(replaced((root / "deploy" / "nginx.conf").read_text("utf-8"), changes))
    # The folder of a test is for its owner alone.
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    known = (Path("/etc/nginx/mime.types"), Path("/usr/local/etc/nginx/mime.types"))
    types = next(file for file in known if file.is_file())
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, types=types, user=user))
    assert NGINX
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-p", str(folder)], stderr=subprocess.PIPE)
    try:
        wait_for(port, process)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("nginx 没有起来")


def got(address: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def unpacked(address: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(gzip.decompress(got(address)[2]))


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("faq.html", "text/html; charset=utf-8"),
        ("assets/styles/handbook.css", "text/css; charset=utf-8"),
        ("assets/scripts/page.js", "application/javascript; charset=utf-8"),
        ("search/texts.js", "application/javascript; charset=utf-8"),
        ("api/rules.json", "application/json; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("feed.xml", "text/xml; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("assets/images/book.svg", "image/svg+xml"),
    ],
)
def test_each_kind_of_file_is_told_packed_and_guarded(served: str, path: str, kind: str) -> None:
    status, headers, content = got(served + path)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-cache"
    if len(content) > 1000 or headers["Content-Encoding"]:
        assert headers["Content-Encoding"] == "gzip", path
        assert gzip.decompress(content)


def test_what_a_page_loads_may_be_kept_for_good(served: str) -> None:
    tree = unpacked(served + "cases/index.html")
    loaded = [str(one) for one in tree.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href")]
    assert loaded
    for one in loaded:
        _, headers, _ = got(served + one.removeprefix("../"))
        assert headers["Cache-Control"] == "public, max-age=31536000, immutable", one


def test_worker_rules_the_whole_site_and_is_asked_for_each_time(served: str) -> None:
    status, headers, content = got(served + "sw.js")
    assert (status, headers["Cache-Control"]) == (200, "no-cache")
    assert headers["Content-Type"] == "application/javascript; charset=utf-8"
    # Beside the home page, so that no header has to widen what it rules.
    assert headers["Service-Worker-Allowed"] is None
    edition = gzip.decompress(content).decode().split('"')[1]
    _, headers, _ = got(f"{served}offline.json?v={edition}")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_page_that_was_read_stays_without_this_server(browser: Browser, served: str) -> None:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(served + "faq.html")
    opened.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for _ in range(100):
        if opened.evaluate("caches.match(location.href).then(found => !!found)"):
            break
        opened.wait_for_timeout(100)
    context.set_offline(True)
    answer = opened.goto(served + "faq.html")
    assert answer and answer.from_service_worker
    opened.goto(served + "none/none.html")
    opened.get_by_role("link", name="检查单", exact=True).last.click()
    expect(opened).to_have_url(served + "checklists/index.html")
    expect(opened.locator("h1")).to_have_text("检查单¶")
    context.close()


def test_address_is_in_the_map_the_robots_and_the_head(served: str) -> None:
    assert f"<loc>{served}faq.html</loc>".encode() in gzip.decompress(got(served + "sitemap.xml")[2])
    assert got(served + "robots.txt")[2].decode().endswith(f"Sitemap: {served}sitemap.xml\n")
    tree = unpacked(served + "faq.html")
    assert tree.xpath("//link[@rel='canonical']/@href") == [served + "faq.html"]
    assert tree.xpath("//meta[@property='og:url']/@content") == [served + "faq.html"]
    (image,) = tree.xpath("//meta[@property='og:image']/@content")
    assert got(str(image))[0] == 200
    for name in ("title", "description"):
        assert all(tree.xpath(f"//meta[@property='og:{name}']/@content"))


@pytest.mark.parametrize("missing", ["none.html", "chapters/none/none.html", "a/b/c/d/none"])
def test_a_missing_page_says_so_and_leads_on_from_any_depth(page: Page, served: str, missing: str) -> None:
    status, headers, _ = got(served + missing)
    assert (status, headers["Cache-Control"]) == (404, None)
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    # The browser tells the console that the page was missing; that is no trouble here.
    opened = page.context.new_page()
    failed: list[str] = []
    opened.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    opened.goto(served + missing)
    expect(opened.get_by_role("heading", name="没有这一页")).to_be_visible()
    assert failed == [served + missing]
    opened.get_by_role("link", name="检查单", exact=True).last.click()
    assert opened.url == served + "checklists/index.html"
    opened.close()


def test_no_page_breaks_the_policy(page: Page, served: str) -> None:
    page.add_init_script("addEventListener('securitypolicyviolation', e => (window.blocked ??= []).push(e.blockedURI))")
    for path in ("index.html", "chapters/3-systems/group-meeting.html", "cases/index.html", "tools/dues.html"):
        page.goto(served + path)
        page.wait_for_timeout(300)
        assert page.evaluate("window.blocked ?? []") == [], path
    open_search(page, served + "index.html")
    assert search(page, "党小组多久开一次会", served)[0] == "faq.html#how-often"
    assert page.evaluate("window.blocked ?? []") == []


def test_readme_shows_these_settings(root: Path) -> None:
    settings = (root / "deploy" / "nginx.conf").read_text("utf-8").strip()
    assert f"```nginx\n{settings}\n```" in (root / "README.md").read_text("utf-8")
