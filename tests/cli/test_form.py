"""``civplan form``: the forms of a plan file and of a sub-district."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from support.command import Command, RunResult, failed, fine
from support.forms import FilledForm

PLAN = "community: {name}\nyear: 2007\ncampaign: 创建文明社区\nwork: {{items: [清理楼道。]}}\n"
DISTRICT = """\
year: 2007
communities: [{name: 湖内社区}, {name: 湖滨社区, aliases: [湖滨]}, {name: 石板街社区}]
"""
AMONG_OTHERS = (
    "tongbei/forms: among the communities' files, forms would count as what they sent; name another"
    " folder with -o"
)
NO_PLAN = (
    "tongbei/district.yaml: this is a sub-district's own file, not a plan; for its documents and"
    " its roll-up: civplan batch tongbei"
)


@pytest.fixture
def district(command: Command) -> Command:
    """The command beside a sub-district of three communities, of which two have a file."""
    command.write("tongbei/district.yaml", DISTRICT)
    command.write("tongbei/hunei.yaml", PLAN.format(name="湖内社区"))
    command.write("tongbei/hubin.yaml", PLAN.format(name="湖滨"))
    return command


def test_it_writes_the_form_beside_the_plan_file(command: Command) -> None:
    command.write("hunei.yaml", PLAN.format(name="湖内社区"))

    assert command("form", "hunei.yaml") == fine("湖内社区2007年填报表.xlsx")
    assert command("form", "hunei.yaml", "-o", "f.xlsx") == fine("f.xlsx")
    assert command.files() == ["f.xlsx", "hunei.yaml", "湖内社区2007年填报表.xlsx"]


def test_it_writes_one_for_each_community_also_without_a_file(district: Command) -> None:
    run = district("form", "tongbei", "-o", "forms")

    paths = ("湖内社区", "湖滨", "石板街社区")
    lines = "".join(f"forms/{name}2007年填报表.xlsx\n" for name in paths)
    assert run == RunResult(0, lines, "civplan: 3 forms\n")


def test_a_file_that_cannot_be_read_does_not_stop_the_others(district: Command) -> None:
    district.write("tongbei/石板街社区.yaml", "community: 石板街社区\nyear: 二〇〇七\n")

    run = district("form", "tongbei", "-o", "forms")

    reason = (
        "the plan file cannot be read whole; first mend what this says: civplan validate"
        " tongbei/石板街社区.yaml"
    )
    assert (run.code, run.err) == (
        2,
        f"civplan: tongbei/石板街社区.yaml: {reason}\ncivplan: 2 forms\n",
    )
    assert len(run.out.splitlines()) == 2


def test_a_file_that_others_extend_is_no_community_s(district: Command) -> None:
    district.write("tongbei/shared.yaml", "year: 2007\ncampaign: 创建文明社区\n")
    district.write("tongbei/hunei.yaml", "extends: shared.yaml\ncommunity: 湖内社区\n")

    assert district("form", "tongbei", "-o", "forms").code == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("tongbei",), "for the forms of a sub-district, name a folder to write to with -o"),
        (("tongbei", "-o", "tongbei/forms"), AMONG_OTHERS),
        (
            ("tongbei/hunei.yaml", "-o", "forms.xls"),
            "forms.xls: a form is a workbook; its name ends with .xlsx",
        ),
        (("tongbei/district.yaml",), NO_PLAN),
        (("nothing.yaml",), "nothing.yaml: there is no such file"),
        (
            ("tongbei/hunei.yaml", "--stage", "年底"),
            "“年底” is no stage of 2007; write it like 上半年, first-half or 1—9月",
        ),
        (
            ("tongbei", "-o", "forms", "--stage", "2008年上半年"),
            "“2008年上半年” is no stage of 2007; write it like 上半年, first-half or 1—9月",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    district: Command, arguments: tuple[str, ...], line: str
) -> None:
    assert district("form", *arguments) == failed(line)


def test_a_form_about_a_stage_has_its_name_and_comes_back_into_the_file(district: Command) -> None:
    run = district("form", "tongbei", "-o", "forms", "--stage", "first-half")

    paths = [f"forms/{name}2007年上半年填报表.xlsx" for name in ("湖内社区", "湖滨")]
    assert (run.code, run.out.splitlines()) == (2, paths)
    assert "石板街社区 has no plan file yet, and so no stage" in run.err

    form = FilledForm(load_workbook(paths[0]))
    form.answer("措施", "0-1", "完成情况", "清理3次。")
    form.save(Path(paths[0]))
    filled = district("fill", "tongbei", *paths)

    assert (filled.code, filled.err) == (0, "")
    text = (district.folder / "tongbei/hunei.yaml").read_text(encoding="utf-8")
    assert "上半年: 清理3次。" in text


def test_a_form_that_was_filled_in_is_left_alone(command: Command) -> None:
    command.write("hunei.yaml", PLAN.format(name="湖内社区"))
    Path("f.xlsx").write_bytes(b"somebody's")

    run = command("form", "hunei.yaml", "-o", "f.xlsx")

    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("civplan: f.xlsx: somebody has filled it in, or civplan did not")
    assert command("form", "hunei.yaml", "-o", "f.xlsx", "--force") == fine("f.xlsx")


def test_it_says_what_to_install_without_openpyxl(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("civplan.forms.write_form.find_spec", lambda _: None)

    assert command("form", "hunei.yaml") == failed(
        "forms need openpyxl: pip install 'civplan[excel]'"
    )
