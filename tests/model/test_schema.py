"""The JSON Schema of the plan file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import records_in
from civplan.model.schema import or_null, schema_of
from civplan.source.nodes import Mapping, Node, Scalar
from support.plans import REQUIRED, nodes_of
from support.programs import EXAMPLE_PLANS

SCHEMA = schema_of(PLAN_SHAPE)
VALIDATOR = Draft202012Validator(SCHEMA)

SHARED = {"tongbei-2007.yaml", "2007.yaml"}
"""Their community stands in the files that extend them."""
HALVES = {"hunei-2025.yaml", "柳浪2008.yaml"}
"""What they lack stands in the files that combine them with their summaries."""
NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
WORDS = {"true": True, "false": False, "": None, "~": None, "null": None}


def as_editors_see(node: Node) -> Any:
    """A node as YAML's core schema types it: bare numbers and true, false and null are no texts."""
    if isinstance(node, Mapping):
        return {name.text: as_editors_see(value) for name, value in node.entries}
    if not isinstance(node, Scalar):
        return [as_editors_see(item) for item in node.items]
    if not node.plain:
        return node.text
    if NUMBER.fullmatch(node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return WORDS.get(node.text, node.text)


def is_valid(text: str) -> bool:
    """True when the schema takes a plan file."""
    return bool(VALIDATOR.is_valid(as_editors_see(nodes_of(text))))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_there_are_examples() -> None:
    assert len(EXAMPLE_PLANS) >= 3


@pytest.mark.parametrize("file", EXAMPLE_PLANS, ids=lambda file: file.name)
def test_every_example_is_valid(file: Path) -> None:
    example = as_editors_see(nodes_of(file.read_text(encoding="utf-8")))
    if file.name in SHARED:
        example["community"] = "湖滨社区"
    if file.name in HALVES:
        example |= {"community": "湖滨社区", "year": 2008, "campaign": "创建文明社区"}

    assert [error.message for error in VALIDATOR.iter_errors(example)] == []


@pytest.mark.parametrize(
    "text",
    [
        REQUIRED,
        "社区: 湖内社区\n年度: 2007\n主题: 创建\n",
        "社区: 湖内社区\nyear: 2007年\ncampaign: 2007\n",
        "extends: base.yaml\n",
        "继承: base.yaml\nwork: {areas: [{id: a, drop: true}, {编号: b, 排在: a}]}\n",
        f"{REQUIRED}district:\nissuer: ~\n",
        f"{REQUIRED}principles: 坚持。\n",
        f"{REQUIRED}principles: [一, 二]\n",
        f"{REQUIRED}principles: {{plan: 一, 总结: [二]}}\n",
        f"{REQUIRED}work: {{areas: [{{name: 甲, items: [一, {{text: 二, items: [三]}}]}}]}}\n",
        f"{REQUIRED}goals: {{target: 会 ≥ 12 次}}\n",
        f"{REQUIRED}goals: {{指标: [会 ≥ 12 次, {{measure: 会, every: 月, result: 12}}]}}\n",
        f"{REQUIRED}goals: {{target: {{measure: 会, results: [{{on: 2007-05, value: 3}}]}}}}\n",
        f"{REQUIRED}work: {{items: [{{text: 一, result: 是, highlight: 是, due: 2007-Q2}}]}}\n",
        f"{REQUIRED}work: {{items: [{{text: 一, result: {{value: 12, text: 做了}}}}]}}\n",
        f"{REQUIRED}sections: [{{heading: 一, after: 主要工作}}]\n",
    ],
)
def test_what_the_builder_takes_is_valid(text: str) -> None:
    assert is_valid(text)


@pytest.mark.parametrize(
    "text",
    [
        "community: 湖内社区\nyear: 2007\n",
        REQUIRED.replace("2007", "07"),
        REQUIRED.replace("湖内社区", ""),
        f"{REQUIRED}comunity: 湖内社区\n",
        f"{REQUIRED}honours: {{一: 二}}\n",
        f"{REQUIRED}work: {{areas: [{{text: 一}}]}}\n",
        f"{REQUIRED}work: {{areas: [文字]}}\n",
        f"{REQUIRED}work: {{layout: 树}}\n",
        f"{REQUIRED}work: {{items: 一}}\n",
        f"{REQUIRED}work: {{items: [{{text: 一, due: 近期}}]}}\n",
        f"{REQUIRED}work: {{items: [{{text: 一, highlight: 或许}}]}}\n",
        f"{REQUIRED}profile: {{area: 若干}}\n",
        f"{REQUIRED}principles: {{plan: 一, 年底: 二}}\n",
        f"{REQUIRED}sections: [{{heading: 一, after: 工作}}]\n",
        f"{REQUIRED}schedule: [{{from: 2007-01}}]\n",
    ],
)
def test_what_the_builder_refuses_is_not(text: str) -> None:
    assert not is_valid(text)


def test_every_key_stands_under_all_its_names_with_its_meaning() -> None:
    for name, shape in records_in(PLAN_SHAPE).items():
        properties = SCHEMA["$defs"][name]["properties"]
        assert list(properties) == [alias for key in shape.keys for alias in key.names]
        for key in shape.keys:
            for alias in key.names:
                about = properties[alias]
                assert about["title"] == f"{key.zh} / {key.en}"
                assert about["description"] == f"{key.about.zh} / {key.about.en}"


def test_every_reference_leads_somewhere() -> None:
    names = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(SCHEMA)))

    assert names <= set(SCHEMA["$defs"])
    assert {"Plan", "Item", "Text"} <= names


def test_the_schema_is_the_same_each_time() -> None:
    assert json.dumps(schema_of(PLAN_SHAPE)) == json.dumps(SCHEMA)


@pytest.mark.parametrize(
    ("schema", "nullable"),
    [
        ({"type": ["string"], "pattern": "a"}, {"type": ["string", "null"], "pattern": "a"}),
        ({"enum": ["a"]}, {"enum": ["a", None]}),
        ({"anyOf": [{"enum": ["a"]}]}, {"anyOf": [{"enum": ["a"]}, {"type": "null"}]}),
        ({"$ref": "#"}, {"anyOf": [{"$ref": "#"}, {"type": "null"}]}),
        ({"type": "array"}, {"anyOf": [{"type": "array"}, {"type": "null"}]}),
    ],
)
def test_a_key_without_a_value_counts_as_not_given(
    schema: dict[str, Any], nullable: dict[str, Any]
) -> None:
    assert or_null(schema) == nullable
