"""Findings as SARIF 2.1.0."""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given

from civplan.findings.finding import NO_WORDS, Edit, Finding, Rule, Safety, Severity, Span
from civplan.findings.sarif import (
    report,
    sarif_fix,
    sarif_region,
    sarif_rule,
    sarif_uri,
    utf16_column,
)
from civplan.findings.words import Words
from support.findings import FINDINGS, finding_at, made_up_rule, without_halves
from support.golden import Golden

LEVEL = {"enum": ["none", "note", "warning", "error"]}
NUMBER = {"type": "integer", "minimum": 1}


def exactly(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


MESSAGE = exactly({"text": {"type": "string", "minLength": 1}})
RULE = exactly(
    {
        "id": {"type": "string", "pattern": "^[A-Z][0-9]{3}$"},
        "name": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": exactly({"level": LEVEL}),
    },
    optional=("fullDescription", "help"),
)
REGION = exactly(dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), NUMBER))
URI = {"type": "string", "pattern": "^(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*$"}
LOCATION = exactly(
    {"physicalLocation": exactly({"artifactLocation": exactly({"uri": URI}), "region": REGION})}
)
REPLACEMENT = exactly(
    {"deletedRegion": REGION, "insertedContent": MESSAGE}, optional=("insertedContent",)
)
CHANGE = exactly(
    {
        "artifactLocation": exactly({"uri": URI}),
        "replacements": {"type": "array", "items": REPLACEMENT, "minItems": 1},
    }
)
FIX = exactly(
    {
        "description": MESSAGE,
        "artifactChanges": {"type": "array", "items": CHANGE, "minItems": 1},
        "properties": exactly({"safe": {"type": "boolean"}}),
    }
)
RESULT = exactly(
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "fixes": {"type": "array", "items": FIX, "minItems": 1, "maxItems": 1},
    },
    optional=("fixes",),
)
RULES = {"type": "array", "items": RULE, "uniqueItems": True}
RUN = exactly(
    {
        "tool": exactly({"driver": exactly({"name": {"const": "civplan"}, "rules": RULES})}),
        "columnKind": {"const": "utf16CodeUnits"},
        "results": {"type": "array", "items": RESULT},
    }
)
PARTS_IN_USE = exactly(
    {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    }
)


PARTS = jsonschema.Draft202012Validator(PARTS_IN_USE)


def test_a_report_has_the_rules_that_occur_and_a_result_for_each_finding(golden: Golden) -> None:
    warning = made_up_rule("X002", Severity.WARNING, NO_WORDS).at(Span("b.yaml"), what="它")
    findings = [finding_at(2, 3, 5), finding_at(2, 5, 6), warning]

    golden("findings.sarif", report(findings, lambda _: ["", "  𠮷𠮷甲"], "zh"))


def test_no_finding_is_a_run_without_rules_and_results() -> None:
    assert json.loads(report([], lambda _: [], "zh")) == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "civplan", "rules": []}},
                "columnKind": "utf16CodeUnits",
                "results": [],
            }
        ],
    }


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_severities_have_sarif_s_names(severity: Severity, level: str) -> None:
    rule = made_up_rule(severity=severity)
    run = json.loads(report([rule.at(Span("a.yaml"), what="它")], lambda _: [], "zh"))["runs"][0]

    assert run["results"][0]["level"] == level
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": level}


@pytest.mark.parametrize(
    ("help_", "words"),
    [
        (Words("改掉{what}", "change {what}"), {"help": {"text": "change …"}}),
        (Words("{what}", "{what}"), {}),
        (NO_WORDS, {}),
    ],
)
def test_a_rule_is_described_without_values(help_: Words, words: dict[str, dict[str, str]]) -> None:
    rule = Rule("X001", "made-up", Severity.INFO, Words("错", "{a} in {{{b}}}"), help_)

    assert sarif_rule(rule, "en") == {
        "id": "X001",
        "name": "made-up",
        "shortDescription": {"text": "… in {…}"},
        "defaultConfiguration": {"level": "note"},
        **words,
    }


def test_a_rule_says_why() -> None:
    rule = made_up_rule()._replace(why=Words("因为。", "Because."))

    assert sarif_rule(rule, "zh")["fullDescription"] == {"text": "因为。"}


@pytest.mark.parametrize(("safety", "safe"), [(Safety.SAFE, True), (Safety.UNSAFE, False)])
def test_edits_are_a_fix_in_units_of_utf_16(safety: Safety, *, safe: bool) -> None:
    rule = made_up_rule()._replace(fix=safety)
    here, removal = Span("a.yaml", 1, 2, 1, 2), Span("a.yaml", 1, 2, 1, 4)
    finding = rule.at(Span("a.yaml"), what="它").with_edits(Edit(here, "，"), Edit(removal, ""))
    (run,) = json.loads(report([finding], lambda _: ["𠮷𠮷甲"], "zh"))["runs"]

    assert run["results"][0]["fixes"] == [
        {
            "description": {"text": "改掉它"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "a.yaml"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 1,
                                "startColumn": 3,
                                "endLine": 1,
                                "endColumn": 3,
                            },
                            "insertedContent": {"text": "，"},
                        },
                        {
                            "deletedRegion": {
                                "startLine": 1,
                                "startColumn": 3,
                                "endLine": 1,
                                "endColumn": 6,
                            },
                        },
                    ],
                }
            ],
            "properties": {"safe": safe},
        }
    ]


def test_edits_of_two_files_are_two_changes_of_one_fix() -> None:
    edits = [Edit(Span(path), "甲") for path in ("a.yaml", "b.yaml", "a.yaml")]
    finding = made_up_rule(help_=NO_WORDS).at(Span("a.yaml"), what="它").with_edits(*edits)
    fix = sarif_fix(finding, lambda _: [], "en")

    assert fix["description"] == {"text": "它 is wrong"}
    assert [
        (change["artifactLocation"]["uri"], len(change["replacements"]))
        for change in fix["artifactChanges"]  # type: ignore[attr-defined]
    ] == [("a.yaml", 2), ("b.yaml", 1)]


@pytest.mark.parametrize(
    ("line", "column", "units"),
    [
        ("abc", 1, 1),
        ("甲乙丙", 3, 3),
        ("𠮷", 1, 1),
        ("𠮷", 2, 3),
        ("a𠮷b𠮷", 4, 5),
        ("a𠮷b𠮷", 5, 7),
        ("\uffff", 2, 2),
        ("\U00010000", 2, 3),
        ("𠮷", 9, 10),
    ],
)
def test_columns_count_code_units_of_utf_16(line: str, column: int, units: int) -> None:
    assert utf16_column([line], 1, column) == units


def test_each_end_of_a_span_is_counted_on_its_own_line() -> None:
    span = Span("a.yaml", 1, 2, 2, 4)

    assert [sarif_region(span, lines) for lines in (["𠮷", "𠮷𠮷甲"], ["𠮷"], [])] == [
        {"startLine": 1, "startColumn": 3, "endLine": 2, "endColumn": 6},
        {"startLine": 1, "startColumn": 3, "endLine": 2, "endColumn": 4},
        {"startLine": 1, "startColumn": 2, "endLine": 2, "endColumn": 4},
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("plans/a.yaml", "plans/a.yaml"),
        ("./a b:c#d%.yaml", "a%20b%3Ac%23d%25.yaml"),
        ("湖内.yaml", "%E6%B9%96%E5%86%85.yaml"),
        ("\udc80.yaml", "%80.yaml"),
        ("/plans/湖 内.yaml", "file:///plans/%E6%B9%96%20%E5%86%85.yaml"),
        ("../a.yaml", "../a.yaml"),
    ],
)
def test_a_path_is_a_uri(path: str, address: str) -> None:
    assert sarif_uri(path) == address


@given(FINDINGS)
def test_any_finding_is_read_back(findings: list[Finding]) -> None:
    read = json.loads(report(findings, lambda _: ["甲", "𠮷"], "en").encode("utf-8"))
    run = read["runs"][0]
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    PARTS.validate(read)
    assert [(one["ruleId"], one["message"]["text"]) for one in run["results"]] == [
        (
            finding.rule.code,
            without_halves(f"{finding.message('en')}\nhelp: {finding.help('en')}"),
        )
        for finding in findings
    ]
    assert [codes[one["ruleIndex"]] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    assert codes == list(dict.fromkeys(finding.rule.code for finding in findings))


@given(FINDINGS)
def test_any_path_is_read_back(findings: list[Finding]) -> None:
    for finding in findings:
        path = os.fsdecode(unquote_to_bytes(sarif_uri(finding.span.path).removeprefix("file://")))

        assert os.path.normpath(path) == os.path.normpath(finding.span.path)
