"""What cannot be read as it stands, and what was surely meant by it."""

from __future__ import annotations

from typing import Any

import pytest

from civplan.findings.finding import Finding
from civplan.model.choices import Every, Status
from civplan.model.plan import PLAN_SHAPE
from civplan.model.scalars import QUANTITY, WHEN, YEAR
from civplan.model.shapes import OneOf, Shape
from support.plans import REQUIRED, node_of, nodes_of
from support.sources import places


def edits_of(found: list[Finding]) -> list[str]:
    """The edits of findings: ``1:4-1:8 text``."""
    edits = (edit for finding in found for edit in finding.edits)
    return [f"{places(edit.span)} {edit.text}" for edit in edits]


def edits_in(shape: Shape[Any], text: str) -> list[str]:
    """The edits that fix one value, which stands on line 1 from column 4 on."""
    found: list[Finding] = []
    assert shape.read(node_of(text), found) is None
    assert len(found) == 1
    return edits_of(found)


@pytest.mark.parametrize(
    ("shape", "text", "meant"),
    [
        (WHEN, "2007.12.20", "2007-12-20"),
        (WHEN, "2007.1.5", "2007-01-05"),
        (WHEN, "2007.12", "2007-12"),
        (WHEN, "2007.12.", "2007-12"),
        (WHEN, "２００７-12-20", "2007-12-20"),
        (WHEN, "2007－12－20", "2007-12-20"),
        (WHEN, "2007—12—20", "2007-12-20"),
        (WHEN, "2007-12-20日", "2007-12-20"),
        (WHEN, "2007 年 12 月 20 日", "2007-12-20"),
        (WHEN, "２００７年１２月２０日", "2007-12-20"),
        (WHEN, "2007年12月20", "2007-12-20"),
        (WHEN, "2007年12月份", "2007-12"),
        (WHEN, "２００７年第四季度", "2007-Q4"),
        (WHEN, "20071220", "2007-12-20"),
        (QUANTITY, "１２", "12"),
        (QUANTITY, "8，600人", "8600人"),
        (QUANTITY, "１２３，４５６．５", "123456.5"),
        (QUANTITY, "１．２㎡", "1.2㎡"),
        (QUANTITY, "９５％", "95%"),
        (YEAR, "2007年度", "2007"),
        (YEAR, "２００７", "2007"),
        (YEAR, "2007 年", "2007"),
        (OneOf(Status), "已 完成", "已完成"),
        (OneOf(Status), "ｄｏｎｅ", "done"),
        (OneOf(Status), "Done", "done"),
    ],
)
def test_a_value_in_another_form_is_written_as_it_is_read(
    shape: Shape[Any], text: str, meant: str
) -> None:
    assert edits_in(shape, text) == [f"1:4-1:{4 + len(text)} {meant}"]
    assert shape.read(node_of(meant), []) is not None


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        (WHEN, "07-12-20"),
        (WHEN, "2007.1-3"),
        (WHEN, "2007-1—3"),
        (WHEN, "2007年1-3月"),
        (WHEN, "2007.13"),
        (WHEN, "2007.2.30"),
        (WHEN, "2007.12.20前"),
        (WHEN, "年底"),
        (WHEN, "2007-12 1"),
        (QUANTITY, "8，60"),
        (QUANTITY, "1，234，56"),
        (QUANTITY, "约１２"),
        (YEAR, "07"),
        (YEAR, "０７年度"),
        (OneOf(Status), "完成"),
        (OneOf(Every), "每月"),
    ],
)
def test_what_may_mean_something_else_is_left_to_people(shape: Shape[Any], text: str) -> None:
    assert edits_in(shape, text) == []


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("'2007年度'", ["1:5-1:11 2007"]),
        ('"2007年度"', ["1:5-1:11 2007"]),
        ('"2007\\u5e74度"', []),
        ("&a 2007年度", []),
        ("|\n  2007年度\n", []),
    ],
)
def test_quotation_marks_stay_around_what_is_written(text: str, edit: list[str]) -> None:
    assert edits_in(YEAR, text) == edit


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("honour: [一]\n", ["4:1-4:7 honours"]),
        ("Honours: [一]\n", ["4:1-4:8 honours"]),
        ("ｈｏｎｏｕｒｓ: [一]\n", ["4:1-4:8 honours"]),
        ("指导思向: 一\n", ["4:1-4:5 指导思想"]),
        ("指导 思想: 一\n", ["4:1-4:6 指导思想"]),
        ("'指导思向': 一\n", ["4:2-4:6 指导思想"]),
        ("summary: {next-steps: 一}\n", ["4:11-4:21 next_steps"]),
        ("summary: {dtae: 2007-12}\n", ["4:11-4:15 date"]),
        ("honour: [一]\nhonours: [二]\n", []),
        ("honour: [一]\nhonors: [二]\n", []),
        ("honour: [一]\n荣誉: [二]\n", []),
        ("荣耀: [一]\n", []),
        ("organization: {members: [{name: 甲, 组长: 乙}]}\n", []),
        ("honuor_s: [一]\n", []),
        ("目的地: 一\n", []),
    ],
)
def test_a_key_is_named_where_one_field_alone_can_be_meant(text: str, edits: list[str]) -> None:
    found: list[Finding] = []
    PLAN_SHAPE.read(nodes_of(REQUIRED + text), found)

    assert edits_of(found) == edits
