"""The note under a date names whom to ask, where the documents say it in the same words."""

from __future__ import annotations

import pytest

from civplan.ingest.plan.contacts import contacts_in
from support.imports import imported

SCHEME = """\
湖内社区2025年消防安全专项整治工作方案

一、工作目标
消除楼道隐患。
二、主要工作
1、清理楼道。
2、检查店铺。
湖内社区居委会
2025年3月2日
（{note}）
"""


@pytest.mark.parametrize(
    ("note", "people"),
    [
        ("联系人：江远帆，电话：0571-1234567", [("江远帆", "0571-1234567")]),
        ("联系人：江远帆", [("江远帆", None)]),
        ("联系人：江远帆、何水", [("江远帆", None), ("何水", None)]),
        (
            "联系人：江远帆，电话：000-8000101；何水，电话：000-8000102",
            [("江远帆", "000-8000101"), ("何水", "000-8000102")],
        ),
    ],
)
def test_people_to_ask_are_read(note: str, people: list[tuple[str, str | None]]) -> None:
    assert [(one.name, one.phone) for one in contacts_in(note)] == people


@pytest.mark.parametrize(
    "note",
    [
        "联系人：江远帆；联系电话：0571-1234567",
        "联系人: 江远帆，电话: 0571-1234567",
        "联系人：江远帆 0571-1234567",
        "联系人：江远帆，电话：社区服务台",
        "联系人：江远帆、何水，电话：000-8000102",
        "联系电话：0571-1234567",
        "此件公开发布",
        "",
    ],
)
def test_what_would_be_printed_otherwise_stays_the_note(note: str) -> None:
    assert contacts_in(note) == ()


def test_a_scheme_has_its_contact_as_a_field() -> None:
    text = imported(SCHEME.format(note="联系人：江远帆，电话：0571-1234567")).text

    assert "  联系人: {姓名: 江远帆, 电话: 0571-1234567}\n" in text
    assert "附注" not in text
    assert "pack: work-scheme" in text or "文种: work-scheme" in text


def test_another_note_stays_one() -> None:
    text = imported(SCHEME.format(note="联系人：江远帆；联系电话：0571-1234567")).text

    assert "附注: 联系人：江远帆；联系电话：0571-1234567" in text
