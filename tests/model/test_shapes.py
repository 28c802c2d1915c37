"""Shapes: what may stand at a place, what is reported when something else does."""

from __future__ import annotations

from typing import Any

import pytest

from civplan.findings.words import Words
from civplan.model.choices import Choice, Every, Layout, SectionName, Status
from civplan.model.records import RecordOf
from civplan.model.result import RESULT_SHAPE
from civplan.model.scalars import LINE, QUANTITY, WHEN, YEAR, YES_OR_NO
from civplan.model.sections import Section, SectionOf
from civplan.model.shapes import DeferredShape, ListOf, NameOf, OneOf, Shape
from civplan.model.target import TARGET_SHAPE, Target
from civplan.model.text import TEXT_SHAPE
from support.plans import read_value, value_of

LINES = ListOf(LINE)
LONE_LINES = ListOf(LINE, lone=True)


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (LINE, "湖内社区", "湖内社区"),
        (LINE, "'  湖内社区  '", "湖内社区"),
        (LINE, "010", "010"),
        (LINE, "no", "no"),
        (LINE, "'~'", "~"),
        (YEAR, "2007", 2007),
        (YES_OR_NO, "' 是 '", True),
        (OneOf(Status), "done", Status.DONE),
        (OneOf(Status), "已完成", Status.DONE),
        (OneOf(Every), "月", Every.MONTH),
        (NameOf(SectionName), "主要工作", "work"),
        (NameOf(SectionName), "work", "work"),
        (LINES, "[一, 二]", ("一", "二")),
        (LINES, "[]", ()),
        (LONE_LINES, "一", ("一",)),
        (LONE_LINES, "[一]", ("一",)),
        (DeferredShape(lambda: LINE), "一", "一"),
    ],
)
def test_a_shape_reads_its_value(shape: Shape[Any], text: str, value: Any) -> None:
    assert value_of(shape, text) == value


@pytest.mark.parametrize(
    ("shape", "text", "reported"),
    [
        (LINE, "[一]", "1:4 Y033 expected text here, found a list"),
        (LINE, "{一: 二}", "1:4 Y033 expected text here, found keys with values"),
        (LINE, "'  '", "1:4 Y050 this must not be empty"),
        (YEAR, "07年", "1:4 Y037 “07年” is not a year of four digits"),
        (YEAR, "[2007]", "1:4 Y033 expected text here, found a list"),
        (QUANTITY, "若干", "1:4 Y034 “若干” is not a number"),
        (WHEN, "2007-2-30", "1:4 Y035 “2007-2-30” is not a date"),
        (YES_OR_NO, "或许", "1:4 Y038 “或许” is neither yes nor no"),
        (OneOf(Layout), "树", "1:4 Y036 “树” is not one of the choices"),
        (OneOf(Layout), "{树: 1}", "1:4 Y033 expected text here, found keys with values"),
        (NameOf(SectionName), "工作", "1:4 Y036 “工作” is not one of the choices"),
        (LINES, "一", "1:4 Y033 expected a list here, found text"),
        (LONE_LINES, "{一: 二}", "1:4 Y033 expected text here, found keys with values"),
    ],
)
def test_a_shape_tells_what_it_cannot_read(shape: Shape[Any], text: str, reported: str) -> None:
    assert read_value(shape, text) == (None, [reported])


def test_a_list_reads_on_behind_an_entry_that_it_cannot_read() -> None:
    value, reported = read_value(LINES, "[一, ~, [二], 三]")

    assert value == ("一", "三")
    assert reported == [
        "1:8 Y050 this must not be empty",
        "1:11 Y033 expected text here, found a list",
    ]


def test_a_wrong_choice_names_the_choices_in_the_readers_language() -> None:
    assert OneOf(Layout).words == Words(
        "嵌套（nested）、平列（flat）", "nested (嵌套), flat (平列)"
    )


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (LINE, Words("一行文字", "a line of text")),
        (TEXT_SHAPE, Words("文字", "a text")),
        (LINES, Words("列表：一行文字", "a list: a line of text")),
        (LONE_LINES, Words("一行文字；可写成列表", "a line of text; or a list")),
        (NameOf(Layout), OneOf(Layout).words),
        (DeferredShape(lambda: LINE), LINE.words),
        (RecordOf(Target), Words("“指标”的字段", "the keys of “target”")),
        (TARGET_SHAPE, Words("一行文字，或“指标”的字段", "a text, or the keys of “target”")),
        (SectionOf(Section), Words("文字，或“部分”的字段", "a text, or the keys of “section”")),
    ],
)
def test_a_shape_says_in_words_what_may_stand_there(shape: Shape[Any], words: Words) -> None:
    assert shape.words == words


@pytest.mark.parametrize("shape", [QUANTITY, WHEN, YEAR, YES_OR_NO, RESULT_SHAPE])
def test_each_language_has_its_words(shape: Shape[Any]) -> None:
    assert shape.words.zh
    assert shape.words.en
    assert shape.words.zh != shape.words.en


PLAIN_KINDS = ["string", "number", "boolean"]


@pytest.mark.parametrize(
    ("shape", "schema"),
    [
        (LINE, {"type": PLAIN_KINDS}),
        (
            YEAR,
            {
                "type": ["string", "number"],
                "pattern": r"^\s*[0-9]{4}年?\s*$",
                "minimum": 1949,
                "maximum": 2100,
            },
        ),
        (OneOf(Layout), {"enum": ["nested", "嵌套", "flat", "平列"]}),
        (NameOf(Layout), {"enum": ["nested", "嵌套", "flat", "平列"]}),
        (LINES, {"type": "array", "items": {"type": PLAIN_KINDS}}),
        (
            LONE_LINES,
            {
                "anyOf": [
                    {"type": PLAIN_KINDS},
                    {"type": "array", "items": {"type": PLAIN_KINDS}},
                ]
            },
        ),
        (TEXT_SHAPE, {"$ref": "#/$defs/Text"}),
        (RecordOf(Target), {"$ref": "#/$defs/Target"}),
        (TARGET_SHAPE, {"anyOf": [{"type": PLAIN_KINDS}, {"$ref": "#/$defs/Target"}]}),
        (
            SectionOf(Section),
            {"anyOf": [{"$ref": "#/$defs/Text"}, {"$ref": "#/$defs/Section"}]},
        ),
    ],
)
def test_a_shape_is_a_schema(shape: Shape[Any], schema: dict[str, Any]) -> None:
    assert shape.schema() == schema


@pytest.mark.parametrize("choices", Choice.__subclasses__(), ids=lambda choices: choices.__name__)
def test_no_word_means_two_choices(choices: type[Choice]) -> None:
    names = [name for member in choices for name in (member.value, member.zh)]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("every", "times"),
    [
        (Every.DAY, 365),
        (Every.WEEK, 52),
        (Every.MONTH, 12),
        (Every.QUARTER, 4),
        (Every.YEAR, 1),
    ],
)
def test_how_often_makes_a_years_count(every: Every, times: int) -> None:
    assert every.per_year == times
