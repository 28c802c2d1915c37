"""``civplan batch --stage``: where it writes, and what it refuses."""

from __future__ import annotations

from support.command import Command, failed
from support.plans import REQUIRED

PLAN = (
    f"{REQUIRED}principles: 一\ngoals: 二\nplan: {{date: 2007-01-10}}\n"
    "work: {items: [{text: 访, results: [{on: 2007-03, text: 访}]}]}\n"
    "stages: [{period: 上半年, date: 2007-07-05, problems: 少}]\n"
)
DOCUMENT = "documents/湖内社区2007年上半年创建文明社区工作总结.docx"


def test_a_stage_has_a_folder_of_its_own(command: Command) -> None:
    command.write("in/a.yaml", PLAN)

    run = command("batch", "in", "--stage", "first-half", "--quiet", "--as-of", "2007-07-10")
    assert run.code == 0
    assert (command.folder / "out-上半年" / DOCUMENT).is_file()


def test_another_folder_can_be_named(command: Command) -> None:
    command.write("in/a.yaml", PLAN)

    run = command("batch", "in", "--stage", "H1", "-o", "half", "--quiet", "--as-of", "2007-07-10")
    assert run.code == 0
    assert (command.folder / "half" / DOCUMENT).is_file()


def test_what_is_no_part_of_a_year_is_refused(command: Command) -> None:
    command.write("in/a.yaml", PLAN)

    assert command("batch", "in", "--stage", "soon") == failed(
        "--stage: “soon” is no part of a year; write first-half or 1—9月"
    )
