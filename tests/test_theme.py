"""What is copied or replaced from Material's templates; an upgrade of Material names what to read again."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import material

UPSTREAM = Path(material.__file__).parent / "templates"
# Of Material's own file, as it was when ours was written after it.  ``base.html`` is there for the blocks that
# main.html and 404.html replace, ``content.html`` and ``actions.html`` for what main.html writes in their place,
# ``nav-item.html`` and ``toc.html`` for nav.html, ``palette.html`` for display.html.
KNOWN = {
    "404.html": "80c93494b5432b1b",
    "base.html": "ff8748cd19e340f6",
    "main.html": "9948b55a7bc979c3",
    "partials/actions.html": "1bcd66d6f428194e",
    "partials/content.html": "ce33929c85af129f",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/announce.html": "fbc798036968edbf",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/javascripts/outdated.html": "13165dec361fce13",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/languages/zh.html": "7114aa64aa8e4899",
    "partials/nav-item.html": "89895208f22d68ce",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/path.html": "cbde0642861fe915",
    "partials/search.html": "bfd556535abcddb9",
    "partials/toc.html": "fde48f583563364b",
}


# Every release has other names of files and another version, which say nothing.
_OF_RELEASE = re.compile(r"\.[0-9a-f]{8}\.min\.|mkdocs-material-[\d.]+")


def digest(file: Path) -> str:
    return hashlib.sha256(_OF_RELEASE.sub("", file.read_text("utf-8")).encode()).hexdigest()[:16]


def test_upstream_templates_are_those_that_ours_were_written_after(root: Path) -> None:
    theme = root / "hooks" / "theme"
    ours = {file.relative_to(theme).as_posix() for file in theme.rglob("*.html")}
    copied = {name for name in ours if (UPSTREAM / name).is_file()}
    names = ("content", "actions", "nav-item", "toc", "palette", "languages/zh")
    read = {"base.html", *(f"partials/{name}.html" for name in names)}
    assert set(KNOWN) == copied | read, "模板增减了：KNOWN 里要照着增减"
    changed = sorted(name for name, known in KNOWN.items() if digest(UPSTREAM / name) != known)
    assert changed == [], f"Material 的这些模板变了，请对照重读 hooks/theme 里的同名模板，再改这里的摘要：{changed}"
