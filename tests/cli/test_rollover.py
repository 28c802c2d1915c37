"""``civplan rollover``: next year's files are written beside this year's."""

from __future__ import annotations

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


def test_a_broken_file_does_not_stop_the_others(command: Command) -> None:
    command.write("hu-2024/a.yaml", PLAN)
    command.write("hu-2024/b.yaml", "community: [湖光\n")

    result = command("rollover", "hu-2024", "-q")

    assert (result.code, result.out) == (2, "hu-2025/a.yaml\n")
    assert result.err.startswith("civplan: hu-2024/b.yaml: ")
