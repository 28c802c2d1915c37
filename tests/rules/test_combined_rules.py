"""S133: what stands under the next steps and again in the plan of the next year."""

from __future__ import annotations

import pytest

from civplan.rules.combined_rules import check_combined
from civplan.rules.prose import Prose, passages_of
from support.plans import finding_lines, plan_of

STEP = "每季度召开一次居民议事会，收集居民意见。"
REPEATED = "the plan behind it says again what stands under the next steps"


def steps_and_plan(steps: str, promised: str) -> list[str]:
    """The findings about the next steps of a summary and a plan behind it."""
    plan = plan_of(f"combine: b.yaml\nsummary:\n  next_steps: {steps}\n")
    next_plan = plan_of(f"work: {{items: [{promised}]}}\n").with_values(year=2008)
    found = check_combined(plan, Prose(passages_of(plan)), next_plan, passages_of(next_plan))
    return finding_lines(found)


@pytest.mark.parametrize(
    "steps",
    [STEP, STEP.replace("，", "；"), f"湖内社区{STEP}", STEP.removesuffix("居民意见。")],
)
def test_the_same_said_twice_is_told(steps: str) -> None:
    assert steps_and_plan(steps, STEP) == [f"6:15 S133 {REPEATED}: “{steps}”"]


def test_so_is_an_item() -> None:
    found = steps_and_plan(f"{{items: [加强巡逻。, {STEP}]}}", STEP)

    assert found == [f"6:31 S133 {REPEATED}: “{STEP}”"]


@pytest.mark.parametrize(
    "steps",
    [
        "针对居民参与面不广的问题，明年重点抓议事协商，安排见第二部分。",
        "召开居民议事会。",
        "每季度召开一次居民议事会，并把议定的事项逐一公示、逐一落实、逐一回访，年底评议。",
    ],
)
def test_a_word_about_it_or_more_than_the_plan_says_is_no_repetition(steps: str) -> None:
    assert steps_and_plan(steps, STEP) == []


def test_what_only_the_summary_prints_of_the_other_file_is_no_plan() -> None:
    assert steps_and_plan(STEP, f"{{text: 开会。, result: {STEP}}}") == []
