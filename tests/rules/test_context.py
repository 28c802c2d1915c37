"""The items that a plan sets itself."""

from __future__ import annotations

from civplan.rules.context import all_targets, assignments_of, work_assignments
from support.plans import plan_of

PLAN = plan_of("""\
goals: {targets: [满意率 ≥ 95%], items: [目标]}
work:
  items: [{text: 直接, target: 会 ≥ 2 次}]
  areas:
    - name: 甲
      lead: 委员会
      items:
        - {text: 一, items: [{text: 二, lead: 办公室, in: plan, items: [{text: 三, in: summary}]}]}
        - {text: 四, not_applicable: 无, items: [{text: 五}]}
safeguards: {areas: [{name: 组织, lead: 书记, items: [保障]}]}
sections: [{heading: 其他, items: [其他]}]
summary: {next_steps: {areas: [{name: 乙, items: [{text: 明年, target: 会 ≥ 9 次}]}]}}
""")
ASSIGNMENTS = assignments_of(PLAN, work_assignments(PLAN))


def test_items_stand_in_the_order_of_the_plan_without_what_is_for_another_year() -> None:
    texts = [str(assignment.item.text) for assignment in ASSIGNMENTS]
    assert texts == ["目标", "直接", "一", "二", "三", "保障", "其他"]


def test_an_item_takes_who_is_responsible_from_what_it_stands_in() -> None:
    leads = [assignment.lead for assignment in ASSIGNMENTS]
    assert leads == [None, None, "委员会", "办公室", "办公室", "书记", None]


def test_a_sub_item_belongs_in_a_document_only_with_the_items_above_it() -> None:
    places = [(one.is_promised, one.is_reported) for one in work_assignments(PLAN)]
    assert places == [(True, True), (True, True), (True, False), (False, False)]


def test_targets_are_those_of_the_goals_and_of_the_items() -> None:
    targets = all_targets(PLAN, ASSIGNMENTS)
    assert [target.measure for target in targets] == ["满意率", "会"]
