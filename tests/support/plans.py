"""Plan files in tests: from a YAML text to values, and findings as short lines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from civplan.documents.open import OpenedPlan, open_plan
from civplan.findings.finding import Finding
from civplan.model.plan import PLAN_SHAPE, Plan
from civplan.model.shapes import Shape
from civplan.rules.context import CheckOptions
from civplan.rules.examples import (
    EXAMPLE_EVIDENCE,
    EXAMPLE_FILE,
    FILES_BESIDE_EXAMPLE,
    example_options,
    whole_plan,
)
from civplan.source.nodes import Mapping, Node
from civplan.source.source import parse_source

T = TypeVar("T")

REQUIRED = "community: 湖内社区\nyear: 2007\ncampaign: 创建文明社区\n"
"""The three lines that every plan file needs."""


def nodes_of(text: str, path: str = "plan.yaml") -> Mapping:
    """The nodes of a YAML text that has no faults of its own."""
    source = parse_source(text.encode(), path)
    assert source.findings == ()
    assert source.root is not None
    return source.root


def node_of(text: str) -> Node:
    """The node of one value; it stands on line 1 from column 4 on."""
    return nodes_of(f"x: {text}").entries[0][1]


def read_value(shape: Shape[Any], text: str) -> tuple[Any, list[str]]:
    """What a shape reads from one value, and what it finds wrong."""
    findings: list[Finding] = []
    return shape.read(node_of(text), findings), finding_lines(findings)


def value_of(shape: Shape[T], text: str) -> T:
    """What a shape reads from one value that is right."""
    findings: list[Finding] = []
    value = shape.read(node_of(text), findings)
    assert finding_lines(findings) == []
    assert value is not None
    return value


def read_plan(text: str) -> tuple[Plan | None, list[str]]:
    """The plan of a file's text, and what is wrong with it."""
    findings: list[Finding] = []
    return PLAN_SHAPE.read(nodes_of(text), findings), finding_lines(findings)


def plan_of(text: str) -> Plan:
    """The plan of a text that is right; the required lines are put before it."""
    plan, findings = read_plan(REQUIRED + text)
    assert findings == []
    assert plan is not None
    return plan


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """Findings as ``line:column code message``, in English."""
    return [
        f"{one.span.line}:{one.span.column} {one.rule.code} {one.message('en')}" for one in findings
    ]


def opened_example(example: str, folder: Path, passes: str = "") -> OpenedPlan:
    """Write an example into a folder as a plan file, open and check it.

    ``passes`` is the rule's passing example, which may be what was issued before.
    """
    return opened_file(whole_plan(example).encode(), folder, example_options(example, passes))


def opened_file(content: bytes, folder: Path, options: CheckOptions | None = None) -> OpenedPlan:
    """Write, open and check a plan file; the file that it may extend lies beside it."""
    for name, text in FILES_BESIDE_EXAMPLE.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in EXAMPLE_EVIDENCE:
        (folder / name).touch()
    file = folder / EXAMPLE_FILE
    file.write_bytes(content)
    return open_plan(file, options=options)


HEAD = f"{REQUIRED}principles: 一\ngoals: 二\nplan: {{date: 2007-01-10}}\n"
"""Six lines; what a test says stands from line 7 on."""


def findings_in_file(
    folder: Path, text: str, options: CheckOptions | None = None
) -> tuple[Finding, ...]:
    """The findings in a plan file of this text."""
    file = folder / "a.yaml"
    file.write_bytes(text.encode())
    return open_plan(file, options=options).findings
