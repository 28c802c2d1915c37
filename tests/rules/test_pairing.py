"""Which item of a plan is which promise."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from civplan.model.issued import IssuedPlan, ItemPlace, Promise, PromisedTarget, issued_plan
from civplan.rules.pairing import (
    MOST_COMPARED,
    character_pairs,
    current_items,
    folded_words,
    issued_items,
    match_items,
    pair_likeness,
)
from civplan.rules.plan_changes import promise_differences
from support.plans import plan_of

WORDS = st.text("每月召开一次例会清理楼道走访老人0123", min_size=1, max_size=12)
TARGETS = st.builds(
    PromisedTarget,
    measure=WORDS,
    comparison=st.sampled_from(["at_least", "at_most", "equals"]),
    figure=st.integers(0, 99).map(str),
    unit=st.sampled_from(["", "次", "%"]),
    id=st.sampled_from(["", "a", "b"]),
)
PLACES = st.builds(
    ItemPlace, st.sampled_from(["work", "goals", "其他"]), st.sampled_from(["", "环境"])
)
PROMISES = st.recursive(
    st.builds(
        Promise,
        place=PLACES,
        text=WORDS,
        id=st.sampled_from(["", "a", "b", "c"]),
        name=st.sampled_from(["", "例会"]),
        due=st.sampled_from(["", "2007-06", "长期"]),
        targets=st.lists(TARGETS, max_size=2).map(tuple),
    ),
    lambda inner: st.builds(
        Promise,
        place=PLACES,
        text=WORDS,
        targets=st.just(()),
        items=st.lists(inner, max_size=3).map(tuple),
    ),
)
ISSUED = st.builds(
    IssuedPlan,
    community=st.just("湖内社区"),
    year=st.just(2007),
    issued=st.just("2007-01-10"),
    goals=st.lists(TARGETS, max_size=2).map(tuple),
    items=st.lists(PROMISES, max_size=4).map(tuple),
)
ITEMS = st.lists(WORDS, max_size=5)


def plan_with(items: list[str]) -> str:
    """A plan with items by their texts."""
    return "work:\n  items:\n" + "".join(f'    - "{item}"\n' for item in items) if items else ""


@given(ITEMS, ITEMS)
def test_two_promises_become_one_item_only_where_its_text_holds_both(
    before: list[str], after: list[str]
) -> None:
    promises = list(issued_items(issued_plan(plan_of(plan_with(before)), "2007-01-10").items))
    matches = match_items(promises, current_items(plan_of(plan_with(after))))
    taken = [id(standing) for standing in matches.values()]

    assert matches.keys() <= set(range(len(promises)))
    for number, standing in matches.items():
        text = promises[number].promise.text
        assert taken.count(id(standing)) == 1 or text in str(standing.item.text) or len(text) < 12


@given(ITEMS)
def test_a_plan_does_not_differ_from_itself(items: list[str]) -> None:
    plan = plan_of(plan_with(items))

    assert promise_differences(plan, issued_plan(plan, "2007-01-10")) == []


@given(ITEMS, st.randoms())
def test_items_may_change_places(items: list[str], random: Random) -> None:
    plan = plan_of(plan_with(items))
    random.shuffle(items)

    assert promise_differences(plan_of(plan_with(items)), issued_plan(plan, "2007-01-10")) == []


@given(ISSUED, ITEMS)
def test_whatever_was_issued_a_plan_can_be_compared_with_it(
    issued: IssuedPlan, items: list[str]
) -> None:
    assert isinstance(promise_differences(plan_of(plan_with(items)), issued), list)


def test_signs_of_another_width_and_blanks_make_no_other_text() -> None:
    assert folded_words("每月 召开“例会”，一次。") == folded_words("每月召开例会,一次.")
    assert folded_words("3.5") != folded_words("35")


def test_two_texts_are_as_alike_as_the_pairs_that_they_share() -> None:
    assert pair_likeness(character_pairs("召开例会"), character_pairs("召开例会")) == 1
    assert pair_likeness(character_pairs("召开例会"), character_pairs("召开会议")) == 1 / 3
    assert pair_likeness(character_pairs("例"), character_pairs("例")) == 0


def test_thousands_of_items_do_not_keep_anybody_waiting() -> None:
    count = 2 * int(MOST_COMPARED**0.5)
    before = plan_of(plan_with([f"第{number}件事已经定下" for number in range(count)]))
    after = plan_of(plan_with([f"新的{number}件工作再安排" for number in range(count)]))

    findings = promise_differences(after, issued_plan(before, "2007-01-10"))
    assert [bool(one.old) for one in findings] == [True] * count + [False] * count
