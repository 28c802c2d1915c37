"""What a form says of a plan, and what it asks."""

from __future__ import annotations

import pytest

from civplan.forms.form import EntryPlace, PlaceSteps, Question
from civplan.forms.new_plan import new_plan_form
from support.forms import cells_of, form_of, row_of


def test_an_item_says_its_promise_and_asks_what_came_of_it() -> None:
    row = row_of(form_of(), "items", "benches")

    assert row.id == "benches"
    assert cells_of(row) == {
        "number": "benches",
        "area": "整治环境",
        "text": "在楼前安装长椅。",
        "due": "2007年6月",
        "lead": "社区居委会",
        "status": "?",
        "result": "?",
        "reason": "?",
        "next": "?",
    }


def test_an_item_without_an_id_is_known_by_where_it_stands() -> None:
    row = row_of(form_of(), "items", "1-2")

    assert (row.id, cells_of(row)["text"]) == ("", "清理楼道。")


def test_the_items_of_areas_of_the_goals_are_asked_for_too() -> None:
    text = (
        "goals: {items: [一], areas: [{name: 党建, lead: 党委, items: [上党课, 走访]}]}\nwork: 略\n"
    )
    row = row_of(form_of(text), "items", "目标1-2")

    assert [cells_of(row)[name] for name in ("area", "text", "lead")] == ["党建", "走访", "党委"]
    question = row.cells["result"]
    assert isinstance(question, Question)
    assert question.place == ("goals", EntryPlace("areas", 1), EntryPlace("items", 2), "result")


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("safeguards: {items: [略, ITEM]}", "保障-2", ("safeguards", EntryPlace("items", 2))),
        (
            "organization: {areas: [{name: 例会, items: [ITEM]}]}",
            "组织1-1",
            ("organization", EntryPlace("areas", 1), EntryPlace("items", 1)),
        ),
        ("principles: {items: [ITEM]}", "思想-1", ("principles", EntryPlace("items", 1))),
        (
            "sections: [{heading: 甲, text: 略}, {heading: 乙, items: [ITEM]}]",
            "其他2-1",
            (EntryPlace("sections", 2), EntryPlace("items", 1)),
        ),
        (
            "sections: [{heading: 乙, areas: [{name: 丙, items: [ITEM]}]}]",
            "其他1.1-1",
            (EntryPlace("sections", 1), EntryPlace("areas", 1), EntryPlace("items", 1)),
        ),
    ],
)
@pytest.mark.parametrize("promise", ["target: 例会 ≥ 12 次", "due: 2007-06"])
def test_what_any_section_promises_is_asked_for(
    text: str, number: str, place: PlaceSteps, promise: str
) -> None:
    item = f"{{text: 开例会。, {promise}}}"
    row = row_of(form_of(f"{text.replace('ITEM', item)}\nwork: 略\n"), "items", number)

    question = row.cells["status"]
    assert isinstance(question, Question)
    assert question.place == (*place, "status")


@pytest.mark.parametrize(
    "text",
    [
        "safeguards: {items: [加强领导。, {text: 分工负责。, lead: 居委会, result: 已分工。}]}",
        "safeguards: {items: [{text: 开例会。, target: 例会 ≥ 12 次, in: plan}]}",
        "sections: [{heading: 甲, in: plan, items: [{text: 开例会。, due: 2007-06}]}]",
        "sections: [{heading: 甲, in: summary, items: [{text: 开例会。, result: 开了。}]}]",
    ],
)
def test_what_promises_nothing_is_not_asked_for_outside_goals_and_work(text: str) -> None:
    assert form_of(f"{text}\nwork: 略\n").rows["items"] == ()


def test_a_number_that_is_an_id_elsewhere_gets_a_mark() -> None:
    form = form_of("work: {items: [清理楼道。, {id: 0-1, text: 安装长椅。}]}\n")

    assert [row.number for row in form.rows["items"]] == ["0-1'", "0-1"]


def test_the_heading_of_an_item_stands_above_its_text() -> None:
    assert cells_of(row_of(form_of(), "items", "meetings"))["text"] == "碰头会\n每月开碰头会。"


def test_a_target_says_its_goal_and_asks_for_its_result() -> None:
    form = form_of()

    assert cells_of(row_of(form, "targets", "satisfaction")) == {
        "number": "satisfaction",
        "item": "工作目标",
        "measure": "居民满意率",
        "goal": "不低于95%",
        "unit": "%",
        "result": "?",
        "source": "?",
    }
    assert cells_of(row_of(form, "targets", "benches-1"))["item"] == "benches 在楼前安装长椅。"
    assert cells_of(row_of(form, "targets", "meetings-1"))["goal"] == "不少于12次"


@pytest.mark.parametrize(
    ("keys", "field", "said"),
    [
        ("status: done", "status", "?已完成"),
        ("result: 安装长椅12把。", "result", "?安装长椅12把。"),
        ("result: |\n      第一段。\n\n      第二段。", "result", "?第一段。\n第二段。"),
        ("result: 12", "result", "?12"),
        ("result: yes", "result", "?是"),
        ("result: {value: 12把, text: 装好了。}", "result", "?装好了。"),
        ("reason: 经费没有到位。", "reason", "?经费没有到位。"),
        (
            "results: [{on: 2007-05, text: 装了6把。}, {on: 2007-09, text: 又装6把。}]",
            "result",
            "?2007-05：装了6把。\n2007-09：又装6把。",
        ),
        (
            "results: [{on: 2007-05, value: 6把, text: 在楼前。}, {on: 2007-09-08, value: 6}]",
            "result",
            "?2007-05：6把；在楼前。\n2007-09-08：6",
        ),
        (
            "results: [{on: 2007-05, text: {plan: 拟装。, summary: 装了。}}]",
            "result",
            "拟装。（计划和总结各有各的写法，请在计划文件里改）",
        ),
        (
            "next: {plan: 再议。, summary: 明年再装。}",
            "next",
            "?明年再装。",
        ),
    ],
)
def test_an_answer_that_the_file_has_stands_in_its_cell(keys: str, field: str, said: str) -> None:
    form = form_of(f"work:\n  items:\n  - id: benches\n    text: 安装长椅。\n    {keys}\n")

    assert cells_of(row_of(form, "items", "benches"))[field] == said


def test_a_figure_at_the_item_is_that_of_its_only_target() -> None:
    item = "{id: benches, text: 安装长椅。, target: 长椅 ≥ 12 把, result: 13}"
    form = form_of(f"work: {{items: [{item}]}}\n")
    asked = row_of(form, "targets", "benches-1").cells["result"]

    assert isinstance(asked, Question)
    assert asked.value == "13"
    assert asked.shared == ("work", EntryPlace("items", 1, "benches"), "result")
    assert cells_of(row_of(form, "items", "benches"))["result"] == "?13"


def test_the_total_of_dated_results_of_the_item_is_shown_and_not_asked_for() -> None:
    results = "results: [{on: 2007-05, value: 6}, {on: 2007-09, value: 7}]"
    item = f"{{id: benches, text: 安装长椅。, target: 长椅 ≥ 12 把, {results}}}"
    form = form_of(f"work: {{items: [{item}]}}\n")

    assert cells_of(row_of(form, "targets", "benches-1"))["result"] == (
        "13把（按“完成情况”里的日期合计，请在“完成情况”里改）"
    )
    assert cells_of(row_of(form, "items", "benches"))["result"] == "?2007-05：6\n2007-09：7"


def test_of_a_target_with_a_figure_and_words_the_figure_is_asked_for() -> None:
    target = "{measure: 长椅, at_least: 12把, result: {value: 13, text: 又多装一把。}}"
    form = form_of(f"goals: {{targets: [{target}]}}\n")
    asked = row_of(form, "targets", "工作目标-1").cells["result"]

    assert isinstance(asked, Question)
    assert (asked.value, asked.place[-2:]) == ("13", ("result", "value"))


def test_what_does_not_concern_the_community_or_the_summary_is_not_asked() -> None:
    form = form_of("""\
work:
  items:
    - {id: a, text: 甲。, in: plan}
    - {id: b, text: 乙。, not_applicable: 没有。}
    - {id: c, text: 丙。}
""")

    assert [row.number for row in form.rows["items"]] == ["c"]


def test_unplanned_work_stands_among_the_rows_for_it() -> None:
    items = "[{id: a, text: 甲。}, {id: b, text: 乙。, in: summary, result: 做完了。}]"
    form = form_of(f"work: {{items: {items}}}\n")

    assert [row.number for row in form.rows["items"]] == ["a"]
    assert cells_of(form.rows["extras"][0]) == {
        "number": "b",
        "area": "",
        "text": "?乙。",
        "lead": "?",
        "status": "?",
        "result": "?做完了。",
        "highlight": "?",
    }
    assert [row.number for row in form.rows["extras"][1:3]] == ["新增1", "新增2"]


def test_an_empty_row_for_unplanned_work_has_a_number_that_no_item_has() -> None:
    form = form_of("work: {items: [{id: 新增1, text: 甲。, in: summary, result: 乙。}]}\n")

    assert [row.number for row in form.rows["extras"][:3]] == ["新增1", "新增2", "新增3"]


def test_the_facts_are_those_of_the_community_and_of_its_summary() -> None:
    form = form_of()

    assert {row.number: cells_of(row)["value"] for row in form.rows["facts"]} == {
        "社区": "湖内社区",
        "年度": "2007",
        "主题": "创建文明社区",
        "面积": "?",
        "户数": "?3180",
        "人口": "?",
        "党员": "?",
        "荣誉": "?",
        "总结的成文日期": "?",
        "主要成效": "?",
        "存在问题": "?",
        "下一步打算": "?",
    }


@pytest.mark.parametrize(
    ("problems", "place"),
    [
        ("人手不足。", ("summary", "problems")),
        ("{heading: 不足, text: 人手不足。}", ("summary", "problems", "text")),
    ],
)
def test_the_text_of_a_section_is_asked_for_where_it_stands(
    problems: str, place: tuple[str, ...]
) -> None:
    asked = row_of(form_of(f"summary: {{problems: {problems}}}\n"), "facts", "存在问题").cells[
        "value"
    ]

    assert isinstance(asked, Question)
    assert (asked.value, asked.place) == ("人手不足。", place)


def test_a_community_without_a_file_is_asked_for_its_promises_too() -> None:
    form = new_plan_form("石板街社区", 2007, "通北街道办事处")

    assert cells_of(row_of(form, "facts", "街道"))["value"] == "通北街道办事处"
    assert cells_of(row_of(form, "facts", "主题"))["value"] == "?"
    assert set(cells_of(row_of(form, "items", "措施1")).values()) == {"措施1", "?"}
    assert set(cells_of(row_of(form, "targets", "指标1")).values()) == {"指标1", "?"}


def test_further_figures_of_the_community_are_asked_for() -> None:
    form = form_of("profile: {facts: [网格 12个, 志愿者 310]}\nwork: 略\n")
    question = row_of(form, "facts", "志愿者").cells["value"]

    assert isinstance(question, Question)
    assert question.place == ("profile", EntryPlace("facts", 2), "value")
