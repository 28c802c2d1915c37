"""The examples of the rules about Word files: a document in a few lines, its keys as in YAML.

An example says what matters of a document: its page, or paragraphs by what they are. What it leaves
out is as the standard has it, so that it breaks one rule at most::

    text:
    - {title: 湖内社区2007年工作计划, font: 宋体}
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from civplan.source.nodes import Mapping as MappingNode
from civplan.source.nodes import Node, Scalar, Sequence
from civplan.source.source import parse_source

WORD_EXAMPLE_FILE = "hunei-2007.docx"
"""The name of an example's file."""
PAGE_KEYS = {
    "paper": "纸张",
    "margins": "页边距",
    "footer": "页脚距离",
    "page_number": "页码",
    "text": "文字",
}
"""The keys of an example's document, with their Chinese names."""
PAGE_NUMBER_KEYS = {"sides": "位置"}
ROLE_KEYS = {
    "letterhead": "发文机关标志",
    "number": "发文字号",
    "title": "标题",
    "recipient": "主送机关",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "body": "段落",
    "empty": "空行",
    "table": "表格",
    "attachments": "附件说明",
    "signature": "署名",
    "date": "日期",
    "note": "附注",
    "attachment": "附件",
    "colophon": "版记",
}
"""What a paragraph is; the key's value is its text."""
LOOK_KEYS = {
    "font": "字体",
    "latin": "西文字体",
    "size": "字号",
    "spacing": "字距",
    "bold": "加粗",
    "italic": "斜体",
    "colour": "颜色",
    "align": "对齐",
    "indent": "首行缩进",
    "left": "左缩进",
    "right": "右缩进",
    "line": "行距",
    "before": "段前",
    "after": "段后",
    "marks": "首尾字符",
    "outline": "大纲级别",
    "new_page": "另起一页",
    "line_below": "下面的线",
    "rows": "行数",
    "head": "表头",
    "row_breaks": "跨页断行",
}
"""How a paragraph or table looks: points, characters, or a word."""
CHINESE_NAMES = {**PAGE_KEYS, **PAGE_NUMBER_KEYS, **ROLE_KEYS, **LOOK_KEYS}
ENGLISH_KEY = re.compile(r"(?:(?<=^)|(?<=[{,]\s)|(?<=[{])|(?<=- ))(\w+)(?=: )", re.MULTILINE)
TOP_LEVEL_KEY = re.compile(r"^(\w+):(?=\s)", re.MULTILINE)
MAIN_TEXT = ("heading1", "heading2", "heading3", "heading4", "body", "empty", "table")
"""The roles of the main text, which an example replaces as a whole."""
BASE_TEXT = (
    ("title", "湖内社区2007年工作计划"),
    ("heading1", "一、工作安排"),
    ("body", "每月清理一次楼道，按季度公布结果。"),
    ("signature", "湖内社区居民委员会"),
    ("date", "2007年1月10日"),
)
"""The paragraphs of the document around an example."""
MAIN_RANK = tuple(ROLE_KEYS).index("heading1")
"""The place of the main text among the elements."""


class WordExampleParagraph(NamedTuple):
    """A paragraph of an example."""

    role: str
    """A key of ``ROLE_KEYS``."""
    text: str
    look: Mapping[str, str]
    """What is not as the standard has it, by the keys of ``LOOK_KEYS``."""


class WordExample(NamedTuple):
    """A document as an example describes it."""

    page: Mapping[str, str]
    """paper, footer and margins (four numbers with blanks between, in millimetres)."""
    page_number: Mapping[str, str] | None
    """Its text, font, size, sides; None for none."""
    paragraphs: tuple[WordExampleParagraph, ...]


def word_example(text: str) -> WordExample:
    """The document that an example describes, with what it leaves out."""
    root = parse_source(text.encode(), WORD_EXAMPLE_FILE).root
    entries = {key.text: value for key, value in _entries_of(root)}
    own = [_paragraph(node) for node in _items(entries.get("text"))]
    number = entries.get("page_number")
    is_none = isinstance(number, Scalar) and number.text == "none"
    return WordExample(
        {
            key: _example_value(value)
            for key, value in entries.items()
            if key not in {"text", "page_number"}
        },
        None
        if is_none
        else {key.text: _example_value(value) for key, value in _entries_of(number)},
        tuple(_whole_text(own)),
    )


def word_example_in_chinese(text: str) -> str:
    """An example with the Chinese names of its keys, as a page in Chinese shows it."""
    named = TOP_LEVEL_KEY.sub(lambda match: f"{CHINESE_NAMES.get(match[1], match[1])}:", text)
    return ENGLISH_KEY.sub(lambda match: CHINESE_NAMES.get(match[1], match[1]), named)


def _entries_of(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    return tuple(node.entries) if isinstance(node, MappingNode) else ()


def _items(node: Node | None) -> tuple[Node, ...]:
    return tuple(node.items) if isinstance(node, Sequence) else ()


def _example_value(node: Node) -> str:
    """A value as a text; those of a list with blanks between."""
    if isinstance(node, Sequence):
        return " ".join(map(_example_value, node.items))
    return node.text if isinstance(node, Scalar) else ""


def _paragraph(node: Node) -> WordExampleParagraph:
    (role, text), *look = _entries_of(node)
    return WordExampleParagraph(
        role.text, _example_value(text), {key.text: _example_value(value) for key, value in look}
    )


def _whole_text(own: list[WordExampleParagraph]) -> Iterator[WordExampleParagraph]:
    """An example's paragraphs among those of the document around them, in the standard's order.

    What follows an attachment's label belongs to the attachment, at the end.
    """
    end = next((at for at, one in enumerate(own) if one.role == "attachment"), len(own))
    roles = {one.role for one in own[:end]}
    left_out = roles | ({"body"} if "heading1" in roles else set())
    base = [
        WordExampleParagraph(role, text, {}) for role, text in BASE_TEXT if role not in left_out
    ]
    ranks = {role: at for at, role in enumerate(ROLE_KEYS)} | dict.fromkeys(MAIN_TEXT, MAIN_RANK)
    if {"signature", "date"} <= roles:
        ranks["date"] = ranks["signature"]
    yield from (
        one
        for one in sorted((*base, *own[:end]), key=lambda one: ranks[one.role])
        if one.text != "none"
    )
    yield from own[end:]
