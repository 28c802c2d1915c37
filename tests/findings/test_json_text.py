"""JSON that any reader takes and any console shows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.findings.json_text import json_text
from support.findings import ANY_TEXT, without_halves


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([], "[]\n"),
        ([{"路径": 1}], '[\n  {\n    "路径": 1\n  }\n]\n'),
        ("全角\u3000空格𠮷", '"全角\u3000空格𠮷"\n'),
        ('"\\\n', '"\\"\\\\\\n"\n'),
        ("\x1b\x7f\xa0\u200b\u2028", '"\\u001b\\u007f\\u00a0\\u200b\\u2028"\n'),
        ("\U000e0001", '"\\udb40\\udc01"\n'),
        ("\udc80", '"U+DC80"\n'),
    ],
)
def test_what_can_be_shown_stays_and_the_rest_is_escaped(value: object, text: str) -> None:
    assert json_text(value) == text


@given(st.lists(ANY_TEXT))
def test_a_reader_gets_back_what_was_written(texts: list[str]) -> None:
    text = json_text(texts)

    assert json.loads(text.encode("utf-8")) == [without_halves(text) for text in texts]
    assert text.replace("\n", "").replace("\u3000", "").isprintable()
