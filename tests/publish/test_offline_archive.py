"""The offline copy: what goes in, what is left out, and that no link in it leads nowhere."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from handbook.publish import offline


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "print").mkdir(parents=True)
    (folder / "index.html").write_text("<p>首页</p>", "utf-8")
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


def test_same_site_gives_the_same_bytes(site: Path) -> None:
    assert offline.bundle(site) == offline.bundle(site)


def test_missing_site_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert offline.main([str(tmp_path / "none"), str(tmp_path / "dist" / "x.zip")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "dist").exists()
