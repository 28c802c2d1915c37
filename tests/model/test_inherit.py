"""A file over the one that it extends."""

from __future__ import annotations

from typing import Any

import pytest

from civplan.findings.finding import Finding
from civplan.model.inherit import merge_records
from civplan.model.plan import PLAN_SHAPE
from civplan.source.nodes import Mapping, Node, Scalar
from support.plans import finding_lines, nodes_of

BASE = "tongbei.yaml"


def plain(node: Node) -> Any:
    """A node as Python's own values."""
    if isinstance(node, Scalar):
        return None if node.is_nothing else node.text
    if isinstance(node, Mapping):
        return {name.text: plain(value) for name, value in node.entries}
    return [plain(item) for item in node.items]


def merged(base: str, over: str) -> tuple[Any, list[str]]:
    """Two texts merged, and what is wrong with the directives."""
    found: list[Finding] = []
    node = merge_records(nodes_of(base, BASE), nodes_of(over), PLAN_SHAPE, found)
    return plain(node), finding_lines(found)


@pytest.mark.parametrize(
    ("base", "over", "result"),
    [
        ("year: 2006", "year: 2007", {"year": "2007"}),
        ("year: 2006", "年度: 2007", {"年度": "2007"}),
        ("年度: 2006\n街道: 通北", "year: 2007", {"year": "2007", "街道": "通北"}),
        ("district: 通北", "district:", {"district": None}),
        (
            "profile: {area: 1, 户数: 2}",
            "profile: {households: 3}",
            {"profile": {"households": "3", "area": "1"}},
        ),
        ("profile: {area: 1}", "profile: 大", {"profile": "大"}),
        ("profile: 大", "profile: {area: 1}", {"profile": {"area": "1"}}),
        ("honours: [一]", "honours: [二]", {"honours": ["二"]}),
        ("schedule: [{phase: 一}]", "schedule: [{phase: 二}]", {"schedule": [{"phase": "二"}]}),
        ("unknown: {a: 1}", "unknown: {b: 2}", {"unknown": {"b": "2"}}),
        ("unknown: 1", "year: 2007", {"year": "2007", "unknown": "1"}),
        ("year: 2005\nyear: 2006", "year: 2007", {"year": "2007"}),
    ],
)
def test_what_a_file_says_goes_before_what_it_inherits(
    base: str, over: str, result: dict[str, Any]
) -> None:
    assert merged(base, over) == (result, [])


def test_a_key_that_the_extended_file_gives_twice_is_kept_for_the_builder_to_tell() -> None:
    node = merge_records(nodes_of("year: 1\n年度: 2", BASE), nodes_of("pack: a"), PLAN_SHAPE, [])

    assert [name.text for name, _ in node.entries] == ["pack", "year", "年度"]


def test_of_a_key_that_the_extended_file_gives_twice_the_first_counts() -> None:
    assert merged("profile: {area: 1}\n社区概况: {area: 2}", "profile: {members: 3}") == (
        {"profile": {"members": "3", "area": "1"}},
        [],
    )


@pytest.mark.parametrize(
    ("base", "over", "result"),
    [
        ("标题: 一", "{heading: 二}", {"heading": "二"}),
        ("标题: 一", "{text: 二}", {"text": "二", "标题": "一"}),
        ("文字", "{heading: 二}", {"heading": "二", "text": "文字"}),
        ("文字", "新的文字", "新的文字"),
        ("标题: 一", "新的文字", "新的文字"),
        (
            "{heading: 一, text: 文字}",
            "{summary: 做了}",
            {"text": {"summary": "做了", "plan": "文字"}, "heading": "一"},
        ),
        ("{plan: 将做}", "{heading: 二}", {"heading": "二", "text": {"plan": "将做"}}),
        ("{plan: 将做}", "{总结: 做了}", {"text": {"总结": "做了", "plan": "将做"}}),
        ("{plan: 将做}", "{计划: 要做}", {"text": {"计划": "要做"}}),
        ("~", "{heading: 二}", {"heading": "二"}),
    ],
)
def test_a_section_that_is_just_its_text_merges_as_one_with_this_text(
    base: str, over: str, result: Any
) -> None:
    base = base if base[0] in "{~" or ":" not in base else f"{{{base}}}"

    assert merged(f"principles: {base}", f"principles: {over}") == ({"principles": result}, [])


@pytest.mark.parametrize(
    ("base", "over", "result"),
    [
        ("一", "二", "二"),
        ("一", "{summary: 二}", {"summary": "二", "plan": "一"}),
        ("[一, 二]", "{summary: 三}", {"summary": "三", "plan": ["一", "二"]}),
        ("{plan: 一, summary: 二}", "{summary: 三}", {"summary": "三", "plan": "一"}),
        ("{plan: 一, summary: 二}", "三", "三"),
    ],
)
def test_a_text_in_its_forms_takes_the_form_that_it_does_not_give(
    base: str, over: str, result: Any
) -> None:
    assert merged(f"plan: {{opening: {base}}}", f"plan: {{opening: {over}}}") == (
        {"plan": {"opening": result}},
        [],
    )


AREAS = "[{id: a, name: 甲}, {id: b, name: 乙}, {id: c, name: 丙}]"


def areas(over: str, base: str = AREAS) -> tuple[list[str], list[str]]:
    """The names of the areas after a merge, and what is wrong."""
    result, found = merged(f"work: {{areas: {base}}}", f"work: {{areas: {over}}}")
    entries = result["work"]["areas"]
    return [one if isinstance(one, str) else "".join(one.values()) for one in entries], found


@pytest.mark.parametrize(
    ("over", "names"),
    [
        ("[{id: b, name: 新}]", ["a甲", "b新", "c丙"]),
        ("[{编号: ' b ', 名称: 新}]", ["a甲", " b 新", "c丙"]),
        ("[{id: d, name: 丁}]", ["a甲", "b乙", "c丙", "d丁"]),
        ("[{id: d, name: 丁, after: a}]", ["a甲", "d丁", "b乙", "c丙"]),
        ("[{name: 丁, 排在: a}]", ["a甲", "丁", "b乙", "c丙"]),
        ("[{id: a, after: c}]", ["b乙", "c丙", "a甲"]),
        ("[{id: b, drop: true}]", ["a甲", "c丙"]),
        ("[{id: b, 删除: 是}, {id: c, drop: no}]", ["a甲", "c丙"]),
        ("[{id: a, drop: true}, {id: b, drop: true}, {id: c, drop: true}]", []),
        ("[{name: 丁}]", ["丁"]),
        ("[]", []),
        (
            "[{id: d, name: 丁, after: b}, {id: e, name: 戊, after: d}]",
            ["a甲", "b乙", "d丁", "e戊", "c丙"],
        ),
        ("[{id: b, name: 新}, 文字, {name: 丁}]", ["a甲", "b新", "c丙", "文字", "丁"]),
        ("[{id: b, name: 新}, {id: b, name: 又}]", ["a甲", "b新", "c丙", "b又"]),
    ],
)
def test_a_list_whose_entries_have_ids_merges_by_id(over: str, names: list[str]) -> None:
    assert areas(over) == (names, [])


@pytest.mark.parametrize(
    ("over", "names", "found"),
    [
        (
            "[{id: x, drop: true}]",
            ["a甲", "b乙", "c丙"],
            ["1:30 Y044 there is no entry with the id “x”"],
        ),
        (
            "[{drop: true}]",
            ["a甲", "b乙", "c丙"],
            ["1:23 Y044 there is no entry with the id “”"],
        ),
        (
            "[{id: d, name: 丁, after: x}]",
            ["a甲", "b乙", "c丙", "d丁"],
            ["1:40 Y044 there is no entry with the id “x”"],
        ),
        (
            "[{id: b, name: 新, drop: 或许}]",
            ["a甲", "b新", "c丙"],
            ["1:39 Y038 “或许” is neither yes nor no"],
        ),
        (
            "[{id: b, name: 新, after: [a]}]",
            ["a甲", "b新", "c丙"],
            ["1:40 Y033 expected text here, found a list"],
        ),
    ],
)
def test_a_directive_that_cannot_be_followed_is_reported(
    over: str, names: list[str], found: list[str]
) -> None:
    assert areas(over) == (names, found)


def test_an_unknown_id_comes_with_those_there_are() -> None:
    found: list[Finding] = []
    over = nodes_of("work: {areas: [{id: x, drop: true}]}")
    merge_records(nodes_of(f"work: {{areas: {AREAS}}}", BASE), over, PLAN_SHAPE, found)

    assert [one.help("en") for one in found] == ["check the id; there are: a, b, c"]


def test_items_within_an_area_merge_too() -> None:
    base = (
        "work: {areas: [{id: a, name: 甲, items: [{id: i, text: 一, items: [{id: k, text: 二}]}]}]}"
    )
    over = "work: {areas: [{id: a, items: [{id: i, due: 2007, items: [{id: k, drop: true}]}]}]}"

    assert merged(base, over) == (
        {
            "work": {
                "areas": [
                    {
                        "id": "a",
                        "items": [{"id": "i", "due": "2007", "items": [], "text": "一"}],
                        "name": "甲",
                    }
                ]
            }
        },
        [],
    )


def test_directives_are_followed_where_nothing_is_inherited() -> None:
    over = "work: {areas: [{id: a, name: 甲, items: [{id: i, text: 一, after: x}]}]}"

    assert merged("year: 2007", over) == (
        {
            "work": {"areas": [{"id": "a", "name": "甲", "items": [{"id": "i", "text": "一"}]}]},
            "year": "2007",
        },
        ["1:65 Y044 there is no entry with the id “x”"],
    )


@pytest.mark.parametrize("over", ["{id: t, result: 96%}", "[{id: t, result: 96%}]"])
def test_a_target_that_stands_alone_is_a_list_of_one(over: str) -> None:
    base = "goals: {targets: [{id: t, measure: 率}, 会 ≥ 12 次]}"

    assert merged(base, f"goals: {{指标: {over}}}") == (
        {"goals": {"指标": [{"id": "t", "result": "96%", "measure": "率"}, "会 ≥ 12 次"]}},
        [],
    )


def test_a_list_without_a_value_takes_the_inherited_one_away() -> None:
    assert merged("goals: {targets: [{id: t}]}", "goals: {targets: }") == (
        {"goals": {"targets": None}},
        [],
    )


def test_merged_values_keep_their_places() -> None:
    node = merge_records(nodes_of("district: 通北", BASE), nodes_of("year: 2007"), PLAN_SHAPE, [])

    assert [(name.text, value.span.path) for name, value in node.entries] == [
        ("year", "plan.yaml"),
        ("district", BASE),
    ]
    assert node.span.path == "plan.yaml"
