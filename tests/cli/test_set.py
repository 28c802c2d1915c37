"""``civplan set``: one value of a plan file, in its place."""

from __future__ import annotations

import pytest

from support.command import Command, RunResult, failed, fine

PLAN = """\
# 湖光社区
community: 湖光社区  # 全称
year: 2024
campaign: 创建文明社区
goals:
  targets:
    - {id: satisfaction, measure: 满意率, at_least: 95%}
work:
  items:
    - id: visits
      text: 走访居民。
      lead: 居委会
      status: ongoing  # 网格员填
honours: [区文明社区]
plan: {date: 2024-01-10}
"""


@pytest.fixture
def plan(command: Command) -> Command:
    """The command in a folder with a plan file."""
    command.write("hu.yaml", PLAN)
    return command


def text(command: Command) -> str:
    """The plan file's text."""
    return (command.folder / "hu.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "old", "new"),
    [
        (["work.items[visits].status", "done"], "status: ongoing", "status: done"),
        (["主要工作.措施[1].状态", "已完成"], "status: ongoing", "status: done"),
        (["goals.targets[1].result", "96%"], "at_least: 95%}", "at_least: 95%, result: 96%}"),
        (["honours", "市文明社区", "--append"], "文明社区]", "文明社区, 市文明社区]"),
        (["honours[1]", "市文明社区", "--insert"], "[区", "[市文明社区, 区"),
        (["work.items[1].lead", "--delete"], "      lead: 居委会\n", ""),
        (
            ["goals.targets", "{measure: 参与率, at_least: 60%}", "--append"],
            "95%}\n",
            "95%}\n    - {measure: 参与率, at_least: 60%}\n",
        ),
    ],
)
def test_only_the_value_changes(plan: Command, arguments: list[str], old: str, new: str) -> None:
    result = plan("set", "hu.yaml", *arguments)

    assert (result.code, result.out) == (0, "hu.yaml\n")
    assert text(plan) == PLAN.replace(old, new, 1)


def test_several_values_change_at_once_or_none(plan: Command) -> None:
    assert plan("set", "hu.yaml", "district", "湖滨街道", "district", "湖东街道") == fine("hu.yaml")
    assert "district: 湖东街道\n" in text(plan)
    before = text(plan)

    assert plan("set", "hu.yaml", "district", "湖西街道", "nothing", "x").code == 2

    assert text(plan) == before


def test_a_value_that_brings_an_error_is_refused_and_the_error_shown(plan: Command) -> None:
    result = plan("set", "hu.yaml", "year", "二〇")

    assert result == RunResult(
        1,
        "",
        "hu.yaml:3:7: error Y037 “二〇” is not a year of four digits\n"
        "    3 | year: 二〇\n"
        "      |       ^^^^ help: write 2007\n"
        "civplan: hu.yaml: this would bring new errors (1); nothing was written\n",
    )
    assert text(plan) == PLAN


def test_a_new_warning_is_told_and_the_file_written(plan: Command) -> None:
    result = plan("set", "hu.yaml", "plan.number", "3号")

    assert result.code == 0
    assert "S1" in result.err
    assert text(plan) == PLAN.replace("01-10}", "01-10, number: 3号}")


def test_with_diff_nothing_is_written(plan: Command) -> None:
    result = plan("set", "hu.yaml", "district", "湖滨街道", "--diff")

    assert result == fine(
        "--- hu.yaml",
        "+++ hu.yaml",
        "@@ -1,5 +1,6 @@",
        " # 湖光社区",
        " community: 湖光社区  # 全称",
        "+district: 湖滨街道",
        " year: 2024",
        " campaign: 创建文明社区",
        " goals:",
    )
    assert text(plan) == PLAN


def test_a_value_that_stands_there_already_is_told(plan: Command) -> None:
    result = plan("set", "hu.yaml", "year", "2024")

    assert result == RunResult(0, "", "civplan: hu.yaml: it says so already\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no key path is given; write civplan set hunei-2007.yaml"),
        (["year"], "nothing stands behind “year”; write civplan set FILE PATH VALUE"),
        (["a..b", "c"], "“a..b” is no key path: it cannot be read from “..b” on"),
        (
            ["work.items[visit].status", "done"],
            "hu.yaml: “work.items[visit].status”: “work.items” has no [visit]; there are visits",
        ),
        (
            ["work.items[1].statu", "done"],
            "hu.yaml: “work.items[1].statu”: “work.items[1]” has no key “statu”;",
        ),
        (["work.items.text", "x"], "hu.yaml: “work.items.text”: “work.items” is a list; say which"),
        (["year[1]", "x"], "hu.yaml: “year[1]”: “year” is no list"),
        (["year.x", "x"], "hu.yaml: “year.x”: there are no keys below “year”"),
        (["district", "--delete"], "hu.yaml: “district” has no value to delete"),
        (["year", "x", "--append"], "hu.yaml: “year” is no list"),
        (["honours", "x", "--insert"], "hu.yaml: “honours” is no entry of a list"),
        (["a", "b", "--append", "--delete"], "only one of --delete, --append and --insert"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_way_out(
    plan: Command, arguments: list[str], message: str
) -> None:
    result = plan("set", "hu.yaml", *arguments)

    assert (result.code, result.out, text(plan)) == (2, "", PLAN)
    assert result.err.startswith(f"civplan: {message}")
    assert result.err.count("\n") == 1


def test_a_file_that_cannot_be_read_whole_is_left_alone(command: Command) -> None:
    command.write("hu.yaml", "community: [湖光\n")

    assert command("set", "hu.yaml", "year", "2024") == failed(
        "hu.yaml: the file cannot be read whole; first mend what this says: civplan"
        " validate hu.yaml"
    )


def test_a_district_file_is_no_plan(command: Command) -> None:
    command.write("district.yaml", "district: 湖滨街道\n")

    assert command("set", "district.yaml", "year", "2024").code == 2


def test_a_document_is_no_plan(command: Command) -> None:
    command.write("a.docx", "x")

    assert command("set", "a.docx", "year", "2024") == RunResult(
        2,
        "",
        "civplan: a.docx: a document, not a plan file; to make one of it: civplan import a.docx\n",
    )
