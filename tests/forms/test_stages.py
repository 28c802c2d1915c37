"""Forms about a stage of the year: what is asked, and how the answers stand in the plan file."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.forms.fill import FilledPlan, fill_from_form
from civplan.forms.questions import plan_form
from civplan.forms.read_workbook import read_workbook
from civplan.forms.stages import NoStageOfYear, form_stage
from civplan.forms.write_form import plan_for_form
from civplan.model.stage_plan import plan_at_stage
from support.forms import Answers, cells_of, filled, row_of
from support.plans import REQUIRED

WORK = """\
goals:
  targets:
    - {id: rate, measure: 居民满意率, at_least: 95%}
    - {id: title, measure: 创建, level: 市级}
    - {id: visits, measure: 走访, at_least: 300户, result: 310户}
work:
  items:
    - id: benches
      text: 安装长椅。
      targets:
        - {id: count, measure: 长椅, at_least: 12把, result: [{on: 2007-03, value: 3}]}
"""
COUNT = ("指标", "count", "结果")
RATE = ("指标", "rate", "结果")
SAID = ("措施", "benches", "完成情况")
DAY = ("基本情况", "总结的成文日期", "内容")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan file."""
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + WORK, encoding="utf-8")
    return path


def fill(path: Path, answers: Answers, stage: str = "上半年") -> FilledPlan:
    """The plan file with the answers of a form about a stage; it is written."""
    plan = plan_for_form(path)
    data = filled(plan_form(plan, form_stage(stage, plan.year)), answers).data()
    done = fill_from_form(path, read_workbook(data, "f.xlsx"))
    done.write()
    again = fill_from_form(path, read_workbook(data, "f.xlsx"))
    assert not again.is_changed
    return done


def messages(done: FilledPlan) -> list[str]:
    """What cannot be taken, in Chinese."""
    return [one.message("zh") for one in done.findings]


@pytest.mark.parametrize(
    ("text", "name", "on"),
    [
        ("上半年", "上半年", "2007-06"),
        ("first-half", "上半年", "2007-06"),
        ("1—9月", "1—9月", "2007-09"),
        ("1月1日至8月15日", "1月1日至8月15日", "2007-08-15"),
        ("2007-01..2007-03", "2007年第一季度", "2007-03"),
    ],
)
def test_entries_stand_in_the_last_month_of_a_stage(text: str, name: str, on: str) -> None:
    stage = form_stage(text, 2007)

    assert stage is not None
    assert (stage.name, stage.on) == (name, on)


@pytest.mark.parametrize("text", ["", "全年", "2007年"])
def test_the_whole_year_is_no_stage(text: str) -> None:
    assert form_stage(text, 2007) is None


@pytest.mark.parametrize("text", ["2008年上半年", "明年", "半年多"])
def test_what_is_no_stage_of_the_year_is_told(text: str) -> None:
    with pytest.raises(NoStageOfYear) as caught:
        form_stage(text, 2007)

    assert caught.value.words.zh == (
        f"“{text}”不是2007年里的阶段；写成 上半年、前三季度、1—9月 这样"
    )


def test_a_form_of_a_stage_says_so_and_shows_what_had_come_about(path: Path) -> None:
    plan = plan_for_form(path)
    form = plan_form(plan, form_stage("上半年", 2007))

    assert form.name == "湖内社区2007年上半年"
    assert cells_of(row_of(form, "facts", "时段")) == {
        "fact": "时段",
        "value": "上半年",
        "about": "填到6月30日为止，数字从年初算起",
    }
    shown = {
        number: cells_of(row_of(form, "targets", number))["result"]
        for number in ("rate", "title", "visits", "count")
    }
    assert shown == {
        "rate": "?",
        "title": "（等级到年底填，现在要写，请在计划文件里改）",
        "visits": "310户（写的是全年的，没有日期，请在计划文件里改）",
        "count": "?3",
    }


def test_what_is_said_of_the_whole_year_is_not_shown_as_that_of_a_stage(tmp_path: Path) -> None:
    item = "{id: a, text: 演出。, result: 全年演出4场。, reason: {上半年: 雨季。, 总结: 场地。}}"
    path = tmp_path / "hunei.yaml"
    path.write_text(f"{REQUIRED}work: {{items: [{item}]}}\n", encoding="utf-8")
    cells = cells_of(
        row_of(plan_form(plan_for_form(path), form_stage("上半年", 2007)), "items", "a")
    )

    assert (cells["result"], cells["reason"], cells["next"]) == ("?", "?雨季。", "?")


def test_a_figure_stands_by_date_less_what_was_done_before(path: Path) -> None:
    done = fill(path, {COUNT: 8, RATE: "93%"})

    text = path.read_text(encoding="utf-8")
    assert messages(done) == []
    assert "result: [{on: 2007-03, value: 3}, {on: 2007-06, value: 5}]}" in text
    assert "at_least: 95%, result: [{on: 2007-06, value: 93%}]}" in text

    done = fill(path, {COUNT: 10, RATE: "96%"}, "前三季度")

    text = path.read_text(encoding="utf-8")
    assert messages(done) == []
    assert "{on: 2007-06, value: 5}, {on: 2007-09, value: 2}]" in text
    assert "[{on: 2007-06, value: 93%}, {on: 2007-09, value: 96%}]" in text


def test_another_figure_of_the_same_stage_takes_the_place_of_the_first(path: Path) -> None:
    fill(path, {COUNT: 8})
    fill(path, {COUNT: 7})

    assert "{on: 2007-03, value: 3}, {on: 2007-06, value: 4}]" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("2", "“2”比计划文件里已经按日期写的3把还少；写从年初到现在的合计"),
        ("约8把", "“约8把”里减不去已经按日期写的3把；写准确的数，用同样的单位"),
    ],
)
def test_a_total_that_cannot_be_one_is_refused(path: Path, answer: str, why: str) -> None:
    assert messages(fill(path, {COUNT: answer})) == [f"指标!F5 不能采用：{why}"]


def test_a_text_is_the_form_of_the_stage_and_the_year_has_its_own(path: Path) -> None:
    fill(path, {SAID: "安装长椅8把。", ("措施", "benches", "原因"): "等材料。"})
    plan = plan_for_form(path)
    data = filled(plan_form(plan), {SAID: "全年安装长椅12把。"}).data()
    done = fill_from_form(path, read_workbook(data, "f.xlsx"))
    done.write()

    text = path.read_text(encoding="utf-8")
    assert messages(done) == []
    assert "        上半年: 安装长椅8把。\n" in text
    assert "        总结: 全年安装长椅12把。\n" in text
    assert "      reason:\n        上半年: 等材料。\n" in text


@pytest.mark.parametrize("own", ["1—6月", "2007年上半年", "first-half"])
def test_what_the_file_says_of_the_same_months_is_the_stage_s(tmp_path: Path, own: str) -> None:
    item = f"{{id: a, text: 演出。, result: {{{own}: 演出2场。}}, reason: {{{own}: 雨季。}}}}"
    stages = f"stages:\n  - {{period: {own}, date: 2007-07-02, problems: 人手少。}}\n"
    path = tmp_path / "hunei.yaml"
    path.write_text(f"{REQUIRED}work: {{items: [{item}]}}\n{stages}", encoding="utf-8")

    done = fill(
        path,
        {
            ("措施", "a", "完成情况"): "演出3场。",
            ("措施", "a", "原因"): "雨多。",
            ("基本情况", "存在问题", "内容"): "人手还少。",
        },
    )

    text = path.read_text(encoding="utf-8")
    assert messages(done) == []
    assert f"result: {{{own}: 演出3场。}}, reason: {{{own}: 雨多。}}" in text
    assert f"  - {{period: {own}, date: 2007-07-02, problems: 人手还少。}}\n" in text


def test_the_summary_of_the_stage_is_made_and_says_what_was_filled_in(path: Path) -> None:
    answers = {
        DAY: "2007-07-05",
        ("基本情况", "存在问题", "内容"): "进度偏慢。",
        COUNT: 8,
        ("新增", "新增1", "完成情况"): "接待7批。",
    }
    done = fill(path, answers)
    plan = plan_for_form(path)

    assert messages(done) == []
    (stage,) = plan.stages
    assert (stage.period.name, str(stage.problems and stage.problems.text)) == (
        "上半年",
        "进度偏慢。",
    )
    then = plan_at_stage(plan, stage)
    assert then.work is not None
    benches, extra = then.work.items
    assert str(benches.targets[0].outcome) == "8把"
    assert str(extra.result and extra.result.text and extra.result.text.summary) != "None"

    fill(path, {("基本情况", "存在问题", "内容"): "进度慢。"})

    assert [str(one.problems and one.problems.text) for one in plan_for_form(path).stages] == [
        "进度慢。"
    ]
