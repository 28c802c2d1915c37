"""The shapes of single values: a line of text, figures, dates, yes or no."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.model.figures import (
    FIRST_YEAR,
    LAST_YEAR,
    parse_figure,
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
FIGURE = ParsedText(
    parse_figure,
    NOT_A_NUMBER,
    Words("数字，可带单位：12次、1.2万人次、96.2%", "a figure, perhaps with a unit: 12次, 96.2%"),
    {"type": ["string", "number"]},
    Words("12、12次、1.2万人次 或 96.2%", "12, 12次, 1.2万人次 or 96.2%"),
)
"""A figure in any form, such as 约210人次."""
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
