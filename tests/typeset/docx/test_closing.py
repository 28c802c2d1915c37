"""What follows the text: names of attachments, signature, notes, attachments."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from civplan.manuscript.nodes import (
    AttachmentText,
    Heading,
    Paragraph,
    ParagraphKind,
    Signature,
    Table,
)
from support.docx_files import (
    W,
    body,
    document,
    keeps_next,
    package,
    says,
    style_of,
    styles_and_texts,
    text_of,
    texts_kept_with_next,
)
from support.manuscripts import cells, text_run

SIGNATURE = Signature(("湖内社区居民委员会",), "2007年12月31日")
NOTE = Paragraph(text_run("此件公开发布"), ParagraphKind.NOTE)
SHORT = (body("甲"), body("乙"), body("丙"))
ONE = 315
"""Width of a character in twips."""


def test_the_signature_keeps_the_last_two_lines_of_text_with_it() -> None:
    found = package(document(*SHORT)._replace(signature=SIGNATURE))
    assert texts_kept_with_next(found) == ["乙", "丙", "湖内社区居民委员会"]


def test_of_a_long_paragraph_the_signature_keeps_the_end() -> None:
    found = package(document(body("甲"), body("长" * 40))._replace(signature=SIGNATURE))
    assert texts_kept_with_next(found) == ["长" * 40, "湖内社区居民委员会"]


@pytest.mark.parametrize("lines", [5, 12, 40])
def test_a_long_last_paragraph_is_kept_with_no_signature_that_has_room(lines: int) -> None:
    text = (body("甲"), body("长" * (28 * lines - 10)))
    found = package(document(*text)._replace(signature=SIGNATURE))
    assert texts_kept_with_next(found) == ["湖内社区居民委员会"]


@pytest.mark.parametrize(("above", "kept"), [(8, False), (12, True), (17, False)])
def test_a_long_last_paragraph_is_kept_where_the_signature_would_stand_alone(
    above: int, *, kept: bool
) -> None:
    text = (*(body("行") for _ in range(above)), body("长" * (28 * 7 - 10)))
    found = package(document(*text)._replace(signature=SIGNATURE))
    assert texts_kept_with_next(found)[:-1] == (["长" * (28 * 7 - 10)] if kept else [])


def test_a_short_last_paragraph_is_kept_without_the_long_one_above() -> None:
    found = package(document(body("长" * 200), body("短"))._replace(signature=SIGNATURE))
    assert texts_kept_with_next(found) == ["短", "湖内社区居民委员会"]


def test_of_many_attachments_only_the_last_two_names_are_kept_with_the_signature() -> None:
    names = tuple(f"名单{number}" for number in range(1, 13))
    whole = document(*SHORT)._replace(signature=SIGNATURE, attachment_names=names)
    assert texts_kept_with_next(package(whole)) == [
        "11.名单11",
        "12.名单12",
        "湖内社区居民委员会",
    ]


def test_one_attachment_is_kept_with_the_last_lines_and_the_signature() -> None:
    whole = document(*SHORT)._replace(signature=SIGNATURE, attachment_names=("名单",))
    assert texts_kept_with_next(package(whole)) == ["乙", "丙", "附件：名单", "湖内社区居民委员会"]


def test_the_last_rows_of_a_table_are_kept_with_the_signature() -> None:
    table = Table((), tuple(cells(f"第{row}行") for row in range(1, 7)))
    found = package(document(table)._replace(signature=SIGNATURE))
    assert texts_kept_with_next(found) == ["第1行", "第5行", "第6行", "湖内社区居民委员会"]


def test_a_paragraph_under_a_heading_begins_with_two_lines() -> None:
    found = package(document(Heading(1, text_run("题")), body("长" * 200), body("后" * 200)))
    controlled = [text_of(p)[0] for p in found.paragraphs() if leaves_no_line_alone(p)]
    assert controlled == ["长"]


def test_text_without_a_signature_is_kept_with_nothing() -> None:
    assert texts_kept_with_next(package(document(*SHORT))) == []


def test_the_issuer_stands_one_empty_line_under_the_text_and_the_date_below_it() -> None:
    found = package(document(body("文"))._replace(signature=SIGNATURE))
    issuer, date = found.paragraph("湖内社区居民委员会"), found.paragraph("2007年12月31日")
    assert (style_of(issuer), style_of(date)) == ("Signature", "Date")
    assert says(issuer, "pPr/spacing") == {"before": "579"}
    assert says(issuer, "pPr/jc") == {"val": "right"}
    assert says(issuer, "pPr/ind")["right"] == str(2 * ONE)
    assert says(date, "pPr/spacing") == {}
    assert says(date, "pPr/jc") == {"val": "left"}
    assert says(date, "pPr/ind")["left"] == str(8844 - 9 * ONE)


def test_a_sealed_issuer_stands_two_empty_lines_under_the_text() -> None:
    found = package(document(body("文"))._replace(signature=SIGNATURE._replace(sealed=True)))
    issuer, date = found.paragraph("湖内社区居民委员会"), found.paragraph("2007年12月31日")
    assert says(issuer, "pPr/spacing") == {"before": "1158"}
    assert says(issuer, "pPr/jc") == {"val": "center"}
    assert says(date, "pPr/ind")["right"] == str(4 * ONE)


def test_a_note_stands_in_brackets_on_the_page_of_the_date() -> None:
    found = package(document(body("文"))._replace(signature=SIGNATURE, notes=(NOTE,)))
    assert styles_and_texts(found)[-2:] == [
        ("Date", "2007年12月31日"),
        ("Note", "（此件公开发布）"),
    ]
    assert keeps_next(found.paragraph("2007年12月31日"))


def test_one_attachment_is_named_without_a_number() -> None:
    (name,) = names_of("分解表")
    assert text_of(name) == "附件：分解表"
    assert says(name, "pPr/spacing") == {"before": "579"}
    assert says(name, "pPr/ind") == {"left": str(5 * ONE), "right": "0", "hanging": str(3 * ONE)}


def test_several_attachments_are_numbered_under_each_other() -> None:
    first, second = names_of("分解表", "名单")
    assert (text_of(first), text_of(second)) == ("附件：1.分解表", "2.名单")
    assert says(first, "pPr/ind") == {"left": str(6 * ONE), "right": "0", "hanging": str(4 * ONE)}
    assert says(second, "pPr/ind") == {"left": str(6 * ONE), "right": "0", "hanging": str(ONE)}
    assert (says(first, "pPr/spacing"), says(second, "pPr/spacing")) == ({"before": "579"}, {})


def test_the_tenth_name_has_room_for_its_number() -> None:
    tenth = names_of(*["名单"] * 10)[-1]
    assert text_of(tenth) == "10.名单"
    assert says(tenth, "pPr/ind")["hanging"] == str(round(1.5 * ONE))


@pytest.mark.parametrize(("count", "labels"), [(1, ["附件"]), (2, ["附件1", "附件2"])])
def test_attachments_have_a_label_and_a_title_and_count_for_themselves(
    count: int, labels: list[str]
) -> None:
    attachments = (AttachmentText("名单", (Heading(1, text_run("甲")),)),) * count
    found = package(document(Heading(1, text_run("文")))._replace(attachments=attachments))
    assert found.texts("AttachmentLabel") == labels
    assert found.texts("Title") == ["工作总结", *["名单"] * count]
    assert found.texts("Heading1") == ["一、文", *["一、甲"] * count]


def leaves_no_line_alone(paragraph: ET.Element) -> bool:
    """Whether a paragraph says itself that it leaves no single line on a page."""
    return paragraph.find(f"{W}pPr/{W}widowControl") is not None


def names_of(*names: str) -> list[ET.Element]:
    """The paragraphs that name the attachments."""
    found = package(document(body("文"))._replace(attachment_names=names))
    return [p for p in found.paragraphs() if style_of(p) == "AttachmentNames"]
