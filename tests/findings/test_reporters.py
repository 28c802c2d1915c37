"""The forms of reports."""

from __future__ import annotations

import subprocess
import sys

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


@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_report_for_people_lists_the_first_hundred_of_a_rule_in_a_file(form: str) -> None:
    findings = [
        *(finding_at(line, 1, 2) for line in range(1, 104)),
        *(finding_at(line, 1, 2, path="b.yaml") for line in range(1, 101)),
    ]
    report = REPORTERS[form](findings, lambda _: [], "en")

    assert report.count("a.yaml:") == 101
    assert report.count("b.yaml:") == 100
    assert report.splitlines()[-1] == "a.yaml: 3 more of X001 are not listed"


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif", "junit"])
def test_a_report_for_programs_has_every_finding(form: str) -> None:
    report = REPORTERS[form]([finding_at(line, 1, 2) for line in range(1, 104)], list, "en")

    assert report.count("它 is wrong") == 103


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("json", '[\n  {\n    "code": "X001",'),
        ("github", "::error file=a.yaml,"),
        ("gitlab", '[\n  {\n    "description": "它 is wrong",'),
        ("sarif", '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",'),
        ("junit", '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="2"'),
    ],
)
def test_a_form_for_machines_is_loaded_by_its_name(form: str, beginning: str) -> None:
    report = REPORTERS[form](FINDINGS, lambda path: LINES.get(path, []), "en")

    assert report[: len(beginning)] == beginning
    assert report[-1] == "\n"


@pytest.mark.parametrize("form", ["text", "concise", "github"])
def test_no_finding_is_an_empty_report_line_by_line(form: str) -> None:
    assert REPORTERS[form]([], lambda _: [], "zh") == ""


def test_the_forms_are_these() -> None:
    assert list(REPORTERS) == ["text", "concise", "json", "github", "gitlab", "sarif", "junit"]


def test_a_report_for_people_loads_no_library_of_json_or_xml() -> None:
    program = (
        "import sys; from civplan.findings.reporters import REPORTERS;"
        "[REPORTERS[form]([], list, 'zh') for form in ('text', 'concise')];"
        "print(sorted({'json', 'xml', 'hashlib'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert run.stdout == "[]\n"
