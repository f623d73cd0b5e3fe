"""The site as one file that opens by double-click.

``python -m handbook.publish.offline site dist/handbook-offline.zip``
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from handbook import wording
from handbook.archive import pack
from handbook.diagnostics import any_console, of_system

_NAME = "党小组工作手册"
# A link to a bundle, with its size.
_BUNDLE = re.compile(r'<a href="[^"]*\.zip" download[^>]*>[^<]*</a>(?: <small>[^<]*</small>)?')
_INSIDE = "各文件已在这份离线版里"
_README = f"""解压后双击“index.html”，用浏览器打开。搜索、检查单和案例筛选都能用，不用联网。
打过的勾和最近找过的话只留在本机浏览器里。
{wording.NOTICE}。
"""


def bundle(site: Path) -> bytes:
    """A zip of the site in a folder of its own, with a note how to open it; PDFs are stored as they are.

    Bundles of files are left out, as what they hold is in the site already; links to them say so.
    """
    files = {f"{_NAME}/请先看这里.txt": _README.encode("utf-8-sig")}
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.suffix not in (".zip", ".gz"):
            content = file.read_bytes()
            if file.suffix == ".html":
                content = _BUNDLE.sub(_INSIDE, content.decode("utf-8")).encode()
            files[f"{_NAME}/{file.relative_to(site).as_posix()}"] = content
    return pack(files)


def main(arguments: list[str]) -> int:
    """Write the zip; 2 when the site isn't there, 1 when the zip cannot be written."""
    any_console()
    site, target = Path(arguments[0]), Path(arguments[1])
    if not (site / "index.html").is_file():
        sys.stderr.write(f"{site} 里没有网站；请先运行 make site\n")
        return 2
    content = bundle(site)
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
    print(f"{target}：{len(content) / 1_000_000:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
