"""``civplan validate`` and a sub-district's own file."""

from __future__ import annotations

import pytest

from support.command import Command

PLAN_FILE = """\
community: 湖内社区
year: 2007
campaign: 创建文明社区
principles: 坚持以人为本。
goals: 达到文明社区标准。
work: 每月召开一次例会。
plan: {date: 2007-01-10}
"""
WRONG = """\
district: 通北街道办事处
year: ０7
deadline: {plan: 2007-01-31}
indicators:
  - {id: a, name: 甲, aggregate: total}
  - {id: a, name: 乙}
communities: [{code: 1}]
"""
FOUND = [
    "2:7: error Y037",
    "3:1: error Y030",
    "5:33: error Y036",
    "6:10: error Y041",
    "7:16: error Y032",
]


def begins(out: str, file: str) -> list[str]:
    """How the lines begin, without the file's name."""
    return [" ".join(line.removeprefix(f"{file}:").split()[:3]) for line in out.splitlines()]


@pytest.mark.parametrize("name", ["district.yaml", "街道.yaml"])
@pytest.mark.parametrize("is_named", [True, False])
def test_the_errors_of_a_sub_districts_own_file_are_reported(
    command: Command, name: str, *, is_named: bool
) -> None:
    command.write(f"in/{name}", WRONG)
    command.write("in/湖内.yaml", PLAN_FILE)

    ran = command("validate", f"in/{name}" if is_named else "in", "--format", "concise")

    assert ran.code == 1
    assert begins(ran.out, f"in/{name}") == FOUND
    assert ran.err == ("1 file: 5 errors\n" if is_named else "2 files: 5 errors\n")


def test_one_without_errors_is_fine(command: Command) -> None:
    command("new", "--district", "district.yaml")

    assert command("validate", "district.yaml", "--strict") == (0, "", "1 file: nothing found\n")


def test_what_can_be_safely_fixed_is(command: Command) -> None:
    command.write("district.yaml", "district：通北街道办事处  # 全称\nyear: ２００７\n")

    ran = command("validate", "--fix", ".")

    text = (command.folder / "district.yaml").read_text(encoding="utf-8")
    assert text == "district: 通北街道办事处  # 全称\nyear: 2007\n"
    assert ran.code == 0


def test_settings_and_comments_count(command: Command) -> None:
    command.write("civplan.toml", 'ignore = ["Y030"]\n')
    command.write("district.yaml", "colour: red\nyear: 7  # civplan: ignore[Y037] 待定\n")

    assert command("validate", "district.yaml").out == ""
