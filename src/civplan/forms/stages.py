"""What a form asks about a stage of the year (阶段): what had come about by its last day.

A figure stands in the plan file as one of the stage's last month, less what is dated before it; a
text as the form of the text for the stage. Both leave what is said of the whole year alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from civplan.edit.edits import AppendEntry, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.findings.words import Words
from civplan.forms.cell_texts import as_paragraphs
from civplan.forms.dated_answers import BEHIND_DATE, DatedLine, dated_edits, dated_text
from civplan.forms.figure_answers import figure_in
from civplan.forms.form import PartOfYear, PlaceSteps, Question
from civplan.forms.tables import AnswerKind
from civplan.model.figures import iso_when, parse_quantity, without_zeros
from civplan.model.grammar.period_forms import Period, parse_period
from civplan.model.result import DatedResult, Result, total_of_entries
from civplan.model.target import ZERO, Target
from civplan.model.text import Text
from civplan.model.units import has_sum

STAGES = "stages"
TEXT_OF_THE_YEAR = "（写的是全年的，没有日期，请在计划文件里改）"
"""Behind a result without a date, which a stage cannot be parted from."""
NO_STAGE_OF_YEAR = Words(
    "“{stage}”不是{year}年里的阶段；写成 上半年、前三季度、1—9月 这样",
    "“{stage}” is no stage of {year}; write it like 上半年, first-half or 1—9月",
)
LEVEL_OF_THE_YEAR = "（等级到年底填，现在要写，请在计划文件里改）"


class FormStage(NamedTuple):
    """The stage that a form asks about."""

    period: Period
    year: int
    """The plan's."""

    @property
    def name(self) -> str:
        """上半年, 1—9月."""
        return self.period.written("zh")

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return self.period.ends(self.year)

    @property
    def on(self) -> str:
        """The date of its entries: its last month, or its last day within one."""
        return self.end.isoformat() if self.period.last_day else f"{self.end:%Y-%m}"


class NoStageOfYear(ValueError):
    """A text names no stage of a plan's year."""

    def __init__(self, text: str, year: int) -> None:
        """Take the text and the year."""
        self.words = NO_STAGE_OF_YEAR.filled(stage=text, year=year)
        super().__init__(self.words.en)


def form_stage(text: str, year: int) -> FormStage | None:
    """The stage of a plan's year that a text names; None for the whole year.

    Raises:
        NoStageOfYear: It names none, or one of another year.
    """
    period = parse_period(text or "全年")
    if period is None or period.ends(year).year != year:
        raise NoStageOfYear(text, year)
    return None if period.is_whole_year else FormStage(period, year)


def stage_text(value: Text | None, place: PlaceSteps, stage: FormStage) -> Question:
    """The question for a text: its form for the stage; what is said of the year is none of it."""
    stages = value.stages if value else ()
    own = (one for one in stages if one[0].is_same(stage.period, stage.year))
    period, form = next(own, (stage.period, ()))
    text = "\n".join(paragraph.text for paragraph in form)
    return Question(AnswerKind.TEXT, (*place, period.written("zh")), text)


def stage_result(
    result: Result | None, place: PlaceSteps, stage: FormStage, target: Target | None = None
) -> str | Question:
    """The question for a result up to the end of the stage; closed where it is not by date.

    Args:
        result: What the file has.
        place: Where it stands.
        stage: The stage.
        target: The target whose result it is; None for an item's.
    """
    if result is None or result.entries:
        return _dated_question(result.entries if result else (), place, stage, target)
    is_text = result.text is not None and result.value is None
    if is_text and target is None:
        return stage_text(result.text, place, stage)
    said = result.value or result.text or ("是" if result.met else "否")
    return f"{said}{TEXT_OF_THE_YEAR}"


def _dated_question(
    entries: tuple[DatedResult, ...], place: PlaceSteps, stage: FormStage, target: Target | None
) -> str | Question:
    """The question for a result by date."""
    if target and target.level:
        return LEVEL_OF_THE_YEAR
    lines = dated_text(entries)
    if lines is None:
        return f"{'；'.join(str(one.text or one.value) for one in entries)}{TEXT_OF_THE_YEAR}"
    until = [one for one in entries if one.on.last_day <= stage.end]
    others = [one for one in until if iso_when(one.on) != stage.on]
    unit = target.with_unit(ZERO).unit if target else ""
    is_measured = target is not None and target.is_measured
    before = total_of_entries(others, unit) if has_sum(unit) and not is_measured else None
    part = PartOfYear(stage.on, stage.name, lines, before)
    if target:
        total = total_of_entries(until, unit, is_measured=is_measured)
        said = str(total._replace(unit="")) if total and total.unit == unit else str(total or "")
        return Question(AnswerKind.FIGURE, place, said, target=target, part=part)
    own = [one for one in until if iso_when(one.on) == stage.on]
    said = DatedLine("", str(own[-1].value or ""), str(own[-1].text or "")).said if own else ""
    return Question(AnswerKind.RESULT, place, said, part=part)


def stage_edits(
    path: KeyPath, question: Question, part: PartOfYear, text: str
) -> Iterator[ValueEdit]:
    """The edits that write an answer about a stage.

    Args:
        path: Of the result.
        question: What was asked.
        part: The part of the year that it is about.
        text: The answer; empty where the stage's own entry is to go.
    """
    figure = figure_in(text, question) if text else None
    if text and figure is None and not part.lines:
        yield SetValue(path.key(part.stage), as_paragraphs(text))
        return
    own = f"{part.on}{BEHIND_DATE}"
    old = part.lines.split("\n") if part.lines else []
    new = [line for line in old if not line.startswith(own)]
    if text:
        value = _less(figure, part) if figure else ""
        line = DatedLine(part.on, value, "" if figure else "".join(text.split("\n")))
        new.append(str(line))
    yield from dated_edits(path, part.lines, "\n".join(new))


def _less(figure: str, part: PartOfYear) -> str:
    """A figure without what is dated before the stage's own entry."""
    total = parse_quantity(figure)
    if part.before is None or total is None:
        return figure
    before = part.before.in_unit(total.unit) if total.unit else part.before
    value = total.value - (before.value if before else 0)
    return str(total._replace(value=without_zeros(value)))


def new_stage(stage: FormStage, texts: dict[str, str]) -> AppendEntry:
    """The edit that adds a stage to the plan file.

    Args:
        stage: The stage.
        texts: Its day and its texts, by their fields; none is empty.
    """
    values = {name: as_paragraphs(text) for name, text in texts.items()}
    return AppendEntry(KeyPath.of(STAGES), {"period": stage.name, **values})
