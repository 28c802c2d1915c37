"""``--combined``: the summary of one file with the plan of the next in one document."""

from __future__ import annotations

import pytest

from civplan.documents.overwrite import OTHER_DOCUMENTS_FILE
from support.combined import AREAS, COMBINED, FIRST, TITLE
from support.command import Command, failed, fine

PLAN = "湖内社区2007年创建文明社区工作计划"
SUMMARY = "湖内社区2007年创建文明社区工作总结"
PUT_RIGHT = (
    "civplan: the files were put in the order of their years: the summary is from a.yaml, the plan"
    " from b.yaml\n"
)
NOT_COMBINED = (
    "a.yaml: it has no “combine”, so nothing says with which file; add “combine: FILE”, or name two"
    " files"
)


@pytest.fixture
def two(command: Command) -> Command:
    """The command beside this year's file and a small one of the next year."""
    command.write("a.yaml", FIRST)
    command.write("b.yaml", AREAS)
    return command


@pytest.mark.parametrize(
    "option",
    [("--combined",), ("--kind", "combined"), ("--kind", "合并"), ("--kind=合并", "--combined")],
)
def test_two_files_make_one_document(two: Command, option: tuple[str, ...]) -> None:
    assert two("render", "a.yaml", "b.yaml", *option, "--to", "txt") == fine(f"{TITLE}.txt")


def test_the_plan_of_the_summarys_file_may_lack_what_a_plan_has(two: Command) -> None:
    two.write("a.yaml", FIRST.replace("goals: 居民满意。\n", "").replace("plan: {", "# plan: {"))

    assert two("render", "a.yaml", "b.yaml", "--combined") == fine(f"{TITLE}.docx")


def test_given_the_wrong_way_round_they_are_put_right_with_a_note(two: Command) -> None:
    run = two("render", "b.yaml", "a.yaml", "--combined", "--to", "txt")

    assert run == fine(f"{TITLE}.txt")._replace(err=PUT_RIGHT)


def test_a_file_may_name_the_other_itself(two: Command) -> None:
    two.write("a.yaml", COMBINED)

    assert two("render", "a.yaml", "--to", "txt") == fine(f"{PLAN}.txt", f"{TITLE}.txt")
    assert two("render", "a.yaml", "--combined", "--to", "md") == fine(f"{TITLE}.md")
    assert two("render", "a.yaml", "--kind", "summary", "--to", "md") == fine(f"{SUMMARY}.md")


def test_without_another_file_there_is_none(two: Command) -> None:
    assert two("render", "a.yaml", "--combined") == failed(NOT_COMBINED)
    assert two("validate", "a.yaml", "--for", "combined").code == 2
    assert two("validate", "a.yaml", "--for", "合并").code == 2


@pytest.mark.parametrize("second", ["a.yaml", "./a.yaml"])
@pytest.mark.parametrize("arguments", [("render", "--combined"), ("validate", "--for", "combined")])
def test_one_file_named_twice_is_no_pair(
    two: Command, arguments: tuple[str, ...], second: str
) -> None:
    assert two(*arguments, "a.yaml", second) == failed(
        "a.yaml is one file, named twice; name this year's file and that of the next year"
    )


def test_a_first_file_without_a_summary_is_told_so_and_nothing_else(two: Command) -> None:
    two.write("a.yaml", FIRST.replace("summary: {date: 2007-12-20}\n", ""))

    for arguments in (("render", "--combined"), ("validate", "--for", "combined")):
        assert two(*arguments, "a.yaml", "b.yaml") == failed(
            "a.yaml: there is no “summary” in it to make one from"
        )


def test_a_kind_cannot_be_chosen_besides(two: Command) -> None:
    run = two("render", "a.yaml", "b.yaml", "--combined", "--kind", "plan")

    assert run == failed(
        "--combined makes the one document of both; it cannot be used with --kind or --as-of"
    )


def test_files_that_do_not_follow_make_nothing(two: Command) -> None:
    two.write("b.yaml", f"year: 2010\n{AREAS}")

    run = two("render", "a.yaml", "b.yaml", "--combined")

    assert (run.code, run.out) == (1, "")
    assert run.err.startswith("a.yaml:1:1: error S131 the file of the next year is of 2010")
    assert two.files() == ["a.yaml", "b.yaml"]


def test_its_own_earlier_version_is_replaced_but_not_a_summary_of_that_name(two: Command) -> None:
    render = ("render", "a.yaml", "b.yaml", "--combined", "--to", "txt")
    assert two(*render).code == 0
    two.write("b.yaml", AREAS.replace("巡逻", "值班"))
    assert two(*render) == fine(f"{TITLE}.txt")

    two.write("a.yaml", FIRST.replace("summary: {", f"summary: {{title: {TITLE}, "))
    run = two("render", "a.yaml", "--kind", "summary", "--to", "txt")

    assert run == failed(f"{TITLE}.txt: {OTHER_DOCUMENTS_FILE.en}")


def test_validate_checks_the_two_together(two: Command) -> None:
    two.write(
        "a.yaml",
        FIRST.replace("-12-20}", "-12-20, next_steps: 每天晚上组织居民在小区里巡逻一次。}"),
    )
    two.write("b.yaml", AREAS.replace("每晚巡逻", "每天晚上组织居民在小区里巡逻一次"))

    run = two("validate", "a.yaml", "b.yaml", "--for", "combined", "--format", "concise")

    assert run.code == 0
    assert run.out == (
        "a.yaml:8:41: warning S133 the plan behind it says again what stands under the next steps:"
        " “每天晚上组织居民在小区里巡逻一次。”\n"
    )


def test_a_folder_has_the_file_of_the_next_year_checked_with_the_one_that_names_it(
    two: Command,
) -> None:
    two.write("a.yaml", COMBINED)

    run = two("validate", ".", "--format", "concise")

    assert (run.code, run.out) == (0, "")


def test_of_a_folder_only_files_that_name_another_are_checked_for_it(two: Command) -> None:
    two.write("a.yaml", COMBINED)
    two.write("base.yaml", "principles: 一心为民。\n")
    two.write("other.yaml", f"extends: base.yaml\n{FIRST.replace('principles: 一心为民。', '')}")
    validate = ("validate", "--for", "combined")

    assert two(*validate, ".") == (0, "", "2 files: nothing found\n")
    assert two(*validate, ".", "other.yaml") == (
        2,
        "",
        f"civplan: {NOT_COMBINED.replace('a.yaml', 'other.yaml')}\n2 files: nothing found\n",
    )


def test_a_folder_without_such_a_file_is_told_and_its_files_are_no_pair(two: Command) -> None:
    two.write("b.yaml", FIRST.replace("2007", "2008"))

    assert two("validate", "--for", "combined", ".") == failed(
        ".: no plan file in it has “combine”"
    )
