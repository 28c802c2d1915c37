"""The record of an issued plan as data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.model.issued import IssuedPlan, ItemPlace, Promise, PromisedTarget
from civplan.model.issued_record import (
    UnusableRecord,
    issued_plan_from_text,
    record_data,
    record_hash,
    record_text,
)

PLACE = ItemPlace("work", "治安")
ISSUED = IssuedPlan(
    community="湖内社区",
    year=2007,
    issued="2007-01-10",
    date="2007-01-08",
    goals=(PromisedTarget("满意率", "at_least", "95", "%", id="satisfaction"),),
    items=(
        Promise(PLACE, "每周巡逻。", "patrol", "巡逻", "2007-12", items=(Promise(PLACE, "夜巡"),)),
        Promise(
            ItemPlace("其他"),
            "评上等级。",
            targets=(PromisedTarget("等级", "level", level="市级"),),
        ),
    ),
)
RECORD = """\
{
  "version": 1,
  "community": "湖内社区",
  "year": 2007,
  "date": "2007-01-08",
  "issued": "2007-01-10",
  "goals": [
    {
      "comparison": "at_least",
      "figure": "95",
      "id": "satisfaction",
      "measure": "满意率",
      "unit": "%"
    }
  ],
  "items": [
    {
      "area": "治安",
      "section": "work",
      "id": "patrol",
      "name": "巡逻",
      "text": "每周巡逻。",
      "due": "2007-12",
      "items": [
        {
          "text": "夜巡"
        }
      ]
    },
    {
      "section": "其他",
      "text": "评上等级。",
      "targets": [
        {
          "comparison": "level",
          "level": "市级",
          "measure": "等级"
        }
      ]
    }
  ],
"""
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def signed(data: dict[str, Any]) -> str:
    """Data as a record's text with the hash that fits."""
    return json.dumps(data | {"hash": record_hash(data)})


def refusal(text: str) -> str:
    """Why a record's text is refused."""
    with pytest.raises(UnusableRecord) as caught:
        issued_plan_from_text(text)
    return caught.value.reason.en


def test_a_record_is_readable_and_in_the_order_of_the_plan() -> None:
    *_, ending = record_text(ISSUED).splitlines(keepends=True)[-2:]

    assert record_text(ISSUED).startswith(RECORD)
    assert ending == "}\n"
    assert f'"hash": "{record_hash(record_data(ISSUED))}"' in record_text(ISSUED)


def test_a_record_reads_back_as_what_was_issued() -> None:
    assert issued_plan_from_text(record_text(ISSUED)) == ISSUED


def test_a_record_that_an_editor_laid_out_anew_is_the_same() -> None:
    laid_out = json.dumps(json.loads(record_text(ISSUED)), sort_keys=True)

    assert issued_plan_from_text(laid_out) == ISSUED


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "from line 1 on it is no JSON"),
        ('{\n"version": 1,\n', "from line 3 on it is no JSON"),
        ("[" * 100_000, "from line 1 on it is no JSON"),
        ("9" * 5_000, "from line 1 on it is no JSON"),
        ("[]", "it is no record of an issued plan"),
        ("{}", "it is no record of an issued plan"),
        ('{"version": true}', "it is no record of an issued plan"),
        ('{"version": 0}', "it is no record of an issued plan"),
        ('{"version": 2}', "a newer civplan wrote it"),
        (record_text(ISSUED).replace("95", "90"), "it was edited after the plan was issued"),
        (json.dumps(record_data(ISSUED)), "it was edited after the plan was issued"),
    ],
)
def test_what_cannot_be_relied_on_is_refused(text: str, reason: str) -> None:
    assert refusal(text) == reason


@pytest.mark.parametrize(
    "change",
    [
        {"community": ""},
        {"community": 7},
        {"community": "湖内\n社区"},
        {"year": "2007"},
        {"year": 7},
        {"year": True},
        {"date": "soon"},
        {"goals": {}},
        {"goals": ["碰头会"]},
        {"goals": [{"measure": "会", "comparison": "more", "figure": "1"}]},
        {"goals": [{"measure": "会", "comparison": "at_least"}]},
        {"goals": [{"measure": "会", "comparison": "at_least", "figure": "许多"}]},
        {"goals": [{"measure": "会", "comparison": "at_least", "figure": "1次"}]},
        {"goals": [{"measure": "会", "comparison": "level"}]},
        {"goals": [{"comparison": "level", "level": "市级"}]},
        {"items": [{"text": "巡逻"}]},
        {"items": [{"section": "work", "due": "2007-13"}]},
        {"items": [{"section": "work", "items": [[]]}]},
        {"items": [{"section": "work", "text": "\ud800"}]},
    ],
)
def test_a_record_of_another_shape_is_refused(change: dict[str, Any]) -> None:
    data = json.dumps(record_data(ISSUED) | change | {"hash": ""})

    assert refusal(data) == "it is no record of an issued plan"


@given(ANY_JSON)
def test_any_json_is_refused(data: Any) -> None:
    assert refusal(json.dumps(data))


@given(st.sampled_from([*record_data(ISSUED), "hash"]), ANY_JSON)
def test_any_value_in_a_record_is_read_or_refused(name: str, value: Any) -> None:
    try:
        text = signed(record_data(ISSUED) | {name: value})
    except ValueError:  # a lone surrogate has no hash
        return
    try:
        issued = issued_plan_from_text(text)
    except UnusableRecord:
        return
    assert issued_plan_from_text(record_text(issued)) == issued
