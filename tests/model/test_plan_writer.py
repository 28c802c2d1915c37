"""Plan files that the program writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from civplan.documents.open import open_plan
from civplan.findings.words import Language
from civplan.model.plan import PLAN_SHAPE
from civplan.model.plan_comments import PlanComments, comment_lines
from civplan.model.plan_file import load_plan
from civplan.model.plan_writer import plan_file_text
from support.plan_values import Values, plan_values, yaml_of
from support.plans import nodes_of, plan_of, read_plan

EXAMPLES = Path(__file__).parents[2] / "examples"
LANGUAGES: list[Language] = ["zh", "en"]


def written(text: str, language: Language = "en", comments: PlanComments | None = None) -> str:
    """The lines that stand for some keys; the head and the required lines are left out."""
    whole = plan_file_text(plan_of(text), language, comments)
    return whole.partition("创建文明社区\n")[2].strip("\n")


@given(values=plan_values(), language=st.sampled_from(LANGUAGES))
def test_what_is_written_reads_back_as_the_equal_plan(values: Values, language: Language) -> None:
    plan, findings = read_plan(yaml_of(values))
    assume(plan is not None and findings == [])
    assert plan is not None

    text = plan_file_text(plan, language)

    assert read_plan(text) == (plan, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.yaml")), ids=lambda file: file.stem)
def test_an_example_is_written_so_that_it_has_the_same_findings(
    file: Path, language: Language
) -> None:
    before = open_plan(file)
    assert before.plan is not None

    text = plan_file_text(before.plan, language)

    after = open_plan(file, contents={os.path.realpath(file): text.encode()})
    assert after.plan == before.plan
    assert [one.rule.code for one in after.findings] == [one.rule.code for one in before.findings]


def test_what_a_plan_inherits_is_written_in_the_file_itself() -> None:
    file = EXAMPLES / "extends" / "hubin-2007.yaml"
    plan = load_plan(file).plan
    assert plan is not None
    assert plan.extends is not None

    text = plan_file_text(plan, "zh")

    assert PLAN_SHAPE.read(nodes_of(text), []) == plan.with_values(extends=None)


def test_a_file_begins_as_one_of_civplan_new() -> None:
    assert plan_file_text(plan_of("goals: 完成创建。\n"), "zh") == (
        "# yaml-language-server: $schema=plan.schema.json\n"
        "\n"
        "社区: 湖内社区\n"
        "年度: 2007\n"
        "主题: 创建文明社区\n"
        "工作目标: 完成创建。\n"
    )


@pytest.mark.parametrize(
    "lines",
    [
        "goals: 通过创建，居民满意。",
        'honours: "010"',
        'honours: "12:30"',
        'honours: "no"',
        'honours: "# 号"',
        'honours: "@所有人"',
        "safeguards: 现将情况总结如下：",
        'honours: ["社区：湖内", 乙]',
        'work:\n  items:\n    - "社区：湖内"',
        "honours: [甲, 乙]",
        "safeguards: 检查,督促;落实(经费)。",
        "summary:\n  date: 2007-12-20\n  sealed: true",
        "summary: {}",
        "profile: {area: 1.2平方公里, households: 3180}",
        "profile:\n  area: 1.2平方公里\n  facts: [网格 12个, 志愿者 310]\n  style: table",
        "goals:\n  targets:\n    - 碰头会 ≥ 12 次\n    - {id: a, measure: 满意率, at_least: 95%}",
        "work:\n  items:\n    - 清理楼道。\n    - name: 例会\n      in: [plan]",
        "principles:\n  plan: 坚持以人为本。\n  summary: 坚持了以人为本。",
    ],
)
def test_values_are_written_as_a_person_writes_them(lines: str) -> None:
    assert written(f"{lines}\n") == lines


def test_a_long_paragraph_is_a_block_that_breaks_behind_marks() -> None:
    text = "发挥党支部和党员在创建工作中的先锋模范作用，建立党员干部联系困难户制度，"

    assert written(f"safeguards: {text * 2}做到家喻户晓。\n") == (
        "safeguards: |\n"
        "  发挥党支部和党员在创建工作中的先锋模范作用，建立党员干部联系困难户制度，\n"
        "  发挥党支部和党员在创建工作中的先锋模范作用，建立党员干部联系困难户制度，做到家喻户晓。"
    )


def test_paragraphs_have_a_blank_line_between_them() -> None:
    assert written("safeguards: [第一段。, 第二段。]\n") == (
        "safeguards: |\n  第一段。\n\n  第二段。"
    )


def test_a_space_between_chinese_characters_stays() -> None:
    text = "做到 “一帮一” 结对，" * 12

    assert read_plan(plan_file_text(plan_of(f"safeguards: {text}\n"), "zh"))[0] == plan_of(
        f"safeguards: {text}\n"
    )


def test_the_long_list_of_an_item_stands_last() -> None:
    item = "{text: 清理楼道。, items: [一楼。, 二楼。], status: done, result: 已清理。}"

    assert written(f"work: {{items: [{item}]}}\n") == (
        "work:\n"
        "  items:\n"
        "    - text: 清理楼道。\n"
        "      status: done\n"
        "      result: 已清理。\n"
        "      items:\n"
        "        - 一楼。\n"
        "        - 二楼。"
    )


def test_areas_are_set_apart() -> None:
    areas = "[{name: 甲, items: [一。]}, {name: 乙, items: [二。]}]"

    assert written(f"work: {{areas: {areas}}}\n") == (
        "work:\n"
        "  areas:\n"
        "    - name: 甲\n"
        "      items:\n"
        "        - 一。\n"
        "\n"
        "    - name: 乙\n"
        "      items:\n"
        "        - 二。"
    )


def test_comments_stand_at_their_places() -> None:
    comments = PlanComments(
        above={("goals",): ["请核对"], ("work", "items", 1): ["第二条"]},
        inside={("work", "items", 0): ["target: 碰头会 ≥ 12 次"]},
        end=["未归类", "甲\n乙"],
    )

    assert written("goals: 一\nwork: {items: [每月一次。, 二。]}\n", comments=comments) == (
        "# 请核对\n"
        "goals: 一\n"
        "\n"
        "work:\n"
        "  items:\n"
        "    - text: 每月一次。\n"
        "      # target: 碰头会 ≥ 12 次\n"
        "    # 第二条\n"
        "    - 二。\n"
        "\n"
        "# 未归类\n"
        "# 甲\n"
        "# 乙"
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n乙", ["# 甲", "# 乙"]),
        ("甲\u2028乙\x85丙\r丁", ["# 甲", "# 乙", "# 丙", "# 丁"]),
        ("甲\x07乙", ["# 甲乙"]),
        ("", ["#"]),
        ("civplan: ignore[P301]", ["# - civplan: ignore[P301]"]),
        ("甲 #civplan：忽略[P301]", ["# 甲 #- civplan：忽略[P301]"]),
    ],
)
def test_a_comment_stays_a_comment_whatever_it_says(text: str, lines: list[str]) -> None:
    assert comment_lines([text]) == lines
