"""What a cell answers, as office programs save what people type."""

from __future__ import annotations

import datetime as dt

import pytest

from civplan.forms.cell_answers import answer_text, is_same_answer
from civplan.forms.form import Question, UnusableAnswer
from civplan.forms.read_workbook import NO_CELL, FilledCell
from civplan.forms.tables import AnswerKind
from civplan.model.target import TARGET_SHAPE
from support.plans import value_of

STATUS, TEXT, LINE = AnswerKind.STATUS, AnswerKind.TEXT, AnswerKind.LINE
DATE, YES_OR_NO, FIGURE = AnswerKind.DATE, AnswerKind.YES_OR_NO, AnswerKind.FIGURE
TIME = AnswerKind.TIME
PERCENT_FORMAT = "0.0%"
AS_DATE = "是日期 2007-03-04（3/4、1-2 一类的写法会变成日期）；改成要填的文字或数字，格式设为“文本”"
NO_COUNT = "“{}”不会是“{}”的数：要整数，不小于 0；核对后再写"
LAST_DAY = dt.datetime(2007, 12, 20)  # noqa: DTZ001 - as openpyxl reads a date


def answer(cell: FilledCell, kind: AnswerKind, target: str = "") -> str:
    """What a cell answers; for a figure there may be a target, as a plan file writes it."""
    asked = Question(kind, (), target=value_of(TARGET_SHAPE, target) if target else None)
    return answer_text(cell, asked, 2007)


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, TEXT, ""),
        ("  清理楼道。\u3000\n", TEXT, "清理楼道。"),
        ("\u200b ", TEXT, ""),
        ("第一段。\r\n\r\n第二段。", TEXT, "第一段。\n第二段。"),
        ("第一段。_x000D_\n第二段。", TEXT, "第一段。\n第二段。"),
        ("一行\n两行", LINE, "一行 两行"),
        (12, TEXT, "12"),
        ("=1+1", TEXT, "=1+1"),
        ("@all", TEXT, "@all"),
        ("已完成 ", STATUS, "已完成"),
        ("done", STATUS, "已完成"),
        ("是", YES_OR_NO, "是"),
        (True, YES_OR_NO, "是"),
        (False, YES_OR_NO, "否"),
        (LAST_DAY, DATE, "2007-12-20"),
        (dt.date(2007, 12, 20), DATE, "2007-12-20"),
        ("2007年12月20日", DATE, "2007-12-20"),
        ("２００７.12.20", DATE, "2007-12-20"),
        (LAST_DAY, TIME, "2007-12-20"),
        ("长期", TIME, "长期"),
    ],
)
def test_an_answer_is_read_as_it_is_meant(value: object, kind: AnswerKind, text: str) -> None:
    assert answer(FilledCell(value), kind) == text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("yyyy-mm-dd", "2007-12-20"),
        ("General", "2007-12-20"),
        ('yyyy"年"m"月"', "2007-12"),
        ('yyyy"年"m"月"d"日"', "2007-12-20"),
    ],
)
def test_a_date_is_a_month_where_the_cell_shows_a_month(number_format: str, text: str) -> None:
    assert answer(FilledCell(LAST_DAY, number_format), TIME) == text


@pytest.mark.parametrize(
    ("value", "number_format", "target", "text"),
    [
        (12, "General", "碰头会 ≥ 12 次", "12"),
        (12.0, "@", "碰头会 ≥ 12 次", "12"),
        (96.2, "General", "满意率 ≥ 95%", "96.2"),
        (0.962, PERCENT_FORMAT, "满意率 ≥ 95%", "96.2%"),
        (0.1 + 0.2, "General", "", "0.3"),
        (12, '0"%"', "碰头会 ≥ 12 次", "12"),
        ("12", "@", "碰头会 ≥ 12 次", "12"),
        ("12次", "@", "碰头会 ≥ 12 次", "12次"),
        ("１２次", "@", "碰头会 ≥ 12 次", "12次"),
        (" 12 次 ", "@", "碰头会 ≥ 12 次", "12次"),
        ("1,200", "@", "走访 ≥ 1000 户", "1200"),
        ("十二次", "@", "碰头会 ≥ 12 次", "12次"),
        ("约210人次", "@", "培训 ≥ 200 人次", "约210人次"),
        ("96.2％", "@", "满意率 ≥ 95%", "96.2%"),
        ("未发生", "@", "越级上访 = 0 起", "0"),
        ("1.2平方公里", "@", "", "1.2平方公里"),
        (0, "General", "越级上访 = 0 起", "0"),
        ("无", "@", "越级上访 = 0 起", "0"),
        ("1.2万人次", "@", "培训 ≥ 1 万人次", "1.2万人次"),
        ("2.5小时", "@", "志愿服务 ≥ 2 小时", "2.5小时"),
        (2.5, "General", "户均走访 ≥ 2 次", "2.5"),
        (12.5, "General", "募捐 ≥ 10 万元", "12.5"),
    ],
)
def test_a_figure_is_read_with_its_unit(
    value: object, number_format: str, target: str, text: str
) -> None:
    assert answer(FilledCell(value, number_format), FIGURE, target) == text


@pytest.mark.parametrize(
    ("cell", "kind", "target", "why"),
    [
        (
            FilledCell("基本完成"),
            FIGURE,
            "碰头会 ≥ 12 次",
            "“基本完成”不是数字；只写数字，可带单位：12、12次",
        ),
        (FilledCell("很大"), FIGURE, "", "“很大”不是数字；只写数字"),
        (FilledCell("12场"), FIGURE, "走访 ≥ 12 户", "“12场”的单位和目标“12户”对不上；按“户”写"),
        (FilledCell("12个"), FIGURE, "走访 ≥ 12 次", "“12个”的单位和目标“12次”对不上；按“次”写"),
        (
            FilledCell(96.2, PERCENT_FORMAT),
            FIGURE,
            "满意率 ≥ 95%",
            "“9620%”太大，是不是 96.2%？连百分号一起写，格子设为“文本”",
        ),
        (
            FilledCell("无"),
            FIGURE,
            "满意率 ≥ 95%",
            "“无”看不出是 0 还是没有测；是 0 写 0%，没有测就空着",
        ),
        (FilledCell(11.5), FIGURE, "碰头会 ≥ 12 次", NO_COUNT.format("11.5", "次")),
        (FilledCell("-1"), FIGURE, "碰头会 ≥ 12 次", NO_COUNT.format("-1", "次")),
        (FilledCell("1.5人次"), FIGURE, "培训 ≥ 200 人次", NO_COUNT.format("1.5人次", "人次")),
        (
            FilledCell("2.5个小区"),
            FIGURE,
            "改造 ≥ 2 个小区",
            NO_COUNT.format("2.5个小区", "个小区"),
        ),
        (FilledCell(0.962), FIGURE, "满意率 ≥ 95%", "“0.962”是 96.2% 还是 0.962%？写上百分号"),
        (
            FilledCell(dt.date(2007, 3, 4)),
            FIGURE,
            "碰头会 ≥ 12 次",
            AS_DATE,
        ),
        (FilledCell("快了"), STATUS, "", "没有“快了”这一项；可选：未开展、进行中、已完成、已取消"),
        (FilledCell("也许"), YES_OR_NO, "", "没有“也许”这一项；可选：是、否"),
        (FilledCell(value=True), TEXT, "", "是逻辑值 TRUE；写成文字或数字"),
        (FilledCell("年底"), DATE, "", "“年底”不是年月日齐全的日期；写成 2007-12-20"),
        (FilledCell("2007-12"), DATE, "", "“2007-12”不是年月日齐全的日期；写成 2007-12-20"),
        (
            FilledCell(None, is_formula=True),
            TEXT,
            "",
            "公式没有算出的值；用 WPS 或 Excel 打开，等它算完再存一次，或者直接写上结果",
        ),
        (FilledCell("#DIV/0!", is_error=True), FIGURE, "", "公式出错（#DIV/0!）；直接写上结果"),
        (
            FilledCell(None, merged=True),
            TEXT,
            "",
            "格子合并了，分不清答的是哪一格；取消合并，每格各写各的",
        ),
        (FilledCell("响铃\x07"), TEXT, "", "有看不见的控制字符；重新输入这一格"),
    ],
)
def test_what_may_mean_two_things_is_refused_with_what_to_write(
    cell: FilledCell, kind: AnswerKind, target: str, why: str
) -> None:
    with pytest.raises(UnusableAnswer) as caught:
        answer(cell, kind, target)

    assert caught.value.words.zh == why


@pytest.mark.parametrize(
    ("text", "unit", "answered"),
    [
        ("142", "人", "142"),
        ("1.2", "平方公里", "1.2"),
        ("120公顷", "平方公里", "120公顷"),
        ("3180家", "户", "3180家"),
        ("142.5", "人", NO_COUNT.format("142.5", "人")),
        ("142户", "人", "“142户”的单位不对；按“人”写，或者只写数字"),
        ("12人", "平方公里", "“12人”的单位不对；按“平方公里”写，或者只写数字"),
    ],
)
def test_a_fact_is_in_its_unit_and_people_are_whole(text: str, unit: str, answered: str) -> None:
    asked = Question(FIGURE, (), unit=unit)
    try:
        said = answer_text(FilledCell(text), asked, 2007)
    except UnusableAnswer as error:
        said = error.words.zh

    assert said == answered


@pytest.mark.parametrize(
    ("was", "text", "answered"),
    [("0.86平方公里", "0.9", "0.9平方公里"), ("96.2%", "0", "0"), ("", "1.2", "1.2")],
)
def test_a_bare_figure_keeps_the_unit_that_the_file_has(was: str, text: str, answered: str) -> None:
    asked = Question(FIGURE, (), was, unit="平方公里")

    assert answer_text(FilledCell(text), asked, 2007) == answered
    assert is_same_answer(text, answered, asked)


def test_a_formula_counts_by_its_last_result() -> None:
    assert answer(FilledCell(13, is_formula=True), FIGURE, "碰头会 ≥ 12 次") == "13"


def test_an_empty_cell_is_no_answer() -> None:
    assert all(answer(NO_CELL, kind) == "" for kind in AnswerKind)


@pytest.mark.parametrize(
    ("one", "other", "kind", "is_same"),
    [
        ("12", "12次", FIGURE, True),
        ("12", "13次", FIGURE, False),
        ("12.0", "12", FIGURE, True),
        ("12 次", "12次", AnswerKind.RESULT, True),
        ("1,200", "1200", AnswerKind.RESULT, True),
        ("十二次", "12次", AnswerKind.RESULT, False),
        ("清理楼道。 ", "清理楼道。", TEXT, True),
        ("甲。\n乙。", "甲。乙。", TEXT, False),
    ],
)
def test_answers_are_the_same_that_say_the_same(
    one: str, other: str, kind: AnswerKind, *, is_same: bool
) -> None:
    target = value_of(TARGET_SHAPE, "碰头会 ≥ 12 次") if kind is FIGURE else None

    assert is_same_answer(one, other, Question(kind, (), target=target)) is is_same
