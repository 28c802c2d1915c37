"""Texts as YAML."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.quoting import yaml_text
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
