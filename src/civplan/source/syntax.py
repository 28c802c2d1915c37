"""Messages of YAML parsers in words for people, at the place where people have to look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from civplan.findings.finding import Edit, Finding, Span
from civplan.findings.words import Words
from civplan.source.line_scanner import SPACE_NAMES
from civplan.source.places import line_and_column, split_lines
from civplan.source.rules.notation import BAD_INDENTATION, YAML_SYNTAX

if TYPE_CHECKING:
    import yaml

    from civplan.source.places import Mark, Places

QUOTE_IT = Words("给整段文字加上引号", "put the whole text in quotes")
CHECK_ABOVE = Words(
    "核对这一行和上一行的缩进、冒号和引号", "check indentation, colons and quotes here and above"
)
REMOVE_LINE = Words("删去这一行", "remove this line")


class SyntaxMeaning(NamedTuple):
    """A message of a YAML parser, for people."""

    parts: tuple[str, ...]
    """Parts of the message of libyaml, or of PyYAML's own parser."""
    words: Words
    """``{character}`` is the character at the place."""
    way_out: Words
    at_start: bool = False
    """True when the place is where the text or bracket begins, not where YAML gave up."""


SECOND_COLON = SyntaxMeaning(
    (),
    Words("这一行有第二个冒号", "a second colon on this line"),
    Words("给第一个冒号后面的整段文字加上引号", "put all that follows the first colon in quotes"),
)
BEHIND_QUOTATION = SyntaxMeaning(
    (),
    Words("引号后面还有文字", "there is text behind the closing quotation mark"),
    Words(
        "用单引号括住整段文字，里面的引号用“”",
        "put the whole text in single quotes and use “” inside",
    ),
)
BEHIND_BRACKET = SyntaxMeaning(
    (), Words("括号后面还有文字", "there is text behind the closing bracket"), QUOTE_IT
)
NAME_MISSING = SyntaxMeaning(
    (),
    Words("冒号前面没有字段名", "there is no key in front of the colon"),
    Words("写成“字段: 内容”", "write “key: value”"),
)
LIST_AMONG_KEYS = SyntaxMeaning(
    (),
    Words("列表项与字段写在了同一级", "a list entry stands among keys"),
    Words("列表要放在“字段:”下面并缩进", "put the list under a line “key:”, indented"),
)
COMMA_MISSING = SyntaxMeaning(
    (),
    Words(
        "括号里缺少逗号，或多了符号", "a comma is missing in the brackets, or a sign is too many"
    ),
    Words("用半角逗号隔开", "put an ASCII comma between the values"),
)

KEY_NOT_EXPECTED = SyntaxMeaning(
    ("mapping values are not allowed",),
    Words("这里不该有字段", "a key is not expected here"),
    Words(
        "核对这一行的缩进，以及上一行有没有冒号",
        "check the indentation of this line, and the colon of the line above",
    ),
)
BRACKET_OPEN = SyntaxMeaning(
    ("did not find expected ',' or", "expected ',' or", "while parsing a flow"),
    Words("括号没有闭合", "a bracket is never closed"),
    Words(
        "补上另一半括号；如果是正文，请加引号",
        "add the closing bracket; if it is text, put it in quotes",
    ),
    at_start=True,
)
UNEVEN_KEYS = SyntaxMeaning(
    ("while parsing a block mapping",),
    Words("缩进与同级的行不一致", "the indentation differs from its neighbours"),
    CHECK_ABOVE,
)
UNEVEN_LIST = SyntaxMeaning(
    ("while parsing a block collection",),
    Words("列表里缺少“- ”，或缩进不一致", "“- ” is missing in a list, or the indentation differs"),
    CHECK_ABOVE,
)
BELONGS_TO_NO_KEY = SyntaxMeaning(
    ("<document start>",),
    Words("这里不属于上面的任何字段", "this belongs to no key above"),
    CHECK_ABOVE,
)
MEANINGS: tuple[SyntaxMeaning, ...] = (
    KEY_NOT_EXPECTED,
    SyntaxMeaning(
        ("could not find expected ':'",),
        Words("这一行没有冒号", "a line without a colon"),
        Words(
            "写成“字段: 内容”；如果接着上一行，请比字段多缩进",
            "write “key: value”; to go on with the line above, indent it deeper than the key",
        ),
        at_start=True,
    ),
    SyntaxMeaning(
        ("while scanning a directive", "%YAML", "%TAG", "incompatible YAML document"),
        Words("不认识以“%”开头的行", "a line that begins with “%” is not understood"),
        REMOVE_LINE,
        at_start=True,
    ),
    SyntaxMeaning(
        ("while scanning an alias", "while scanning an anchor"),
        Words("文字不能以“{character}”开头", "a text cannot begin with “{character}”"),
        QUOTE_IT,
        at_start=True,
    ),
    SyntaxMeaning(
        ("a tag", "undefined tag handle"),
        Words("文字不能以“!”开头", "a text cannot begin with “!”"),
        QUOTE_IT,
        at_start=True,
    ),
    SyntaxMeaning(
        ("while scanning a block scalar",),
        Words("“|”和“>”后面不能再有文字", "nothing may stand on the line behind “|” and “>”"),
        Words(
            "文字另起一行并缩进；如果是正文，请加引号",
            "start the text on the next line, indented; if it is text, put it in quotes",
        ),
        at_start=True,
    ),
    SyntaxMeaning(
        ("unexpected end of stream", "unexpected document"),
        Words("引号没有闭合", "a quotation mark is never closed"),
        Words("补上另一半引号", "add the closing quotation mark"),
        at_start=True,
    ),
    SyntaxMeaning(
        ("unknown escape character",),
        Words("双引号里的“\\”后面不能是这个字符", "an unknown escape in double quotes"),
        Words("改用单引号", "use single quotes"),
    ),
    SyntaxMeaning(
        ("escape code", "hexdecimal", "hexadecimal"),
        Words("双引号里的字符编码无效", "an escape in double quotes is no character"),
        Words("直接输入这个字", "type the character itself"),
    ),
    BRACKET_OPEN,
    SyntaxMeaning(
        (
            "cannot start any token",
            "expected node content",
            "expected the node content",
            "mapping keys",
        ),
        Words("文字不能以“{character}”开头", "a text cannot begin with “{character}”"),
        QUOTE_IT,
    ),
    UNEVEN_KEYS,
    UNEVEN_LIST,
    SyntaxMeaning(
        ("sequence entries are not allowed",),
        Words("这里不能开始一个列表", "a list cannot start here"),
        Words("“- ”另起一行并缩进", "start “- ” on a line of its own, indented"),
    ),
    BELONGS_TO_NO_KEY,
)
"""The first that fits counts."""
STRAY = (UNEVEN_KEYS, UNEVEN_LIST, BELONGS_TO_NO_KEY)
"""The messages for anything where nothing more is expected."""
UNUSUAL_WHITE = "".join((" ", *SPACE_NAMES))
COLON_AND_SPACE = ": "
KEY_LINE = re.compile(r"(?P<blanks> *)(?P<dashes>(?:- +)*)(?P<key>[^\s#:-][^\s:]{0,30}):(?: |$)")
"""A line with a key, and the dashes before it."""
FARTHEST_COLUMN = 2
"""Blanks by which a line that should be aligned with another is off."""
MOST_LINES_ABOVE = 200
QUOTATION_MARKS = ('"', "'")
CLOSING_BRACKETS = ("]", "}")
UNKNOWN_ESCAPE = "\\U"
"""The only escape that PyYAML's own parser accepts and then cannot turn into a character."""


class TextPoint(NamedTuple):
    """A place in a text, both numbers from 0 as in YAML's marks."""

    line: int
    column: int


def syntax_finding(error: yaml.MarkedYAMLError, places: Places, text: str) -> Finding:
    """The finding about what YAML could not parse."""
    lines = split_lines(text)
    stop = _mark_in_text(lines, error.problem_mark or TextPoint(0, 0))
    start = _mark_in_text(lines, error.context_mark or stop)
    message = f"{error.context or ''}: {error.problem}"
    meaning = _closer_meaning(meaning_of_message(message), lines[stop.line], stop, start)
    if meaning in (*STRAY, KEY_NOT_EXPECTED, LIST_AMONG_KEYS):
        meaning = meaning._replace(way_out=_way_to_align(lines, stop.line) or meaning.way_out)
    mark = start if meaning.at_start else stop
    span = _span_at_mark(mark, lines[mark.line], places)
    character = lines[mark.line][mark.column : mark.column + 1]
    if character in SPACE_NAMES:
        return _space_finding(span, character, lines[mark.line])
    return _meaning_finding(meaning, span, character)


def _way_to_align(lines: list[str], number: int) -> Words | None:
    """The line above with which a line is nearly aligned, and the blanks; None without one.

    Args:
        lines: The lines of the file.
        number: The line's, from 0.
    """
    own = KEY_LINE.match(lines[number])
    if own is None:
        return None
    is_entry, blanks = bool(own["dashes"]), len(own["blanks"])
    for above in range(number - 1, max(-1, number - MOST_LINES_ABOVE), -1):
        one = KEY_LINE.match(lines[above])
        if one is None or is_entry > bool(one["dashes"]):
            continue
        wanted = len(one["blanks"]) + (0 if is_entry else len(one["dashes"]))
        if 0 < abs(wanted - blanks) <= FARTHEST_COLUMN:
            word = "-" if is_entry else one["key"]
            return Words(
                f"这一行前面空{blanks}格；要和第{above + 1}行的“{word}”对齐，就空{wanted}格",
                f"it stands in column {blanks + 1}; to align it with “{word}” on line {above + 1},"
                f" begin in column {wanted + 1}",
            )
        if wanted < blanks:
            return None
    return None


def _space_finding(span: Span, character: str, line: str) -> Finding:
    """The finding that white other than spaces follows a dash, with the space as its fix."""
    start = span.column - 1
    before, behind = line[:start].rstrip(" "), line[start:].lstrip(UNUSUAL_WHITE)
    place = span._replace(column=len(before) + 1, end_column=len(line) - len(behind) + 1)
    finding = BAD_INDENTATION.at(span, character=SPACE_NAMES[character])
    return finding.with_edits(Edit(place, " ")) if before.endswith("-") else finding


def escape_finding(places: Places, text: str) -> Finding:
    """The finding about an escape that is no character, for which PyYAML's parser has no place."""
    line, column = line_and_column(text, max(0, text.find(UNKNOWN_ESCAPE)))
    mark = TextPoint(line - 1, column - 1)
    return _meaning_finding(meaning_of_message("escape code"), places.between(mark, mark), "")


def _meaning_finding(meaning: SyntaxMeaning, span: Span, character: str) -> Finding:
    """The finding with the words of a meaning."""
    problem = Words(
        meaning.words.zh.replace("{character}", character),
        meaning.words.en.replace("{character}", character),
    )
    return YAML_SYNTAX.at(span, problem=problem, way_out=meaning.way_out)


def meaning_of_message(message: str) -> SyntaxMeaning:
    """What a message means; an unknown message is passed on as it is."""
    for meaning in MEANINGS:
        if any(part in message for part in meaning.parts):
            return meaning
    return SyntaxMeaning((), Words(message, message), CHECK_ABOVE)


def _mark_in_text(lines: list[str], mark: Mark) -> Mark:
    """The mark within the text: libyaml counts a line more when the last has no line break."""
    return mark if mark.line < len(lines) else TextPoint(len(lines) - 1, len(lines[-1]))


def _closer_meaning(meaning: SyntaxMeaning, line: str, stop: Mark, start: Mark) -> SyntaxMeaning:
    """The more exact meaning of a message, when the line where YAML stopped shows it."""
    before, behind = line[: stop.column], line[stop.column :]
    if meaning is KEY_NOT_EXPECTED and COLON_AND_SPACE in before:
        return SECOND_COLON
    if meaning is BRACKET_OPEN and behind.strip() and stop.line == start.line:
        return COMMA_MISSING
    if meaning not in STRAY:
        return meaning
    if before.rstrip().endswith(QUOTATION_MARKS):
        return BEHIND_QUOTATION
    if before.rstrip().endswith(CLOSING_BRACKETS):
        return BEHIND_BRACKET
    return {"-": LIST_AMONG_KEYS, ":": NAME_MISSING}.get(behind.split(" ")[0], meaning)


def _span_at_mark(mark: Mark, line: str, places: Places) -> Span:
    """The character at a mark; nothing at the end of a line."""
    end = min(mark.column + 1, len(line))
    return places.between(mark, TextPoint(mark.line, max(mark.column, end)))
