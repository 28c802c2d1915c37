"""[style] of a civplan.toml: the variants of the house style that offices use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from civplan.findings.words import Words

LEVELS = (1, 2, 3, 4)
"""Of headings: 一、 （一） 1. （1）."""
LEAST_POINTS, MOST_POINTS = 18, 40
"""Points from one line to the next: closer, the characters of two lines touch."""
THIRD_NUMBERS = ("1.", "1、")
TYPE_AREAS = {"grid": "grid", "行格": "grid", "ink": "ink", "字面": "ink"}
"""What fills the 225 mm of the type area: 22 lines with their white, or their characters alone."""
LONGEST_FONT_NAME = 60
CODE_OF_BLANK = 32
MARKS_NOT_IN_FONTS = frozenset("\"'<>\\;{}")
"""Marks that no font's name has and that could end its place in a document."""
ONE_OF = Words("“{name}”只能是{choices}", "“{name}” must be {choices}")
NOT_A_PITCH = Words(
    f"“{{name}}”应当是{LEAST_POINTS}到{MOST_POINTS}之间的磅数，如 28",
    f"“{{name}}” must be a number of points from {LEAST_POINTS} to {MOST_POINTS}, such as 28",
)
NOT_LEVELS = Words(
    "“{name}”应当是标题级别的列表，级别为1到4：[3]",
    "“{name}” must be a list of levels of headings, from 1 to 4: [3]",
)
NOT_A_FONT = Words(
    "“{name}”应当是字体的名称，如“方正仿宋_GBK”",
    "“{name}” must be the name of a font, such as “方正仿宋_GBK”",
)

GIVEN_TWICE = Words(
    "“{name}”和“{first}”是同一项，只写一个", "“{name}” and “{first}” are the same; write only one"
)


class StyleVariant(NamedTuple):
    """How the documents of a project differ from GB/T 9704-2012; as the standard by default."""

    third_number: str = THIRD_NUMBERS[0]
    """The form of numbers of the third level."""
    bold_levels: tuple[int, ...] = ()
    """The levels of headings that are bold."""
    line_pitch: float | None = None
    """Points from one line to the next; None for what fills the type area with 22 lines."""
    type_area: str = "grid"
    """``grid`` or ``ink``."""
    fonts: tuple[tuple[str, str], ...] = ()
    """Fonts in the place of the standard's, by what they are for."""


class StyleKey(NamedTuple):
    """A key of the table, with what it may say."""

    name: str
    zh: str
    about: Words
    read: Callable[[Any], Any]
    """The value as the variant has it; None for one that cannot be used."""
    problem: Words
    schema: Mapping[str, Any]
    font_for: str = ""
    """What the font is for; empty for a key that names none."""

    @property
    def names(self) -> tuple[str, str]:
        """Its names in both languages."""
        return self.name, self.zh


def _read_pitch(value: Any) -> float | None:
    """A number of points; None for another value."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and LEAST_POINTS <= value <= MOST_POINTS else None


def _read_levels(value: Any) -> tuple[int, ...] | None:
    """Levels of headings, each once; None for another value."""
    if not isinstance(value, list) or not all(type(one) is int and one in LEVELS for one in value):
        return None
    return tuple(sorted(set(value)))


def _read_font(value: Any) -> str | None:
    """The name of a font; None for what cannot be one."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_FONT_NAME:
        return None
    is_plain = all(ord(one) >= CODE_OF_BLANK and one not in MARKS_NOT_IN_FONTS for one in value)
    return value.strip() if is_plain else None


def _choice_key(name: str, zh: str, about: Words, choices: Mapping[str, str]) -> StyleKey:
    """A key with one of some values."""
    quoted = [f"“{one}”" for one in choices]
    problem = ONE_OF.filled(name="{name}", choices=Words("或".join(quoted), " or ".join(quoted)))

    def read(value: Any) -> str | None:
        return choices.get(value) if isinstance(value, str) else None

    return StyleKey(name, zh, about, read, problem, {"enum": list(choices)})


def _font_key(font_for: str, zh: str, about: Words) -> StyleKey:
    """A key that names a font."""
    schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_FONT_NAME}
    name = f"{font_for.replace('_', '-')}-font"
    return StyleKey(name, f"{zh}字体", about, _read_font, NOT_A_FONT, schema, font_for)


STYLE_KEYS = (
    _choice_key(
        "third-number",
        "三级序号",
        Words("第三级的序号：1. 或 1、", "the numbers of the third level: 1. or 1、"),
        {one: one for one in THIRD_NUMBERS},
    ),
    StyleKey(
        "bold-levels",
        "加粗级别",
        Words("加粗的标题级别，如 [3]", "the levels of headings that are bold, such as [3]"),
        _read_levels,
        NOT_LEVELS,
        {"type": "array", "items": {"enum": list(LEVELS)}},
    ),
    StyleKey(
        "line-pitch",
        "行距",
        Words(
            "固定行距，以磅计，如 28；默认一页22行，行格撑满版心",
            "from line to line in points, such as 28; by default 22 lines fill the type area",
        ),
        _read_pitch,
        NOT_A_PITCH,
        {"type": "number", "minimum": LEAST_POINTS, "maximum": MOST_POINTS},
    ),
    _choice_key(
        "type-area",
        "版心",
        Words(
            "225毫米从哪里量到哪里：行格（含行间空白）或字面（第一行字顶到末行字底）",
            "what fills the 225 mm: grid, the lines with their white, or ink, from the top of the"
            " first line's characters to the foot of the last one's",
        ),
        TYPE_AREAS,
    ),
    _font_key("title", "标题", Words("标题和版头的字体", "of titles and the letterhead")),
    _font_key("body", "正文", Words("正文和三、四级标题", "of text, and of levels 3 and 4")),
    _font_key("level_1", "一级标题", Words("一级标题和“附件”", "of level 1, and 附件")),
    _font_key("level_2", "二级标题", Words("二级标题和签发人", "of level 2, and the signer")),
    _font_key("level_3", "三级标题", Words("三级标题", "of level 3")),
    _font_key("level_4", "四级标题", Words("四级标题", "of level 4")),
    _font_key("page_number", "页码", Words("页码", "of page numbers")),
)
"""All keys of the table, in the order of the page about them."""
KEYS_BY_NAME = {name: key for key in STYLE_KEYS for name in key.names}


def read_style_variant(table: Mapping[str, Any]) -> StyleVariant:
    """The variant that a table describes, of whose entries only good ones count."""
    values: dict[str, Any] = {}
    for name, value in table.items():
        key = KEYS_BY_NAME.get(name)
        good = key.read(value) if key else None
        if key and good is not None:
            values[key.name] = good
    fonts = tuple(
        (key.font_for, values.pop(key.name))
        for key in STYLE_KEYS
        if key.font_for and key.name in values
    )
    fields = {name.replace("-", "_"): value for name, value in values.items()}
    return StyleVariant(**fields, fonts=fonts)


def style_problems(table: Mapping[str, Any]) -> Iterator[tuple[str, Words]]:
    """The name of each known entry that cannot be used, with what is wrong.

    Unknown names are not among them.
    """
    seen: dict[str, str] = {}
    for name, value in table.items():
        key = KEYS_BY_NAME.get(name)
        if key is None:
            continue
        if key.name in seen:
            yield name, GIVEN_TWICE.filled(name=name, first=seen[key.name])
        seen[key.name] = name
        if key.read(value) is None:
            yield name, key.problem.filled(name=name)
