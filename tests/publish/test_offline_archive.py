"""The offline copy: what goes in, what is left out, and that no link in it leads nowhere."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from handbook.publish import offline


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "print").mkdir(parents=True)
    (folder / "index.html").write_text("<p>首页</p>", "utf-8")
    (folder / "sw.js").write_text("keep()", "utf-8")
    (folder / "offline.json").write_text("{}", "utf-8")
    link = '<td><a href="../pdf/1-a.zip" download>ZIP</a> <small>1.1 MB</small></td>'
    (folder / "print" / "index.html").write_text(f'{link}<a href="../pdf/1-a.pdf" download>PDF</a>', "utf-8")
    (folder / "pdf").mkdir()
    (folder / "pdf" / "1-a.pdf").write_bytes(b"%PDF")
    (folder / "pdf" / "1-a.zip").write_bytes(b"PK")
    (folder / "sitemap.xml.gz").write_bytes(b"gz")
    return folder


def test_all_files_but_bundles_are_in_one_folder_with_a_note(site: Path) -> None:
    names = zipfile.ZipFile(io.BytesIO(offline.bundle(site))).namelist()
    assert sorted(name.removeprefix("党小组工作手册/") for name in names) == sorted(
        ["请先看这里.txt", "index.html", "print/index.html", "pdf/1-a.pdf"]
    )


def test_no_page_links_to_a_bundle_that_is_left_out(site: Path) -> None:
    page = zipfile.ZipFile(io.BytesIO(offline.bundle(site))).read("党小组工作手册/print/index.html").decode()
    assert page == '<td>各文件已在这份离线版里</td><a href="../pdf/1-a.pdf" download>PDF</a>'


_BAR = '<p class="hb-files"><a href="../pdf/1-a.pdf" download>下载 PDF</a> <button>打印本页</button></p>'
_SHELF = '<li data-pdf="../pdf/1-a.pdf"><a href="../forms/a.html">表</a> <a href="../pdf/1-a.pdf" download>PDF</a>'
_TEXT = '<p>见<a href="../pdf/1-a.pdf">第一章</a>和<a href="https://a.example/b.pdf">别处的</a>。</p>'


def test_smaller_copy_has_no_files_and_no_link_to_one(site: Path) -> None:
    whole = f'{_BAR}<h2 id="books">全书</h2>{_SHELF} <small>2 页，9 KB</small></li>{_TEXT}'
    (site / "print" / "index.html").write_text(whole, "utf-8")
    archive = zipfile.ZipFile(io.BytesIO(offline.bundle(site, files=False)))
    assert not [name for name in archive.namelist() if name.endswith(".pdf")]
    page = archive.read("党小组工作手册/print/index.html").decode()
    assert re.findall(r'(?:href|data-pdf)="([^"]*)"', page) == ["../forms/a.html", "https://a.example/b.pdf"]
    assert '<p class="hb-files"> <button>打印本页</button></p>' in page
    assert '<a href="../forms/a.html">表</a> —</li>' in page
    assert "第一章（离线版里没有）" in page and "这份离线版不带" in page


def test_size_is_told_with_and_without_files(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, told in (([], "，带 PDF 和 Word"), (["--no-files"], "，不带 PDF 和 Word")):
        assert offline.main([*arguments, str(site), str(tmp_path / "x.zip")]) == 0
        said = capsys.readouterr().out.strip()
        assert said.endswith(told) and " MB" in said


def test_same_site_gives_the_same_bytes(site: Path) -> None:
    assert offline.bundle(site) == offline.bundle(site)


def test_page_that_is_written_later_is_packed_once_and_as_it_is_in_the_end(site: Path) -> None:
    bundle = offline.Bundle(files=True)
    bundle.add(site, later=("print/index.html",))
    (site / "print" / "index.html").write_text("列出来的", "utf-8")
    (site / "new.html").write_text("后写的", "utf-8")
    bundle.add(site)
    archive = zipfile.ZipFile(io.BytesIO(bundle.finished()))
    held = [name.removeprefix("党小组工作手册/") for name in archive.namelist()]
    assert len(held) == len(set(held))
    assert set(held) == {"请先看这里.txt", "index.html", "print/index.html", "new.html", "pdf/1-a.pdf"}
    assert archive.read("党小组工作手册/print/index.html").decode() == "列出来的"


def test_missing_site_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert offline.main([str(tmp_path / "none"), str(tmp_path / "dist" / "x.zip")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "dist").exists()
