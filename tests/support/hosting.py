"""A web server below a path whose site can be changed, and that can be made to fail while a browser looks on."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from handbook import addresses
from handbook.publish import manifest

BELOW = "/shouce/"
Fault = Callable[[str], int]


def down(path: str) -> int:
    """No answer to anything, as without a network."""
    return 0


def portal(path: str) -> int:
    """The page of a network that wants to know who one is, whatever was asked for."""
    return 200


def well(path: str) -> int:
    """All is as it should be."""
    return -1


class Host:
    """What the server gives: ``site`` is a folder, ``fault`` says of an address within it what is wrong there.

    -1 is nothing, 0 no answer at all, 200 a page that is another's, anything else the status of an empty answer.
    ``asked`` are the addresses that browsers asked for.
    """

    def __init__(self, policy: str, below: str) -> None:
        self.site, self.policy, self.below = Path(), policy, below
        self.fault: Fault = well
        self.asked: list[str] = []
        self.url = ""


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        below, _, query = self.path.partition("?")
        path = below.removeprefix(self.host.below)
        self.host.asked.append(path)
        wrong = self.host.fault(path) if below.startswith(self.host.below) else 404
        if wrong == 0:
            self.close_connection = True
        elif wrong > 0:
            self._answer(wrong, "<p>请先登录</p>".encode() if wrong == 200 else b"")
        else:
            self.path = f"/{path}?{query}"
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is missing."""
        self._answer(code, (self.host.site / addresses.NOT_FOUND).read_bytes() if code == 404 else b"")

    def _answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        lasting = "?v=" in self.path or "&v=" in self.path
        self.send_header("Cache-Control", "max-age=31536000, immutable" if lasting else "no-cache")
        self.send_header("Content-Security-Policy", self.host.policy)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep the test output quiet."""


@contextmanager
def hosted(site: Path, policy: str, below: str = BELOW) -> Iterator[Host]:
    """A host that gives ``site`` ``below`` a path under a content security ``policy``; its ``url`` ends in a slash."""
    host = Host(policy, below)
    host.site = site
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, host))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host.url = f"http://127.0.0.1:{server.server_port}{below}"
    yield host
    server.shutdown()


def renewed(
    root: Path, site: Path, target: Path, edition: str, changes: Mapping[str, Callable[[bytes], bytes]]
) -> Path:
    """A copy of ``site`` at ``target`` that is another edition: some files are changed, or new ones made from nothing.

    Pages bear ``edition`` in place of their own.
    """
    shutil.copytree(site, target)
    bears = b'data-edition="' + _edition(site).encode()
    for file in target.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(bears, b'data-edition="' + edition.encode()))
    for address, change in changes.items():
        file = target / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(change(file.read_bytes() if file.exists() else b""))
    worker_again(root, target)
    for address, text in manifest.files(target, edition).items():
        (target / address).write_text(text, "utf-8")
    manifest.clear(target)
    return target


def switched_off(root: Path, site: Path, target: Path) -> Path:
    """A copy of ``site`` at ``target`` as it is built with HANDBOOK_OFFLINE=0."""
    shutil.copytree(site, target)
    for file in target.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(b" data-offline=", b" data-recalled="))
    worker_again(root, target)
    for address, text in manifest.off(target).items():
        (target / address).write_text(text, "utf-8")
    (target / addresses.MANIFEST).unlink()
    manifest.clear(target)
    return target


def worker_again(root: Path, target: Path) -> None:
    """Put the scripts in a site from which a build has taken them."""
    shutil.copytree(root / "docs" / "assets" / "offline", target / "assets" / "offline", dirs_exist_ok=True)


def _edition(site: Path) -> str:
    page = (site / addresses.HOME).read_text("utf-8")
    return page.split('data-edition="')[1].split('"')[0]
