"""From a plan to what the sub-district needs of it."""

from __future__ import annotations

from typing import Any

import pytest

from civplan.district.memory.file_result import CommunityFile, ItemResult, Location, TargetResult
from civplan.district.register.item_texts import LONGEST_TITLE
from support.districts import file_of
from support.plans import plan_of


def community_file(text: str) -> CommunityFile:
    """What a community with this text below the required lines hands in."""
    plan = plan_of(text)
    return file_of(plan, "in/湖内.yaml")


def task(item: str, area: str = "") -> ItemResult:
    """The only task of a plan with one item in one area."""
    (one,) = tasks(f"{{{item}}}", area)
    return one


def tasks(items: str, area: str = "") -> tuple[ItemResult, ...]:
    """The tasks of a plan with these items in one area with these keys."""
    return community_file(f"work: {{areas: [{{name: 自治, {area} items: [{items}]}}]}}\n").items


def target_result(target: str) -> TargetResult:
    """A plan's only target."""
    (one,) = community_file(f"goals: {{targets: [{{{target}}}]}}\n").targets
    return one


def fields(value: tuple[Any, ...], names: str) -> tuple[Any, ...]:
    return tuple(getattr(value, name) for name in names.split())


def test_a_file_with_only_what_is_required() -> None:
    assert community_file("") == CommunityFile(
        path="in/湖内.yaml",
        community="湖内社区",
        district="",
        year=2007,
        campaign="创建文明社区",
        pack="civilized-community",
        kind="",
        has_plan=True,
        has_summary=False,
        plan_date="",
        summary_date="",
        profile={},
        targets=(),
        items=(),
        problems=(),
        next_steps=(),
        honours=(),
        not_applicable=(),
        budget=("", ""),
        locations={"community": Location("plan.yaml", 1, 12), "year": Location("plan.yaml", 2, 7)}
        | {"district": Location("plan.yaml", 1, 1)},
    )


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("plan: {date: 2007-1-5}\nsummary: {date: 2007年12月20日}\n", ("2007-01-05", "2007-12-20")),
        ("plan: {date: 2007-01}\nsummary: {}\n", ("", "")),
        ("summary: {date: 2007-12-20}\n", ("", "2007-12-20")),
    ],
)
def test_only_a_whole_day_is_a_date(text: str, dates: tuple[str, str]) -> None:
    assert fields(community_file(text), "plan_date summary_date") == dates


def test_the_profile_is_figures_without_units() -> None:
    text = "profile: {area: 1.20平方公里, households: 3180, residents: '8,600'}\n"

    assert community_file(text).profile == {
        "area": "1.20",
        "households": "3180",
        "residents": "8600",
    }


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("area: 1200000平方米", {"area": "1.2"}),
        ("area: 120公顷", {"area": "1.2"}),
        ("residents: 1.2万人", {"residents": "12000"}),
        ("households: 3180户, members: 142名", {"households": "3180", "members": "142"}),
        ("area: 3180户", {}),
    ],
)
def test_figures_of_the_profile_are_in_one_unit(profile: str, expected: dict[str, str]) -> None:
    assert community_file(f"profile: {{{profile}}}\n").profile == expected


@pytest.mark.parametrize(
    ("target", "figures"),
    [
        ("measure: 例会, at_least: 12, unit: 次, result: 8", ("8", "次", False, True)),
        ("measure: 例会, at_least: 12次, result: 12", ("12", "次", True, True)),
        ("measure: 满意率, at_least: 95%, result: 96.20%", ("96.20", "%", True, True)),
        ("measure: 上访, at_most: 0起, result: 1", ("1", "起", False, True)),
        ("measure: 例会, at_least: 12, unit: 次", ("", "次", None, True)),
        ("measure: 意见, unit: 条, result: 86", ("86", "条", True, False)),
        ("measure: 等级, level: 市级, result: 达到市级", ("", "", True, True)),
    ],
)
def test_a_target_has_its_result_as_it_is_written(target: str, figures: tuple[Any, ...]) -> None:
    assert fields(target_result(target), "value unit met is_promise") == figures


def test_targets_of_the_goals_come_before_those_of_the_items() -> None:
    community = community_file(
        "goals: {targets: [{id: a, measure: 甲, result: 1}]}\n"
        "work:\n"
        "  items:\n"
        "    - {id: x, text: 做。, target: 乙 ≥ 2 次}\n"
        "    - {text: 做。, target: 丙 ≥ 2 次}\n"
        "    - {id: z, text: 做。, target: 丁 ≥ 2 次, not_applicable: 没有}\n"
    ).targets

    assert [fields(one, "id measure") for one in community] == [("a", "甲"), ("", "乙"), ("", "丙")]


@pytest.mark.parametrize(
    ("items", "budget"),
    [
        (
            "{text: 甲, budget: {plan: 3.5, spent: 36000元}}, {text: 乙, budget: {plan: 5000元}}",
            ("4", "3.6"),
        ),
        ("{text: 甲。, budget: {plan: 0.1亿元}}", ("1000", "")),
        ("{text: 甲。, not_applicable: 无, budget: {plan: 2}}", ("", "")),
    ],
)
def test_money_is_added_up_in_10_000_yuan(items: str, budget: tuple[str, str]) -> None:
    text = f"work: {{areas: [{{name: 自治, items: [{items}]}}]}}\n"

    assert community_file(text).budget == budget


def test_what_does_not_concern_the_community_is_named() -> None:
    item = "{text: 甲。, not_applicable: 无, target: {id: a, measure: 例会, at_least: 3}}"
    text = f"work: {{areas: [{{name: 自治, items: [{item}]}}]}}\n"

    assert community_file(text).not_applicable == ("a", "例会")


def test_an_item_inherits_the_line() -> None:
    area = "id: z, line: 党建,"

    assert fields(task("text: 做。", area), "area area_name line") == ("z", "自治", "党建")
    assert task("text: 做。, line: 城管", area).line == "城管"


def test_an_area_without_an_id_goes_by_its_name() -> None:
    assert fields(task("text: 做。"), "area area_name line") == ("自治", "自治", "")


def test_what_the_documents_of_the_district_need_of_an_item_is_there() -> None:
    one = task(
        "name: 修路, text: 修两条路。, status: ongoing, due: 2007-Q3, result: 修了一条。,"
        " reason: 缺钱, next: 明年修完, highlight: true"
    )
    names = "title status due outcome reason next highlight"

    assert fields(one, names) == (
        "修路",
        "ongoing",
        "2007-Q3",
        "修了一条。",
        "缺钱",
        "明年修完",
        True,
    )


@pytest.mark.parametrize(
    ("item", "outcome"),
    [
        ("text: 做。", ""),
        ("text: 做。, result: 做了。", "做了。"),
        ("text: 做。, target: 例会 ≥ 4 次, result: 5", "全年召开例会5次。"),
        (
            "text: 做。, target: 例会 ≥ 4 次, result: {value: 5, text: 开了例会5次。}",
            "开了例会5次。",
        ),
    ],
)
def test_the_outcome_says_each_figure_once(item: str, outcome: str) -> None:
    assert task(item).outcome == outcome


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("name: 修路, text: 修两条路。", "修路"),
        ("text: 修两条路。", "修两条路。"),
        ("text: {plan: 要修路。, summary: 修了路。}", "修了路。"),
        (f"text: {'长' * LONGEST_TITLE}", "长" * LONGEST_TITLE),
        (f"text: {'长' * (LONGEST_TITLE + 1)}", "长" * (LONGEST_TITLE - 1) + "…"),
    ],
)
def test_a_title_is_the_name_or_the_beginning_of_the_text(item: str, title: str) -> None:
    assert task(item).title == title


@pytest.mark.parametrize("due", ["2007-12-20", "2007-12", "2007-Q4", "2007", "长期"])
def test_a_due_date_is_written_as_in_a_plan_file(due: str) -> None:
    assert task(f"text: 做。, due: {due}").due == due


def test_an_item_that_only_holds_others_is_no_task() -> None:
    inner = "items: [{text: 甲。}, {text: 乙。}]"

    assert [one.title for one in tasks(f"{{name: 总, {inner}}}")] == ["甲。", "乙。"]
    assert [one.title for one in tasks(f"{{name: 总, status: done, {inner}}}")] == [
        "总",
        "甲。",
        "乙。",
    ]


def test_items_of_the_work_itself_come_before_those_of_areas() -> None:
    community = community_file(
        "work: {areas: [{name: 自治, items: [{text: 乙。}]}], items: [{text: 甲。}]}\n"
    )

    assert [(one.title, one.area) for one in community.items] == [("甲。", ""), ("乙。", "自治")]


@pytest.mark.parametrize(
    ("section", "points"),
    [
        ("[物业收费难。, 活动室太小。]", ("物业收费难。", "活动室太小。")),
        ("{items: [{text: 物业收费难。}, {name: 活动室}]}", ("物业收费难。", "活动室")),
        ("{text: 都有：, items: [{text: 物业收费难。}]}", ("物业收费难。",)),
        ("物业收费难。", ("物业收费难。",)),
        ("{items: [甲], areas: [{name: 乙, items: [丙, 丁]}, {name: 戊}]}", ("甲", "丙", "丁")),
        ("{areas: [{name: 乙, text: 物业收费难。}]}", ("物业收费难。",)),
    ],
)
def test_problems_and_next_steps_are_items_or_paragraphs(
    section: str, points: tuple[str, ...]
) -> None:
    community = community_file(f"summary: {{problems: {section}, next_steps: {section}}}\n")

    assert (community.problems, community.next_steps, community.has_summary) == (
        points,
        points,
        True,
    )


def test_places_are_those_of_the_values() -> None:
    text = "district: 通北街道\nplan: {date: 2007-01-10}\nsummary: {date: 2007-12-20}\n"

    assert community_file(text).locations == {
        "community": Location("plan.yaml", 1, 12),
        "district": Location("plan.yaml", 4, 11),
        "year": Location("plan.yaml", 2, 7),
        "plan_date": Location("plan.yaml", 5, 14),
        "summary_date": Location("plan.yaml", 6, 17),
    }
