"""What libyaml's messages mean, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.source import faults

if TYPE_CHECKING:
    import yaml

CHECK_ABOVE = Words(
    "核对这一行和上一行的缩进、冒号和引号", "check indentation, colons and quotes here and above"
)
QUOTE_IT = Words("给这段文字加上引号", "put the text in quotes")

PROBLEMS: tuple[tuple[str, Words, Words], ...] = (
    (
        "mapping values are not allowed",
        Words("这里不该有冒号", "a colon is not expected here"),
        Words(
            "正文里有“: ”时请加引号；否则核对上一行的缩进",
            "put a text with “: ” in quotes; otherwise check the indentation above",
        ),
    ),
    (
        "could not find expected ':'",
        Words("字段名后面没有冒号", "a key without a colon"),
        Words("写成“字段: 内容”，冒号后空一格", "write “key: value” with a space after the colon"),
    ),
    (
        "found character that cannot start any token",
        Words("文字不能以这个符号开头", "a text cannot begin with this character"),
        QUOTE_IT,
    ),
    (
        "found unexpected end of stream",
        Words("引号没有闭合", "a quotation mark is never closed"),
        Words("补上另一半引号", "add the closing quotation mark"),
    ),
    (
        "did not find expected ',' or",
        Words("括号没有闭合，或缺少逗号", "a bracket is never closed, or a comma is missing"),
        Words("补上括号或逗号", "add the bracket or the comma"),
    ),
    (
        "did not find expected key",
        Words("缩进与同级的行不一致", "the indentation differs from its neighbours"),
        CHECK_ABOVE,
    ),
    (
        "did not find expected '-' indicator",
        Words(
            "列表里缺少“- ”，或缩进不一致", "“- ” is missing in a list, or the indentation differs"
        ),
        CHECK_ABOVE,
    ),
    (
        "did not find expected node content",
        Words("这里缺少内容", "a value is missing here"),
        CHECK_ABOVE,
    ),
    (
        "block sequence entries are not allowed",
        Words("这里不能开始一个列表", "a list cannot start here"),
        Words("“- ”另起一行并缩进", "start “- ” on a line of its own, indented"),
    ),
    (
        "found unknown escape character",
        Words("双引号里的“\\”后面不能是这个字符", "an unknown escape in double quotes"),
        Words("改用单引号", "use single quotes"),
    ),
    (
        "invalid Unicode character escape code",
        Words("双引号里的字符编码无效", "an escape in double quotes is no character"),
        Words("直接输入这个字", "type the character itself"),
    ),
    (
        "found a tab character",
        Words("用制表符缩进，YAML 只认空格", "indented with a tab; YAML counts spaces only"),
        Words("改成半角空格", "use ordinary spaces"),
    ),
)
"""The words that libyaml uses, what they mean, and the way out."""


def syntax_finding(error: yaml.MarkedYAMLError, path: str, text: str) -> Finding:
    """The finding for a syntax error, at the place where libyaml noticed it."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if error.context and "while scanning a quoted scalar" in error.context and error.context_mark:
        line, column = error.context_mark.line + 1, error.context_mark.column + 1
    words, way_out = meaning_of(f"{error.problem}")
    last = text.count("\n") + 1
    span = Span(path, min(line, last), column, min(line, last), column + 1)
    return faults.SYNTAX.at(span, problem=words, way_out=way_out)


def meaning_of(said: str) -> tuple[Words, Words]:
    """A message of libyaml in words, and the way out."""
    for problem, words, way_out in PROBLEMS:
        if problem in said:
            return words, way_out
    return Words(said, said), CHECK_ABOVE
