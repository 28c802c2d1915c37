"""Parts of a plan that lack what makes them whole."""

from __future__ import annotations

import pytest

from civplan.rules.areas import ITEM_WITHOUT_HEADING, RULES, TABLE_OF_NOTHING
from support.rule_checks import lines_of_rules


@pytest.mark.parametrize(
    ("areas", "findings"),
    [
        ("{name: 甲, text: 一}", []),
        ("{name: 甲, items: [一]}, {name: 乙, items: [二]}", []),
        (
            "{name: 甲, items: [一]}, {name: 乙, text: 二}",
            ["3:36 S107 “乙” has a text but no items"],
        ),
        ("{name: 甲, items: [一]}, {name: 乙, text: {summary: 二}}", []),
        ("{name: 甲, items: [一]}, {name: 乙}", []),
        ("{name: 甲, items: [一]}, {name: 乙, text: 二, items: [{lead: 三}]}", []),
    ],
)
def test_an_area_has_items_where_others_have(areas: str, findings: list[str]) -> None:
    assert lines_of_rules(RULES, f"work:\n  areas:\n    [{areas}]\n") == findings


TEN = "work: {items: [一, 二, 三, 四, 五, 六, 七, 八, 九, 十]}\n"
NO_SAFEGUARDS = "2:7 S110 the plan has no “safeguards” (保障措施), which this pack recommends"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (TEN.replace(", 十", ""), []),
        (TEN.replace("十", "{text: 十, in: summary}"), []),
        (f"{TEN}plan: {{}}\n", [NO_SAFEGUARDS]),
        (f"{TEN}plan: {{}}\nsafeguards: 检查。\n", []),
        (f"{TEN}plan: {{}}\nsections: [{{heading: 要求, text: 检查。}}]\n", []),
        (
            f"{TEN}safeguards: 检查。\nsummary: {{problems: 不足。, next_steps: 改进。}}\n",
            ["3:10 S110 the summary has no “achievements” (主要成效), which this pack recommends"],
        ),
    ],
)
def test_a_plan_of_ten_items_has_what_its_pack_recommends(text: str, findings: list[str]) -> None:
    assert lines_of_rules(RULES, text) == findings


STYLED = """\
items: headings
work:
  areas:
    - {name: 环境, items: [{name: 扫雪, text: 扫。}, {text: 清。}, {text: 洗。}]}
    - {name: 文化, items: [{text: 唱。}, {text: 跳。}]}
    - {name: 治安, style: numbered, items: [{name: 巡, text: 巡。}, {text: 查。}]}
"""


def test_the_first_item_without_a_heading_among_others_is_told() -> None:
    (line,) = lines_of_rules((ITEM_WITHOUT_HEADING,), STYLED)

    assert line.startswith("4:48 S119 it has no “name”, so none of the items beside it gets")


ATTACHED = "plan: {date: 2007-01-10, attachments: [{name: 附表, table: {from: %s}}]}\n"
NO_WORK = "work: {text: 抓好各项工作。}\n"
WORK = "work: {items: [每月召开一次楼群组长例会。]}\n"
GROUP = "organization: {members: [{name: 张三}]}\n"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            ATTACHED % "members",
            "1:65 S120 there is nothing for the table “from: members”, so it is not printed",
        ),
        (ATTACHED % "members" + GROUP, None),
        (
            ATTACHED % "tasks" + NO_WORK,
            "1:65 S120 there is nothing for the table “from: tasks”, so it is not printed",
        ),
        (ATTACHED % "tasks" + WORK, None),
        (
            NO_WORK + "safeguards: {table: {from: tasks}}\n",
            "2:28 S120 there is nothing for the table “from: tasks”, so it is not printed",
        ),
        (
            "work: {items: [{text: 走访居民。, table: {from: members}}]}\n",
            "1:44 S120 there is nothing for the table “from: members”, so it is not printed",
        ),
        (
            "safeguards: {areas: [{name: 东, table: {from: tasks}}]}\n",
            "1:46 S120 there is nothing for the table “from: tasks”, so it is not printed",
        ),
        ("safeguards: {text: 见下表。, table: {rows: [[户数], [12]]}}\n", None),
    ],
)
def test_a_table_of_nothing_is_told(text: str, finding: str | None) -> None:
    assert lines_of_rules((TABLE_OF_NOTHING,), text) == ([finding] if finding else [])
