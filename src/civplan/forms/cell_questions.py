"""What a cell asks for a value that the plan file has, or says of it where it cannot ask."""

from __future__ import annotations

import re
from typing import Any

from civplan.forms.cell_texts import LONGEST_CELL, cell_text, has_two_forms
from civplan.forms.dated_answers import dated_text
from civplan.forms.form import PlaceSteps, Question
from civplan.forms.tables import AnswerKind
from civplan.model.result import Result
from civplan.model.text import PLAN_FORM, SUMMARY_FORM, Text

LONGEST_CLOSED = 500
"""Characters that are shown of a value that a cell does not ask for."""
CLOSED = re.compile("（(?:[^（）]*)，请在(?:计划文件里|“完成情况”里)改）")
"""Ends a value that a cell cannot give back."""
TEXT_OF_TWO_FORMS = "计划和总结各有各的写法"
TOO_LONG = "太长，格子里写不下"


def question_for(kind: AnswerKind, value: Any, place: PlaceSteps) -> str | Question:
    """The question for a value; where a cell cannot give it back, only what it says."""
    if isinstance(value, Result) and value.entries:
        lines = dated_text(value.entries)
        closed = lines is None or len(lines) > LONGEST_CELL
        return closed_text(value) if closed else Question(AnswerKind.DATED, place, lines or "")
    if isinstance(value, Text) and has_two_forms(value):
        return _form_question(value, place)
    text = cell_text(value)
    return closed_text(value) if text is None else Question(kind, place, text)


def _form_question(text: Text, place: PlaceSteps) -> str | Question:
    """The question for a text with several forms: for what the summary says."""
    is_plan = text.summary is None and bool(text.plan)
    said = "\n".join(one.text for one in (text.plan if is_plan else text.summary or ()))
    if len(said) > LONGEST_CELL:
        return closed_text(text)
    return Question(AnswerKind.TEXT, (*place, PLAN_FORM if is_plan else SUMMARY_FORM), said)


def closed_text(value: Any) -> str:
    """What a cell says of a value that it does not ask for, and why."""
    match value:
        case Text():
            parts = [paragraph.text for paragraph in value.summary or value.plan]
        case Result():
            entries = value.entries
            parts = [str(one.text or one.value or "") for one in entries] or [str(value.text or "")]
        case _:
            parts = [str(value)]
    said = "；".join(parts)
    why = TOO_LONG if len(said) > LONGEST_CELL else TEXT_OF_TWO_FORMS
    return f"{said[:LONGEST_CLOSED]}（{why}，请在计划文件里改）"
