"""What can go wrong around the file: one clear line, exit 2, the old document untouched."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from support.command import InstalledCommand

PLAN = "湖内社区2007年创建文明社区工作计划.docx"


@pytest.fixture
def minimal(examples: Path) -> Path:
    """A plan file without faults."""
    return examples / "minimal.yaml"


def only_line(text: str) -> str:
    """The one line of a message."""
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]


@pytest.mark.parametrize("command", ["validate", "render"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_missing_file_is_named(civplan: InstalledCommand, command: str, lang: str) -> None:
    run = civplan(command, "没有.yaml", lang=lang)

    assert (run.returncode, run.stdout) == (2, "")
    assert "没有.yaml" in only_line(run.stderr)


def test_messages_follow_the_chosen_language(civplan: InstalledCommand) -> None:
    chinese = civplan("render", "x.yaml", lang="zh").stderr
    english = civplan("render", "x.yaml", lang="en").stderr

    assert english.isascii()
    assert not chinese.isascii()
    assert civplan("--lang", "zh", "render", "x.yaml", lang="en").stderr == chinese
    assert civplan("render", "x.yaml", lang=None, env={"LANG": "zh_CN.UTF-8"}).stderr == chinese
    assert civplan("render", "x.yaml", lang=None, env={"LANG": "C"}).stderr == english


def test_a_folder_is_no_plan_file(civplan: InstalledCommand) -> None:
    (civplan.folder / "a.yaml").mkdir()

    run = civplan("render", "a.yaml")

    assert (run.returncode, run.stdout) == (2, "")
    assert "a.yaml" in only_line(run.stderr)


def test_a_file_stands_where_the_folder_should_be(civplan: InstalledCommand, minimal: Path) -> None:
    (civplan.folder / "out").write_text("mine", encoding="utf-8")

    run = civplan("render", minimal, "-o", "out/documents")

    assert (run.returncode, run.stdout) == (2, "")
    assert "out" in only_line(run.stderr)
    assert (civplan.folder / "out").read_text(encoding="utf-8") == "mine"


def test_a_read_only_folder_takes_no_document(civplan: InstalledCommand, minimal: Path) -> None:
    folder = civplan.folder / "locked"
    folder.mkdir(mode=0o555)
    if os.geteuid() == 0:  # root may write anywhere but here
        folder = Path("/sys")

    run = civplan("render", minimal, "-o", folder)

    assert (run.returncode, run.stdout) == (2, "")
    assert str(folder) in only_line(run.stderr)


def test_a_folder_stands_where_the_document_should_be(
    civplan: InstalledCommand, minimal: Path
) -> None:
    (civplan.folder / "out" / PLAN).mkdir(parents=True)

    run = civplan("render", minimal, "-o", "out", "--kind", "plan")

    assert (run.returncode, run.stdout) == (2, "")
    assert PLAN in only_line(run.stderr)
    assert [path.name for path in (civplan.folder / "out").iterdir()] == [PLAN]


@pytest.mark.slow
def test_a_disk_that_takes_no_more_leaves_the_old_document(
    civplan: InstalledCommand, minimal: Path
) -> None:
    out = civplan.folder / "out"
    command = ("render", minimal, "-o", "out", "--kind", "plan")
    civplan(*command)
    before = (out / PLAN).read_bytes()
    limited = civplan.folder / "limited"
    limited.write_text(f'#!/bin/sh\nulimit -f 1\nexec "{civplan.script}" "$@"\n', encoding="utf-8")
    limited.chmod(0o755)

    run = replace(civplan, script=limited)(*command)

    assert (run.returncode, run.stdout) == (2, "")
    assert PLAN in only_line(run.stderr)
    assert (out / PLAN).read_bytes() == before
    assert [path.name for path in out.iterdir()] == [PLAN]


def test_an_error_in_one_file_does_not_stop_the_others(
    civplan: InstalledCommand, minimal: Path
) -> None:
    (civplan.folder / "bad.yaml").write_text("- a\n", encoding="utf-8")

    run = civplan("render", "bad.yaml", minimal, "-o", "out", "--kind", "plan", lang="en")

    assert (run.returncode, run.stdout) == (1, f"out/{PLAN}\n")
    assert run.stderr.startswith("bad.yaml:1:1: error Y0")


def test_two_files_that_would_write_one_document_write_none(
    civplan: InstalledCommand, minimal: Path
) -> None:
    (civplan.folder / "a.yaml").write_bytes(minimal.read_bytes())
    (civplan.folder / "b.yaml").write_bytes(minimal.read_bytes())

    run = civplan("render", "a.yaml", "b.yaml")

    assert (run.returncode, run.stdout) == (2, "")
    assert "b.yaml" in run.stderr
    assert sorted(path.name for path in civplan.folder.iterdir()) == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "--to", "odt", "x.yaml"),
        ("render", "--kind", "report", "x.yaml"),
        ("render", "--colour", "x.yaml"),
        ("paint",),
    ],
)
def test_wrong_usage_is_exit_2(civplan: InstalledCommand, arguments: tuple[str, ...]) -> None:
    run = civplan(*arguments)

    assert (run.returncode, run.stdout) == (2, "")
    assert "Traceback" not in run.stderr
