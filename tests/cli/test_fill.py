"""``civplan fill``: forms come back into the plan files."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from support.command import Command, failed
from support.forms import MEETINGS, FilledForm
from support.plans import REQUIRED

DISTRICT = """\
year: 2007
communities: [{name: 湖内社区}, {name: 湖滨社区, aliases: [湖滨]}, {name: 石板街社区}]
"""
ONE_FORM = (
    "a plan file takes one form; for those of a sub-district name its folder: civplan fill . FORMS…"
)
HEADS = "community  form    plan file   taken  there  refused  what was done\n"


@pytest.fixture
def sent(command: Command) -> Command:
    """The command beside a plan file and its form."""
    command.write("hunei.yaml", REQUIRED + MEETINGS)
    command("form", "hunei.yaml", "-o", "f.xlsx")
    return command


@pytest.fixture
def district(command: Command) -> Command:
    """The command beside a sub-district of three communities and their forms; one has no file."""
    command.write("tongbei/district.yaml", DISTRICT)
    command.write("tongbei/hunei.yaml", REQUIRED + MEETINGS)
    text = (REQUIRED + MEETINGS).replace("湖内社区", "湖滨")
    command.write("tongbei/hubin.yaml", text)
    command("form", "tongbei", "-o", "forms")
    return command


def answer(form: Path, *cells: tuple[str, str, str, object]) -> None:
    """Write answers into a form by sheet, number, heading and value."""
    filling = FilledForm(load_workbook(form))
    for title, number, heading, value in cells:
        filling.answer(title, number, heading, value)
    filling.save(form)


def text_of(command: Command, name: str) -> str:
    """The text of a file."""
    return (command.folder / name).read_text(encoding="utf-8")


def test_it_writes_what_was_filled_in(sent: Command) -> None:
    answer(Path("f.xlsx"), ("措施", "benches", "状态", "进行中"))

    run = sent("fill", "hunei.yaml", "f.xlsx")

    assert (run.code, run.err) == (0, "")
    assert run.out == f"{HEADS}湖内社区   f.xlsx  hunei.yaml  1      1      0        written\n"
    assert "          status: ongoing\n" in text_of(sent, "hunei.yaml")

    again = sent("fill", "hunei.yaml", "f.xlsx")

    assert (
        again.out == f"{HEADS}湖内社区   f.xlsx  hunei.yaml  0      2      0        nothing new\n"
    )


def test_a_list_that_is_no_longer_inherited_is_told(command: Command) -> None:
    command.write("base.yaml", "goals:\n  targets: [居民满意率 ≥ 95%]\n")
    command.write("hunei.yaml", f"extends: base.yaml\n{REQUIRED}".replace("goals: 做好。\n", ""))
    command("form", "hunei.yaml", "-o", "f.xlsx")
    answer(Path("f.xlsx"), ("指标", "工作目标-1", "结果", "96.2%"))

    run = command("fill", "hunei.yaml", "f.xlsx")

    assert "“goals.targets” was inherited" in run.err
    assert "96.2%" in text_of(command, "hunei.yaml")


def test_a_dry_run_shows_the_change_and_writes_nothing(sent: Command) -> None:
    answer(Path("f.xlsx"), ("措施", "benches", "状态", "进行中"))
    before = text_of(sent, "hunei.yaml")

    run = sent("fill", "hunei.yaml", "f.xlsx", "--dry-run")

    assert run.code == 0
    assert run.out.startswith("--- hunei.yaml\n+++ hunei.yaml\n")
    assert "+          status: ongoing\n" in run.out
    assert run.out.endswith("would be written\n")
    assert text_of(sent, "hunei.yaml") == before


def test_nothing_is_written_unless_all_is_right_or_partial_is_given(sent: Command) -> None:
    answer(
        Path("f.xlsx"),
        ("措施", "benches", "状态", "进行中"),
        ("指标", "benches-1", "结果", "快好了"),
    )
    before = text_of(sent, "hunei.yaml")

    run = sent("fill", "hunei.yaml", "f.xlsx")

    assert run.code == 1
    assert run.err.splitlines()[0] == (
        "f.xlsx:3:6: error I647 指标!F3 cannot be taken: “快好了” is no figure; write a number,"
        " perhaps with its unit: 12, 12把"
    )
    assert "+          status: ongoing\n" in run.out
    assert run.out.endswith(
        f"{HEADS}湖内社区   f.xlsx  hunei.yaml  1      1      1        not written\n"
    )
    assert text_of(sent, "hunei.yaml") == before

    partly = sent("fill", "hunei.yaml", "f.xlsx", "--partial")

    assert (partly.code, partly.out.split()[-1]) == (1, "written")
    assert "status: ongoing" in text_of(sent, "hunei.yaml")


@pytest.mark.slow
def test_each_form_of_a_sub_district_finds_its_file(district: Command) -> None:
    forms = sorted(Path("forms").iterdir())
    answer(forms[0], ("措施", "benches", "状态", "进行中"))  # 湖内社区
    answer(
        forms[2],  # 石板街社区, which has no file yet
        ("基本情况", "主题", "内容", "创建文明社区"),
        ("措施", "措施1", "方面", "整治环境"),
        ("措施", "措施1", "内容", "清理楼道。"),
        ("指标", "指标1", "措施", "措施1"),
        ("指标", "指标1", "名称", "清理楼道"),
        ("指标", "指标1", "目标", "≥ 6 次"),
        ("指标", "指标1", "结果", 8),
    )

    run = district("fill", "tongbei", *forms)

    assert (run.code, run.err) == (0, "")
    rows = [line.split() for line in run.out.splitlines()[1:]]
    assert [(row[0], row[2], *row[3:6]) for row in rows] == [
        ("湖内社区", "tongbei/hunei.yaml", "1", "1", "0"),
        ("湖滨", "tongbei/hubin.yaml", "0", "1", "0"),
        ("石板街社区", "tongbei/石板街社区2007.yaml", "7", "0", "0"),
    ]
    assert "status: ongoing" in text_of(district, "tongbei/hunei.yaml")
    assert (
        text_of(district, "tongbei/石板街社区2007.yaml")
        == """\
# yaml-language-server: $schema=plan.schema.json

社区: 石板街社区
年度: 2007
主题: 创建文明社区

主要工作:
  方面:
    - 名称: 整治环境
      措施:
        - 编号: 措施1
          内容: 清理楼道。
          指标: {名称: 清理楼道, 至少: 6次, 结果: 8}
"""
    )
    again = district("fill", "tongbei", *forms)

    assert [line.split()[-1] for line in again.out.splitlines()[1:]] == ["new", "new", "new"]


def test_a_form_without_a_file_that_came_back_as_it_was_sent_is_not_filled_in(
    district: Command,
) -> None:
    form = next(Path("forms").glob("石板街社区*"))

    run = district("fill", "tongbei", form, "--lang", "zh")

    assert (run.code, run.err) == (0, "")
    assert run.out.split()[-4:] == ["0", "0", "0", "未填"]
    assert not Path("tongbei/石板街社区2007.yaml").exists()


def test_two_forms_of_one_community_are_both_refused(district: Command) -> None:
    first = next(iter(sorted(Path("forms").iterdir())))
    copy = Path("forms/填报表(1).xlsx")
    copy.write_bytes(first.read_bytes())

    run = district("fill", "tongbei", first, copy)

    assert run.code == 1
    assert run.err.splitlines()[::2] == [
        f"{first}:1:1: error I643 there are two forms of 湖内社区; the other one is {copy}",
        f"{copy}:1:1: error I643 there are two forms of 湖内社区; the other one is {first}",
    ]


def test_a_form_that_cannot_be_read_does_not_stop_the_others(district: Command) -> None:
    forms = sorted(Path("forms").iterdir())
    answer(forms[0], ("措施", "benches", "状态", "进行中"))
    forms[1].write_bytes(b"community,year\n")

    run = district("fill", "tongbei", *forms[:2])

    assert run.code == 2
    assert run.err.startswith(f"civplan: {forms[1]}: it is no .xlsx workbook")
    assert "status: ongoing" in text_of(district, "tongbei/hunei.yaml")


def test_a_form_of_a_community_without_a_file_comes_too_late_when_there_is_one(
    district: Command,
) -> None:
    form = Path("forms/石板街社区2007年填报表.xlsx")
    answer(
        form, ("基本情况", "主题", "内容", "创建文明社区"), ("措施", "措施1", "内容", "清理楼道。")
    )
    district.write("tongbei/new.yaml", REQUIRED.replace("湖内社区", "石板街社区"))

    run = district("fill", "tongbei", form)

    assert run.code == 1
    assert run.err.startswith(
        f"{form}:1:1: error I653 this form was made when there was no plan file; there is new.yaml"
    )


def test_a_form_without_a_plan_file_is_told(district: Command) -> None:
    form = Path("forms/湖内社区2007年填报表.xlsx")
    (district.folder / "tongbei/hunei.yaml").unlink()

    run = district("fill", "tongbei", form)

    assert run.code == 1
    assert run.err.splitlines()[0] == (
        f"{form}:1:1: error I654 there is no plan file of 湖内社区 of 2007"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("hunei.yaml",), "no form is named; try: civplan fill hunei.yaml FORM.xlsx"),
        (("hunei.yaml", "f.xlsx", "g.xlsx"), ONE_FORM),
        (("hunei.yaml", "none.xlsx"), "none.xlsx: there is no such file"),
        (("none.yaml", "f.xlsx"), "none.yaml: there is no such file"),
    ],
)
def test_what_cannot_be_done_with_a_form_is_said_in_one_line(
    sent: Command, arguments: tuple[str, ...], line: str
) -> None:
    assert sent("fill", *arguments) == failed(line)
