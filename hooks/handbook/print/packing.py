"""A PDF from Typst → the same PDF in about two thirds of the bytes.

Typst writes every tag as an object of its own, without compression, and text as hexadecimal digits.  Here fonts lose
their hints, numbers keep five digits, text is written as bytes, and all objects that may share a compressed stream do.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

import deflate
import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from handbook.print import outlines

# A string, with brackets in it up to three deep; a hexadecimal string; a number with more than two decimals.
_PLAIN = rb"(?:[^()\\]|\\.)"
_STRING = rb"\((?:%b|\((?:%b|\(%b*\))*\))*\)" % (_PLAIN, _PLAIN, _PLAIN)
_TOKEN = re.compile(_STRING + rb"|<(?P<hex>(?:[0-9A-Fa-f]{2})+)>|(?P<number>(?<![\w.])-?\d*\.\d{3,})", re.DOTALL)
# Typst turns the page upside down around each piece of text, and back within it.
_FLIPPED = re.compile(
    rb"^q 1 0 0 -1 (?P<place>\S+ \S+) cm(?P<colour>/c\d cs [\d. ]+ scn)\n"
    rb"BT 0 Tr(?P<font>/f\d+ \S+ Tf) 1 0 0 -1 0 0 Tm(?P<text>.*)\nET\nQ$",
    re.MULTILINE,
)
_UPRIGHT = rb"q\g<colour>\nBT\g<font> \g<place> Td\g<text>\nET\nQ"
_ESCAPE = re.compile(rb"\\(?:(?P<octal>[0-7]{3})|.)", re.DOTALL)
_SPECIAL = re.compile(rb"[()\\\r]")
# Keys stand in the order of the alphabet, so that the last ones tell what a tag or another object is.
_KIND = re.compile(rb"(?:/S /\w+ )?(?:/Type /\w+ )?>>\Z")
_ENOUGH = 60
# ISO 32000-1, 7.5.8: an entry of the table is a kind, then either a place in the file or a stream and a place in it.
_ENTRY = (1, 4, 3)
_FREE, _ALONE, _SHARED = range(3)
# The first level of libdeflate that looks for the best parse; 11 and 12 take three times as long for under 1 %.
_LEVEL = 10


def pack(pdf: bytes) -> tuple[bytes, int]:
    """The packed PDF and its number of pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            page.Contents.write(compact(_FLIPPED.sub(_upright, page.Contents.read_bytes())))
        streams, others = {}, {}
        for one in document.objects:
            if isinstance(one, Stream):
                streams[one.objgen[0]] = _stream(one)
            else:
                body = one.unparse(resolved=True)
                # Most are tags, with neither numbers nor strings that could be shorter.
                others[one.objgen[0]] = compact(body) if b"." in body or b"<f" in body else body
        return _written(streams, others, document.trailer), len(document.pages)


def _upright(block: re.Match[bytes]) -> bytes:
    """One piece of text without the two turns; text that is moved in between stays as it is."""
    return block[0] if b" Tm" in block["text"] else block.expand(_UPRIGHT)


def compact(code: bytes) -> bytes:
    """PDF code that means the same: numbers with five digits, strings as bytes."""
    return _TOKEN.sub(_shorter, code)


def _shorter(token: re.Match[bytes]) -> bytes:
    if token["hex"]:
        return b"(%b)" % _escaped(bytes.fromhex(token["hex"].decode()))
    if token["number"]:
        short = f"{float(token['number']):.5g}"
        return token["number"] if "e" in short else short.encode()
    return _ESCAPE.sub(_octal, token[0])


def _octal(escape: re.Match[bytes]) -> bytes:
    return _escaped(bytes([int(escape["octal"], 8)])) if escape["octal"] else escape[0]


def _escaped(text: bytes) -> bytes:
    return _SPECIAL.sub(lambda special: b"\\r" if special[0] == b"\r" else b"\\" + special[0], text)


def _written(streams: Mapping[int, tuple[bytes, bytes]], others: Mapping[int, bytes], trailer: Object) -> bytes:
    """The file: streams one by one, then one stream with all other objects, then the table that says where each is."""
    others = dict(sorted(others.items(), key=_kind))
    shared = max([*streams, *others]) + 1
    out = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
    table = {}
    for number, stream in {**streams, shared: _together(others)}.items():
        table[number] = (_ALONE, len(out), 0)
        out += _object(number, *stream)
    table |= {number: (_SHARED, shared, place) for place, number in enumerate(others)}
    start = len(out)
    table[shared + 1] = (_ALONE, start, 0)
    out += _object(shared + 1, *_places(table, trailer))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start


def _kind(item: tuple[int, bytes]) -> tuple[bytes, int]:
    """Objects of one kind stand together, where they compress best; the keys at the end tell what one is."""
    number, body = item
    kind = _KIND.search(body, max(0, len(body) - _ENOUGH))
    return kind[0] if kind else b"", number


def _deflated(content: bytes) -> bytes:
    return bytes(deflate.zlib_compress(content, _LEVEL))


def _object(number: int, head: bytes, content: bytes) -> bytes:
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, head, content)


def _stream(stream: Stream) -> tuple[bytes, bytes]:
    """A stream's dictionary and content, deflated as far as it goes; one with another filter stays as it is."""
    keys = Dictionary({name: value for name, value in stream.stream_dict.items() if name != "/Length"})
    content = stream.read_raw_bytes()
    if keys.get("/Filter", Name.FlateDecode) == Name.FlateDecode and "/DecodeParms" not in keys:
        plain = stream.read_bytes()
        content = _deflated(outlines.smaller(plain) if keys.get("/Subtype") == Name.CIDFontType0C else plain)
        keys.Filter = Name.FlateDecode
    keys.Length = len(content)
    return keys.unparse(), content


def _together(others: Mapping[int, bytes]) -> tuple[bytes, bytes]:
    """All objects that are not streams, in one stream that begins with their numbers and places."""
    places, at = [], 0
    for number, body in others.items():
        places.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(places) + b"\n"
    content = _deflated(head + b"\n".join(others.values()))
    keys = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>"
    return keys % (len(others), len(head), len(content)), content


def _places(table: Mapping[int, tuple[int, int, int]], trailer: Object) -> tuple[bytes, bytes]:
    """The table, each row as the difference to the one above (PNG's filter 2), as most rows count up by one."""
    entries = [table.get(number, (_FREE, 0, 0)) for number in range(max(table) + 1)]
    rows = [b"".join(map(int.to_bytes, entry, _ENTRY)) for entry in entries]
    before = [bytes(sum(_ENTRY)), *rows]
    steps = [
        bytes([2, *((here - above) % 256 for here, above in zip(row, last, strict=True))])
        for row, last in zip(rows, before, strict=False)
    ]
    content = _deflated(b"".join(steps))
    keys = Dictionary(
        Type=Name.XRef,
        Size=len(rows),
        W=list(_ENTRY),
        Filter=Name.FlateDecode,
        DecodeParms=Dictionary(Predictor=12, Columns=sum(_ENTRY)),
        Length=len(content),
        Root=trailer.Root,
        Info=trailer.Info,
        ID=trailer.ID,
    )
    return keys.unparse(), content
