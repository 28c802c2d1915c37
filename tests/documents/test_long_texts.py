"""Long texts: the time of a check and of its fixes grows with the text, not with its square."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from civplan.documents.check import Checker, checked_file
from civplan.documents.fix import fix_files
from civplan.findings.finding import Finding
from support.plans import REQUIRED

pytestmark = pytest.mark.slow
SECONDS = 4.0
"""Of the processor; where time grows with the square of the text, it takes three times as long."""


def seconds_of_check(text: str) -> tuple[float, tuple[Finding, ...]]:
    """The processor time of a check, and its findings."""
    contents = {os.path.realpath("a.yaml"): f"{REQUIRED}{text}\n".encode()}
    start = time.process_time()
    opened = Checker().open(Path("a.yaml"), contents)
    return time.process_time() - start, opened.findings


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        pytest.param("社区组织活动,", "P301", id="half-width commas"),
        pytest.param("社区组织活动.", "P301", id="half-width stops"),
        pytest.param("社区(含)", "P301", id="half-width brackets"),
        pytest.param("“", "P302", id="opening marks"),
        pytest.param("）", "P302", id="closing brackets"),
        pytest.param("组织 ，", "P303", id="blanks before marks"),
        pytest.param("踫头", "P304", id="rare characters"),
        pytest.param("进行进行", "P305", id="doubled words"),
        pytest.param("07年底，", "P307", id="short years"),
        pytest.param("，，甲", "P317", id="repeated marks"),
    ],
)
def test_a_long_text_with_thousands_of_findings_is_checked_in_seconds(unit: str, code: str) -> None:
    seconds, findings = seconds_of_check(f"work: 社区{unit * min(20_000, 50_000 // len(unit))}")

    assert code in {finding.rule.code for finding in findings}
    assert seconds < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("work: 社区" + "_" * 50_000, id="a line to fill in"),
        pytest.param("work: 社区组织" + " 社区组织" * 10_000, id="blanks between words"),
        pytest.param("work: " + "a" * 100_000 + ",社区", id="one mark behind a long word"),
        pytest.param('work: "' + "," * 50_000 + '"', id="commas alone"),
        pytest.param("".join(f"键{number}: 甲\n" for number in range(5_000)), id="unknown keys"),
        pytest.param(
            f"work: 甲 # civplan: ignore[{','.join(f'Q{one}' for one in range(5_000))}] 因为",
            id="unknown rules in a comment",
        ),
        pytest.param(
            "plan:\n  date: 2007-01-10\n  title:\n" + "    - 社区工作计划\n" * 10_000,
            id="lines of a title",
        ),
        pytest.param(
            f"plan:\n  date: 2007-01-10\n  number: 通{' ' * 50_000}甲〔2007〕3",
            id="a number's blanks",
        ),
    ],
)
def test_an_odd_file_is_checked_in_seconds(text: str) -> None:
    assert seconds_of_check(text)[0] < SECONDS


def test_thousands_of_places_are_mended_in_seconds(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{REQUIRED}work: {'社区组织活动,' * 5_000}\n", encoding="utf-8")
    checker = Checker()
    start = time.process_time()
    result = fix_files([checked_file(checker.open(file))], [file], checker.open)

    assert [one.fixes for one in result.fixed] == [5_000]
    assert time.process_time() - start < SECONDS
