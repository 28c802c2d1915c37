"""What moves, goes and stays when a year's file becomes the next year's."""

from __future__ import annotations

import pytest

from civplan.edit.edit_file import edited_source
from civplan.model.district import DISTRICT_SHAPE
from civplan.model.plan import PLAN_SHAPE
from civplan.rollover.year_edits import year_edits
from civplan.source.source import parse_source

HEAD = "community: 湖光社区\nyear: 2024\ncampaign: 创建文明社区\n"


def next_year(text: str, head: str = HEAD) -> str:
    """The text of next year's file, behind the required keys."""
    source = parse_source(f"{head}{text}".encode(), "a.yaml")
    assert source.root is not None
    shape = PLAN_SHAPE if "community" in head else DISTRICT_SHAPE
    after = edited_source(source, year_edits(source.root, shape, 2024).edits, shape).text
    moved = head.replace("2024", "2025")
    assert after.startswith(moved)
    return after.removeprefix(moved)


def test_the_file_with_which_last_year_s_summary_was_combined_goes() -> None:
    assert next_year("combine: b.yaml\nwork: 乙\n") == "work: 乙\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("honours: [区文明社区]\n", "", id="honours go"),
        pytest.param(
            "summary: {date: 2024-12-20}\nissuer: 甲\n", "issuer: 甲\n", id="the summary goes"
        ),
        pytest.param(
            "goals:\n  text: {plan: 办好。, summary: 办好了。}\n",
            "goals:\n  text: {plan: 办好。}\n",
            id="the summary's form of a text goes",
        ),
        pytest.param(
            "goals: {plan: 办好。, summary: 办好了。}  # 说明\n",
            "goals: {plan: 办好。}  # 说明\n",
            id="of a section that is just its text too",
        ),
        pytest.param(
            "plan:\n  title: 湖光社区2024年计划\n  number: 湖社〔2024〕1号  # 上年\n"
            "  date: 2024-01-10\n",
            "plan:\n  title: 湖光社区2025年计划\n  date: 2025-01-10\n",
            id="title and date move, the number goes",
        ),
        pytest.param(
            "plan: {title: [湖光社区, 2024—2025年度工作计划]}\n",
            "plan: {title: [湖光社区, 2024—2025年度工作计划]}\n",
            id="a title of two years stays",
        ),
        pytest.param(
            "goals:\n  text: 见下表。\n  tables:\n    - {rows: [[网格, 户数], [一, 30]]}\n"
            "    - {rows: [[网格, 隐患], [一, 3]], in: summary}\n",
            "goals:\n  text: 见下表。\n  tables:\n    - {rows: [[网格, 户数], [一, 30]]}\n",
            id="tables of the summary go",
        ),
        pytest.param(
            "plan: {date: &d 2024-01-10}\nwork:\n  items:\n"
            "    - {text: 走访。, due: &due 2024-06, status: &s done, result: &r 走访了。}\n"
            "    - {text: 修路。, due: *due, status: *s, result: *r}\nsummary: {date: *d}\n",
            "plan: {date: &d 2025-01-10}\nwork:\n  items:\n"
            "    - {text: 走访。, due: &due 2025-06}\n    - {text: 修路。, due: 2025-06}\n",
            id="values that stand for each other",
        ),
        pytest.param(
            "stages:\n  - {period: 上半年, date: 2024-07-05}\ngoals:\n"
            "  text: {plan: 办好。, 上半年: 办了一半。}\n",
            "goals:\n  text: {plan: 办好。}\n",
            id="stages go",
        ),
        pytest.param(
            "schedule:\n  - {phase: 启动, from: 2024-01, to: 2024-03}\n",
            "schedule:\n  - {phase: 启动, from: 2025-01, to: 2025-03}\n",
            id="phases move",
        ),
        pytest.param(
            "principles: 在2023年的基础上，2024年再上台阶。\n",
            "principles: 在2023年的基础上，2024年再上台阶。\n",
            id="texts stay",
        ),
        pytest.param(
            "work:\n  items:\n    # 网格员填\n    - id: a\n      text: 走访。\n      due: 2024-06\n"
            "      people: [张三]\n      status: done\n      result: 走访120户。\n"
            "      budget: {plan: 3, spent: 2.8}\n      evidence: [a.jpg]\n      highlight: true\n",
            "work:\n  items:\n    # 网格员填\n    - id: a\n      text: 走访。\n      due: 2025-06\n"
            "      people: [张三]\n      budget: {plan: 3}\n",
            id="of a done item what came of it goes",
        ),
        pytest.param(
            "work:\n  items:\n    - id: a\n      text: 修路。\n      status: ongoing\n"
            "      reason: 雨季停工\n      next: 三月复工\n",
            "work:\n  items:\n    # 2024年进行中\n    # 原因：雨季停工\n    # 下一步：三月复工\n"
            "    - id: a\n      text: 修路。\n      carried_from: 2024\n",
            id="an unfinished item is carried with its reason",
        ),
        pytest.param(
            "work:\n  items:\n    - text: 修路。\n      status: ongoing\n      result:\n"
            "        - {on: 2024-05-01, value: 3, text: 修了3条。}\n"
            "        - {on: 2024-09, value: 2, text: 通了灯。}\n",
            "work:\n  items:\n    # 2024年进行中\n"
            "    # 完成情况：2024-05-01 修了3条；2024-09 2，通了灯\n"
            "    - text: 修路。\n      carried_from: 2024\n",
            id="and with what came of it by date",
        ),
        pytest.param(
            "work:\n  items:\n    - text: 修路。\n      status: ongoing\n"
            "      result: {plan: 要修3条。, summary: 修了2条。}\n",
            "work:\n  items:\n    # 2024年进行中\n    # 完成情况：修了2条。\n"
            "    - text: 修路。\n      carried_from: 2024\n",
            id="as the summary said it",
        ),
        pytest.param(
            "work:\n  items:\n    - {text: 修路。, status: planned, not_applicable: 无路}\n",
            "work:\n  items:\n    - {text: 修路。, not_applicable: 无路}\n",
            id="what does not concern the community is not carried",
        ),
        pytest.param(
            "work:\n  items:\n    - {text: 修路。, status: dropped, carried_from: 2022}\n",
            "work:\n  items:\n    # 2024年已取消\n    - {text: 修路。, carried_from: 2022}\n",
            id="an item that was carried before keeps the first year",
        ),
        pytest.param(
            "work:\n  items:\n    - text: 修路。\n      status: ongoing\n      items:\n"
            "        - {text: 设计。, status: dropped}\n",
            "work:\n  items:\n    # 2024年进行中\n    - text: 修路。\n      carried_from: 2024\n"
            "      items:\n        # 2024年已取消\n        - {text: 设计。, carried_from: 2024}\n",
            id="sub-items are carried beside their item",
        ),
        pytest.param(
            "work:\n  items:\n    - {text: 修路。, status: done, carried_from: 2022}\n"
            "    - 走访。\n",
            "work:\n  items:\n    - {text: 修路。}\n    - 走访。\n",
            id="one that is done is carried no more",
        ),
        pytest.param(
            "work:\n  items:\n    - 走访。\n    - {text: 抗洪。, in: [summary], result: 转移了。}\n"
            "    - {text: 慰问。, in: 总结}\n    - {id: a, result: 慰问20户。}\n    - 修路。\n",
            "work:\n  items:\n    - 走访。\n    - 修路。\n",
            id="unplanned work goes",
        ),
        pytest.param(
            "goals:\n  text: 办好。\n  items:\n    # 汛期\n    - {text: 抗洪。, in: 总结}\n",
            "goals:\n  text: 办好。\n",
            id="a list of nothing else goes whole",
        ),
        pytest.param(
            "work:\n  items:\n    - 走访。\n    - items: [{text: 抗洪。, in: summary}]\n"
            "    - {name: 应急, items: [{text: 抢险。, in: summary}, 演练。]}\n",
            "work:\n  items:\n    - 走访。\n    - {name: 应急, items: [演练。]}\n",
            id="so does an item that is but unplanned work",
        ),
        pytest.param(
            "work:\n  items:\n    - {text: 修路。, due: 2025-03, status: ongoing}\n"
            "    - {text: 走访。, due: 2025-01, status: done}\n",
            "work:\n  items:\n    # 2024年进行中\n"
            "    - {text: 修路。, due: 2025-03, carried_from: 2024}\n"
            "    - {text: 走访。, due: 2026-01}\n",
            id="what was promised for the next year anyway is still due then",
        ),
        pytest.param(
            "work:\n  areas:\n    - name: 环境\n      items: [整治楼道。]\n"
            "    # 汛期\n    - name: 应急\n      items: [{text: 抗洪。, in: [summary]}]\n",
            "work:\n  areas:\n    - name: 环境\n      items: [整治楼道。]\n",
            id="an area of unplanned work goes whole",
        ),
        pytest.param(
            "goals:\n  targets:\n    - {measure: 满意率, at_least: 95%, result: 96.2%}\n"
            "    - {measure: 信访, equals: 0, unit: 起, result: 1, last_year: 3}\n"
            "    - {measure: 参与率, at_least: 60%, last_year: 55%}\n",
            "goals:\n  targets:\n    - {measure: 满意率, at_least: 95%, last_year: 96.2%}\n"
            "    - {measure: 信访, equals: 0, unit: 起, last_year: 1}\n"
            "    - {measure: 参与率, at_least: 60%}\n",
            id="results become last year's figures",
        ),
        pytest.param(
            "goals:\n  targets:\n    - {measure: 借阅, unit: 人次, result: 1500, approx: 余}\n"
            "    - {measure: 观众, unit: 万人次, result: 1.5, approx: 多}\n"
            "    - {measure: 称号, level: 市级, result: 市级}\n",
            "goals:\n  targets:\n    - {measure: 借阅, unit: 人次, last_year: 1500余人次}\n"
            "    - {measure: 观众, unit: 万人次, last_year: 1.5万多人次}\n"
            "    - {measure: 称号, level: 市级, last_year: 市级}\n",
            id="with what makes them less exact",
        ),
        pytest.param(
            "goals:\n  targets:\n    - {measure: 称号, level: 市级, result: 区级}\n"
            "    - {measure: 通过验收, result: 是}\n    - {measure: 通过复查, result: 否}\n"
            "    - measure: 创建\n      level: 市级\n      result: 通过了区级验收，等待命名。\n"
            "    - {measure: 评级, level: 市级, result: [{on: 2024-05, text: 区级}]}\n",
            "goals:\n  targets:\n    - {measure: 称号, level: 市级, last_year: 区级}\n"
            "    - {measure: 通过验收, last_year: 达到}\n"
            "    - {measure: 通过复查, last_year: 未达到}\n"
            "    # 2024年结果：通过了区级验收，等待命名。\n"
            "    - measure: 创建\n      level: 市级\n"
            "    # 2024年结果：2024-05 区级\n"
            "    - {measure: 评级, level: 市级}\n",
            id="a level too, and a sentence as a comment",
        ),
        pytest.param(
            "work:\n  items:\n    - text: 创建。\n      target: {measure: 称号, level: 市级}\n"
            "      result: 区级\n",
            "work:\n  items:\n    - text: 创建。\n"
            "      target: {measure: 称号, level: 市级, last_year: 区级}\n",
            id="the level that an item reached",
        ),
        pytest.param(
            "goals:\n  targets:\n    - {measure: 称号, level: 市级, last_year: 区级}\n",
            "goals:\n  targets:\n    - {measure: 称号, level: 市级}\n",
            id="the year before last goes",
        ),
        pytest.param(
            "work:\n  items:\n    - text: 碰头。\n      target: 碰头会 ≥ 12 次\n      result: 13\n",
            "work:\n  items:\n    - text: 碰头。\n"
            "      target: {measure: 碰头会, at_least: 12次, last_year: 13次}\n",
            id="the result of an item is that of its only target",
        ),
    ],
)
def test_what_belongs_to_the_year_moves_or_goes(before: str, after: str) -> None:
    assert next_year(before) == after


def test_the_deadlines_of_a_sub_district_move() -> None:
    head = "district: 湖滨街道\nyear: 2024\n"
    text = "deadlines: {plan: 2024-01-31, summary: 2024-12-25}  # 报送\n"
    assert next_year(text, head) == text.replace("2024", "2025")
