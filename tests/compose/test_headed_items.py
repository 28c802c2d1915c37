"""Items with headings of their own: 小标题 on a line, the text below it."""

from __future__ import annotations

import pytest

from civplan.compose.outliner import document_outline
from civplan.model.choices import ItemStyle
from support.documents import FLAT, NESTED, PLAN, SUMMARY, lines, pack_named
from support.plans import plan_of

MEALS = "{name: 助餐点, text: 每个工作日供应午餐。, result: 助餐点全年开餐250天。}"
CLASSES = "{name: 托管班。, text: [寒暑假各办一期。, 志愿者辅导作业。], result: 办托管班2期。}"
AREAS = (
    f"areas: [{{name: 一老一小, items: [{MEALS}, {CLASSES}]}}, {{name: 环境, items: [扫雪, 清运]}}]"
)
HEADED = [
    "一、一老一小",
    *("（一）助餐点", "每个工作日供应午餐。"),
    *("（二）托管班", "寒暑假各办一期。", "志愿者辅导作业。"),
    *("二、环境", "1.扫雪。", "2.清运。"),
]


@pytest.mark.parametrize(
    "text",
    [
        f"items: headings\nwork: {{{AREAS}}}\n",
        f"措施: 小标题\nwork: {{{AREAS}}}\n",
        f"work: {{style: headings, {AREAS}}}\n",
        f"work: {{{AREAS.replace('一老一小,', '一老一小, style: headings,')}}}\n",
    ],
)
def test_the_file_a_section_or_an_area_may_want_them(text: str) -> None:
    assert lines(text, PLAN, FLAT) == HEADED


def test_the_summary_has_the_results_below_them_whole() -> None:
    assert lines(f"items: headings\nwork: {{{AREAS}}}\nsummary: {{problems: 少}}", SUMMARY, FLAT)[
        :5
    ] == ["一、一老一小", "（一）助餐点", "助餐点全年开餐250天。", "（二）托管班", "办托管班2期。"]


def test_without_that_word_they_run_into_their_text() -> None:
    assert lines(f"work: {{{AREAS}}}", PLAN, FLAT)[1] == "1.助餐点。每个工作日供应午餐。"


SUB_ITEMS = "items: [{name: 安全, text: 先排查。, %sitems: [%s]}, {name: 服务, text: 后改进。}]"


@pytest.mark.parametrize(
    ("style", "items", "below"),
    [
        ("", "查电, 查气", ["1.查电。", "2.查气。"]),
        ("style: ordinal, ", "查电, 查气", ["一是查电。二是查气。"]),
        (
            "",
            "{name: 查电, text: 每月一次。, items: [换线, 贴标]}, 查气",
            ["1.查电。每月一次。", "（1）换线。", "（2）贴标。", "2.查气。"],
        ),
        (
            "style: headings, ",
            "{name: 查电, text: 每月一次。, items: [换线, 贴标]}, {name: 查气, text: 每季一次。}",
            ["1.查电", "每月一次。", "（1）换线。", "（2）贴标。", "2.查气", "每季一次。"],
        ),
    ],
)
def test_sub_items_are_one_level_down_or_one_paragraph(
    style: str, items: str, below: list[str]
) -> None:
    text = f"items: headings\nwork: {{areas: [{{name: 治安, {SUB_ITEMS % (style, items)}}}]}}"

    assert lines(text, PLAN, FLAT) == [
        *("一、治安", "（一）安全", "先排查。", *below, "（二）服务", "后改进。")
    ]


def test_in_the_nested_layout_they_are_of_the_third_level() -> None:
    text = f"items: headings\ngoals: 好。\nwork: {{{AREAS}}}"

    assert lines(text, PLAN, NESTED)[2:7] == [
        *("二、主要工作", "（一）一老一小", "1.助餐点", "每个工作日供应午餐。", "2.托管班")
    ]


@pytest.mark.parametrize("other", ["扫雪", "{name: 扫雪}", "{text: 扫雪}"])
def test_a_group_in_which_one_has_no_heading_or_no_text_is_numbered_as_ever(other: str) -> None:
    text = f"items: headings\nwork: {{items: [{MEALS}, {other}]}}\n"

    assert lines(text, PLAN, FLAT)[1:] == ["1.助餐点。每个工作日供应午餐。", "2.扫雪。"]


def test_the_only_one_has_no_number() -> None:
    assert lines(f"items: headings\nwork: {{items: [{MEALS}]}}", PLAN, FLAT)[1:] == [
        *("助餐点", "每个工作日供应午餐。")
    ]


def test_a_section_s_own_style_comes_first() -> None:
    text = f"items: headings\nwork: {{{AREAS.replace('一老一小,', '一老一小, style: numbered,')}}}"

    assert lines(text, PLAN, FLAT)[1] == "1.助餐点。每个工作日供应午餐。"


def test_the_pack_may_say_it() -> None:
    profile = pack_named(FLAT).profile.with_values(items=ItemStyle.HEADINGS)
    plan = plan_of(f"work: {{{AREAS}}}")

    assert [part.headed for part in document_outline(plan, profile, PLAN).parts] == [True, False]


def test_below_the_fourth_level_there_is_no_fifth() -> None:
    deep = "{name: 甲, text: 乙。, style: headings, items: [%s]}"
    lowest = ", ".join([deep % "丁, 戊", deep % "己, 庚"])
    item = deep % ", ".join([deep % lowest, deep % "辛"])
    text = f"items: headings\nwork: {{areas: [{{name: 治安, items: [{item}, {item}]}}]}}"

    said = lines(text, PLAN, FLAT)

    assert said[:8] == [
        *("一、治安", "（一）甲", "乙。", "1.甲", "乙。", "（1）甲", "乙。", "一是丁。二是戊。"),
    ]
    assert not [line for line in said if line[0] in "①②"]
