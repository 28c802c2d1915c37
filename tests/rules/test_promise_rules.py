"""A plan against what was issued."""

from __future__ import annotations

import pytest

from civplan.model.issued import issued_plan
from civplan.model.plan import Plan
from civplan.rules.context import CheckOptions, check_context
from civplan.rules.promise_rules import broken_promises
from support.documents import NESTED, pack_named
from support.plans import finding_lines, plan_of

PROFILE = pack_named(NESTED).profile
MEETINGS = "碰头会 ≥ 12 次"


def findings_after(before: str, after: str) -> list[str]:
    """What is said of a plan that was issued and then changed."""
    return found_in(plan_of(after), plan_of(before))


def found_in(plan: Plan, issued: Plan) -> list[str]:
    """What is said of a plan, held against another that was issued."""
    around = CheckOptions(issued=issued_plan(issued, "2007-01-10"))
    return finding_lines(broken_promises(check_context(plan, PROFILE, around)))


def goals(*targets: str) -> str:
    """The goals with targets, on line 4."""
    return f"goals: {{targets: [{', '.join(targets)}]}}\n"


def work(*items: str) -> str:
    """The work with items, the first of which stands on line 6."""
    return "work:\n  items:\n" + "".join(f"    - {item}\n" for item in items)


def target(values: str) -> str:
    """A target of the goals by its values."""
    return goals(f"{{measure: 会, {values}}}")


def changed(from_: str, to: str, how: str = "the target was lowered") -> str:
    """What is said of a target."""
    return f"T221 {how}: “{from_}” was issued, now it is “{to}”"


LIMIT, OTHER = "the limit was raised", "the target was changed"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("at_least: 12次", "at_least: 8次", f"4:42 {changed('会 ≥ 12次', '会 ≥ 8次')}"),
        ("at_least: 95%", "at_least: 94.9%", f"4:42 {changed('会 ≥ 95%', '会 ≥ 94.9%')}"),
        ("at_most: 3起", "at_most: 4起", f"4:41 {changed('会 ≤ 3起', '会 ≤ 4起', LIMIT)}"),
        ("equals: 0起", "equals: 1起", f"4:40 {changed('会 = 0起', '会 = 1起', OTHER)}"),
        ("equals: 5", "at_most: 5", f"4:41 {changed('会 = 5', '会 ≤ 5', OTHER)}"),
        ("at_least: 5", "at_most: 9", f"4:41 {changed('会 ≥ 5', '会 ≤ 9', OTHER)}"),
        ("every: 月", "every: 季", f"4:39 {changed('会 ≥ 12次', '会 ≥ 4次')}"),
        ("level: 市级", "level: 区级", f"4:39 {changed('会：市级', '会：区级', OTHER)}"),
        ("level: 市级", "at_least: 9", f"4:42 {changed('会：市级', '会 ≥ 9', OTHER)}"),
        (
            "at_least: 3场, at_most: 5场",
            "at_least: 3场, at_most: 8场",
            f"4:55 {changed('会 3—5场', '会 3—8场', LIMIT)}",
        ),
        (
            "at_least: 3场, at_most: 5场",
            "at_least: 3场",
            f"4:42 {changed('会 3—5场', '会 ≥ 3场', LIMIT)}",
        ),
        (
            "at_least: 3场, at_most: 5场",
            "at_least: 2场, at_most: 5场",
            f"4:42 {changed('会 3—5场', '会 2—5场')}",
        ),
        ("at_least: 超过95%", "at_least: 95%", f"4:42 {changed('会 > 95%', '会 ≥ 95%')}"),
        ("at_most: 少于5件", "at_most: 5件", f"4:41 {changed('会 < 5件', '会 ≤ 5件', LIMIT)}"),
        (
            "at_most: 5万元",
            "at_most: 60000元",
            f"4:41 {changed('会 ≤ 5万元', '会 ≤ 60000元', OTHER)}",
        ),
        (
            "at_least: 2, unit: 万元",
            "at_least: 2, unit: 元",
            f"4:51 {changed('会 ≥ 2万元', '会 ≥ 2元', OTHER)}",
        ),
    ],
)
def test_a_target_that_was_lowered_is_reported_at_its_value(
    before: str, after: str, said: str
) -> None:
    assert findings_after(target(before), target(after)) == [said]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("at_least: 12次", "at_least: 12次"),
        ("at_least: 12次", "at_least: 13次"),
        ("at_least: 12次", "at_least: 12.0, unit: 次"),
        ("at_least: 12次", "at_least: 12"),
        ("at_least: 12次", "equals: 12次"),
        ("at_least: 12次", "every: 月"),
        ("at_least: 1000", 'at_least: "1,000"'),
        ("at_most: 3起", "at_most: 2起"),
        ("at_most: 3起", "equals: 0起"),
        ("equals: 0起", "at_most: 0起"),
        ("level: 区级文明社区", "level: 市级文明社区"),
        ("level: 市级文明社区", "level: “市级文明社区”"),
        ("result: 86", "result: 80"),
        ("at_least: 3场, at_most: 5场", "at_least: 3场, at_most: 5场"),
        ("at_least: 3场, at_most: 5场", "at_least: 4场, at_most: 5场"),
        ("at_least: 3场, at_most: 5场", "at_least: 3场, at_most: 4场"),
        ("at_least: 3场, at_most: 5场", "equals: 4场"),
        ("at_least: 3场", "at_least: 3场, at_most: 5场"),
        ("at_most: 5场", "at_least: 3场, at_most: 5场"),
        ("at_least: 95%", "at_least: 超过95%"),
        ("at_least: 1.2万人次", "at_least: 12000人次"),
        ("at_least: 3.5万元", "at_least: 36000元"),
    ],
)
def test_a_target_that_was_kept_or_raised_is_silent(before: str, after: str) -> None:
    assert findings_after(target(before), target(after)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (goals("碰头会 ≥ 12 次", "讲座 ≥ 4 期"), goals("讲座 ≥ 4 期", "碰头会 ≥ 12 次")),
        (goals("碰头会 ≥ 12 次"), goals("楼组长碰头会 ≥ 12 次")),
        (goals("居民满意率 ≥ 95%"), goals("群众满意度 ≥ 95%")),
        (goals("会 ≥ 2 次", "会 ≥ 4 次"), goals("会 ≥ 4 次", "会 ≥ 2 次")),
        (goals("碰头会 ≥ 12 次"), work(f"{{text: 开会, target: {MEETINGS}}}")),
        (
            goals("{id: a, measure: 满意率, at_least: 5}", "{id: b, measure: 满意率, at_least: 9}"),
            goals("{id: b, measure: 满意率, at_least: 9}", "{id: a, measure: 满意率, at_least: 5}"),
        ),
    ],
)
def test_a_target_is_known_wherever_it_stands(before: str, after: str) -> None:
    assert findings_after(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (goals(MEETINGS, "讲座 ≥ 4 期"), goals("讲座 ≥ 4 期"), "4:18"),
        (goals(MEETINGS), "goals: 让居民满意。\n", "4:8"),
        (goals(MEETINGS), "", "1:1"),
        (goals(MEETINGS), goals("{measure: 碰头会, result: 8}"), "4:29"),
        (work(f"{{text: 开会, target: {MEETINGS}}}"), work("{text: 开会}"), "6:7"),
    ],
)
def test_a_target_that_is_gone_is_reported_where_it_stood(
    before: str, after: str, said: str
) -> None:
    assert findings_after(before, after) == [
        f"{said} T224 a target that was issued is gone: “碰头会 ≥ 12次”"
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("due: 2007-06", "due: 2007-07", ["6:25 “2007-06” was issued, now it is “2007-07”"]),
        ("due: 2007-06", "due: 长期", ["6:25 “2007-06” was issued, now it is “长期”"]),
        ("due: 2007-06", "lead: 居委会", ["6:7 “2007-06” was issued, now it is “none”"]),
        ("due: 2007-06", "due: 2007-06-30", []),
        ("due: 2007-06", "due: 2007-Q2", []),
        ("due: 2007-06", "due: 2007-05", []),
        ("due: 长期", "due: 2007", []),
        ("lead: 居委会", "due: 2007", []),
    ],
)
def test_a_due_date_that_was_put_off_is_reported(before: str, after: str, said: list[str]) -> None:
    lines = findings_after(
        work(f"{{text: 安装长椅, {before}}}"), work(f"{{text: 安装长椅, {after}}}")
    )
    assert lines == [line.replace(" ", " T222 the due date was put off: ", 1) for line in said]


BENCHES, LIBRARY = "在楼前安装十张长椅。", "开办图书室，每周开放三天。"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (work(BENCHES, LIBRARY), work(LIBRARY), ["5:3"]),
        (work(f"{{id: a, text: {BENCHES}}}"), work(f"{{id: b, text: {LIBRARY}}}"), ["5:3"]),
        (work(BENCHES), "goals: 让居民满意。\n", ["1:1"]),
        (
            "work: {areas: [{name: 环境, items: [安装长椅。, 清理楼道。]}]}\n",
            "work: {areas: [{name: 环境, items: [清理楼道。]}]}\n",
            ["4:23"],
        ),
        (
            "sections: [{heading: 环境, items: [安装长椅。, 清理楼道。]}]\n",
            "sections: [{heading: 环境, items: [清理楼道。]}]\n",
            ["4:22"],
        ),
        (
            work("{text: 环境, items: [安装长椅。, 清理楼道。]}"),
            work("{text: 环境, items: [清理楼道。]}"),
            ["6:7"],
        ),
        (work(BENCHES), work(f"{{text: {BENCHES}, in: summary}}"), ["6:30"]),
        (work(BENCHES), work(f"{{text: {{summary: {BENCHES}}}}}"), ["5:3"]),
        (work(f"{{text: {BENCHES}, items: [打地基。]}}"), work(LIBRARY), ["5:3"]),
    ],
)
def test_an_item_that_is_gone_is_reported_where_it_stood(
    before: str, after: str, said: list[str]
) -> None:
    assert [f"{line.split()[0]} {line.split()[1]}" for line in findings_after(before, after)] == [
        f"{place} T223" for place in said
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (work(BENCHES, LIBRARY), work(LIBRARY, BENCHES)),
        (work(BENCHES), work(BENCHES.replace("，", ",").replace("。", ""))),
        (work(BENCHES), work(f"{{id: benches, text: {BENCHES}}}")),
        (work(f"{{id: a, text: {BENCHES}}}"), work(f"{{id: b, text: {BENCHES}}}")),
        (work(f"{{id: a, text: {BENCHES}}}"), work(BENCHES)),
        (work(BENCHES), f"work: {{areas: [{{name: 环境, items: [{BENCHES}]}}]}}\n"),
        (work(BENCHES), work(f"{{text: 环境, items: [{BENCHES}]}}")),
        (work(BENCHES, LIBRARY), work(f"{BENCHES}{LIBRARY}")),
        (work(BENCHES), work(f"{{text: {BENCHES}, status: dropped, reason: 无场地}}")),
        (work(BENCHES), work(f"{{text: {BENCHES}, not_applicable: 无场地}}")),
        (
            work(f"{{text: 环境, target: {MEETINGS}, due: 2007, items: [{BENCHES}]}}"),
            work("{text: 环境, not_applicable: 无场地}"),
        ),
        (work(BENCHES, BENCHES), work(BENCHES, BENCHES)),
        ("", work(BENCHES)),
        (work(f"{{text: {BENCHES}, in: summary}}"), ""),
    ],
)
def test_an_item_that_is_kept_is_known_wherever_it_stands(before: str, after: str) -> None:
    assert findings_after(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        (BENCHES, "在楼前空地安装八张长椅。", "6:7"),
        (f"{{id: a, text: {BENCHES}}}", f"{{id: a, text: {LIBRARY}}}", "6:21"),
        (f"{{name: 长椅, text: {BENCHES}}}", f"{{name: 长椅, text: {LIBRARY}}}", "6:24"),
        (
            f"{{text: {BENCHES}, target: {MEETINGS}}}",
            f"{{text: {LIBRARY}, target: {MEETINGS}}}",
            "6:14",
        ),
    ],
)
def test_a_text_that_was_rewritten_is_only_told(before: str, after: str, place: str) -> None:
    assert findings_after(work(before), work(after)) == [
        f"{place} T225 the plan's text is not the one that was issued: “{BENCHES}”"
    ]


WHY = "changed: {from: 原来的, on: 2007-06, why: 无场地}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (target("at_least: 12"), target(f"at_least: 8, {WHY}")),
        (target("at_least: 12"), target(f"result: 8, {WHY}")),
        (
            work(f"{{text: 开会, target: {MEETINGS}}}"),
            work(f"{{text: 开会, target: 碰头会 ≥ 8 次, {WHY}}}"),
        ),
        (work(f"{{text: 开会, target: {MEETINGS}}}"), work(f"{{text: 开会, {WHY}}}")),
        (work("{text: 开会, due: 2007-06}"), work(f"{{text: 开会, due: 2007-07, {WHY}}}")),
        (work(f"{{id: a, text: {BENCHES}}}"), work(f"{{id: a, text: {LIBRARY}, {WHY}}}")),
        (
            work(f"{{text: 环境, items: [{BENCHES}, {LIBRARY}]}}"),
            work(f"{{text: 环境, {WHY}, items: [{LIBRARY}]}}"),
        ),
        (work(BENCHES), work(f"{{text: {BENCHES}, in: summary, {WHY}}}")),
        (
            work(f"{{text: 环境, items: [{{text: 开会, target: {MEETINGS}}}]}}"),
            work(f"{{text: 环境, {WHY}, items: [{{text: 开会, target: 碰头会 ≥ 8 次}}]}}"),
        ),
    ],
)
def test_a_reason_makes_a_change_legitimate(before: str, after: str) -> None:
    assert findings_after(before, after) == []


SAME = "T226 it says “changed”, but targets, due date and text are as they were issued"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (work(BENCHES), work(f"{{text: {BENCHES}, {WHY}}}"), [f"6:35 {SAME}"]),
        (target("at_least: 12"), target(f"at_least: 12, {WHY}"), [f"4:55 {SAME}"]),
        (target("at_least: 12"), target(f"at_least: 13, {WHY}"), []),
        (work(BENCHES), work(f"{{text: {BENCHES}, status: dropped, {WHY}}}"), []),
        (work(BENCHES), work(BENCHES, f"{{text: {LIBRARY}, {WHY}}}"), []),
        (
            work(f"{{text: {BENCHES}, due: 2007-06}}"),
            work(f"{{text: {BENCHES}, due: 2007-05, {WHY}}}"),
            [],
        ),
    ],
)
def test_a_change_that_changes_nothing_is_reported(
    before: str, after: str, said: list[str]
) -> None:
    assert findings_after(before, after) == said


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("year", 2006, "2:7 T220 the record plan.issued.json cannot be used: it is that of 2006"),
        (
            "community",
            "湖外社区",
            "1:12 T220 the record plan.issued.json cannot be used: it is that of “湖外社区”",
        ),
    ],
)
def test_the_record_of_another_plan_is_reported_and_nothing_else(
    field: str, value: object, said: str
) -> None:
    assert found_in(plan_of(""), plan_of(work(BENCHES)).with_values(**{field: value})) == [said]


def test_without_a_record_nothing_is_reported() -> None:
    assert finding_lines(broken_promises(check_context(plan_of(work(BENCHES)), PROFILE))) == []
