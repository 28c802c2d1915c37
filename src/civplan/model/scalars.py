"""The shapes of single values: a line of text, figures, dates, yes or no, marks of a letterhead.

The marks above a letterhead are 份号, 密级 and 紧急程度 (GB/T 9704-2012, 7.2.1 to 7.2.3).
"""

from __future__ import annotations

import re

from civplan.findings.words import Words
from civplan.model.figures import (
    FIRST_YEAR,
    LAST_YEAR,
    Quantity,
    parse_figure,
    parse_quantity,
    parse_when,
    parse_year,
    parse_yes_or_no,
)
from civplan.model.rules.values import (
    NOT_A_DATE,
    NOT_A_MARK,
    NOT_A_NUMBER,
    NOT_A_YEAR,
    NOT_YES_OR_NO,
)
from civplan.model.shapes import JsonSchema, Line, ListOf, ParsedText

OF_OUR_TIME: JsonSchema = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
"""Limits of a year that YAML editors take for a number."""

LINE = Line()
LINES = ListOf(LINE, lone=True)
DATE_LIMITS: JsonSchema = {
    "type": ["string", "number"],
    "pattern": r"^\s*([0-9０-９一二三四五六七八九十QqHh]|long-term"
    "|[长年全上下本今当明次去第到至截于在持常不日始])",
    **OF_OUR_TIME,
}
WHEN_FORMS = Words(
    "2007-12-20、2007-12、2007-Q2、2007-H1、2007 或 长期",
    "2007-12-20, 2007-12, 2007-Q2, 2007-H1, 2007 or 长期",
)
"""In messages, the plan's year stands for 2007."""
WHEN = ParsedText(
    parse_when,
    NOT_A_DATE,
    Words(f"日期：{WHEN_FORMS.zh}", WHEN_FORMS.en),
    DATE_LIMITS,
    WHEN_FORMS,
)
DAY_FORMS = Words("2007-01-10", "2007-01-10")


DOCUMENT_DAY = ParsedText(
    parse_when,
    NOT_A_DATE,
    Words("日期：2007-01-10", "a day: 2007-01-10"),
    DATE_LIMITS,
    DAY_FORMS,
)
"""The date of a document."""
ENTRY_FORMS = Words("2007-05-08 或 2007-05", "2007-05-08 or 2007-05")
ENTRY_DATE = ParsedText(
    parse_when,
    NOT_A_DATE,
    Words(f"日期：{ENTRY_FORMS.zh}", ENTRY_FORMS.en),
    DATE_LIMITS,
    ENTRY_FORMS,
)
"""The day or month of something that was done."""
QUANTITY_LIMITS: JsonSchema = {"type": ["string", "number"], "pattern": r"^\s*[+-]?[0-9]"}
QUANTITY_FORMS = Words("12、3.5、95% 或 1.2平方公里", "12, 3.5, 95% or 1.2平方公里")
QUANTITY = ParsedText(
    parse_quantity,
    NOT_A_NUMBER,
    Words("数字，可带单位：12、95%、1.2平方公里", "a figure, perhaps with a unit: 12, 95%"),
    QUANTITY_LIMITS,
    QUANTITY_FORMS,
)
FIGURE_FORMS = Words("12、12次、1.2万人次 或 96.2%", "12, 12次, 1.2万人次 or 96.2%")
FIGURE = ParsedText(
    parse_figure,
    NOT_A_NUMBER,
    Words("数字，可带单位：12次、1.2万人次、96.2%", "a figure, perhaps with a unit: 12次, 96.2%"),
    {"type": ["string", "number"]},
    FIGURE_FORMS,
)
"""A figure in any form, such as 约210人次."""


def _figure_or_words(text: str) -> Quantity | str | None:
    """A figure, or words as they stand; None for nothing."""
    return parse_figure(text) or text or None


FIGURE_OR_WORDS = ParsedText(
    _figure_or_words,
    NOT_A_NUMBER,
    Words(
        "数字，可带单位：12次、1.2万人次、96.2%；或等级：区级",
        "a figure, perhaps with a unit: 12次, 96.2%; or a level: 区级",
    ),
    {"type": ["string", "number"]},
    FIGURE_FORMS,
)
"""A figure where something is counted, else words: a level, such as 区级."""
MONEY = ParsedText(
    parse_figure,
    NOT_A_NUMBER,
    Words("万元；其他单位写明：3.5、36000元", "10,000 yuan; another unit is named: 3.5, 36000元"),
    {"type": ["string", "number"]},
    Words("3.5（万元）或 36000元", "3.5 (10,000 yuan) or 36000元"),
)
YES_OR_NO = ParsedText(
    parse_yes_or_no,
    NOT_YES_OR_NO,
    Words("是 或 否（true、false）", "true or false (是, 否)"),
    {
        "type": ["string", "boolean"],
        "pattern": (r"^\s*([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|是|否)\s*$"),
    },
)
YEAR = ParsedText(
    parse_year,
    NOT_A_YEAR,
    Words("四位数年份", "a year of four digits"),
    {"type": ["string", "number"], "pattern": r"^\s*[0-9]{4}年?\s*$", **OF_OUR_TIME},
)


COPY_NUMBER_DIGITS = 6
COPY_NUMBER_FORM = r"\d{1,6}"
SECRECY_FORM = r"(绝密|机密|秘密)(?:\s*[★☆*]?\s*(\d+\s*(?:年|个月|月|天|日)|长期))?"
URGENCIES = ("特急", "加急")


def parse_copy_number(text: str) -> str | None:
    """A number of at most six digits, with zeros before it; None for another text."""
    digits = _plain(text)
    return digits.zfill(COPY_NUMBER_DIGITS) if re.fullmatch(COPY_NUMBER_FORM, digits) else None


def parse_secrecy(text: str) -> str | None:
    """A secrecy level, with ★ before its term if it has one: 秘密★1年; None for another text."""
    match = re.fullmatch(SECRECY_FORM, _plain(text))
    if match is None:
        return None
    level, term = match.groups()
    return f"{level}★{''.join(term.split())}" if term else level


def parse_urgency(text: str) -> str | None:
    """特急 or 加急; None for another text."""
    return text if text in URGENCIES else None


def _plain(text: str) -> str:
    """A text with half-width digits."""
    from unicodedata import normalize  # noqa: PLC0415 - few files have such a mark

    return normalize("NFKC", text)


COPY_NUMBER = ParsedText(
    parse_copy_number,
    NOT_A_MARK,
    Words("六位数字：000001", "six digits: 000001"),
    {"type": ["string", "number"], "pattern": r"^\s*[0-9０-９]{1,6}\s*$"},
    Words("000001", "000001"),
)
SECRECY = ParsedText(
    parse_secrecy,
    NOT_A_MARK,
    Words("密级和保密期限：秘密★1年", "its level and term: 秘密★1年"),
    {"type": "string", "pattern": r"^\s*(绝密|机密|秘密)"},
    Words("绝密、机密 或 秘密，如 秘密★1年", "绝密, 机密 or 秘密, such as 秘密★1年"),
)
URGENCY = ParsedText(
    parse_urgency,
    NOT_A_MARK,
    Words("特急 或 加急", "特急 or 加急"),
    {"type": "string", "enum": [*URGENCIES]},
    Words("特急 或 加急", "特急 or 加急"),
)
