"""Killed at any moment, a batch leaves whole files, and the next run completes it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from support.command import SCRIPT, InstalledCommand, plain_environment
from support.districts import plan_file

KILLS = 20
MOST_RUNS = 3 * KILLS
"""Some end before they are killed."""
COMMUNITIES = 60
ARGUMENTS = ("batch", "in", "--to", "docx,html,md", "--as-of", "2007-12-31", "--jobs", "2")
CLOSE = {".html": "</html>", ".md": "\n"}
UNFINISHED = (".unfinished", ".tmp")


@pytest.fixture
def command(tmp_path: Path) -> InstalledCommand:
    """The command in a folder with the plan files of many communities."""
    (tmp_path / "in").mkdir()
    for number in range(COMMUNITIES):
        write(tmp_path, number, "96")
    return InstalledCommand(tmp_path)


def write(folder: Path, number: int, satisfaction: str) -> None:
    """The plan file of a community."""
    text = plan_file(f"第{number:02}社区", satisfaction)
    (folder / "in" / f"{number:02}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_whole_files(command: InstalledCommand) -> None:
    chance = random.Random(9704)  # noqa: S311 - the same moments each time
    whole_run = seconds_of_a_run(command)
    killed = 0
    for number in range(MOST_RUNS):
        change_some(command.folder, number, chance)
        killed += killed_after(command, chance.uniform(0.0, whole_run))
        assert files_that_are_not_whole(command.folder / "out") == []
        if killed == KILLS:
            break

    last = command(*ARGUMENTS, "-o", "out")
    fresh = command(*ARGUMENTS, "-o", "fresh")

    assert killed == KILLS
    assert (last.returncode, fresh.returncode) == (0, 0), last.stderr
    assert contents(command.folder / "out") == contents(command.folder / "fresh")
    assert len(contents(command.folder / "out" / "documents")) == 6 * COMMUNITIES


def change_some(folder: Path, number: int, chance: random.Random) -> None:
    """Change the plan files of some communities; now and then take the memory away.

    With it goes what is in Markdown: nobody remembers whether a person has edited it, and it would
    be left alone.
    """
    for community in chance.sample(range(COMMUNITIES), 20):
        write(folder, community, str(80 + number % 20))
    if number % 5 == 0:
        for file in (folder / "out" / "civplan.sqlite", *(folder / "out").rglob("*.md")):
            file.unlink(missing_ok=True)


def seconds_of_a_run(command: InstalledCommand) -> float:
    """How long a run into an empty folder takes."""
    start = time.monotonic()
    assert command(*ARGUMENTS, "-o", "timed").returncode == 0
    return time.monotonic() - start


def killed_after(command: InstalledCommand, seconds: float) -> bool:
    """Start a run and kill it after a while; False when it had ended before."""
    with subprocess.Popen(
        [SCRIPT, *ARGUMENTS, "-o", "out"],
        cwd=command.folder,
        env=plain_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as run:
        time.sleep(seconds)
        os.kill(run.pid, signal.SIGKILL)
    return run.returncode == -signal.SIGKILL


def files_that_are_not_whole(folder: Path) -> list[str]:
    """The documents, but for unfinished ones, that break off."""
    files = [file for file in folder.rglob("*.*") if not is_temporary(file)]
    return [file.name for file in files if file.is_file() and not is_whole(file)]


def is_temporary(file: Path) -> bool:
    """True for what no person takes for a document, and for what SQLite keeps."""
    return file.name.startswith("civplan.sqlite") or any(
        part in UNFINISHED or part.endswith(".tmp") for part in file.parts
    )


def is_whole(file: Path) -> bool:
    """True when a document ends as it should."""
    if file.suffix in {".docx", ".xlsx"}:
        with ZipFile(file) as package:
            return package.testzip() is None and "[Content_Types].xml" in package.namelist()
    return file.read_text(encoding="utf-8").endswith(("</html>\n", CLOSE.get(file.suffix, "")))


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of everything in an output folder, but for the memory."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith("civplan.sqlite")
    }
