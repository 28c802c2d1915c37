"""What stands around the text of a document: masthead, attachment, copies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from civplan.findings.words import Words
from civplan.ingest.blocks import Place
from civplan.ingest.outline import Furniture, OutlineNode, OutlinePart, PartKind
from civplan.ingest.plan.frame import frame_of

WHY = Words("标题之上的文字", "above the title")


def part(above: tuple[str, ...] = (), below: tuple[str, ...] = (), number: str = "") -> OutlinePart:
    """A document with lines above its title, and lines under its text."""
    furniture = tuple(Furniture(text, WHY, Place(line)) for line, text in enumerate(above, 1))
    title = Place(len(above) + 1)
    nodes = tuple(
        OutlineNode(1, "", text, Place(title.paragraph + line))
        for line, text in enumerate(("清理楼道。", *below), 1)
    )
    return OutlinePart("工作计划", PartKind.PLAN, nodes, furniture, number=number, place=title)


def test_a_masthead_gives_letterhead_number_and_signer() -> None:
    number = "湖内社〔2025〕1号"
    frame = frame_of(part(("湖内社区居民委员会", "签发人：江远帆"), number=number))

    assert (frame.masthead.letterhead, frame.number, frame.masthead.signer) == (
        "湖内社区居民委员会",
        "湖内社〔2025〕1号",
        "江远帆",
    )


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("000012", "copy_number", "000012"),
        ("秘密★1年", "secrecy", "秘密★1年"),
        ("机密", "secrecy", "机密"),
        ("加急", "urgency", "加急"),
    ],
)
def test_marks_above_a_letterhead_are_its_fields(line: str, field: str, value: str) -> None:
    masthead = frame_of(part((line, "湖内社区居民委员会"), number="湖内社〔2025〕1号")).masthead

    assert getattr(masthead, field) == value
    assert [one.text for one in masthead.lines] == [line, "湖内社区居民委员会"]


@pytest.mark.parametrize("line", ["12", "十万火急", "秘密花园"])
def test_other_words_above_a_letterhead_are_no_marks(line: str) -> None:
    masthead = frame_of(part((line, "湖内社区居民委员会"), number="湖内社〔2025〕1号")).masthead

    assert [one.text for one in masthead.lines] == ["湖内社区居民委员会"]


def test_of_two_bodies_above_a_title_none_is_the_letterhead() -> None:
    bodies = ("湖内社区党总支", "湖内社区居民委员会")
    masthead = frame_of(part(bodies, number="湖内社〔2025〕1号")).masthead

    assert (masthead.letterhead, masthead.lines) == ("", ())


def test_without_a_number_there_is_no_letterhead() -> None:
    frame = frame_of(part(("湖内社区居民委员会",)))

    assert (frame.masthead.letterhead, frame.number) == ("", "")


def test_lines_under_the_text_are_attachment_copies_and_printing() -> None:
    below = ("附件：年度指标分解表", "抄送：区民政局，区文明办。", "湖内社区 2025年1月13日印发")

    frame = frame_of(part(below=below))

    assert (frame.attachments[0].name, frame.copies) == ("年度指标分解表", "区民政局，区文明办")
    assert [node.text for node in frame.printing_lines] == ["湖内社区 2025年1月13日印发"]
    assert [node.text for node in frame.nodes] == ["清理楼道。"]


@pytest.mark.parametrize("note", ["联系人：江远帆；联系电话：0513-88881234", "此件公开发布"])
def test_what_stands_in_brackets_under_the_text_is_the_note(note: str) -> None:
    frame = frame_of(part(below=(f"（{note}）", "抄送：区文明办。")))

    assert (frame.note, frame.copies) == (note, "区文明办")
    assert [node.text for node in frame.nodes] == ["清理楼道。"]


@pytest.mark.parametrize(
    "line", ["附件：1.分解表 2.名单", "附件见后", "抄送", "今日印发", "（略）"]
)
def test_other_lines_under_the_text_are_text(line: str) -> None:
    frame = frame_of(part(below=(line,)))

    assert [node.text for node in frame.nodes] == ["清理楼道。", line]


def test_a_text_is_never_taken_away_whole() -> None:
    only = OutlinePart("工作计划", PartKind.PLAN, (OutlineNode(1, "", "附件：名单", Place(2)),))

    assert [node.text for node in frame_of(only).nodes] == ["附件：名单"]


def test_a_colophon_that_is_a_table_is_read_row_by_row() -> None:
    rows = (("抄送：街道党工委。",), ("湖内社区居委会", "2025年1月12日印发"))
    whole = part()
    table = OutlineNode(
        1, "", "抄送：街道党工委。\n湖内社区居委会 | 2025年1月12日印发", Place(9), rows=rows
    )

    frame = frame_of(replace(whole, nodes=(*whole.nodes, table)))

    assert frame.copies == "街道党工委"
    assert [node.text for node in frame.printing_lines] == ["湖内社区居委会 2025年1月12日印发"]
    assert [node.text for node in frame.nodes] == ["清理楼道。"]


def test_a_note_before_the_text_of_an_attachment_is_the_note() -> None:
    frame = frame_of(part(below=("附件：名单", "（此件公开发布）", "附件", "名单", "江远帆")))

    assert frame.note == "此件公开发布"
    assert [one.name for one in frame.attachments] == ["名单"]
