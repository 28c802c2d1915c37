"""When the documents about a sub-district are made anew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from civplan.district.batch.batch import BatchOptions, ReportRequest
from civplan.district.batch.job import BatchJob
from civplan.district.review.folder import open_district

REQUEST = BatchOptions(
    output=Path("out"),
    formats="docx",
    jobs=1,
    scheduler="",
    as_of="",
    prune=False,
    with_contacts=False,
    merge=False,
    quiet=False,
)


@pytest.fixture
def asked(tmp_path: Path) -> ReportRequest:
    order = BatchJob(str(tmp_path), "out/documents", ("docx",), "", None, ())
    return ReportRequest(open_district(tmp_path), order, REQUEST, dt.date(2008, 1, 5), "zh")


@pytest.mark.parametrize(
    "other",
    [
        {"as_of": dt.date(2008, 1, 6)},
        {"language": "en"},
        {"request": REQUEST._replace(formats="docx,csv")},
        {"request": REQUEST._replace(with_contacts=True)},
        {"request": REQUEST._replace(merge=True)},
    ],
)
def test_whatever_they_say_depends_on_makes_them_anew(
    asked: ReportRequest, other: dict[str, Any]
) -> None:
    assert asked._replace(**other).key != asked.key


@pytest.mark.parametrize("change", [{"jobs": 8}, {"quiet": True}, {"prune": True}])
def test_how_they_are_made_does_not(asked: ReportRequest, change: dict[str, Any]) -> None:
    assert asked._replace(request=REQUEST._replace(**change)).key == asked.key


def test_another_run_is_no_other_order(asked: ReportRequest) -> None:
    assert asked._replace(order=asked.order._replace(run="2")).key == asked.key


def test_a_word_file_that_comes_makes_them_anew(asked: ReportRequest, tmp_path: Path) -> None:
    (tmp_path / "湖内社区.docx").write_bytes(b"PK")

    assert asked._replace(folder=open_district(tmp_path)).key != asked.key
