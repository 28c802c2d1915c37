"""Reads what a cell answers: a figure, a date, a choice or a text; or says why it cannot be one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from unicodedata import normalize

from civplan.findings.words import Words
from civplan.forms.cell_texts import yes_or_no_text
from civplan.forms.dated_answers import dated_answer
from civplan.forms.figure_answers import figure_answer
from civplan.forms.form import Question, UnusableAnswer
from civplan.forms.read_workbook import FilledCell
from civplan.forms.tables import STATUS_CHOICES, YES_NO_CHOICES, AnswerKind
from civplan.model.choices import Status
from civplan.model.figures import (
    Quantity,
    iso_when,
    parse_figure,
    parse_quantity,
    parse_when,
    parse_yes_or_no,
    plain_number,
)
from civplan.model.units import PERCENT
from civplan.source.controls import BLANK_SIGNS, has_control

MOST_EXACT_DIGITS = 15
"""Of a number in a workbook; more are not exact."""
QUOTED_IN_FORMAT = re.compile(r'"[^"]*"|\\.')
CARRIAGE_RETURNS = re.compile(r"_x000D_\n?|\r\n?", re.IGNORECASE)
FORMULA_WITHOUT_VALUE = Words(
    "公式没有算出的值；用 WPS 或 Excel 打开，等它算完再存一次，或者直接写上结果",
    "a formula without a result; open it in Excel or WPS, save it again, or write the result",
)
ERROR_VALUE = Words(
    "公式出错（{text}）；直接写上结果", "a formula with an error ({text}); write it"
)
MERGED_CELL = Words(
    "格子合并了，分不清答的是哪一格；取消合并，每格各写各的",
    "merged cells, so that nobody knows which is meant; unmerge them and write in each",
)
CONTROL_IN_CELL = Words(
    "有看不见的控制字符；重新输入这一格", "an invisible control character; type the cell again"
)
DATE_IN_CELL = Words(
    "是日期 {text}（3/4、1-2 一类的写法会变成日期）；改成要填的文字或数字，格式设为“文本”",
    "a date, {text} (3/4 or 1-2 become one); write the text or figure that is meant, in a cell of"
    " format “text”",
)
TRUTH_IN_CELL = Words(
    "是逻辑值 {text}；写成文字或数字", "a truth value, {text}; write a text or a figure"
)
NOT_AN_OPTION = Words("没有“{text}”这一项；可选：{choices}", "“{text}” is no choice: {choices}")
NOT_A_DAY = Words(
    "“{text}”不是年月日齐全的日期；写成 {year}-12-20",
    "“{text}” is no date with year, month and day; write it like {year}-12-20",
)


def plain_cell_text(cell: FilledCell) -> str:
    """What a cell says, whatever it asks for: without blanks around it, and in any form."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return yes_or_no_text(value=value)
        case int() | float() | Decimal():
            return _number_text(cell)
        case dt.datetime():
            return f"{value:%Y-%m-%d}"
        case dt.date() | dt.time():
            return value.isoformat()
    text = CARRIAGE_RETURNS.sub("\n", str(value))
    lines = (line.strip(BLANK_SIGNS) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def answer_text(cell: FilledCell, question: Question, year: int) -> str:
    """The answer in a cell as a plan file would say it; empty for none.

    Args:
        cell: The cell.
        question: What it asks for.
        year: The year of the plan.

    Raises:
        UnusableAnswer: It cannot be one.
    """
    if words := _reason_against(cell, question.kind):
        raise UnusableAnswer(words)
    text = plain_cell_text(cell)
    if not text:
        return ""
    if has_control(text):
        raise UnusableAnswer(CONTROL_IN_CELL)
    if question.kind is AnswerKind.TIME and isinstance(cell.value, dt.date):
        return text if _shows_day(cell.number_format) else text[: len("2007-12")]
    return READERS[question.kind](text, question, year)


def _shows_day(number_format: str) -> bool:
    """True where a date is shown with its day, not as 2007年6月."""
    plain = QUOTED_IN_FORMAT.sub("", number_format).lower()
    return "d" in plain or "m" not in plain


def _reason_against(cell: FilledCell, kind: AnswerKind) -> Words | None:
    """Why nothing can be read from a cell, whatever its text; None when it can."""
    value = cell.value
    if cell.merged or cell.takes_rows:
        return MERGED_CELL
    if cell.is_error:
        return ERROR_VALUE.filled(text=value)
    if cell.is_formula and value is None:
        return FORMULA_WITHOUT_VALUE
    if isinstance(value, bool) and kind is not AnswerKind.YES_OR_NO:
        return TRUTH_IN_CELL.filled(text="TRUE" if value else "FALSE")
    is_date = isinstance(value, dt.date | dt.time | dt.timedelta)
    if is_date and kind not in {AnswerKind.DATE, AnswerKind.TIME}:
        return DATE_IN_CELL.filled(text=plain_cell_text(cell))
    return None


def _number_text(cell: FilledCell) -> str:
    """A number as it is shown, but with all its digits: 96.2% for 0.962 in percent."""
    number = float(str(cell.value))
    is_percent = PERCENT in QUOTED_IN_FORMAT.sub("", cell.number_format)
    digits = f"{number * 100 if is_percent else number:.{MOST_EXACT_DIGITS}g}"
    return plain_number(Decimal(digits)) + (PERCENT if is_percent else "")


def _status(text: str, question: Question, year: int) -> str:
    """A status, by its Chinese or English word."""
    del question, year
    plain = normalize("NFKC", text).strip()
    for status in Status:
        if plain in {status.zh, status.value}:
            return status.zh
    raise UnusableAnswer(NOT_AN_OPTION.filled(text=text, choices="、".join(STATUS_CHOICES)))


def _yes_or_no(text: str, question: Question, year: int) -> str:
    """是 or 否."""
    del question, year
    value = parse_yes_or_no(normalize("NFKC", text).strip())
    if value is None:
        raise UnusableAnswer(NOT_AN_OPTION.filled(text=text, choices="、".join(YES_NO_CHOICES)))
    return yes_or_no_text(value=value)


def _date(text: str, question: Question, year: int) -> str:
    """A day: 2007-12-20."""
    del question
    when = parse_when("".join(normalize("NFKC", text).replace(".", "-").split()))
    if when is None or not when.is_day:
        raise UnusableAnswer(NOT_A_DAY.filled(text=text, year=year))
    return iso_when(when)


def _one_line(text: str, question: Question, year: int) -> str:
    """A text of one line."""
    del question, year
    return " ".join(text.split("\n"))


def _as_written(text: str, question: Question, year: int) -> str:
    """A text, its paragraphs each on a line."""
    del question, year
    return text


READERS: Mapping[AnswerKind, Callable[[str, Question, int], str]] = {
    AnswerKind.STATUS: _status,
    AnswerKind.YES_OR_NO: _yes_or_no,
    AnswerKind.TEXT: _as_written,
    AnswerKind.LINE: _one_line,
    AnswerKind.LINES: _as_written,
    AnswerKind.FIGURE: figure_answer,
    AnswerKind.RESULT: _as_written,
    AnswerKind.DATED: dated_answer,
    AnswerKind.DATE: _date,
    AnswerKind.TIME: _one_line,
}


def is_same_answer(one: str, other: str, question: Question) -> bool:
    """True when two answers say the same, such as 12 and 12次."""
    if question.kind in {AnswerKind.FIGURE, AnswerKind.RESULT}:
        is_text = question.kind is AnswerKind.RESULT  # of which a plan file reads 12 次 as a figure
        read = parse_quantity if is_text else parse_figure
        figures = [read(text) for text in (one, other)]
        if all(figures):
            return len({_with_unit(figure, question) for figure in figures if figure}) == 1
    return is_same_text(FilledCell(one), other)


def _with_unit(figure: Quantity, question: Question) -> Quantity:
    """A figure with the unit in which it counts, if it has none."""
    if question.target:
        return question.target.with_unit(figure)
    return figure._replace(unit=figure.unit or question.unit)


def is_same_text(cell: FilledCell, text: str) -> bool:
    """True when a cell says this text."""
    return plain_cell_text(cell) == plain_cell_text(FilledCell(text))
