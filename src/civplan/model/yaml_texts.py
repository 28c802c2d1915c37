"""Texts as YAML, written so that they read back as they are: bare, in quotes, or as a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from civplan.findings.text import terminal_width
from civplan.source.nodes import joined_lines

BARE_TEXT = re.compile(r"\w(?:[\w.%/，。、；（）《》〔〕“”≥-]| (?=\w|≥))*")
"""Texts that need no quotes: letters, digits and marks without a meaning in YAML."""
NOT_A_TEXT = re.compile(
    r"true|false|yes|no|on|off|y|n|null|0[xob][\da-f_]+|[\d_,.]+(?:e[+-]?\d+)?", re.IGNORECASE
)
"""Texts that some YAML reader takes for another type."""
LAST_OF_FOUR_DIGITS = 0xFFFF


def yaml_text(text: str) -> str:
    """A text as YAML: bare where that is safe, else between double quotes on one line."""
    if BARE_TEXT.fullmatch(text) and not NOT_A_TEXT.fullmatch(text):
        return text
    return quoted_text(text)


def yaml_key(name: str) -> str:
    """The name of a key as YAML; ``on`` needs no quotes, as every name is read as text."""
    return name if name.isascii() and name.isidentifier() else yaml_text(name)


def quoted_text(text: str) -> str:
    """A text between double quotes on one line."""
    return f'"{"".join(map(_escaped_character, text))}"'


def _escaped_character(character: str) -> str:
    """A character as written between double quotes."""
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"


BARE_NUMBER = re.compile(r"[+-]?[\d.]+[\w%‰/.-]*")
"""Figures and dates that need no quotes where the value is no text."""


def yaml_figure(text: str) -> str:
    """A figure, a date, yes or no as YAML; civplan reads it as typed, quoted or not."""
    is_bare = BARE_NUMBER.fullmatch(text) or BARE_TEXT.fullmatch(text)
    return text if is_bare else yaml_text(text)


PLAIN_VALUE = re.compile(r"(?:\w|[^\x00-\xff\s])(?:[^\s\"'#:\[\]{}]| +(?=[^\s#]))*")
"""Texts that need no quotes behind a key or a dash, where commas and brackets mean nothing."""
LIKE_A_KEY = re.compile(r"[\w-]{1,16}\s*：")
"""Begins a text that may look like a key with a full-width colon."""
KEPT_SPACES = "\u3000\xa0"
"""Spaces that a text keeps although they are not printable signs."""
NO_LINE_STARTS = "，。；、：？！）》〕】」』”’…—%％,.;:?!)"
"""Marks behind which a line may end well, and with which none should begin."""
NO_LINE_ENDS = "（《〔【「『“‘("
"""Marks with which no line should end."""
BEST_LINE_ENDS, SECOND_BEST_END = "。；，,;", "、"
"""Marks behind which a line ends best, and second best."""
INDENT_STEP = "  "
SHORTEST_LINE_SHARE = 0.6
"""Of the room of a line, the share from which on it ends at a mark."""


def yaml_value(text: str) -> str:
    """A text as the value of a key, outside brackets."""
    is_plain = PLAIN_VALUE.fullmatch(text) and not NOT_A_TEXT.fullmatch(text)
    return text if is_plain and is_printable_text(text) else yaml_text(text)


def yaml_entry(value: str) -> str:
    """A value, written for a key, behind a dash: there 社区：湖内 would look like a key."""
    return yaml_text(value) if LIKE_A_KEY.match(value) else value


def is_printable_text(text: str) -> bool:
    """True when a text can stand in a file as it is, without escapes."""
    return text.isprintable() or all(
        character.isprintable() or character in KEPT_SPACES for character in text
    )


def block_lines(paragraphs: Sequence[str], room: int) -> list[str] | None:
    """The lines of a ``|`` block, with a blank line between paragraphs; None when it cannot be one.

    Args:
        paragraphs: The texts, without white space at their ends.
        room: The columns that a line may take; a Chinese character takes two.
    """
    if not all(map(is_printable_text, paragraphs)):
        return None
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += ["", *_block_lines_of(paragraph, room)]
    return lines[1:]


def _block_lines_of(paragraph: str, room: int) -> list[str]:
    """A paragraph on lines that read back as it; on one where it cannot be broken."""
    lines, start = [], 0
    while end := _line_end(paragraph, start, room):
        lines.append(paragraph[start:end].rstrip(" "))
        start = end
    lines.append(paragraph[start:])
    return lines if joined_lines("\n".join(lines)) == paragraph else [paragraph]


def _line_end(text: str, start: int, room: int) -> int:
    """Where a line that begins at a place ends best, behind a mark if one is near.

    Returns:
        0 where the rest of the text fits, or cannot be broken.
    """
    last = _end_of_room(text, start, room)
    if last == len(text):
        return 0
    ends = [end for end in range(last, start, -1) if _may_break(text, end)]
    shortest = start + SHORTEST_LINE_SHARE * (last - start)
    for marks in (BEST_LINE_ENDS, SECOND_BEST_END):
        if (end := next((end for end in ends if text[end - 1] in marks), 0)) >= shortest:
            return end
    return next(iter(ends), 0)


def _end_of_room(text: str, start: int, room: int) -> int:
    """Where the columns of a line end that begins at a place."""
    for place in range(start, len(text)):
        room -= terminal_width(text[place])
        if room < 0:
            return place
    return len(text)


def _may_break(text: str, end: int) -> bool:
    """True when a line may end before a character, and reading joins the two again."""
    before, after = text[end - 1], text[end : end + 1]
    if before in NO_LINE_ENDS or after in NO_LINE_STARTS:
        return False
    if before == " ":
        before, gap = text[end - 2 : end - 1], " "
    else:
        gap = ""
    is_clean = before.strip() and after.strip()
    return bool(is_clean) and joined_lines(f"{before}\n{after}") == f"{before}{gap}{after}"


def indent_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines, indented by one step; blank ones stay empty."""
    return (f"{INDENT_STEP}{line}" if line else "" for line in lines)
