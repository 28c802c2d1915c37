"""Findings as commands of a GitHub workflow."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given

from civplan.findings.finding import NO_WORDS, Finding, Severity, Span
from civplan.findings.github import MOST_ANNOTATIONS, github_property, github_text, report
from civplan.findings.words import Language, printable_text
from support.findings import FINDINGS, finding_at, made_up_rule

COMMAND = re.compile("::(error|warning|notice) ((?:[a-zA-Z]+=[^:,]*,?)+)::([^\r\n]*)")


def test_a_finding_is_a_command_with_its_place_its_rule_and_its_help() -> None:
    assert report([finding_at(3, 5, 9)], lambda _: [], "zh") == (
        "::error file=a.yaml,line=3,endLine=3,col=5,endColumn=9,title=X001 made-up"
        "::它不对%0A建议：改掉它\n"
    )


def test_over_several_lines_there_are_no_columns() -> None:
    assert report([finding_at(3, 5, 9, end_line=4)], lambda _: [], "en") == (
        "::error file=a.yaml,line=3,endLine=4,title=X001 made-up::它 is wrong%0Ahelp: change 它\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
def test_the_command_says_how_grave_it_is(severity: Severity, command: str) -> None:
    finding = made_up_rule(severity=severity, help_=NO_WORDS).at(Span("a.yaml"), what="it")

    assert report([finding], lambda _: [], "en") == (
        f"::{command} file=a.yaml,line=1,endLine=1,col=1,endColumn=1,title=X001 made-up"
        "::it is wrong\n"
    )


def test_no_finding_is_no_command() -> None:
    assert report([], lambda _: [], "zh") == ""


@pytest.mark.parametrize(
    ("text", "in_message", "in_property"),
    [
        ("50%, 1:2", "50%25, 1:2", "50%25%2C 1%3A2"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("%0A", "%250A", "%250A"),
        ("社区：，", "社区：，", "社区：，"),
        ("\x1b\u2028\udc80", "U+001BU+2028U+DC80", "U+001BU+2028U+DC80"),
    ],
)
def test_signs_of_the_command_language_are_escaped(
    text: str, in_message: str, in_property: str
) -> None:
    assert (github_text(text), github_property(text)) == (in_message, in_property)


def test_a_path_has_no_leading_dot() -> None:
    finding = made_up_rule(help_=NO_WORDS).at(Span("./计划/a,b.yaml"), what="it")

    assert report([finding], lambda _: [], "en") == (
        "::error file=计划/a%2Cb.yaml,line=1,endLine=1,col=1,endColumn=1,title=X001 made-up"
        "::it is wrong\n"
    )


@pytest.mark.parametrize(
    ("counts", "language", "lines"),
    [
        ((10, 10, 10), "en", []),
        (
            (11, 10, 0),
            "en",
            ["GitHub marks at most 10 of a kind; only this log has the other 1 error"],
        ),
        (
            (12, 0, 13),
            "en",
            ["GitHub marks at most 10 of a kind; only this log has the other 2 errors, 3 notes"],
        ),
        ((11, 12, 0), "zh", ["GitHub 每类最多标出10条，以下只见于日志：1个错误，2个警告"]),
    ],
)
def test_a_last_line_says_what_github_leaves_out(
    counts: tuple[int, int, int], language: Language, lines: list[str]
) -> None:
    findings = [
        made_up_rule(severity=severity).at(Span("a.yaml"), what="它")
        for severity, count in zip(Severity, counts, strict=True)
        for _ in range(count)
    ]
    lines_of_report = report(findings, lambda _: [], language).splitlines()

    assert [line for line in lines_of_report if not line.startswith("::")] == lines
    assert len(lines_of_report) == sum(counts) + len(lines)
    assert lines_of_report[sum(counts) :] == lines


@given(FINDINGS)
def test_any_finding_is_one_command_that_is_read_back(findings: list[Finding]) -> None:
    assert len(findings) <= MOST_ANNOTATIONS
    lines = report(findings, lambda _: [], "en").split("\n")
    read = [COMMAND.fullmatch(line) for line in lines[:-1]]

    assert lines[-1] == ""
    assert [match and decoded(match[3]) for match in read] == [
        printable_text(f"{finding.message('en')}\nhelp: {finding.help('en')}")
        for finding in findings
    ]


def decoded(text: str) -> str:
    """A message as GitHub reads it, on one line."""
    return printable_text(unquote(text))
