"""Results by date: the lines of a cell, and the edits that they ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from civplan.forms.cell_answers import answer_text
from civplan.forms.fill import fill_from_form
from civplan.forms.form import Question, UnusableAnswer
from civplan.forms.read_workbook import FilledCell, read_workbook
from civplan.forms.tables import AnswerKind
from civplan.model.target import TARGET_SHAPE
from support.forms import filled, form_of
from support.plans import REQUIRED, value_of

HAS = "2007-03：3\n2007-06-30：4；在广场。"


def answer(text: str, target: str = "") -> str:
    """What a cell answers where the file has two results."""
    of_target = value_of(TARGET_SHAPE, target) if target else None
    asked = Question(AnswerKind.DATED, (), HAS, target=of_target)
    return answer_text(FilledCell(text), asked, 2007)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("2007-12-20：5", "2007-12-20：5"),
        ("2007年12月20日 5次", "2007-12-20：5次"),
        ("12月20日：５次；在会议室。", "2007-12-20：5次；在会议室。"),
        ("2007.12.20，走访居民。", "2007-12-20：走访居民。"),
        ("12月: 走访12户；收集意见", "2007-12：走访12户；收集意见"),
        ("12-20 5", "2007-12-20：5"),
        ("上半年：7", "2007-H1：7"),
    ],
)
def test_a_line_is_read_in_the_forms_that_people_write(line: str, plain: str) -> None:
    assert answer(f"{HAS}\n{line}") == f"{HAS}\n{plain}"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("12", "“12”前面没有日期；这里按日期记，每行一笔，如 2007-12-20：12"),
        ("年底：12", "“年底：12”前面没有日期"),
        ("2007-12：演出。", "“2007-12：演出。”没有数字；日期后面写数字，如 2007-12-20：12"),
        ("2007-12：1.5次", "“1.5次”不会是“次”的数"),
        ("2007-12：5个", "“5个”的单位和目标“12次”对不上"),
    ],
)
def test_a_line_that_cannot_be_one_is_refused_with_what_to_write(line: str, why: str) -> None:
    with pytest.raises(UnusableAnswer) as caught:
        answer(line, "碰头会 ≥ 12 次")

    assert caught.value.words.zh.startswith(why)


BEFORE = """\
work:
  items:
    - id: meetings
      text: 开碰头会。
      targets:
        - measure: 碰头会
          at_least: 12次
          result:
            - {on: 2007-03, value: 3}  # 一季度
            - {on: 2007-06-30, value: 4, text: 在广场。}
"""
LAST = "            - {on: 2007-06-30, value: 4, text: 在广场。}\n"


@pytest.mark.parametrize(
    ("answered", "after"),
    [
        (f"{HAS}\n12月：6", f"{BEFORE}            - {{on: 2007-12, value: 6}}\n"),
        ("2007-03：3\n2007-06-30：5；在广场。", BEFORE.replace("value: 4", "value: 5")),
        ("2007-03：3\n2007-06-30：4", BEFORE.replace(", text: 在广场。", "")),
        ("2007-03：3", BEFORE.replace(LAST, "")),
        (HAS, BEFORE),
    ],
)
def test_only_the_lines_that_differ_change_in_the_file(
    tmp_path: Path, answered: str, after: str
) -> None:
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + BEFORE, encoding="utf-8")
    form = filled(form_of(BEFORE), {("指标", "meetings-1", "结果"): answered})

    plan = fill_from_form(path, read_workbook(form.data(), "f.xlsx"))
    plan.write()

    assert [one.message("zh") for one in plan.findings] == []
    assert path.read_text(encoding="utf-8") == REQUIRED + after
    again = fill_from_form(path, read_workbook(form.data(), "f.xlsx"))
    assert (again.is_changed, again.findings) == (False, ())


def test_another_answer_in_a_cell_that_only_shows_a_value_says_why(tmp_path: Path) -> None:
    text = (
        "work: {items: [{id: a, text: 演出。, status: ongoing,"
        " results: [{on: 2007-05, text: {plan: 拟演。, summary: 演了。}}]}]}\n"
    )
    path = tmp_path / "hunei.yaml"
    path.write_text(REQUIRED + text, encoding="utf-8")
    answers = {("措施", "a", "完成情况"): "演了两场。", ("措施", "a", "状态"): "已完成"}
    form = filled(form_of(text), answers)

    plan = fill_from_form(path, read_workbook(form.data(), "f.xlsx"))

    said = "“演了两场。”写不进这一格：计划和总结各有各的写法，请在计划文件里改；把这一格改回原样"
    assert [one.rule.code for one in plan.findings] == ["I647"]
    assert plan.findings[0].message("zh") == f"措施!G2 不能采用：{said}"
    assert plan.taken == 1
