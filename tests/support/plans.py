"""Plan files in tests: from a YAML text to values, and findings as short lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from civplan.findings.finding import Finding
from civplan.model.plan import PLAN, Plan
from civplan.model.shapes import Shape
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
    found: list[Finding] = []
    return shape.read(node_of(text), found), told(found)


def value_of(shape: Shape[T], text: str) -> T:
    """What a shape reads from one value that is right."""
    found: list[Finding] = []
    value = shape.read(node_of(text), found)
    assert told(found) == []
    assert value is not None
    return value


def read_plan(text: str) -> tuple[Plan | None, list[str]]:
    """The plan of a file's text, and what is wrong with it."""
    found: list[Finding] = []
    return PLAN.read(nodes_of(text), found), told(found)


def plan_of(text: str) -> Plan:
    """The plan of a text that is right; the required lines are put before it."""
    plan, found = read_plan(REQUIRED + text)
    assert found == []
    assert plan is not None
    return plan


def told(findings: Iterable[Finding]) -> list[str]:
    """Findings as ``line:column code message``, in English."""
    return [
        f"{one.span.line}:{one.span.column} {one.rule.code} {one.message('en')}" for one in findings
    ]
