"""The table of how often the rules are right names rules as they are."""

from __future__ import annotations

import re

from civplan.findings.finding import Severity
from civplan.rules.catalogue import CATALOGUE
from support.programs import REPOSITORY

ROW = re.compile(
    r"^\| (?P<code>[A-Z]\d{3}) (?P<slug>[\w-]+)[^|]* \| (?P<level>\w+) \|(?P<counts>.*)\|$",
    re.MULTILINE,
)
ROWS = [
    match.groupdict()
    for match in ROW.finditer((REPOSITORY / "docs/precision.md").read_text("utf-8"))
]


def test_each_row_names_a_rule_with_its_slug_and_level() -> None:
    assert ROWS
    for row in ROWS:
        rule = CATALOGUE[row["code"]]
        assert (row["slug"], row["level"]) == (rule.slug, rule.severity.value)


def test_only_a_hint_may_have_been_wrong() -> None:
    for row in ROWS:
        mistakes = [int(count) for count in re.findall(r"\d+/(\d+)", row["counts"])]
        assert mistakes, row
        assert row["level"] == Severity.INFO.value or not any(mistakes), row
