"""Typst markup → PDF, cached by content."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from handbook.diagnostics import TypesetError
from handbook.print import convert

TEMPLATE = Path(__file__).with_name("template.typ")
FONTS = Path(pylopdf_fonts_zh_cn.__file__).parent
NOTICE = "非官方资料，以正式文件为准"
_ABOUT = (
    "本书不是官方资料。办事以正式文件和上级党组织的通知为准。",
    "每条规定注明出处和条号，第一次出现时用脚注写出大意、核对程度和核对日期。",
    "核对程度分三种：全文核对、摘录核对、待核。“归纳”是由条文推出来的话；“未作规定”指已读到的条文里没有写。",
    "案例中的数字是报道一方的说法。标“建议做法”的，没有条文依据。",
    "文字以 CC BY 4.0 许可发布。字体为 Noto Serif SC 和 Noto Sans SC，以 SIL OFL 1.1 许可发布。",
)


@dataclass(frozen=True)
class PagePart:
    """A page as it stands in the site."""

    title: str
    url: str
    html: str


@dataclass(frozen=True)
class Chapter:
    """A chapter to be set, with the date of the edition."""

    slug: str
    number: int
    title: str
    edition: datetime.date
    pages: tuple[PagePart, ...]


def chapter_pdf(chapter: Chapter, footnotes: Mapping[str, str], book_title: str, cache: Path) -> bytes:
    """The PDF of a chapter, from the cache when nothing it is made of has changed.

    Raises:
        TypesetError: when a character has no glyph or Typst refuses the document.
    """
    name = f"第{'零一二三四五六七八九'[chapter.number]}章 {chapter.title}"
    edition = f"{chapter.edition.year} 年 {chapter.edition.month} 月 {chapter.edition.day} 日"
    meta = {
        "book": book_title,
        "title": f"{book_title}：{name}",
        "author": book_title,
        "chapter": name,
        "edition": edition,
        "notice": NOTICE,
        "about": _ABOUT,
    }
    key = _key(chapter, footnotes, meta)
    kept = cache / "pdf" / f"{key}.pdf"
    if kept.is_file():
        return kept.read_bytes()
    _check_glyphs(chapter)
    source = convert.to_typst([page.html for page in chapter.pages], footnotes)
    pdf = _compile(source, meta, _timestamp(chapter.edition), chapter.slug)
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")
    partial.write_bytes(pdf)
    partial.replace(kept)
    return pdf


def _key(chapter: Chapter, footnotes: Mapping[str, str], meta: Mapping[str, object]) -> str:
    """A digest of everything the bytes depend on; only the footnotes that the chapter cites count."""
    html = "".join(page.html for page in chapter.pages)
    cited = {rule: text for rule, text in footnotes.items() if f'data-rule="{rule}"' in html}
    code = [file.read_text("utf-8") for file in (TEMPLATE, convert.FILTER, Path(convert.__file__))]
    tools = [version(name) for name in ("typst", "pypandoc-binary", "pylopdf-fonts-zh-cn")]
    stamp = _timestamp(chapter.edition).isoformat()
    whole = json.dumps([html, cited, meta, code, tools, stamp], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _timestamp(edition: datetime.date) -> datetime.datetime:
    """SOURCE_DATE_EPOCH when it is set, else noon (UTC) of the edition's day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return datetime.datetime.combine(edition, datetime.time(12), datetime.UTC)


def _compile(source: str, meta: Mapping[str, object], stamp: datetime.datetime, name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "template.typ").write_bytes(TEMPLATE.read_bytes())
        main = root / "main.typ"
        main.write_text(f'#import "template.typ": *\n#show: handbook\n\n{source}', "utf-8")
        try:
            pdf = typst.compile(
                main,
                root=root,
                font_paths=[FONTS],
                ignore_system_fonts=True,
                sys_inputs={"meta": json.dumps(meta, ensure_ascii=False)},
                pdf_standards="ua-1",
                timestamp=int(stamp.timestamp()),
            )
        except typst.TypstError as error:
            raise TypesetError(f"{name} 排版失败：{error}") from error
    assert isinstance(pdf, bytes)
    return pdf


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """Code points that both fonts can show."""
    from fontTools.ttLib import TTFont

    sets = []
    for file in sorted(FONTS.glob("*.otf")):
        with TTFont(io.BytesIO(file.read_bytes()), lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return sets[0].intersection(*sets[1:])


def _check_glyphs(chapter: Chapter) -> None:
    """Refuse characters that the fonts lack, by name and page; control characters and blanks need no glyph."""
    for page in chapter.pages:
        missing = {c for c in page.html if ord(c) not in _covered() and c.isprintable()}
        if missing:
            shown = "、".join(f"{c}（U+{ord(c):04X}）" for c in sorted(missing))
            raise TypesetError(f"{page.url}：字体里没有这些字：{shown}；请换一个写法")
