"""Data on standard output, everything else on standard error, UTF-8 whatever the console."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from support.command import InstalledCommand, plain_environment, said


def test_packs_lists_the_kinds_of_plan(civplan: InstalledCommand) -> None:
    run = civplan("packs")

    assert (run.returncode, run.stderr) == (0, "")
    assert [line.split()[0] for line in run.stdout.splitlines()] == [
        "annual-work",
        "civilized-community",
        "work-report",
        "work-scheme",
    ]


def test_schema_is_json_with_both_names_of_a_key(civplan: InstalledCommand) -> None:
    run = civplan("schema")

    assert (run.returncode, run.stderr) == (0, "")
    assert {"community", "社区"} <= set(json.loads(run.stdout)["$defs"]["Plan"]["properties"])


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_output_is_utf_8_whatever_the_console(civplan: InstalledCommand, encoding: str) -> None:
    run = civplan("packs", env={"LC_ALL": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})

    assert run.stdout == civplan("packs").stdout
    assert not run.stdout.isascii()


ASCII_NAMES = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""A system whose names of files have no Chinese."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["计划.yaml", "计划.yaml".encode("gbk"), b"\xd0\xc2.yaml"])
def test_names_are_written_and_readable_in_any_locale(
    civplan: InstalledCommand, examples: Path, name: str | bytes
) -> None:
    plan = (examples / "minimal.yaml").read_bytes()
    file = civplan.folder / os.fsdecode(name)
    file.write_bytes(plan + b"colour: red\n")
    readable = name if isinstance(name, str) else name.decode("gbk")

    checked = civplan("validate", file.name, "--format", "concise", lang="en", env=ASCII_NAMES)
    file.write_bytes(plan)
    rendered = civplan("render", file.name, lang="en", env=ASCII_NAMES)

    assert checked.stdout.startswith(f"{readable}:16:1: error Y030")
    assert (rendered.returncode, said(rendered.stderr)) == (0, [])
    assert (civplan.folder / "湖内社区2007年创建文明社区工作计划.docx").exists()


@pytest.mark.slow
def test_a_new_plan_file_has_the_readable_name(civplan: InstalledCommand) -> None:
    name = os.fsdecode("新桥.yaml".encode("gbk"))

    made = civplan("new", name, lang="zh", env=ASCII_NAMES)

    assert (made.returncode, made.stdout) == (0, "新桥.yaml\n")
    assert "社区: 新桥社区" in (civplan.folder / name).read_text(encoding="utf-8")
    assert civplan("validate", name).returncode == 0


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_fault(civplan: InstalledCommand) -> None:
    shell = f'"{civplan.script}" schema | head -c 1; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(
        ["bash", "-c", shell],
        cwd=civplan.folder,
        env=plain_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (run.stdout, run.stderr) == ("{", "")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("closed", "out", "err"),
    [
        (">&-", "", "1 file: 1 error\n"),
        ("2>&-", "bad.yaml:1:1: error Y005 the file is empty\n", ""),
        (">&- 2>&-", "", ""),
    ],
)
def test_a_stream_that_was_closed_takes_nothing(
    civplan: InstalledCommand, closed: str, out: str, err: str
) -> None:
    (civplan.folder / "bad.yaml").touch()
    run = subprocess.run(
        ["bash", "-c", f'"{civplan.script}" validate bad.yaml --format concise {closed}'],
        cwd=civplan.folder,
        env={**plain_environment(), "CIVPLAN_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (run.returncode, run.stdout, run.stderr) == (1, out, err)


@pytest.mark.parametrize("variable", [{}, {"FORCE_COLOR": "1", "NO_COLOR": "1"}])
def test_nothing_is_coloured_off_a_terminal(
    civplan: InstalledCommand, variable: dict[str, str]
) -> None:
    (civplan.folder / "bad.yaml").write_text("- a\n", encoding="utf-8")

    run = civplan("validate", "bad.yaml", env=variable)

    assert run.returncode == 1
    assert "\x1b" not in run.stdout + run.stderr


def test_help_names_every_command(civplan: InstalledCommand) -> None:
    run = civplan("--help", lang="en")

    assert (run.returncode, run.stderr) == (0, "")
    for command in ("new", "render", "validate", "schema", "packs", "rule"):
        assert f" {command} " in run.stdout
