"""``civplan issue``: what a plan promised is recorded beside it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from support.command import Command, RunResult, failed, fine

PLAN = """\
community: 湖内社区
year: 2007
campaign: 创建文明社区
principles: 坚持以居民需要为先。
goals: {targets: [{id: meetings, measure: 碰头会, at_least: 12, unit: 次}]}
work: {items: [{id: benches, text: 在楼前安装长椅。, due: 2007-06}]}
plan: {date: 2007-01-10}
"""
RECORD = "hunei.issued.json"
EXISTS = f"civplan: {RECORD}: it was issued before; to issue it anew, use --force\n"


@pytest.fixture
def issued(command: Command) -> Command:
    """The command in a folder where a plan was issued."""
    command.write("hunei.yaml", PLAN)
    assert command("issue", "hunei.yaml") == fine(RECORD)
    return command


def record(command: Command) -> str:
    """The record's text."""
    return (command.folder / RECORD).read_text(encoding="utf-8")


def test_it_records_what_the_plan_promises(issued: Command) -> None:
    data = json.loads(record(issued))

    assert issued.files() == [RECORD, "hunei.yaml"]
    assert data.pop("hash").startswith("sha256:")
    assert data == {
        "version": 1,
        "community": "湖内社区",
        "year": 2007,
        "date": "2007-01-10",
        "issued": "2007-01-10",
        "goals": [
            {
                "comparison": "at_least",
                "figure": "12",
                "id": "meetings",
                "measure": "碰头会",
                "unit": "次",
            }
        ],
        "items": [
            {"section": "work", "id": "benches", "text": "在楼前安装长椅。", "due": "2007-06"}
        ],
    }


@pytest.mark.parametrize(
    ("date", "arguments", "day"),
    [
        ("2007-01-10", ("--on", "2007-02-01"), "2007-02-01"),
        ("2007-01-10", ("--on", "2007年2月1日"), "2007-02-01"),
        ("2007-01-10", (), "2007-01-10"),
        ("2007-01", (), f"{datetime.now().astimezone():%Y-%m-%d}"),
    ],
)
def test_the_day_of_issue_is_the_one_that_is_named_or_the_plans_or_today(
    command: Command, date: str, arguments: tuple[str, ...], day: str
) -> None:
    command.write("hunei.yaml", PLAN.replace("2007-01-10", date))

    assert command("issue", "hunei.yaml", *arguments).code == 0
    assert json.loads(record(command))["issued"] == day


def test_a_plan_with_errors_is_not_issued(command: Command) -> None:
    command.write("hunei.yaml", PLAN.replace("at_least: 12", "at_least: 许多"))
    ran = command("issue", "hunei.yaml", "--force")

    assert (ran.code, ran.out) == (1, "")
    assert "error Y034" in ran.err
    assert command.files() == ["hunei.yaml"]


def test_items_without_an_id_are_counted(command: Command) -> None:
    command.write("hunei.yaml", PLAN.replace("id: benches, ", ""))

    assert command("issue", "hunei.yaml") == RunResult(
        0,
        f"{RECORD}\n",
        "civplan: hunei.yaml: 1 items have no id and are known by their texts;"
        " an id makes it certain\n",
    )


def test_the_same_plan_again_changes_nothing(issued: Command) -> None:
    before = record(issued)
    for arguments in ((), ("--force",), ("--on", "2007-03-01")):
        assert issued("issue", "hunei.yaml", *arguments) == RunResult(
            0, "", "civplan: hunei.yaml: nothing changed since it was issued\n"
        )
    assert record(issued) == before


CHANGED = PLAN.replace("at_least: 12", "at_least: 8").replace(
    "{id: benches, text: 在楼前安装长椅。, due: 2007-06}", "{id: library, text: 开办图书室。}"
)
CHANGES = (
    "civplan: hunei.yaml: “在楼前安装长椅。” is gone\n"
    "civplan: hunei.yaml: “碰头会 ≥ 12次” became “碰头会 ≥ 8次”\n"
    "civplan: hunei.yaml: “开办图书室。” is new\n"
)


def test_a_changed_plan_is_not_issued_anew_without_force(issued: Command) -> None:
    before = record(issued)
    issued.write("hunei.yaml", CHANGED)

    assert issued("issue", "hunei.yaml") == RunResult(2, "", CHANGES + EXISTS)
    assert record(issued) == before


def test_force_issues_a_changed_plan_anew_and_says_what_changed(issued: Command) -> None:
    issued.write("hunei.yaml", CHANGED)

    assert issued("validate", "hunei.yaml", "-q").code == 1
    assert issued("issue", "hunei.yaml", "--force") == RunResult(0, f"{RECORD}\n", CHANGES)
    assert issued("validate", "hunei.yaml", "-q") == fine()


def test_force_takes_up_what_is_no_promise(issued: Command) -> None:
    issued.write("hunei.yaml", PLAN.replace("id: benches", "id: seats"))

    assert issued("issue", "hunei.yaml").err.endswith("nothing changed since it was issued\n")
    assert issued("issue", "hunei.yaml", "--force") == fine(RECORD)
    assert '"id": "seats"' in record(issued)


def test_a_broken_record_is_written_over_with_force(issued: Command) -> None:
    issued.write(RECORD, "{")

    assert issued("issue", "hunei.yaml") == failed(
        f"{RECORD}: the old record cannot be used: from line 1 on it is no JSON;"
        " to issue the plan anew, use --force"
    )
    assert record(issued) == "{"
    assert issued("issue", "hunei.yaml", "--force") == fine(RECORD)


def test_the_record_of_another_year_is_written_over_with_force(issued: Command) -> None:
    issued.write("hunei.yaml", PLAN.replace("2007", "2008"))

    assert issued("issue", "hunei.yaml") == RunResult(2, "", EXISTS)
    assert issued("issue", "hunei.yaml", "--force") == fine(RECORD)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "no plan file is named; try: civplan issue FILE"),
        (("none.yaml",), "none.yaml: there is no such file"),
        (("hunei.yaml", "--on", "2007-01"), "--on: “2007-01” is not a day; write 2007-06-30"),
        (("hunei.yaml", "--on", "soon"), "--on: “soon” is not a day; write 2007-06-30"),
    ],
)
def test_wrong_usage_is_one_line(command: Command, arguments: tuple[str, ...], line: str) -> None:
    command.write("hunei.yaml", PLAN)

    assert command("issue", *arguments) == failed(line)
    assert command.files() == ["hunei.yaml"]


def test_an_error_in_one_file_does_not_stop_the_others(command: Command) -> None:
    command.write("hunei.yaml", PLAN)
    ran = command("issue", "none.yaml", "hunei.yaml", "hunei.yaml")

    assert ran == RunResult(2, f"{RECORD}\n", "civplan: none.yaml: there is no such file\n")


def test_quiet_prints_no_path(command: Command) -> None:
    command.write("hunei.yaml", PLAN)

    assert command("issue", "hunei.yaml", "-q") == fine()


def test_a_folder_in_the_place_of_the_record_is_one_line(command: Command) -> None:
    command.write("hunei.yaml", PLAN)
    Path(command.folder / RECORD).mkdir()

    assert command("issue", "hunei.yaml", "--force") == failed(
        f"{RECORD}: a folder of that name is in the way"
    )
