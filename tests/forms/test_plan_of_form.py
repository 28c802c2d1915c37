"""The first plan file of a community that has filled in a form."""

from __future__ import annotations

import pytest

from civplan.forms.new_plan import new_plan_form
from civplan.forms.plan_of_form import NewPlan, plan_of_form
from civplan.forms.read_workbook import read_workbook
from civplan.forms.record import record_from_cells
from civplan.model.plan_writer import plan_file_text
from support.forms import Answers, filled

CAMPAIGN = {("基本情况", "主题", "内容"): "创建文明社区"}
GOAL_FORMS = "写成 ≥ 12 次、不超过 2 起、= 100% 这样"
HEAD = """\
# yaml-language-server: $schema=plan.schema.json

社区: 石板街社区
街道: 通北街道办事处
年度: 2007
主题: 创建文明社区
"""


def made(answers: Answers) -> NewPlan:
    """What a form makes."""
    form = new_plan_form("石板街社区", 2007, "通北街道办事处")
    workbook = read_workbook(filled(form, answers).data(), "f.xlsx")
    record = record_from_cells(workbook.record)
    assert record is not None
    return plan_of_form(workbook, record)


def messages(new: NewPlan) -> list[str]:
    """What cannot be taken, in Chinese."""
    return [one.message("zh") for one in new.findings]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ({}, ""),
        ({("基本情况", "户数", "内容"): 2100}, "社区概况: {户数: 2100}\n"),
        (
            {
                ("基本情况", "指导思想", "内容"): "坚持以人为本。",
                ("基本情况", "工作目标", "内容"): "办好实事。",
                ("基本情况", "计划的成文日期", "内容"): "2007年1月9日",
                ("指标", "指标1", "名称"): "居民满意率",
                ("指标", "指标1", "目标"): "不低于95%",
            },
            """\
指导思想: 坚持以人为本。

工作目标:
  正文: 办好实事。
  指标: 居民满意率 ≥ 95%

计划:
  成文日期: 2007-01-09
""",
        ),
        (
            {
                ("措施", "措施1", "方面"): "整治环境",
                ("措施", "措施1", "内容"): "清理楼道。\n更新宣传栏。",
                ("措施", "措施1", "完成时限"): "6月",
                ("措施", "措施1", "责任单位"): "居委会",
                ("措施", "措施2", "内容"): "开碰头会。",
                ("措施", "措施2", "状态"): "进行中",
            },
            """
主要工作:
  措施:
    - 编号: 措施2
      内容: 开碰头会。
      状态: 进行中
  方面:
    - 名称: 整治环境
      措施:
        - 编号: 措施1
          内容: |
            清理楼道。

            更新宣传栏。
          完成时限: 2007-06
          责任单位: 居委会
""",
        ),
        (
            {
                ("指标", "指标1", "名称"): "居民满意率",
                ("指标", "指标1", "目标"): "不低于95%",
                ("指标", "指标1", "结果"): "96.5%",
                ("指标", "指标1", "来源"): "问卷",
                ("指标", "指标2", "名称"): "收集意见",
                ("指标", "指标2", "单位"): "条",
                ("指标", "指标2", "结果"): 86,
            },
            """
工作目标:
  指标:
    - {名称: 居民满意率, 至少: 95%, 结果: 96.5%, 来源: 问卷}
    - {名称: 收集意见, 单位: 条, 结果: 86}
""",
        ),
        (
            {("新增", "新增1", "完成情况"): "接待7批。", ("新增", "新增1", "亮点"): "是"},
            """
主要工作:
  措施:
    - 编号: 新增1
      用于: [总结]
      完成情况: 接待7批。
      亮点: 是
""",
        ),
    ],
)
def test_the_plan_says_what_was_filled_in(answers: Answers, text: str) -> None:
    new = made({**CAMPAIGN, **answers})

    assert messages(new) == []
    assert new.plan is not None
    assert plan_file_text(new.plan, "zh") == HEAD + text


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {("指标", "指标1", "目标"): "≥ 6 次"},
            "指标!C2 不能采用：没有填；写明衡量什么，如 碰头会",
        ),
        (
            {("指标", "指标1", "名称"): "碰头会", ("指标", "指标1", "目标"): "多开几次"},
            f"指标!D2 不能采用：“多开几次”看不出是怎样的目标；{GOAL_FORMS}",
        ),
        (
            {("指标", "指标1", "名称"): "碰头会", ("指标", "指标1", "措施"): "措施9"},
            "指标!B2 不能采用：没有编号“措施9”的措施；写“措施”表里的编号，全年的指标空着",
        ),
        (
            {("措施", "措施1", "内容"): "清理楼道。", ("措施", "措施1", "状态"): "快了"},
            "措施!F2 不能采用：没有“快了”这一项；可选：未开展、进行中、已完成、已取消",
        ),
    ],
)
def test_what_cannot_be_read_is_said_at_its_cell(answers: Answers, said: str) -> None:
    assert messages(made({**CAMPAIGN, **answers})) == [said]


def test_a_date_that_is_none_is_said_at_its_cell() -> None:
    answers = {("措施", "措施1", "内容"): "清理楼道。", ("措施", "措施1", "完成时限"): "快了"}
    (said,) = messages(made({**CAMPAIGN, **answers}))

    assert said.startswith("措施!D2 不能采用：“快了”")


def test_a_form_that_nobody_filled_in_makes_no_plan_and_nothing_is_wrong_with_it() -> None:
    new = made({})

    assert new.is_untouched
    assert (new.plan, messages(new)) == (None, [])


@pytest.mark.parametrize(
    "answers",
    [
        {("基本情况", "户数", "内容"): 2100},
        {("措施", "措施1", "内容"): "清理楼道。"},
        {("新增", "新增1", "完成情况"): "接待7批。"},
    ],
)
def test_one_that_is_filled_in_must_say_what_the_plan_is_about(answers: Answers) -> None:
    new = made(answers)

    assert not new.is_untouched
    assert messages(new) == ["基本情况!B5 不能采用：没有填；写明计划的主题，如 创建文明社区"]
