"""What a plan promised when it was issued."""

from __future__ import annotations

import pytest

from civplan.model.figures import iso_when, parse_when
from civplan.model.issued import (
    IssuedPlan,
    ItemPlace,
    Promise,
    PromisedTarget,
    issued_plan,
)
from support.plans import plan_of

MEETINGS = PromisedTarget("碰头会", "at_least", "12", "次")


def issued(text: str) -> IssuedPlan:
    """What a plan with these keys promises."""
    return issued_plan(plan_of(text), "2007-01-10")


def targets(text: str) -> tuple[PromisedTarget, ...]:
    """What targets of the goals promise."""
    return issued(f"goals: {{targets: [{text}]}}").goals


def test_it_knows_whose_plan_it_is_and_when_it_was_issued() -> None:
    assert issued("plan: {date: 2007-01-08}") == IssuedPlan(
        "湖内社区", 2007, "2007-01-10", "2007-01-08"
    )


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("碰头会 ≥ 12 次", MEETINGS),
        ("{measure: 碰头会, at_least: 12, unit: 次}", MEETINGS),
        ("{measure: 碰头会, every: 月}", MEETINGS),
        ("{measure: 满意率, at_least: 95.0%}", PromisedTarget("满意率", "at_least", "95.0", "%")),
        ("上访 = 0 起", PromisedTarget("上访", "equals", "0", "起")),
        ("纠纷 ≤ 3", PromisedTarget("纠纷", "at_most", "3")),
        ("讲座 3—5 场", PromisedTarget("讲座", "at_least", "3", "场", ceiling="5")),
        ("满意率超过95%", PromisedTarget("满意率", "at_least", "95", "%", strict="超过")),
        (
            "{id: rank, measure: 等级, level: 市级文明社区}",
            PromisedTarget("等级", "level", level="市级文明社区", id="rank"),
        ),
    ],
)
def test_a_target_is_kept_as_it_was_promised(text: str, promised: PromisedTarget) -> None:
    assert targets(text) == (promised,)


def test_a_figure_that_was_never_promised_is_none() -> None:
    assert targets("{measure: 意见, result: 86条}") == ()


def test_an_item_is_kept_with_its_place_its_words_its_due_date_and_its_sub_items() -> None:
    text = """\
work:
  items: [直接的一条]
  areas:
    - name: 治安
      items:
        - id: patrol
          name: 巡逻
          text: {plan: [每周巡逻。, 两人一组。], summary: 已巡逻。}
          due: 2007-12
          target: 碰头会 ≥ 12 次
          items: [夜间巡逻]
sections: [{heading: 其他, items: [别的], areas: [{name: 附, items: [再]}]}]
"""
    place = ItemPlace("work", "治安")
    assert issued(text).items == (
        Promise(ItemPlace("work"), "直接的一条"),
        Promise(
            place,
            "每周巡逻。两人一组。",
            "patrol",
            "巡逻",
            "2007-12",
            (MEETINGS,),
            (Promise(place, "夜间巡逻"),),
        ),
        Promise(ItemPlace("其他"), "别的"),
        Promise(ItemPlace("其他", "附"), "再"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "work: {items: [{text: 抢险, in: summary}]}",
        "work: {items: [{text: 建房, not_applicable: 无}]}",
        "work: {items: [{text: {summary: 已建房}}]}",
        "work: {items: [{result: 已建房}]}",
        "work: {items: [{text: 抢险, in: summary, items: [救灾]}]}",
        "sections: [{heading: 其他, in: summary, items: [别的]}]",
        "summary: {next_steps: {items: [明年再办]}}",
    ],
)
def test_what_the_plan_document_does_not_say_is_no_promise(text: str) -> None:
    assert issued(text).items == ()


@pytest.mark.parametrize("text", ["2007-12-20", "2007-06", "2007-Q3", "2007", "长期"])
def test_a_date_is_written_so_that_it_reads_back(text: str) -> None:
    when = parse_when(text)

    assert when is not None
    assert iso_when(when) == text
