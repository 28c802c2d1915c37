"""Where a finding can be seen on the pages."""

from __future__ import annotations

import pytest

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.preview.shown_file import PlaceOfKey, PrintedKeys, ShownDocument

LABEL = Words("计划", "Plan")
PLAN_KEYS = {
    "campaign": PlaceOfKey("plan.yaml", 3, 11, is_computed=False),
    "work.items[1].text": PlaceOfKey("plan.yaml", 7, 15, is_computed=False),
    "work.items[1].due": PlaceOfKey("plan.yaml", 7, 30, is_computed=False),
    "district": PlaceOfKey("base.yaml", 1, 11, is_computed=False),
}
SUMMARY_KEYS = {
    "work.items[1].result": PlaceOfKey("plan.yaml", 8, 17, is_computed=False),
    "campaign": PlaceOfKey("plan.yaml", 3, 11, is_computed=False),
}
KEYS = PrintedKeys(
    [ShownDocument("plan", LABEL, (), PLAN_KEYS), ShownDocument("summary", LABEL, (), SUMMARY_KEYS)]
)


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span("plan.yaml", 7, 18, 7, 20), ("plan", "work.items[1].text")),
        (Span("plan.yaml", 7, 15, 7, 20), ("plan", "work.items[1].text")),
        (Span("plan.yaml", 7, 31, 7, 32), ("plan", "work.items[1].due")),
        (Span("plan.yaml", 7, 9, 9, 1), ("summary", "work.items[1].result")),
        (Span("plan.yaml", 5, 1, 5, 4), ("plan", "campaign")),
        (Span("plan.yaml", 1, 1, 1, 9), ("", "")),
        (Span("base.yaml", 4, 1, 4, 9), ("plan", "district")),
        (Span("other.yaml", 4, 1, 4, 9), ("", "")),
    ],
)
def test_a_finding_is_seen_at_the_last_printed_key_before_its_end(
    span: Span, place: tuple[str, str]
) -> None:
    assert KEYS.nearest(span) == place
