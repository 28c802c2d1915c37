"""Findings as a JUnit report."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from civplan.findings.finding import NO_WORDS, Finding, Severity, Span
from civplan.findings.junit import report, xml_text
from civplan.findings.words import printable_text
from support.findings import FINDINGS, finding_at, made_up_rule


def test_a_file_is_a_suite_and_a_finding_a_failed_test() -> None:
    warning = made_up_rule("X002", Severity.WARNING, NO_WORDS).at(Span("b.yaml"), what="它")

    assert report([finding_at(3, 5, 9), finding_at(4, 1, 2), warning], lambda _: [], "zh") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites tests="3" failures="3" errors="0">\n'
        '  <testsuite name="a.yaml" tests="2" failures="2" errors="0">\n'
        '    <testcase classname="a.yaml" name="X001 made-up 3:5">\n'
        '      <failure type="error" message="它不对">建议：改掉它</failure>\n'
        "    </testcase>\n"
        '    <testcase classname="a.yaml" name="X001 made-up 4:1">\n'
        '      <failure type="error" message="它不对">建议：改掉它</failure>\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="b.yaml" tests="1" failures="1" errors="0">\n'
        '    <testcase classname="b.yaml" name="X002 made-up 1:1">\n'
        '      <failure type="warning" message="它不对"></failure>\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_no_finding_is_a_report_without_a_suite() -> None:
    assert report([], lambda _: [], "zh") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites tests="0" failures="0" errors="0">\n'
        "</testsuites>\n"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ('<a b="c">&\'</a>', "&lt;a b=&quot;c&quot;&gt;&amp;'&lt;/a&gt;"),
        ("]]>", "]]&gt;"),
        ("a\tb\nc", "a b c"),
        ("\x00\x1b\x85\ufffe\udc80", "U+0000U+001BU+0085U+FFFEU+DC80"),
        ("𠮷\u3000", "𠮷\u3000"),
    ],
)
def test_what_xml_cannot_hold_is_escaped(text: str, escaped: str) -> None:
    assert xml_text(text) == escaped


@given(FINDINGS)
def test_any_finding_is_read_back(findings: list[Finding]) -> None:
    root = ET.fromstring(report(findings, lambda _: [], "en").encode("utf-8"))

    assert [
        (case.get("classname"), failure.get("type"), failure.get("message"), failure.text)
        for case in root.iter("testcase")
        for failure in case.iter("failure")
    ] == [
        (
            printable_text(finding.span.path),
            finding.rule.severity.value,
            printable_text(finding.message("en")),
            printable_text(f"help: {finding.help('en')}"),
        )
        for finding in findings
    ]
    assert sum(int(suite.get("tests", "")) for suite in root) == len(findings)
