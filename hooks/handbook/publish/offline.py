"""The site as one file that opens by double-click.

``python -m handbook.publish.offline [--no-files] site dist/handbook-offline.zip``
"""

from __future__ import annotations

import re
import sys
from collections.abc import Container
from pathlib import Path

from handbook import addresses, wording
from handbook.archive import Packing
from handbook.diagnostics import any_console, of_system

_NAME = "党小组工作手册"
# A link to a bundle, with its size.
_BUNDLE = re.compile(r'<a href="[^"]*\.zip" download[^>]*>[^<]*</a>(?: <small>[^<]*</small>)?')
_INSIDE = "各文件已在这份离线版里"
# What the smaller copy leaves out, and how pages lead there.
_FILES = (".pdf", ".docx", ".xlsx", ".pptx", ".epub")
_BAR = re.compile(r'(<p class="hb-files.*?</p>)', re.DOTALL)
_HREF = r'<a href="(?!https?:)[^"]*\.(?:pdf|docx|xlsx|pptx|epub|zip)"'
_FILE = re.compile(_HREF + " download[^>]*>[^<]*</a>( <small>[^<]*</small>)?")
_NAMED = re.compile(_HREF + "[^>]*>(.*?)</a>", re.DOTALL)
_MERGED = re.compile(r' data-pdf="[^"]*"')
_NOT_HERE = "（离线版里没有）"
_LISTED = '<h2 id="books">'
_SAID = "<p>这份离线版不带 PDF、Word 和 EPUB；要用的，到网站上的这一页下载。</p>"
# The parts of a site that only a server has a use for.
_HOSTED = (addresses.WORKER, addresses.MANIFEST)
_README = f"""解压后双击“index.html”，用浏览器打开。搜索、检查单、工具和案例筛选都能用，不用联网。
打过的勾、填过的表和最近找过的话只留在本机浏览器里。
{wording.NOTICE}。
"""


def bundle(site: Path, files: bool = True) -> bytes:
    """A zip of the site in a folder of its own, with a note how to open it; PDFs are stored as they are.

    Bundles of files are left out, as what they hold is in the site already; links to them say so.  Without ``files``,
    PDFs, Word documents and the like are left out too, and no page leads to them.
    """
    made = Bundle(files)
    made.add(site)
    return made.finished()


class Bundle:
    """What ``bundle`` gives, made while the site is being written."""

    def __init__(self, files: bool) -> None:
        self._files, self._packing, self._held = files, Packing(), set[str]()
        self._packing.add(f"{_NAME}/请先看这里.txt", _README.encode("utf-8-sig"))

    def add(self, site: Path, later: Container[str] = ()) -> None:
        """Put in what stands in the site by now and has not been put in; what changes ``later``, by address, waits."""
        for file in sorted(site.rglob("*")):
            address = file.relative_to(site).as_posix()
            if address not in self._held and address not in later and not self._leaves_out(file, address):
                self._held.add(address)
                self._packing.add(f"{_NAME}/{address}", self._content(file))

    def finished(self) -> bytes:
        """The zip; nothing can be put in any more."""
        return self._packing.finished()

    def _leaves_out(self, file: Path, address: str) -> bool:
        own = file.suffix in (".zip", ".gz") or address in _HOSTED or not self._files and file.suffix in _FILES
        return own or not file.is_file()

    def _content(self, file: Path) -> bytes:
        content = file.read_bytes()
        if file.suffix != ".html":
            return content
        page = content.decode("utf-8")
        return (_BUNDLE.sub(_INSIDE, page) if self._files else _without_files(page)).encode()


def _without_files(page: str) -> str:
    """A page that leads to no file: bars of links are shorter, lists show a dash, and texts say that it is not here."""
    page = _BAR.sub(lambda bar: _FILE.sub("", bar[0]), page)
    page = _MERGED.sub("", _FILE.sub("—", page))
    return _NAMED.sub(rf"\1{_NOT_HERE}", page).replace(_LISTED, _SAID + _LISTED)


def main(arguments: list[str]) -> int:
    """Write the zip, with ``--no-files`` without PDFs and the like.

    2 when the site isn't there, 1 when the zip cannot be written.
    """
    any_console()
    files = "--no-files" not in arguments
    site, target = (Path(one) for one in arguments if not one.startswith("--"))
    if not (site / "index.html").is_file():
        sys.stderr.write(f"{site} 里没有网站；请先运行 make site\n")
        return 2
    content = bundle(site, files)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{target.name}.new")
        partial.write_bytes(content)
        partial.replace(target)
    except OSError as error:
        told = of_system(error)
        if told is None:
            raise
        sys.stderr.write(f"{told}\n")
        return 1
    print(f"{target}：{len(content) / 1_000_000:.1f} MB，{'带' if files else '不带'} PDF 和 Word")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
