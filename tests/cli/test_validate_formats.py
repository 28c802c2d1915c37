"""``civplan validate --format``: documents for other programs."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from civplan.findings.reporters import REPORTERS
from support.command import Command
from support.plans import REQUIRED

FINE = f"{REQUIRED}principles: 一\ngoals: 二\nwork: 三\nplan: {{date: 2007-01-10}}\n"
WRONG = f"{FINE}𠮷: 1\n"
NO_SUITE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="0" failures="0" errors="0">\n'
)
FOR_MACHINES = ("json", "github", "gitlab", "sarif", "junit")


@pytest.mark.parametrize(
    ("form", "document"),
    [
        ("json", "[]\n"),
        ("github", ""),
        ("gitlab", "[]\n"),
        ("junit", f"{NO_SUITE}</testsuites>\n"),
    ],
)
def test_nothing_found_is_a_whole_document(command: Command, form: str, document: str) -> None:
    command.write("a.yaml", FINE)

    assert command("validate", "a.yaml", "--format", form) == (
        0,
        document,
        "1 file: nothing found\n",
    )


def test_nothing_found_is_a_sarif_run_without_results(command: Command) -> None:
    command.write("a.yaml", FINE)
    ran = command("validate", "a.yaml", "--format", "sarif")

    assert (ran.code, ran.err) == (0, "1 file: nothing found\n")
    assert [run["results"] for run in json.loads(ran.out)["runs"]] == [[]]


@pytest.mark.parametrize("form", REPORTERS)
def test_the_exit_code_is_the_same_in_every_format(command: Command, form: str) -> None:
    command.write("fine.yaml", FINE)
    command.write("wrong.yaml", WRONG)
    files = (["fine.yaml"], ["wrong.yaml"], ["none.yaml", "wrong.yaml"])

    assert [command("validate", *paths, "--format", form).code for paths in files] == [0, 1, 2]


def test_json_has_the_place_of_a_finding(command: Command) -> None:
    command.write("a.yaml", WRONG)
    findings = json.loads(command("validate", "a.yaml", "--format", "json").out)

    assert [[one[name] for name in ("code", "path", "line", "column")] for one in findings] == [
        ["Y030", "a.yaml", 8, 1]
    ]


def test_sarif_counts_the_units_of_the_line_in_the_file(command: Command) -> None:
    command.write("a.yaml", WRONG)
    sarif = json.loads(command("validate", "a.yaml", "--format", "sarif").out)
    physical = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]

    assert physical == {
        "artifactLocation": {"uri": "a.yaml"},
        "region": {"startLine": 8, "startColumn": 1, "endLine": 8, "endColumn": 3},
    }


def test_junit_has_a_suite_for_each_file_with_findings(command: Command) -> None:
    for name in ("b", "a"):
        command.write(f"{name}.yaml", WRONG)
    command.write("c.yaml", FINE)
    root = ET.fromstring(command("validate", ".", "--format", "junit").out)

    assert [(suite.get("name"), suite.get("failures")) for suite in root] == [
        ("a.yaml", "1"),
        ("b.yaml", "1"),
    ]


def test_the_help_names_every_format(command: Command) -> None:
    text = " ".join(command("validate", "--help").out.split())

    assert "the form of the output: text, concise, json, github, gitlab, sarif or junit" in text
    assert list(REPORTERS) == ["text", "concise", *FOR_MACHINES]
