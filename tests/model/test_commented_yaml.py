"""Texts as YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.words import Language
from civplan.model.commented_yaml import (
    field_lines,
    key_comment,
    optional_field_lines,
    record_lines,
)
from civplan.model.item import Criterion
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import RecordOf, records_in
from civplan.model.target import Change
from civplan.model.yaml_texts import yaml_text
from civplan.source.nodes import Scalar
from support.plans import node_of

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


@pytest.mark.parametrize(
    "text",
    [
        "湖内社区",
        "𠮷社区",
        "居民议事会 ≥ 12 次",
        "2007-12",
        "95%",
        "第一，第二。",
        "GB/T 9704-2012",
    ],
)
def test_a_plain_text_stands_bare(text: str) -> None:
    assert yaml_text(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", '""'),
        ("A&B: 湖/内 #1", '"A&B: 湖/内 #1"'),
        (" 湖内", '" 湖内"'),
        ("湖内 ", '"湖内 "'),
        ("湖  内", '"湖  内"'),
        ("123", '"123"'),
        ("1_000", '"1_000"'),
        ("1e5", '"1e5"'),
        ("0x1F", '"0x1F"'),
        ("No", '"No"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("-", '"-"'),
        ("- 湖内", '"- 湖内"'),
        ("社区：湖内", '"社区：湖内"'),
        ('说"好"', '"说\\"好\\""'),
        ("a\\b", '"a\\\\b"'),
        ("一\n二", '"一\\u000a二"'),
        ("\ufeff", '"\\ufeff"'),
        ("\U000e0001", '"\\U000e0001"'),
    ],
)
def test_what_yaml_would_take_for_something_else_is_quoted(text: str, written: str) -> None:
    assert yaml_text(text) == written


@given(TEXTS)
def test_every_text_reads_back_as_itself(text: str) -> None:
    node = node_of(yaml_text(text))

    assert isinstance(node, Scalar)
    assert (node.text, node.is_nothing) == (text, False)


@given(TEXTS)
def test_every_text_is_a_text_for_other_readers_of_yaml(text: str) -> None:
    read = yaml.safe_load(yaml_text(text))

    assert str(read) == text


CRITERION = RecordOf(Criterion)


def test_a_record_is_its_values_then_what_else_may_be_given() -> None:
    assert list(record_lines(CRITERION, {"ref": "Ⅱ-3", "points": 5}, "en")) == [
        "ref: Ⅱ-3  # its number there (required)",
        "points: 5  # the points it gives: a figure, perhaps with a unit: 12, 95%",
        "# self:  # the points claimed: a figure, perhaps with a unit: 12, 95%",
    ]


def test_without_explanations_only_the_values_remain() -> None:
    assert list(record_lines(CRITERION, {"ref": "a: b"}, "zh", explain=False)) == [
        '标准条目: "a: b"'
    ]


def test_lists_and_records_are_indented_and_explained_once() -> None:
    work = {"areas": [{"name": "甲", "items": ["一", {"text": "二"}]}, {"name": "乙"}]}
    lines = list(field_lines(PLAN_SHAPE, {"work": work}, "en"))
    given = [line.partition("  #")[0] for line in lines if not line.strip().startswith("#")]

    assert given == [
        "work:",
        "  areas:",
        "    - name: 甲",
        "      items:",
        "        - 一",
        "        - text: 二",
        "    - name: 乙",
    ]
    assert sum(line.strip().startswith("# status:") for line in lines) == 1
    assert sum(line.strip().startswith("# lead:") for line in lines) == 2
    assert lines[-1] == "    - name: 乙"


def test_spare_fields_are_commented_out_some_with_a_value() -> None:
    change = RecordOf(Change)

    assert list(optional_field_lines(change, {"from_": "甲"}, {"why": "乙"}, "zh")) == [
        "# 日期:  # 何时调整。日期：2007-12-20、2007-12、2007-Q2、2007-H1、2007 或 长期",
        "# 原因: 乙  # 为什么调整（必填）",
    ]


def test_directives_are_left_out() -> None:
    target = records_in(PLAN_SHAPE)["Target"]
    lines = list(optional_field_lines(target, {}, {}, "en"))

    assert [line for line in lines if line.startswith(("# drop:", "# after:"))] == []
    assert lines[0] == "# id:  # unique in this file"


@pytest.mark.parametrize(
    ("field", "language", "words"),
    [
        ("community", "zh", "社区全称（必填）"),
        ("community", "en", "its full name (required)"),
        ("issuer", "en", "community + 居民委员会 by default"),
        ("year", "zh", "哪一年的工作（必填）。四位数年份"),
        ("work", "en", "what is to be done"),
    ],
)
def test_a_key_is_explained_in_one_line(field: str, language: Language, words: str) -> None:
    key = PLAN_SHAPE.by_name[field]

    assert key_comment(key, language) == words


def test_a_choice_is_explained_with_its_choices() -> None:
    key = records_in(PLAN_SHAPE)["Item"].by_name["in"]

    assert key_comment(key, "zh") == "写进哪份文件，默认两份都写。计划（plan）、总结（summary）"
