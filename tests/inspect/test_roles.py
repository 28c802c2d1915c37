"""What each paragraph is, also in files that look like nothing in particular."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from civplan.inspect.read_word import read_word_with_nodes
from civplan.inspect.roles import parts_of
from civplan.typeset.numbering import NumberForms


def roles_of(*texts: str, centred: int = 0) -> list[str]:
    """The roles of paragraphs that all look alike; the first may be centred."""
    document = docx.Document()
    for number, text in enumerate(texts):
        paragraph = document.add_paragraph(text)
        if number < centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    buffer = io.BytesIO()
    document.save(buffer)
    file = read_word_with_nodes("a.docx", buffer.getvalue()).file
    return [part.role.value for part in parts_of(file, NumberForms())]


BODY = "为巩固上年的成果，进一步改善居住环境，提高居民生活质量，结合社区实际，制定本计划。"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("湖内社区2007年工作总结", BODY), ["title", "body"]),
        (("湖内社区2007年工作总结", "通北街道办事处：", BODY), ["title", "recipient", "body"]),
        ((BODY, "一、安排", BODY), ["body", "heading", "body"]),
        (
            ("两年", BODY, "第一部分　2007年工作总结", "一、安排", "第二部分安排如下。"),
            ["title", "body", "division", "heading", "body"],
        ),
        (
            ("社区工作计划", "一、安排", "1.清扫。", "湖内社区居委会", "2007年1月10日"),
            ["title", "heading", "heading", "signature", "date"],
        ),
        (
            ("社区工作计划", BODY, "附件：1.安排表", "2.名单", "湖内社区居委会", "2007年1月10日"),
            ["title", "body", "attachment names", "attachment names", "signature", "date"],
        ),
        (
            ("社区工作计划", BODY, "附件：1.安排表", "2.名单"),
            ["title", "body", "attachment names", "attachment names"],
        ),
        (
            ("社区工作计划", BODY, "居委会", "2007年1月10日", "附件1", "安排表", BODY),
            ["title", "body", "signature", "date", "attachment label", "title", "body"],
        ),
        (
            ("通湖社〔2007〕3号", "社区工作计划", BODY),
            ["number", "title", "body"],
        ),
        (
            ("社区工作计划", BODY, "", "居委会", "2007年1月10日", "（联系人：沈同和）"),
            ["title", "body", "empty", "signature", "date", "note"],
        ),
        (
            (
                "社区工作计划",
                BODY,
                "居委会",
                "2007年1月10日",
                "抄送：街道文明办。",
                "居委会2007年1月12日印发",
            ),
            ["title", "body", "signature", "date", "colophon", "colophon"],
        ),
    ],
)
def test_roles_are_told_from_texts(texts: tuple[str, ...], expected: list[str]) -> None:
    assert roles_of(*texts) == expected


def test_a_title_of_two_lines_is_a_title() -> None:
    assert roles_of("湖内社区2007年", "创建文明社区工作计划", BODY, centred=2) == [
        "title",
        "title",
        "body",
    ]


def test_what_stands_under_a_title_is_no_text() -> None:
    assert roles_of("社区工作计划", "（2007年1月10日）", BODY, centred=2) == [
        "title",
        "aside",
        "body",
    ]


def test_a_date_in_the_text_is_no_closing_date() -> None:
    texts = ("社区工作计划", "2007年1月10日", *[BODY] * 8)
    assert roles_of(*texts)[2:] == ["body"] * 8
