"""Reads the figure that a cell answers, and holds it against what can be: unit, whole numbers."""

from __future__ import annotations

from unicodedata import normalize

from civplan.findings.words import Words
from civplan.forms.form import PartOfYear, Question, UnusableAnswer
from civplan.model.figures import Quantity, parse_figure, parse_quantity, plain_number
from civplan.model.result import Result
from civplan.model.target import LEAST_PERCENT_GOAL, ZERO, Target
from civplan.model.target_in_words import NOTHING_WORDS, figure_of_result
from civplan.model.units import PERCENT, is_counted, is_ratio, unit_parts

LARGEST_PERCENT = 1000
"""A share above it is 96.2 in a cell of format percent."""
ON_AVERAGE = "均"
"""In the name of a measure, such as 户均, whose result need be no whole number."""
NOT_A_FIGURE = Words(
    "“{text}”不是数字；只写数字，可带单位：12、12{unit}",
    "“{text}” is no figure; write a number, perhaps with its unit: 12, 12{unit}",
)
NO_FIGURE_AT_ALL = Words("“{text}”不是数字；只写数字", "“{text}” is no figure; write a number")
NOTHING_OF_RATE = Words(
    "“{text}”看不出是 0 还是没有测；是 0 写 0{unit}，没有测就空着",
    "“{text}” may be 0 or not measured; write 0{unit} if it is 0, or leave the cell empty",
)
NOT_IN_UNIT_OF_GOAL = Words(
    "“{text}”的单位和目标“{goal}”对不上；按“{unit}”写",
    "“{text}” is not in the unit of the goal, {goal}; write it in {unit}",
)
NOT_IN_UNIT = Words(
    "“{text}”的单位不对；按“{unit}”写，或者只写数字",
    "“{text}” is in another unit; write it in {unit}, or the number alone",
)
NO_COUNT = Words(
    "“{text}”不会是“{unit}”的数：要整数，不小于 0；核对后再写",
    "“{text}” cannot be a number of {unit}: it must be whole and no less than 0; check it",
)
SHARE_OR_PERCENT = Words(
    "“{text}”是 {percent}% 还是 {text}%？写上百分号",
    "is “{text}” {percent}% or {text}%? write it with the percent sign",
)
LESS_THAN_BEFORE = Words(
    "“{text}”比计划文件里已经按日期写的{before}还少；写从年初到现在的合计",
    "“{text}” is less than the {before} that the plan file has by date; write the total since the"
    " beginning of the year",
)
NOT_EXACT = Words(
    "“{text}”里减不去已经按日期写的{before}；写准确的数，用同样的单位",
    "the {before} that the plan file has by date cannot be taken from “{text}”; write an exact"
    " figure in the same unit",
)
TOO_MANY_PERCENT = Words(
    "“{text}”太大，是不是 {percent}%？连百分号一起写，格子设为“文本”",
    "“{text}” is too much; is it {percent}%? write it with the percent sign, in a cell of format"
    " “text”",
)


def figure_answer(text: str, question: Question, year: int) -> str:
    """A figure: as written where a plan file reads it so, else as it reads it.

    Raises:
        UnusableAnswer: It is none, in another unit, or no whole number where only such can be.
    """
    del year
    target = question.target
    plain = normalize("NFKC", text).strip()
    figure = _figure_of(plain, target)
    unit = target.with_unit(ZERO).unit if target else question.unit
    if figure is None:
        raise UnusableAnswer(_no_figure_words(plain, unit).filled(text=text, unit=unit))
    reason = _reason_against_figure(figure, target, plain, unit)
    reason = reason or _reason_by_part(figure, question.part, text)
    if reason:
        raise UnusableAnswer(reason)
    if target is None and not figure.unit:
        figure = _in_unit_of_file(figure, question)
    return str(figure)


def _in_unit_of_file(figure: Quantity, question: Question) -> Quantity:
    """A bare figure in the unit that the file has, where that is the kind that is asked for."""
    old = parse_quantity(question.value)
    is_right = old is not None and (not question.unit or old.is_of_kind(question.unit))
    return figure._replace(unit=old.unit) if old and is_right else figure


def figure_in(text: str, question: Question | None) -> str | None:
    """The figure that a text is; None where it is none.

    Args:
        text: The text.
        question: What it answers; None where it does not matter whether it fits.

    Raises:
        UnusableAnswer: It is a figure, but cannot be the answer.
    """
    target = question.target if question else None
    figure = _figure_of(normalize("NFKC", text).strip(), target)
    if figure is None:
        return None
    return figure_answer(text, question, 0) if question and target else str(figure)


def _no_figure_words(plain: str, unit: str) -> Words:
    """What to say of a text that is no figure."""
    if not unit:
        return NO_FIGURE_AT_ALL
    is_nothing = NOTHING_WORDS.fullmatch(plain) is not None
    return NOTHING_OF_RATE if is_nothing and is_ratio(unit) else NOT_A_FIGURE


def _figure_of(plain: str, target: Target | None) -> Quantity | None:
    """The figure that a text says: 12次, 十二次, 约210人次; with a goal also 未发生."""
    figure = parse_quantity(plain) or parse_figure(plain)
    return figure or (figure_of_result(target, plain) if target else None)


def _reason_against_figure(
    figure: Quantity, target: Target | None, text: str, unit: str
) -> Words | None:
    """Why a figure cannot be what was asked for; None when it can."""
    goal = target.goal if target else None
    if figure.unit and unit and not figure.is_of_kind(unit):
        words = NOT_IN_UNIT if target is None else NOT_IN_UNIT_OF_GOAL
        return words.filled(text=text, goal=goal or unit, unit=unit)
    if target and goal and (reason := _reason_by_goal(figure, target, goal, text)):
        return reason
    own_unit = target.with_unit(figure).unit if target else figure.unit or unit
    may_be_parted = target is not None and ON_AVERAGE in target.measure
    if is_counted(own_unit) and not may_be_parted and not figure.change:
        number = figure.value * unit_parts(own_unit).scale
        if number < 0 or number != number.to_integral_value():
            return NO_COUNT.filled(text=text, unit=own_unit)
    if is_ratio(own_unit) and figure.value > LARGEST_PERCENT and not figure.change:
        percent = plain_number((figure.value / 100).normalize())
        return TOO_MANY_PERCENT.filled(text=text, percent=percent)
    return None


def _reason_by_part(figure: Quantity, part: PartOfYear | None, text: str) -> Words | None:
    """Why a total up to a stage cannot be written by date; None when it can."""
    if part is None or part.before is None:
        return None
    in_unit = figure.in_unit(part.before.unit) if figure.unit else figure
    if in_unit is None or figure.before or figure.after or figure.is_more:
        return NOT_EXACT.filled(text=text, before=part.before)
    is_less = in_unit.value < part.before.value
    return LESS_THAN_BEFORE.filled(text=text, before=part.before, on=part.on) if is_less else None


def _reason_by_goal(figure: Quantity, target: Target, goal: Quantity, text: str) -> Words | None:
    """Why a figure cannot be held against the goal of its target; None when it can."""
    unit = target.with_unit(ZERO).unit
    is_share = not figure.unit and 0 < figure.value <= 1 and unit == PERCENT
    if is_share and goal.value >= LEAST_PERCENT_GOAL:
        percent = plain_number((figure.value * 100).normalize())
        return SHARE_OR_PERCENT.filled(text=text, percent=percent)
    if target.with_values(result=Result(figure)).outcome_in_unit_of_goal is None:
        return NOT_IN_UNIT_OF_GOAL.filled(
            text=text, goal=goal, unit=unit or plain_number(goal.value)
        )
    return None
