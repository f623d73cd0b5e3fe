"""Files beside the pages."""

from __future__ import annotations

from pathlib import Path

from handbook.publish.writing import write


def test_texts_and_bytes_are_written_as_they_are_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        write({"a/甲.txt": "一\n二\r\n", "b.pdf": b"%PDF\r\n"}, tmp_path)
        assert (tmp_path / "a" / "甲.txt").read_bytes() == "一\n二\r\n".encode()
        assert (tmp_path / "b.pdf").read_bytes() == b"%PDF\r\n"
