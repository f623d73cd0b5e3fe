"""The page about the offline copy: room for the script that keeps it, and the copy as a file."""

from __future__ import annotations

from html import escape

from handbook import addresses
from handbook.model import Book
from handbook.readers import SCREEN_ONLY


def desk(_book: Book, _root: str) -> str:
    """Where the script says what is kept; without it, where to find the file."""
    return (
        '<section class="hb-tool" id="offline" aria-label="存在浏览器里的一份"><div id="offline-desk">'
        f'<p class="hb-tool__none" {SCREEN_ONLY}>存和删要靠脚本。没有脚本，就用下面的压缩包。</p></div></section>'
    )


def bundle(_book: Book, root: str) -> str:
    """The copy without files to print, which every build makes."""
    return f'<p><a href="{escape(root + addresses.OFFLINE_ZIP)}" download>离线压缩包（ZIP）</a></p>'


def entry(root: str) -> str:
    """The line of the list of tools that leads here."""
    href = escape(root + addresses.OFFLINE)
    return f'<li><a href="{href}">没有网也能看</a>：存一份在这台设备里，看存了什么、占多少，随时清掉。</li>'
