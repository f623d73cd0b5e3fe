"""Builds that are killed, or whose disk is full, at each operation on a file; and those that meet another build."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from support import building

from torture.outcome import Failure, Outcome

Site = dict[str, bytes]
_DISK = Path(__file__).with_name("failing_disk.py")
_WAIT = 300
_TWO_STEPS = "，两步换上"


def read(folder: Path) -> Site:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@dataclass
class Stage:
    """A small handbook with its old site, in which something has changed since; ``new`` is the site after that."""

    root: Path
    pdf: str
    old: Site
    new: Site

    @classmethod
    def make(cls, root: Path, folder: Path, pdf: bool) -> Stage:
        """In ``folder``, from the project in ``root``."""
        book = folder / f"stage-{int(pdf)}"
        shutil.copytree(root / "tests" / "fixtures" / "good", book)
        stage = cls(building.checkout(root, book), str(int(pdf)), {}, {})
        stage.old = stage.built()
        page = book / "docs" / "index.md"
        page.write_text(page.read_text("utf-8") + "\n改过。\n", "utf-8")
        faq = book / "data" / "faq.yml"
        faq.write_text(faq.read_text("utf-8").replace("。", "！"), "utf-8")
        spare = stage.copy(folder / f"after-{int(pdf)}")
        stage.new = spare.built()
        shutil.rmtree(spare.root)
        return stage

    def copy(self, target: Path) -> Stage:
        """The same in another folder."""
        shutil.copytree(self.root, target)
        return Stage(target, self.pdf, self.old, self.new)

    def built(self) -> Site:
        """The site after a build that must succeed."""
        code, told = self.build()
        if code:
            raise AssertionError(told)
        return read(self.root / "site")

    def build(self) -> tuple[int, str]:
        """Exit code and output of a build."""
        process = building.started(self.root, HANDBOOK_PDF=self.pdf)
        told, _ = process.communicate(timeout=_WAIT)
        return process.returncode, told

    def build_with(self, point: int, how: str) -> tuple[int, str, list[str]]:
        """Exit code, output and operations of a build that fails at an operation; at none when ``point`` is 0.

        With " renaming" behind ``how`` the system cannot exchange two folders.
        """
        report = self.root.with_name(f"{self.root.name}.operations")
        report.unlink(missing_ok=True)
        how, _, renaming = how.partition(" ")
        command = [sys.executable, str(_DISK), str(point), how, str(report), "build", "-q"]
        own = building.environment(HANDBOOK_PDF=self.pdf, EXCHANGE="0" if renaming else "1")
        done = subprocess.run(command, cwd=self.root, env=own, capture_output=True, text=True, timeout=_WAIT)
        return done.returncode, done.stdout + done.stderr, report.read_text("utf-8").splitlines()


def points(stage: Stage, folder: Path, how: str = "none") -> list[str]:
    """The operations of a build of the stage."""
    spare = stage.copy(folder / "points")
    code, told, found = spare.build_with(0, how)
    shutil.rmtree(spare.root)
    if code:
        raise AssertionError(told)
    return found


def attack(stage: Stage, how: str, chosen: list[int], folder: Path) -> Outcome:
    """Fail at each of the ``chosen`` operations, which count from 1."""
    name = "杀掉" if how.startswith("kill") else "磁盘满"
    outcome = Outcome(f"建站时{name}（{'连' if stage.pdf == '1' else '不做'} PDF{_TWO_STEPS if ' ' in how else ''}）")
    for point in chosen:
        spare = stage.copy(folder / f"try-{point}")
        outcome.count([next(_wrong(spare, point, how), None)])
        shutil.rmtree(spare.root)
    return outcome


def _wrong(stage: Stage, point: int, how: str) -> Iterator[Failure]:
    """What is not as it should be, in the order in which it shows."""
    code, told, operations = stage.build_with(point, how)
    where = operations[-1] if operations else ""
    detail = f"第 {point} 步：{where}\n退出码 {code}\n{told}"
    if len(operations) < point:
        return
    site = read(stage.root / "site") if (stage.root / "site").is_dir() else {}
    if not site and how.endswith("renaming") and read(stage.root / ".site.old") == stage.old:
        # Between the two renamings; the next start puts it back, also when it then finds the data wrong.
        site = _after_a_mistake(stage)
    if site not in (stage.old, stage.new):
        yield Failure(f"网站不新不旧：{where}", f"{detail}\n{sorted(site.items() ^ stage.old.items())[:3]!r:.600}")
    if how.startswith("full"):
        if "Traceback" in told:
            yield Failure(f"堆栈：{where}", detail)
        if code == 1 and ("磁盘满了" not in told or site != stage.old):
            yield Failure(f"没有说磁盘满了，或者换了网站：{where}", detail)
        if code not in (0, 1) or code == 0 and site != stage.new:
            yield Failure(f"退出码不对：{where}", detail)
        yield from _left(stage, where, detail)
    code, told = stage.build()
    if code or read(stage.root / "site") != stage.new:
        yield Failure(f"下一次没有建好：{where}", f"{detail}\n下一次：{code}\n{told}")
    yield from _left(stage, where, detail)


def last_steps(stage: Stage, folder: Path) -> list[int]:
    """The renamings by which the new site takes its place, where folders cannot be exchanged."""
    operations = points(stage, folder, "none renaming")
    return [number for number, line in enumerate(operations, 1) if line in ("rename site", "rename .site.new")]


def _after_a_mistake(stage: Stage) -> Site:
    """The site after a build that is refused."""
    file = stage.root / "data" / "faq.yml"
    right = file.read_bytes()
    file.write_bytes(b"")
    stage.build()
    file.write_bytes(right)
    return read(stage.root / "site") if (stage.root / "site").is_dir() else {}


def _left(stage: Stage, where: str, detail: str) -> Iterator[Failure]:
    left = [name for name in (".site.new", ".site.old") if (stage.root / name).exists()]
    left += [str(file.relative_to(stage.root)) for file in (stage.root / ".cache").rglob("*.part")]
    if left:
        yield Failure(f"留下 {left[0]}：{where}", f"{detail}\n{left}")


def of_pdfs(operations: list[str]) -> list[int]:
    """The operations, from 1, that only a build with PDFs does."""
    folders = ("pdf/", "office/", "zip/", ".cache/pdf", ".cache/markup", ".cache/word", ".cache/excel", ".cache/zip")
    return [n for n, line in enumerate(operations, 1) if any(f"{part}" in line for part in folders)]


def sample(chosen: list[int], count: int, seed: int) -> list[int]:
    """So many of them, the first and the last in any case."""
    if count >= len(chosen):
        return chosen
    middle = random.Random(seed).sample(chosen[1:-1], max(0, count - 2))
    return sorted([chosen[0], *middle, chosen[-1]])


def twice(stage: Stage, tries: int, folder: Path) -> Outcome:
    """Start a second build at different moments of the first."""
    outcome = Outcome(f"两个建站同时（{'连' if stage.pdf == '1' else '不做'} PDF）")
    for number in range(tries):
        spare = stage.copy(folder / f"twice-{number}")
        first = building.started(spare.root, HANDBOOK_PDF=stage.pdf)
        time.sleep(0.4 * number)
        second = building.started(spare.root, HANDBOOK_PDF=stage.pdf)
        told = [process.communicate(timeout=_WAIT)[0] for process in (first, second)]
        codes = [first.returncode, second.returncode]
        refused = [text for text, code in zip(told, codes, strict=True) if code]
        right = 0 in codes and all("另一个建站命令" in text and "Traceback" not in text for text in refused)
        right = right and read(spare.root / "site") == stage.new and not list(_left(spare, "", ""))
        outcome.count([None if right else Failure("网站不全，或者没有说", "\n".join(map(str, (*codes, *told))))])
        shutil.rmtree(spare.root)
    return outcome


_DAMAGES = ("half", "emptied", "flipped", "swapped")


def caches(stage: Stage, rounds: int, seed: int, folder: Path) -> Outcome:
    """Damage what is kept, every file or some of them, and build."""
    outcome = Outcome(f"坏了的缓存（{'连' if stage.pdf == '1' else '不做'} PDF）")
    spare = stage.copy(folder / "caches")
    spare.built()
    cache = spare.root / ".cache"
    kept = {path: content for path, content in read(cache).items() if path != "lock"}
    for number in range(rounds):
        chance = random.Random(f"{seed}-{number}")
        damage = _DAMAGES[number % len(_DAMAGES)]
        hit = sorted(kept) if number < len(_DAMAGES) else chance.sample(sorted(kept), chance.randrange(1, len(kept)))
        for path, content in kept.items():
            (cache / path).write_bytes(_damaged(damage, content, kept, chance) if path in hit else content)
        code, told = spare.build()
        right = code == 0 and "Traceback" not in told and read(spare.root / "site") == stage.new
        mended = {path: content for path, content in read(cache).items() if path != "lock"}.keys() == kept.keys()
        outcome.count([None if right and mended else Failure(f"缓存{damage}", f"{number}: {hit}\n{code}\n{told}")])
    shutil.rmtree(spare.root)
    return outcome


def _damaged(damage: str, content: bytes, kept: Site, chance: random.Random) -> bytes:
    match damage:
        case "half":
            return content[: chance.randrange(len(content))]
        case "emptied":
            return b""
        case "flipped":
            at = chance.randrange(len(content))
            return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
        case _:
            # Whole and proven, but something else.
            return kept[chance.choice(sorted(kept))]
