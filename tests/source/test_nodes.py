"""Line breaks of the file: which are spaces, which nothing, which new paragraphs."""

from __future__ import annotations

import pytest

from civplan.source.nodes import Scalar, joined_lines, line_of_scalar, paragraphs_of
from support.plans import nodes_of


def scalar(text: str) -> Scalar:
    """The value of the key ``x`` in a YAML text."""
    node = nodes_of(text).entries[0][1]
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    "text",
    [
        "x: |\n  第一段，\n  还是第一段。\n\n  第二段。\n",
        "x: |\n  第一段，\n  还是第一段。\n   \n\n  第二段。\n\n\n",
        "x: |\n  　　第一段，\n  还是第一段。\n\n  　　第二段。\n",
        "x: >\n  第一段，\n  还是第一段。\n\n  第二段。\n",
        "x: >-\n  第一段，\n  还是第一段。\n\n\n  第二段。\n",
        "x: 第一段，\n  还是第一段。\n\n  第二段。\n",
        'x: "第一段，\n  还是第一段。\n\n  第二段。"\n',
        'x: "第一段，还是第一段。\\n第二段。"\n',
    ],
    ids=["literal", "spaces", "indented", "folded", "two-blank-lines", "bare", "quoted", "escaped"],
)
def test_a_blank_line_starts_a_paragraph_however_the_text_is_written(text: str) -> None:
    assert paragraphs_of(scalar(text)) == ["第一段，还是第一段。", "第二段。"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x: 居民\n  议事会", "居民议事会"),
        ("x: 完成率\n  95%", "完成率95%"),
        ("x: 全年12\n  次", "全年12次"),
        ("x: two\n  words", "two words"),
        ("x: GB/T\n  9704", "GB/T 9704"),
        ("x: 按照\n  GB/T 9704", "按照 GB/T 9704"),
        ("x: 说：“好”\n  “是”", "说：“好”“是”"),
        ("x: 𠮷\n  𠮷", "𠮷𠮷"),
        ("x: |\n  张三 李四\n  王五", "张三 李四王五"),
        ("x: 张三 李四", "张三 李四"),
        ("x: '  张三  '", "张三"),
        ("x: 'a  b'", "a  b"),
        ("x: |\n  第一段\n\n  第二段", "第一段第二段"),
        ("x: ''", ""),
        ("x: '　'", ""),
        ('x: "\\u200b \\u2060"', ""),
        ('x: "\\u3164\\u2800"', ""),
        ('x: "\\u200b甲"', "\u200b甲"),
    ],
)
def test_a_line_break_beside_chinese_is_no_space(text: str, line: str) -> None:
    assert line_of_scalar(scalar(text)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [("", ""), ("\n", ""), ("中\n", "中"), ("1\n2", "1 2")],
)
def test_empty_lines_are_no_trouble(text: str, line: str) -> None:
    assert joined_lines(text) == line
