"""Each report for machines, validated against what its readers have published."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
from hypothesis import given
from lxml import etree

from civplan.documents.open import lines_of_sources, open_plan
from civplan.findings import github, gitlab, json_report, junit, sarif
from civplan.findings.finding import Finding, LinesOf, findings_in_order
from civplan.findings.words import Language, printable_text
from support.findings import FINDINGS
from support.programs import REPOSITORY

ESCAPED = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
"""The percent sign comes last, so that what it brings out is not read again."""
IN_MESSAGES = ("%0D", "%0A", "%25")


class Command(NamedTuple):
    """What the runner makes of a line."""

    name: str
    properties: dict[str, str]
    message: str


def read_command(line: str) -> Command | None:
    """The command of a line; None when the runner takes it for a line of the log."""
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, message = line[2:].partition("::")
    name, _, fields = head.partition(" ")
    pairs = [entry.partition("=") for entry in fields.split(",")]
    properties = {key: unescaped(value, tuple(ESCAPED)) for key, _, value in pairs}
    return Command(name, properties, unescaped(message, IN_MESSAGES))


def unescaped(text: str, codes: tuple[str, ...]) -> str:
    """A text with the signs for which the codes stand."""
    for code in codes:
        text = text.replace(code, ESCAPED[code])
    return text


SEVERITIES = ("info", "minor", "major", "critical", "blocker")
RELATIVE = "^(?!/|\\./)."
"""A path from the repository's folder; one that begins with ``./`` is not recognised."""
TEXT = {"type": "string", "minLength": 1}
CODE_QUALITY: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": TEXT,
            "severity": {"enum": [*SEVERITIES]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": RELATIVE},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


SCHEMAS = REPOSITORY / "tests" / "schemas"
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
CASES = sorted((REPOSITORY / "tests" / "cases").glob("*.yaml"))
LANGUAGES: list[Language] = ["zh", "en"]


def validator(schema: Any) -> Any:
    """A validator for a schema, which is itself validated."""
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def read(text: str) -> Any:
    """A report as its readers get it: strictly UTF-8."""
    return json.loads(text.encode("utf-8"))


def no_lines(_: str) -> list[str]:
    return []


SARIF = validator(json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")))
OURS = validator(json.loads((REPOSITORY / "docs/findings.schema.json").read_text(encoding="utf-8")))
GITLAB = validator(CODE_QUALITY)


@pytest.fixture(scope="module")
def real() -> tuple[list[Finding], LinesOf]:
    """The findings in all cases, real rules with real advice, and the lines of the files."""
    opened = [open_plan(file) for file in CASES]
    sources = {path: source for plan in opened for path, source in plan.sources.items()}
    return findings_in_order(
        finding for plan in opened for finding in plan.findings
    ), lines_of_sources(sources)


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_findings_are_sarif(real: tuple[list[Finding], LinesOf], language: Language) -> None:
    SARIF.validate(read(sarif.report(*real, language)))


@given(FINDINGS)
def test_any_findings_are_sarif(findings: list[Finding]) -> None:
    SARIF.validate(read(sarif.report(findings, no_lines, "en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_findings_are_our_own_json(
    real: tuple[list[Finding], LinesOf], language: Language
) -> None:
    OURS.validate(read(json_report.report(*real, language)))


@given(FINDINGS)
def test_any_findings_are_our_own_json(findings: list[Finding]) -> None:
    OURS.validate(read(json_report.report(findings, no_lines, "en")))


def test_our_own_schema_refuses_what_it_does_not_name(real: tuple[list[Finding], LinesOf]) -> None:
    (first, *_) = json.loads(json_report.report(*real, "en"))

    for wrong in ({**first, "more": 1}, {**first, "line": 0}, {**first, "severity": "fatal"}):
        with pytest.raises(jsonschema.ValidationError):
            OURS.validate([wrong])


@given(FINDINGS)
def test_any_findings_are_what_jenkins_reads(findings: list[Finding]) -> None:
    document = etree.fromstring(junit.report(findings, no_lines, "zh").encode("utf-8"))

    JUNIT.assertValid(document)


def test_real_findings_are_what_jenkins_reads(real: tuple[list[Finding], LinesOf]) -> None:
    document = etree.fromstring(junit.report(*real, "zh").encode("utf-8"))

    JUNIT.assertValid(document)
    assert len(document.findall(".//failure")) == len(real[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_findings_are_what_gitlab_documents(
    real: tuple[list[Finding], LinesOf], language: Language
) -> None:
    findings, lines_of = real
    inside = [
        finding._replace(span=finding.span._replace(path=Path(finding.span.path).name))
        for finding in findings
    ]
    text = gitlab.report(inside, lines_of, language)

    GITLAB.validate(read(text))
    identities = [one["fingerprint"] for one in json.loads(text)]
    assert len(set(identities)) == len(identities) == len(findings)


@given(FINDINGS)
def test_any_finding_is_a_command_that_github_s_runner_reads_back(
    findings: list[Finding],
) -> None:
    lines = github.report(findings, no_lines, "en").splitlines()

    for finding, line in zip(findings, lines, strict=True):
        command = read_command(line)
        assert command is not None
        assert command.name in {"error", "warning", "notice"}
        file = github.location_properties(finding.span)["file"]
        assert printable_text(command.properties["file"]) == printable_text(file)
        assert command.properties["title"] == f"{finding.rule.code} {finding.rule.slug}"
        assert command.properties["line"] == str(finding.span.line)
        said = f"{finding.message('en')}\nhelp: {finding.help('en')}"
        assert printable_text(command.message) == printable_text(said)


def test_real_findings_are_commands_in_the_order_of_the_files(
    real: tuple[list[Finding], LinesOf],
) -> None:
    lines = [line for line in github.report(*real, "zh").splitlines() if line.startswith("::")]
    commands = [read_command(line) for line in lines]
    files = [command.properties["file"] for command in commands if command]

    assert len(files) == len(real[0])
    assert all(before <= after for before, after in pairwise(files))
