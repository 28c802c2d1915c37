"""``civplan validate``: findings on standard output, how many there are on standard error."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from support.command import Command
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
WRONG = f"{FINE}colour: 1\n"
WARNED = FINE.replace("{date: 2007-01-10}", "{note: 甲}")
UNKNOWN = "error Y030 unknown key “colour”"
UNDATED = "warning S102 the plan has no date"


@pytest.mark.parametrize(
    ("text", "arguments", "ran"),
    [
        (FINE, (), (0, "", "1 file: nothing found\n")),
        (FINE, ("--strict",), (0, "", "1 file: nothing found\n")),
        (FINE, ("-q",), (0, "", "")),
        (FINE, ("--lang", "zh"), (0, "", "1个文件：没有发现问题\n")),
        (WRONG, (), (1, f"a.yaml:8:1: {UNKNOWN}\n", "1 file: 1 error\n")),
        (WRONG, ("--quiet",), (1, f"a.yaml:8:1: {UNKNOWN}\n", "")),
        (WARNED, (), (0, f"a.yaml:7:7: {UNDATED}\n", "1 file: 1 warning\n")),
        (WARNED, ("--strict",), (1, f"a.yaml:7:7: {UNDATED}\n", "1 file: 1 warning\n")),
    ],
)
def test_errors_are_exit_1_and_with_strict_warnings_too(
    command: Command, text: str, arguments: tuple[str, ...], ran: tuple[int, str, str]
) -> None:
    command.write("a.yaml", text)

    assert command("validate", "a.yaml", "--format", "concise", *arguments) == ran


def test_findings_show_the_line_unless_they_are_to_be_concise(command: Command) -> None:
    command.write("a.yaml", WARNED)

    assert command("validate", "a.yaml").out == (
        f"a.yaml:7:7: {UNDATED}\n"
        "    7 | plan: {note: 甲}\n"
        "      |       ^^^^^^^^^^ help: add “date: 2007-01-10” under “plan”\n"
    )


def test_another_format_there_is_not(command: Command) -> None:
    assert command("validate", "a.yaml", "--format", "xml") == (
        2,
        "",
        (
            "civplan: --format cannot be “xml”;"
            " choose from text, concise, json, github, gitlab, sarif, junit\n"
        ),
    )


def test_folders_are_looked_through_and_no_file_is_checked_twice(command: Command) -> None:
    command.write("b/2.yaml", WRONG)
    command.write("b/1.yml", WARNED)
    command.write("b/c/d/3.yaml", WRONG)
    command.write("b/.venv/4.yaml", WRONG)
    command.write("b/.5.yaml", WRONG)
    command.write("b/district.yaml", "district: 通北街道办事处\n")
    command.write("b/notes.txt", "x")
    command.write("a.yaml", WRONG)

    assert command("validate", "b", "a.yaml", "b/2.yaml", "--format=concise") == (
        1,
        (
            f"a.yaml:8:1: {UNKNOWN}\nb/1.yml:7:7: {UNDATED}\n"
            f"b/2.yaml:8:1: {UNKNOWN}\nb/c/d/3.yaml:8:1: {UNKNOWN}\n"
        ),
        "5 files: 3 errors, 1 warning\n",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "no file or folder is named; try: civplan validate ."),
        (("empty",), "empty: there is no plan file"),
        (("none.yaml",), "none.yaml: there is no such file"),
    ],
)
def test_nothing_to_check_is_exit_2(
    command: Command, arguments: tuple[str, ...], line: str
) -> None:
    (command.folder / "empty").mkdir()

    assert command("validate", *arguments) == (2, "", f"civplan: {line}\n")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(command: Command) -> None:
    command.write("b.yaml", WRONG)

    assert command("validate", "none.yaml", "b.yaml", "--format", "concise", "--lang", "zh") == (
        2,
        "b.yaml:8:1: error Y030 没有名为“colour”的字段\n",
        "civplan: none.yaml：文件不存在\n1个文件：1个错误\n",
    )


def test_findings_in_an_extended_file_show_its_lines(command: Command) -> None:
    command.write("plans/a.yaml", f"{FINE}extends: ../shared.yaml\n")
    command.write("shared.yaml", "district: 通北\ncolour: 1\n")
    ran = command("validate", "plans/a.yaml")

    assert ran.code == 1
    assert ran.out.splitlines()[:2] == [
        f"shared.yaml:2:1: {UNKNOWN}",
        "    2 | colour: 1",
    ]


def test_a_shared_file_of_a_folder_need_not_be_a_plan_and_is_reported_once(
    command: Command,
) -> None:
    command.write("shared.yaml", "colour: red\n")
    for name in ("a", "b"):
        command.write(f"{name}.yaml", f"extends: shared.yaml\n{FINE}")

    assert command("validate", ".", "--format", "concise") == (
        1,
        f"shared.yaml:1:1: {UNKNOWN}\n",
        "3 files: 1 error\n",
    )


@pytest.mark.parametrize("name", ["validate", "render"])
def test_a_slow_yaml_library_is_reported_in_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("civplan.source.parse.has_libyaml", lambda: False)
    command.write("a.yaml", FINE)

    assert command(name, "a.yaml", "-q").err == (
        "civplan: PyYAML lacks libyaml, so files are read some ten times slower;"
        " install a build that has it\n"
    )


NO_DATES = f"{REQUIRED}principles: 一\ngoals: 二\nwork: {{plan: 三, summary: 三}}\nsummary: {{}}\n"


@pytest.mark.parametrize(
    ("arguments", "documents"),
    [
        ((), ["plan", "summary"]),
        (("--for", "both"), ["plan", "summary"]),
        (("--for", "两份"), ["plan", "summary"]),
        (("--for", "plan"), ["plan"]),
        (("--for", "计划"), ["plan"]),
        (("--for", "summary"), ["summary"]),
        (("--for", "总结"), ["summary"]),
    ],
)
def test_one_of_the_documents_can_be_checked_alone(
    command: Command, arguments: tuple[str, ...], documents: list[str]
) -> None:
    command.write("a.yaml", NO_DATES)
    ran = command("validate", "a.yaml", "--format", "concise", *arguments)

    messages = [line.removesuffix(" has no date").split()[-1] for line in ran.out.splitlines()]
    assert messages == documents


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--for", "report"),
            (
                "civplan: --for cannot be “report”; choose from plan, summary, combined, both, or"
                " name a stage of the file, such as first-half or 1—9月\n"
            ),
        ),
        (
            ("--for", "报告", "--lang", "zh"),
            (
                "civplan: --for 没有“报告”这一项，可用：计划、总结、两份、合并，"
                "或文件里的一个阶段，如 上半年、1—9月\n"
            ),
        ),
        (("--as-of", "2007-06"), "civplan: --as-of: “2007-06” is not a day; write 2007-06-30\n"),
        (("--as-of", "soon"), "civplan: --as-of: “soon” is not a day; write 2007-06-30\n"),
    ],
)
def test_another_document_or_day_there_is_not(
    command: Command, arguments: tuple[str, ...], message: str
) -> None:
    command.write("a.yaml", FINE)

    assert command("validate", "a.yaml", *arguments) == (2, "", message)


def test_a_python_environment_holds_no_plan_files(command: Command) -> None:
    command.write("a.yaml", FINE)
    command.write("env/pyvenv.cfg", "")
    command.write("env/lib/b.yaml", WRONG)

    assert command("validate", ".") == (0, "", "1 file: nothing found\n")


def test_a_pack_holds_no_plan_files_and_endings_may_be_in_capitals(command: Command) -> None:
    command.write("d/a.YAML", WRONG)
    command.write("d/b.Yml", WRONG)
    command.write("d/packs/our/profile.yaml", "name: 平安社区\n")

    assert command("validate", "d", "--format", "concise") == (
        1,
        f"d/a.YAML:8:1: {UNKNOWN}\nd/b.Yml:8:1: {UNKNOWN}\n",
        "2 files: 2 errors\n",
    )


@pytest.mark.parametrize(
    ("others", "out", "counted"),
    [(["d/a.yaml"], f"d/a.yaml:8:1: {UNKNOWN}\n", "1 file: 1 error\n"), ([], "", "")],
)
def test_a_folder_that_may_not_be_read_is_reported_and_the_rest_is_checked(
    command: Command, monkeypatch: pytest.MonkeyPatch, others: list[str], out: str, counted: str
) -> None:
    for name in (*others, "d/locked/b.yaml"):
        command.write(name, WRONG)
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "locked")

    messages = (
        "civplan: d/locked: no permission to read it; the files in it were left out;"
        " run again when it can be read\n"
    )
    assert command("validate", "d", "--format", "concise") == (2, out, f"{messages}{counted}")


def test_standard_input_has_the_limit_of_a_file(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"#" * (5 << 20))))

    assert "error Y008 " in command("validate", "-", "--format", "concise").out


def test_a_closed_standard_input_cannot_be_read(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert command("validate", "-") == (2, "", "civplan: -: there is no standard input\n")
