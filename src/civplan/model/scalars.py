"""The shapes of single values: a line of text, figures, dates, yes or no."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.model.figures import (
    FIRST_YEAR,
    LAST_YEAR,
    parse_quantity,
    parse_when,
    parse_year,
    parse_yes_or_no,
)
from civplan.model.rules.values import NOT_A_DATE, NOT_A_NUMBER, NOT_A_YEAR, NOT_YES_OR_NO
from civplan.model.shapes import JsonSchema, Line, ListOf, ParsedText

OF_OUR_TIME: JsonSchema = {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
"""Limits of a year that YAML editors take for a number."""

LINE = Line()
LINES = ListOf(LINE, lone=True)
WHEN = ParsedText(
    parse_when,
    NOT_A_DATE,
    Words(
        "日期：2007-12-20、2007-12、2007-Q2、2007 或 长期",
        "2007-12-20, 2007-12, 2007-Q2, 2007 or 长期",
    ),
    {"type": ["string", "number"], "pattern": r"^\s*([0-9]{4}|长期|long-term)", **OF_OUR_TIME},
)
QUANTITY = ParsedText(
    parse_quantity,
    NOT_A_NUMBER,
    Words("数字，可带单位：12、95%、1.2平方公里", "a figure, perhaps with a unit: 12, 95%"),
    {"type": ["string", "number"], "pattern": r"^\s*[+-]?[0-9]"},
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
