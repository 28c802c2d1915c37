"""The result of a file is the same after it has been stored and read again."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civplan.district.memory.file_result import (
    CommunityFile,
    FileResult,
    FindingText,
    ItemResult,
    Location,
    TargetResult,
    file_result_from_json,
    file_result_to_json,
)
from civplan.findings.words import Words

TEXTS = st.text(max_size=8) | st.sampled_from(["湖内社区", "96.2", "\n", "\udcff", "\U00020bb7"])
NUMBERS = st.integers(0, 2**32 - 1)
LOCATIONS = st.builds(Location, TEXTS, NUMBERS, NUMBERS)
WORDS = st.builds(Words, TEXTS, TEXTS)
SEVERITIES = st.sampled_from(["error", "warning", "info"])
FINDINGS = st.builds(FindingText, TEXTS, SEVERITIES, WORDS, WORDS, LOCATIONS)


def tuples(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Some of these values."""
    return st.lists(values, max_size=3).map(tuple)


TARGETS = st.builds(
    TargetResult,
    **dict.fromkeys(("id", "measure", "value", "unit", "words"), TEXTS),
    met=st.none() | st.booleans(),
    is_promise=st.booleans(),
    location=LOCATIONS,
)
ITEMS = st.builds(
    ItemResult,
    **dict.fromkeys(
        (
            "area",
            "area_name",
            "line",
            "title",
            "status",
            "due",
            "outcome",
            "reason",
            "next",
        ),
        TEXTS,
    ),
    highlight=st.booleans(),
    not_applicable=st.booleans(),
)
FILES = st.builds(
    CommunityFile,
    **dict.fromkeys(
        ("path", "community", "district", "campaign", "plan_date", "summary_date"), TEXTS
    ),
    year=st.integers(1949, 2100),
    has_summary=st.booleans(),
    profile=st.dictionaries(TEXTS, TEXTS, max_size=2),
    targets=tuples(TARGETS),
    items=tuples(ITEMS),
    problems=tuples(TEXTS),
    next_steps=tuples(TEXTS),
    locations=st.dictionaries(TEXTS, LOCATIONS, max_size=2),
)
RESULTS = st.builds(
    FileResult,
    path=TEXTS,
    file=st.none() | FILES,
    errors=tuples(FINDINGS),
    warnings=st.integers(0, 9),
    documents=tuples(TEXTS),
    failure=st.none() | WORDS,
)


@given(result=RESULTS)
def test_a_result_is_the_same_after_storing(result: FileResult) -> None:
    again = file_result_from_json(file_result_to_json(result))

    assert again == result
    assert repr(again) == repr(result)  # a list is no tuple, a plain tuple no Location


@given(result=RESULTS)
def test_a_result_is_stored_on_one_line(result: FileResult) -> None:
    assert len(file_result_to_json(result).split("\n")) == 1


ERROR = FindingText(
    "T203", "error", Words("坏", "bad"), Words("改", "mend"), Location("a.yaml", 1, 1)
)


@pytest.mark.parametrize(
    ("result", "has_errors"),
    [
        (FileResult("a.yaml", None), False),
        (FileResult("a.yaml", None, warnings=2), False),
        (FileResult("a.yaml", None, (ERROR,)), True),
        (FileResult("a.yaml", None, failure=Words("读不了", "cannot be read")), True),
    ],
)
def test_an_error_or_a_failure_stops_documents(result: FileResult, has_errors: bool) -> None:  # noqa: FBT001
    assert result.has_errors is has_errors


WHOLE = json.loads(file_result_to_json(FileResult("a.yaml", None, (ERROR,))))


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        "{}",
        json.dumps({**WHOLE, "errors": [["T203"]]}),
        json.dumps({**WHOLE, "file": {"path": 3}}),
        json.dumps({name: value for name, value in WHOLE.items() if name != "documents"}),
    ],
)
def test_what_is_no_result_is_refused(damaged: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        file_result_from_json(damaged)
