"""``civplan rollover``: next year's files are written beside this year's."""

from __future__ import annotations

import pytest

from support.command import Command, RunResult, fine

PLAN = """\
community: 湖光社区
year: 2024
campaign: 创建文明社区
principles: 坚持以居民需要为先。
goals: {targets: [{id: satisfaction, measure: 满意率, at_least: 95%, result: 96%}]}
work: {items: [{id: benches, text: 在楼前安装长椅。, due: 2024-06, lead: 居委会}]}
plan: {date: 2024-01-10}
"""


def test_next_years_file_is_written_and_what_is_to_be_looked_at_printed(command: Command) -> None:
    command.write("hu-2024.yaml", PLAN)

    assert command("rollover", "hu-2024.yaml") == RunResult(
        0,
        "hu-2025.yaml\n",
        "hu-2025.yaml:5:47: info I663 “满意率” has last year's target still; its result was 96%\n"
        "    5 | ... satisfaction, measure: 满意率, at_least: 95%, last_year: 96%}]}\n"
        "      |                            ^^^^^^ help: set this year's figure\n"
        "civplan: hu-2025.yaml: carried items: 0; targets of last year: 1; years in texts: 0\n",
    )
    wanted = PLAN.replace("2024", "2025").replace("result: 96%", "last_year: 96%")
    assert (command.folder / "hu-2025.yaml").read_text(encoding="utf-8") == wanted
    assert (command.folder / "hu-2024.yaml").read_text(encoding="utf-8") == PLAN


def test_a_file_that_is_there_is_not_written_over(command: Command) -> None:
    command.write("hu-2024.yaml", PLAN)
    command.write("new.yaml", "mine\n")

    result = command("rollover", "hu-2024.yaml", "-o", "new.yaml", "-q")

    assert (result.code, result.out) == (2, "")
    assert (command.folder / "new.yaml").read_text(encoding="utf-8") == "mine\n"
    assert command("rollover", "hu-2024.yaml", "-o", "new.yaml", "-q", "--force") == fine(
        "new.yaml"
    )


def test_a_folder_is_rolled_over_whole_or_not_at_all(command: Command) -> None:
    command.write("hu-2024/district.yaml", "district: 湖滨街道\nyear: 2024\n")
    command.write("hu-2024/civplan.toml", "")
    command.write("hu-2024/a.yaml", PLAN)
    command.write("hu-2025/a.yaml", "mine\n")

    assert command("rollover", "hu-2024", "-q").code == 2
    assert [name for name in command.files() if name.startswith("hu-2025")] == ["hu-2025/a.yaml"]

    result = command("rollover", "hu-2024", "-o", "next", "-q")

    assert result == fine("next/a.yaml", "next/district.yaml", "next/civplan.toml")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.yaml",), "none.yaml: there is no such file"),
        (
            ("a.docx",),
            "a.docx: a document, not a plan file; to make one of it: civplan import a.docx",
        ),
        (
            ("hu-2024.yaml", "-o", "hu-2024.yaml"),
            "hu-2024.yaml: the new file cannot be the old one",
        ),
        (("hu-2024.yaml", "-o", "none/a.yaml"), "none/a.yaml: there is no such folder"),
        (("dir",), "dir: there are no plan files in the folder"),
        (
            ("hu-2024", "-o", "hu-2024/2025"),
            "hu-2024/2025: the new folder cannot be inside the old one",
        ),
        (("a.yaml",), "a.yaml: it names no year, so nobody knows which year comes next"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    command: Command, arguments: tuple[str, ...], said: str
) -> None:
    for name in ("hu-2024.yaml", "hu-2024/a.yaml"):
        command.write(name, PLAN)
    command.write("a.docx", "x")
    command.write("dir/notes.txt", "")
    command.write("a.yaml", "community: 湖光社区\n")
    before = command.files()

    assert command("rollover", *arguments) == RunResult(2, "", f"civplan: {said}\n")
    assert command.files() == before


def test_a_broken_file_does_not_stop_the_others(command: Command) -> None:
    command.write("hu-2024/a.yaml", PLAN)
    command.write("hu-2024/b.yaml", "community: [湖光\n")

    result = command("rollover", "hu-2024", "-q")

    assert (result.code, result.out) == (1, "hu-2025/a.yaml\n")
    assert result.err.startswith("hu-2024/b.yaml:1:")
    assert result.err.endswith(
        "civplan: hu-2024/b.yaml: values cannot be read (1) and would be lost in next year's file;"
        " mend them first\n"
    )


def test_what_several_files_take_from_one_of_last_year_is_told_once(command: Command) -> None:
    command.write("civplan.toml", "")
    command.write("shared.yaml", "year: 2024\ncampaign: 创建文明社区\nplan: {date: 2024-01-10}\n")
    for name in ("湖光", "湖影"):
        command.write(f"hu-2024/{name}.yaml", f"extends: ../shared.yaml\ncommunity: {name}社区\n")

    result = command("rollover", "hu-2024")

    told = [line[: line.index(" “")] for line in result.err.splitlines() if " I66" in line]
    assert told == [
        "hu-2025/湖光.yaml:1:10: warning I664 it extends last year's",
        "shared.yaml:3:14: warning I666",
        "hu-2025/湖影.yaml:1:10: warning I664 it extends last year's",
    ]
