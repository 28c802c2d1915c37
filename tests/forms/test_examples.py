"""The forms of the examples: nothing filled in changes nothing, and an answer one or two lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from civplan.forms.fill import fill_from_form
from civplan.forms.form import Question
from civplan.forms.questions import plan_form
from civplan.forms.tables import AnswerKind
from civplan.forms.write_form import plan_for_form
from support.forms import questions_of, workbook_of
from support.programs import REPOSITORY

EXAMPLES = REPOSITORY / "examples"
PLANS = sorted(
    str(path.relative_to(EXAMPLES))
    for pattern in ("*.yaml", "extends/hubin*.yaml", "tongbei-2007/*.yaml")
    for path in EXAMPLES.glob(pattern)
    if path.name != "district.yaml"
)
MOST_LINES = 2.5
"""Lines that go or come for each answer: most are one that goes and one that comes."""


def plain(data: bytes) -> bytes:
    """The file as it is."""
    return data


def with_carriage_returns(data: bytes) -> bytes:
    """The file as Windows writes it."""
    return data.replace(b"\n", b"\r\n")


def in_gb18030(data: bytes) -> bytes:
    """The file in the other encoding."""
    return data.decode().encode("gb18030")


def answer_to(question: Question) -> str:
    """An answer that is new to the file; empty where the file's own is left."""
    match question.kind:
        case AnswerKind.TEXT | AnswerKind.RESULT:
            return f"{question.value}（已经核对）"
        case AnswerKind.LINE:
            return f"{question.value}甲"
        case AnswerKind.FIGURE if not question.value:
            goal = question.target.goal if question.target else None
            return "99%" if goal and goal.unit == "%" else "1000"
    return ""


@pytest.mark.parametrize(
    "written",
    [
        plain,
        pytest.param(with_carriage_returns, marks=pytest.mark.slow),
        pytest.param(in_gb18030, marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("name", PLANS)
def test_the_answers_of_an_example_change_a_line_or_two_each(
    name: str, written: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    folder = copytree(EXAMPLES, tmp_path / "examples")
    path = folder / name
    path.write_bytes(written(path.read_bytes()))
    form = plan_form(plan_for_form(path))
    asked = ((key, answer_to(question)) for key, question in questions_of(form))
    answers = {key: answer for key, answer in asked if answer}

    untouched = fill_from_form(path, workbook_of(form, {}))
    filled = fill_from_form(path, workbook_of(form, answers))
    filled.write()
    again = fill_from_form(path, workbook_of(form, answers))

    assert (untouched.is_changed, untouched.findings) == (False, ())
    assert (filled.taken, filled.findings) == (len(answers), ())
    lines = [line for line in filled.diff.splitlines()[2:] if line.startswith(("+", "-"))]
    assert len(lines) <= MOST_LINES * len(answers)
    assert not again.is_changed


def test_there_are_examples() -> None:
    assert len(PLANS) > 15
