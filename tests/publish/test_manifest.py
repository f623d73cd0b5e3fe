"""What a browser may keep of the site: which files, what tells one from another, and the script at the top."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from handbook import addresses
from handbook.model import Book
from handbook.publish import manifest


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("index.html", manifest.CORE),
        ("404.html", manifest.CORE),
        ("forms/meeting-record.html", manifest.CORE),
        ("checklists/index.html", manifest.CORE),
        ("tools/offline.html", manifest.CORE),
        ("tools/meeting-record.js", manifest.CORE),
        ("cases/index.html", manifest.CORE),
        ("search/texts.js", manifest.CORE),
        ("assets/scripts/page.js", manifest.CORE),
        ("assets/images/book.svg", manifest.CORE),
        ("assets/scripts/pdf.js", manifest.PAGES),
        ("cases/somewhere.html", manifest.PAGES),
        ("faq.html", manifest.PAGES),
        ("calendar.ics", manifest.PAGES),
        ("pdf/forms/meeting-record.png", manifest.PAGES),
        ("pdf/handbook.pdf", manifest.PDF),
        ("forms/meeting-record.docx", manifest.OFFICE),
        ("lessons/one.pptx", manifest.OFFICE),
        ("editions/large/handbook.pdf", ""),
        ("epub/handbook.epub", ""),
        ("pdf/handbook.zip", ""),
        ("api/rules.json", ""),
        ("assets/vendor/VERSIONS.txt", ""),
        ("assets/images/card.png", ""),
        ("robots.txt", ""),
        ("sitemap.xml.gz", ""),
    ],
)
def test_each_file_is_kept_at_once_when_read_when_asked_or_never(address: str, group: str) -> None:
    assert manifest.group(address) == group


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for address, text in {
        "index.html": "首页",
        "faq.html": "问",
        "pdf/甲.pdf": "%PDF",
        "robots.txt": "",
        "assets/offline/worker.js": "keep()",
        "assets/offline/off.js": "off()",
        addresses.OFFLINE_ZIP: "PK",
    }.items():
        file = tmp_path / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def test_manifest_says_what_stands_in_each_file(site: Path) -> None:
    said = json.loads(manifest.files(site, "t1")[addresses.MANIFEST])
    first = hashlib.sha256("首页".encode()).hexdigest()[:16]
    assert (said["text"], said["zip"]) == ("t1", 2)
    assert said["groups"]["core"] == {"index.html": [first, 6]}
    assert {unquote(path) for path in said["groups"]["pdf"]} == {"pdf/甲.pdf"}
    assert all(path.isascii() for files in said["groups"].values() for path in files)


def test_worker_is_another_when_any_file_or_the_worker_is(site: Path) -> None:
    worker = manifest.files(site, "t1")[addresses.WORKER]
    named = worker.partition("\n")[0]
    text = manifest.files(site, "t1")[addresses.MANIFEST]
    assert hashlib.sha256(text.encode()).hexdigest().startswith(named.split('"')[1].split(".")[0])
    assert worker.endswith("\nkeep()")
    assert manifest.files(site, "t1")[addresses.WORKER] == worker
    (site / "faq.html").write_text("问二", "utf-8")
    changed = manifest.files(site, "t1")[addresses.WORKER].partition("\n")[0]
    (site / "assets" / "offline" / "worker.js").write_text("keep(1)", "utf-8")
    again = manifest.files(site, "t1")[addresses.WORKER].partition("\n")[0]
    assert len({named, changed, again}) == 3


def test_scripts_leave_the_place_from_which_they_were_taken(site: Path) -> None:
    assert manifest.off(site) == {addresses.WORKER: "off()"}
    manifest.clear(site)
    assert not list((site / "assets" / "offline").iterdir())
    manifest.clear(site)


def test_built_site_has_the_worker_of_its_files_at_the_top(pages_site: Path, handbook: Book) -> None:
    said = json.loads((pages_site / addresses.MANIFEST).read_text("utf-8"))
    named = {unquote(path): entry for files in said["groups"].values() for path, entry in files.items()}
    for path, (digest, size) in named.items():
        content = (pages_site / path).read_bytes()
        assert (hashlib.sha256(content).hexdigest()[:16], len(content)) == (digest, size), path
    pages = {file.relative_to(pages_site).as_posix() for file in pages_site.rglob("*.html")}
    assert pages <= set(named)
    assert set(addresses.data_pages(handbook)) <= pages
    # Each page says where the worker is, and of which edition it is itself.
    for page, way in (("index.html", ""), ("forms/index.html", "../")):
        text = (pages_site / page).read_text("utf-8")
        assert f'data-offline="{way}sw.js"' in text and f'data-edition="{said["text"]}"' in text
    assert said["zip"] == (pages_site / addresses.OFFLINE_ZIP).stat().st_size
    assert not (pages_site / "assets" / "offline" / "worker.js").exists()
