"""The forms in which findings are told."""

from __future__ import annotations

import pytest

from civplan.findings.reporters import REPORTERS
from support.findings import finding_at

FINDINGS = [finding_at(1, 1, 2), finding_at(2, 1, 2, path="b.yaml")]
LINES = {"a.yaml": ["甲乙"]}


@pytest.mark.parametrize(
    ("form", "report"),
    [
        (
            "text",
            (
                "a.yaml:1:1: error X001 它 is wrong\n"
                "    1 | 甲乙\n"
                "      | ^^ help: change 它\n"
                "b.yaml:2:1: error X001 它 is wrong\n"
                "        help: change 它\n"
            ),
        ),
        ("concise", "a.yaml:1:1: error X001 它 is wrong\nb.yaml:2:1: error X001 它 is wrong\n"),
    ],
)
def test_a_reporter_tells_every_finding(form: str, report: str) -> None:
    assert REPORTERS[form](FINDINGS, lambda path: LINES.get(path, []), "en") == report


@pytest.mark.parametrize("form", REPORTERS)
def test_no_finding_is_an_empty_report(form: str) -> None:
    assert REPORTERS[form]([], lambda _: [], "zh") == ""


def test_the_forms_are_these() -> None:
    assert list(REPORTERS) == ["text", "concise"]
