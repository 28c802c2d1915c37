"""What a document says and in which order, before a template writes it."""

from __future__ import annotations

import pytest

from support.documents import (
    FLAT,
    NESTED,
    PLAN,
    SCHEME,
    SUMMARY,
    lines,
    lines_of_blocks,
    manuscript,
    outline,
)

ALL = """\
principles: 一
organization: 二
goals: {plan: 三, summary: 三了}
work: {text: 四, areas: [{name: 卫生, text: 五, items: [扫雪]}, {name: 治安, items: [巡逻]}]}
schedule: [{phase: 启动, text: 动员}]
safeguards: 六
honours: 区文明社区
"""


def headings(text: str, pack: str = NESTED) -> list[list[str]]:
    """The headings of the plan and of the summary, in their order."""
    return [[part.heading for part in outline(text, one, pack).parts] for one in (PLAN, SUMMARY)]


def test_sections_stand_in_the_order_of_the_pack() -> None:
    assert headings(ALL) == [
        ["指导思想", "组织领导", "工作目标", "主要工作", "实施步骤", "保障措施"],
        ["目标落实情况", "所获荣誉"],
    ]


def test_in_the_flat_layout_each_area_is_a_heading_of_the_first_level() -> None:
    assert headings(ALL, FLAT) == [
        ["指导思想", "工作目标", "重点工作", "卫生", "治安", "进度安排", "组织领导", "保障措施"],
        ["目标落实情况", "所获荣誉"],
    ]


def test_a_file_may_order_its_sections_and_the_others_stay() -> None:
    order = "order: [safeguards, 主要工作, goals]\n"

    assert headings(order + ALL) == [
        ["指导思想", "组织领导", "保障措施", "主要工作", "实施步骤", "工作目标"],
        ["目标落实情况", "所获荣誉"],
    ]
    assert headings(order + ALL, FLAT)[0][1:5] == ["保障措施", "重点工作", "卫生", "治安"]
    assert lines(order + ALL)[4] == "三、保障措施"


def test_a_section_of_the_file_s_own_stands_where_the_order_names_it() -> None:
    extras = "sections: [{heading: 背景, text: 七, after: work}, {heading: 附则, text: 八}]\n"
    order = "order: [背景, principles, goals]\n"

    assert headings(order + ALL + extras) == [
        ["背景", "指导思想", "组织领导", "工作目标", "主要工作", "实施步骤", "保障措施", "附则"],
        ["目标落实情况", "所获荣誉"],
    ]


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("", ["二、主要工作", "四。", "（一）卫生", "五。", "扫雪。", "（二）治安", "巡逻。"]),
        ("layout: nested, ", ["二、主要工作", "四。", "（一）卫生", "五。", "扫雪。"]),
        ("layout: flat, ", ["二、主要工作", "四。", "三、卫生", "五。", "扫雪。", "四、治安"]),
        ("结构: 平列, ", ["二、主要工作", "四。", "三、卫生", "五。", "扫雪。", "四、治安"]),
    ],
)
def test_a_file_may_choose_its_layout(layout: str, said: list[str]) -> None:
    text = "goals: 三\n" + ALL.splitlines()[3].replace("{text: 四", f"{{{layout}text: 四")

    assert lines(text)[2 : len(said) + 2] == said


def test_in_the_flat_layout_a_work_without_words_has_no_heading() -> None:
    text = "work: {areas: [{name: 卫生, items: [扫雪]}]}"

    assert lines(text, PLAN, FLAT) == ["一、卫生", "扫雪。"]


AREAS = """\
areas:
      - {name: 党建, lead: 党委, items: [上党课, {text: 走访党员, target: 走访 ≥ 60 人}]}
      - {name: 治理, text: 办好议事会, items: [{text: 夜谈, in: summary}]}
      - {name: 环境, style: ordinal, items: [清楼道, 整绿地]}
      - {name: 空}
"""


@pytest.mark.parametrize(
    ("pack", "text", "printed"),
    [
        (FLAT, "work: {heading: 无, text: [甲事。, 乙事。]}", ["甲事。", "乙事。"]),
        (FLAT, "work: {heading: none, items: [甲事。, 乙事。]}", ["1.甲事。", "2.乙事。"]),
        (
            NESTED,
            "work: {heading: 无, text: 甲, areas: [{name: 乙, text: 乙}, {name: 丙, text: 丙}]}",
            ["甲。", "一、乙", "乙。", "二、丙", "丙。"],
        ),
        (
            FLAT,
            "principles: 甲\nsections: [{heading: 无, text: 乙, after: principles}]\nwork: 丙",
            ["一、指导思想", "甲。", "乙。", "二、重点工作", "丙。"],
        ),
    ],
)
def test_a_section_without_heading_is_what_stands_in_it(
    pack: str, text: str, printed: list[str]
) -> None:
    blocks = manuscript(f"{text}\nplan: {{opening: 开头。}}", PLAN, pack).blocks

    assert list(lines_of_blocks(blocks))[1:] == printed


@pytest.mark.parametrize("pack", [NESTED, FLAT])
def test_next_steps_may_have_areas_as_the_work_has(pack: str) -> None:
    text = f"work: 四\nsummary:\n  date: 2007-12-20\n  next_steps:\n    text: 来年\n    {AREAS}"

    assert lines(text, SUMMARY, pack) == [
        *("一、下一步打算", "来年。"),
        *("（一）党建", "责任单位：党委。", "1.上党课。", "2.走访党员，全年不少于60人。"),
        *("（二）治理", "办好议事会。", "夜谈。"),
        *("（三）环境", "一是清楼道。二是整绿地。"),
    ]


@pytest.mark.parametrize(
    "section",
    [
        "principles:",
        "organization:",
        "goals:",
        "safeguards:",
        "sections:\n  - heading: 背景",
    ],
)
def test_every_section_may_have_areas(section: str) -> None:
    said = lines(f"{section}\n    text: 四\n    {AREAS}")

    assert said[1:] == [
        "四。",
        *("（一）党建", "责任单位：党委。", "1.上党课。", "2.走访党员，全年不少于60人。"),
        *("（二）治理", "办好议事会。"),
        *("（三）环境", "一是清楼道。二是整绿地。"),
    ]


def test_items_of_the_work_itself_stand_before_the_areas() -> None:
    text = "work: {areas: [{name: 卫生, items: [扫雪]}], items: [开会, 总结]}"

    assert lines(text) == [
        *("一、主要工作", "1.开会。", "2.总结。", "卫生", "扫雪。"),
    ]
    assert lines(text, PLAN, FLAT) == [
        *("一、重点工作", "1.开会。", "2.总结。", "二、卫生", "扫雪。"),
    ]


def test_empty_sections_vanish_and_the_numbers_close_up() -> None:
    text = (
        "principles: 一\norganization: {heading: 领导}\nwork: {areas: ["
        "{name: 卫生, items: [{name: 扫雪, in: summary}]},"
        " {name: 治安, items: [{name: 巡逻, in: summary}, {text: 值班, 不适用: 无}, 走访]}]}"
        "\nsafeguards: 六"
    )

    assert lines(text) == [
        *("一、指导思想", "一。"),
        *("二、主要工作", "治安", "走访。"),
        *("三、保障措施", "六。"),
    ]
    assert lines(text, SUMMARY) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("principles: 以人为本", []),
        ("principles: {summary: 坚持了以人为本}", ["一、指导思想", "坚持了以人为本。"]),
        ("principles: {text: {plan: 要, summary: 已}}", ["一、指导思想", "已。"]),
        ("work: {text: 将抓好, areas: [{name: 卫生, text: 将打扫}]}", []),
        (
            "work: {areas: [{name: 卫生, text: 将打扫, items: [{text: 扫雪, result: 已扫雪}]}]}",
            ["一、主要工作", "卫生", "已扫雪。"],
        ),
        (
            "work: {areas: [{name: 卫生, lead: 物业, text: {plan: 将, summary: 打扫了}}]}",
            ["一、主要工作", "卫生", "打扫了。"],
        ),
        ("schedule: [{phase: 启动}]", []),
        ("organization: {text: 成立, members: [{name: 张三}]}", []),
        ("safeguards: {items: [抓督查]}", []),
    ],
)
def test_a_plan_text_without_a_summary_form_is_not_in_the_summary(
    text: str, said: list[str]
) -> None:
    assert lines(text, SUMMARY) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("principles: {heading: 总体要求, text: 一}", ["一、总体要求", "一。"]),
        ("safeguards: {text: [甲, 乙]}", ["一、保障措施", "甲。", "乙。"]),
        (
            "goals: {text: 创建, targets: [满意率 ≥ 95%]}",
            ["一、工作目标", "创建。满意率不低于95%。"],
        ),
        ("goals: {targets: [满意率 ≥ 95%]}", ["一、工作目标", "满意率不低于95%。"]),
        (
            "goals: {items: [{text: 创建, lead: 居委会}]}",
            ["一、工作目标", "创建。由居委会负责。"],
        ),
        (
            "organization: {text: 成立小组, members: [{name: 张三, group: 组长}, {name: 李四}]}",
            ["一、组织领导", "成立小组。", "组长：张三。", "成员：李四。"],
        ),
        (
            "schedule: [{phase: 启动, from: 2007-01, to: 2007-03, text: [动, 员]}, {阶段: 完。}]",
            ["一、实施步骤", "1.启动（2007年1月至3月）。动。", "员。", "2.完。"],
        ),
    ],
)
def test_a_section_prints_its_heading_text_and_what_belongs_to_it(
    text: str, said: list[str]
) -> None:
    assert lines(text) == said


@pytest.mark.parametrize(
    ("phase", "heading"),
    [
        ("phase: 动员部署, from: 2025-01, to: 2025-03", "动员部署阶段（2025年1月至3月）"),
        (
            "phase: 总结提升阶段, from: 2025-11, to: 2026-01",
            "总结提升阶段（2025年11月至2026年1月）",
        ),
        ("阶段: 第一步。, 起: 2025-01", "第一步（2025年1月起）"),
        ("阶段: 前期, 止: 2025-Q1", "前期（2025年第一季度前）"),
        ("阶段: 自查", "自查阶段"),
    ],
)
def test_in_a_scheme_each_phase_has_a_heading(phase: str, heading: str) -> None:
    text = f"schedule: [{{{phase}, text: [动, 员]}}, {{phase: 验收}}]"

    assert lines(text, PLAN, SCHEME) == [
        *("一、实施步骤", f"（一）{heading}", "动。", "员。", "（二）验收阶段"),
    ]


def test_the_honours_stand_in_the_summary_alone() -> None:
    text = "honours: [区文明社区]"

    assert lines(text) == []
    assert lines(text, SUMMARY) == ["一、所获荣誉", "本年度获得“区文明社区”荣誉。"]


@pytest.mark.parametrize(
    ("extra", "plan", "summary"),
    [
        ("after: work", ["工作目标", "主要工作", "其他", "保障措施"], ["目标落实情况", "其他"]),
        ("排在: 主要工作", ["工作目标", "主要工作", "其他", "保障措施"], ["目标落实情况", "其他"]),
        ("after: goals", ["工作目标", "其他", "主要工作", "保障措施"], ["目标落实情况", "其他"]),
        (
            "after: organization",
            ["其他", "工作目标", "主要工作", "保障措施"],
            ["其他", "目标落实情况"],
        ),
        (
            "after: indicators",
            ["工作目标", "主要工作", "保障措施", "其他"],
            ["目标落实情况", "其他"],
        ),
        ("in: plan", ["工作目标", "主要工作", "保障措施", "其他"], ["目标落实情况"]),
        ("用于: [总结]", ["工作目标", "主要工作", "保障措施"], ["目标落实情况", "其他"]),
    ],
)
def test_a_section_of_ones_own_stands_where_the_file_says(
    extra: str, plan: list[str], summary: list[str]
) -> None:
    text = (
        "goals: {plan: 要, summary: 已}\nwork: {items: [办班]}\nsafeguards: 靠人\n"
        f"sections: [{{heading: 其他, text: {{plan: 甲, summary: 乙}}, {extra}}}]"
    )

    assert headings(text) == [plan, summary]


def test_after_the_indicators_is_before_the_honours() -> None:
    text = (
        "goals: {targets: [{measure: 访, equals: 0起, result: 0}]}\nhonours: 区文明社区\n"
        "sections: [{heading: 其他, text: {summary: 乙}, after: indicators}]"
    )

    assert headings(text)[1] == ["指标完成情况", "其他", "所获荣誉"]


@pytest.mark.parametrize(
    ("section", "plan", "summary"),
    [
        ("text: 甲, in: [plan, summary]", ["一、其他", "甲。"], []),
        ("text: 甲, in: plan", ["一、其他", "甲。"], []),
        ("text: 甲, in: summary", [], ["一、其他", "甲。"]),
        ("text: {plan: 甲, summary: 乙}, in: summary", [], ["一、其他", "乙。"]),
        ("items: [{text: 甲, lead: 丙}], in: summary", [], ["一、其他", "甲。"]),
        (
            "items: [{text: 甲, lead: 丙, result: 乙}]",
            ["一、其他", "甲。由丙负责。"],
            ["一、其他", "乙。"],
        ),
    ],
)
def test_a_section_of_a_single_document_is_printed_as_written(
    section: str, plan: list[str], summary: list[str]
) -> None:
    text = f"sections: [{{heading: 其他, {section}}}]"

    assert (lines(text), lines(text, SUMMARY)) == (plan, summary)
