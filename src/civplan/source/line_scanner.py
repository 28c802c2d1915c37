"""Which lines of a YAML text carry structure, found without YAML's help.

YAML blames another line for a full-width colon or a tab, so these are searched before it reads the
text. They are typos only where a key can stand: not in block texts, quotations, brackets and lines
that continue a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from civplan.findings.words import Words
from civplan.source.places import YAML_LINE_BREAK
from civplan.source.source import KeyNames

BRACKET_OR_QUOTE = re.compile(r"(?<![^\s\[{,:])[\"']|[\[\]{}]|(?<!\S)#")
"""An opening or closing mark outside quotations; within a word, a quote is an apostrophe."""
QUOTATION_END = {'"': re.compile(r"\\.|\""), "'": re.compile(r"''|'")}
"""The end of a quotation; the first alternative only looks like one."""
MOST_OPEN = 100
"""Marks that are remembered; a file with more open brackets is refused for its depth anyway."""
SPACE_NAMES: Mapping[str, Words] = {
    "\t": Words("制表符", "a tab"),
    "\u3000": Words("全角空格", "a full-width space"),
    "\xa0": Words("不换行空格", "a no-break space"),
}
"""White that is no ordinary space, in words."""


def open_marks(line: str, opened: str) -> str:
    """The marks open at the end of a line, innermost last: a quotation mark, ``[`` or ``{``.

    Args:
        line: The line, or its rest from an opening mark on.
        opened: The marks that are open at its start.
    """
    position = 0
    while True:
        if opened and opened[-1] in QUOTATION_END:
            position = _end_of_quotation(line, position, opened[-1])
            if position < 0:
                return opened
            opened = opened[:-1]
        else:
            match = BRACKET_OR_QUOTE.search(line, position)
            if match is None or match[0] == "#":
                return opened
            position = match.end()
            opened = opened[:-1] if match[0] in "]}" else (opened + match[0])[:MOST_OPEN]
        if not opened:
            return ""


def _end_of_quotation(line: str, position: int, mark: str) -> int:
    """Where the quotation ends that is open at a position; -1 when it goes on."""
    for match in QUOTATION_END[mark].finditer(line, position):
        if match[0] == mark:
            return match.end()
    return -1


ODD_INDENT = re.compile(r" *([^\S ]|[\u200b\ufeff])[\s\u200b\ufeff]*")
"""Indentation with white that YAML does not count."""
LIST_INDENT = re.compile(r" *(?:- +)*(?:-$)?")
KEY_WITH_COLON = re.compile(
    r"""(?:[^\s"'#\[\]{}&*!|>%@`,-]|-(?! ))[^:#]*?:(?:[ \t]+|$)"""
    r"""|(?:"[^"]*"|'[^']*')[ ]*:(?:[ \t]+|$)"""
)
"""A key with a colon that YAML accepts."""
MISTYPED_KEY = re.compile("([^\\W\\d][\\w-]{0,15})[ \u3000]{0,2}(?:(：)|:(?![ \t\r\n/]|$))")
"""A word and a colon that YAML reads as text: full-width, or without a space behind."""
MISTYPED_DASH = re.compile(
    "(?:[•◆●·▪■○◇★➢]|-(?![-\\s])|[0-9]{1,2}(?:[.．](?![0-9])|[、)）])|[（(][0-9]{1,2}[)）])"
    "[ \t\u3000]*(?=\\S)"
)
"""A mark that begins an entry of a list on paper, and a dash without its blank."""
NODE_PROPERTIES = re.compile(r"[ \t]*(?:[&!]\S*(?:[ \t]+|$))*")
"""Anchor and tag in front of a value."""
BLOCK_SIGN_LINE = re.compile(r"[|>][+\-0-9]{0,2}(?:[ \t]+#.*|[ \t]*)")
VALUE_OPENERS = frozenset("\"'[{")
MOST_SCANNED_LINES = 100_000
"""Lines that are scanned; a plan file has some hundreds."""


class Typo(NamedTuple):
    """A line that YAML would not read as its author meant it."""

    line: int
    """The line's number, from 1."""
    start: int
    """Where the line begins in the text, from 0."""
    match: re.Match[str]
    """In the line: ODD_INDENT, MISTYPED_KEY or MISTYPED_DASH."""

    is_fixable: bool = False
    """True when the line is as its author meant it once its colon is right."""

    @property
    def is_indentation(self) -> bool:
        """True when the indentation is wrong; otherwise the colon of the line's key is."""
        return self.match.re is ODD_INDENT

    @property
    def is_list_mark(self) -> bool:
        """True when another mark, or a dash without its blank, begins an entry of a list."""
        return self.match.re is MISTYPED_DASH

    @property
    def lacks_space(self) -> bool:
        """True when the value follows directly behind a key's colon."""
        return self.match.string[self.match.end() :][:1] not in {"", " ", "\t"}


class FixedText(NamedTuple):
    """A text that YAML reads as its author meant it."""

    text: str
    inserted: Mapping[int, int]
    """By line, the column of a space that was put in; both from 1."""


def with_fixed_colons(text: str, typos: list[Typo]) -> FixedText:
    """The text with an ASCII colon and a space behind the keys of some lines."""
    pieces, end = [], 0
    inserted: dict[int, int] = {}
    for typo in typos:
        behind = typo.start + typo.match.end()
        pieces += [text[end : behind - 1], ": " if typo.lacks_space else ":"]
        if typo.lacks_space:
            inserted[typo.line] = typo.match.end() + 1
        end = behind
    return FixedText("".join(pieces) + text[end:], inserted)


class LineScanner:
    """Goes down the lines of a text and remembers what the next line depends on."""

    def __init__(self, keys: Collection[str]) -> None:
        """Take the names that keys have below the outermost level."""
        self.keys = keys
        self.entries = keys.entries() if isinstance(keys, KeyNames) else {}
        self.block: int | None = None
        """In a block text: the column, from 0, of its key or dash."""
        self.opened = ""
        """The quotation mark or brackets that are open, innermost last."""
        self.owner: int | None = None
        """The column of the key or dash whose unquoted text may go on or may still begin."""
        self.has_begun = False
        """True when that text has begun."""
        self.aligned: int | None = None
        """In an unquoted text of a list: the column where it began, where an entry's keys stand."""
        self.marked: list[int] = []
        """The columns of wrong list marks, where the lists' next entries stand."""
        self.above: list[tuple[int, str]] = []
        """The keys with values on the lines below, with their columns, outermost first."""

    def typos(self, text: str) -> Iterator[Typo]:
        """The lines with a typo, in order."""
        for number, start, line in islice(lines_with_starts(text), MOST_SCANNED_LINES):
            content = line.lstrip(" ")
            indent = len(line) - len(content)
            if not content or self._is_inside(line, content, indent):
                continue
            odd = ODD_INDENT.match(line)
            if odd and self._is_typo(line, odd, indent):
                yield Typo(number, start, odd)
            elif not odd and content[0] != "#":
                mark = MISTYPED_DASH.match(line, indent)
                self.marked = [column for column in self.marked if column <= indent]
                if mark and (self._is_entry_due(indent) or indent in self.marked[-1:]):
                    self.marked.append(indent)
                    yield Typo(number, start, mark)
                    continue
                goes_on = self._goes_on(indent)
                mistyped = self._read(line, indent)
                if mistyped:
                    yield Typo(number, start, mistyped, is_fixable=not goes_on)

    def _is_inside(self, line: str, content: str, indent: int) -> bool:
        """True for a line of a block text, of a quotation or of brackets."""
        if self.block is not None:
            if indent > self.block:
                return True
            if content.strip():
                self.block = None
        if self.opened:
            self.opened = open_marks(line, self.opened)
            return True
        return False

    def _is_typo(self, line: str, odd: re.Match[str], indent: int) -> bool:
        """False for odd white within a text, where it indents a paragraph."""
        end = odd.end()
        is_key = (
            line.startswith("- ", end)
            or KEY_WITH_COLON.match(line, end)
            or self._mistyped_key(line, end)
        )
        may_begin = self.has_begun or odd[1] != "\t"
        if is_key or self.owner is None or indent <= self.owner or not may_begin:
            return True
        self.has_begun = True
        return False

    def _is_entry_due(self, indent: int) -> bool:
        """True where the first text of a key's list, or of its next entry, must stand."""
        if not self.above or self.owner is None or self.has_begun:
            return False
        column, name = self.above[-1]
        return self.owner == column <= indent and bool(self.entries.get(name))

    def _read(self, line: str, indent: int) -> re.Match[str] | None:
        """Remember what the lines below depend on; return the key when its colon is mistyped."""
        listed = LIST_INDENT.match(line)
        column = listed.end() if listed else indent
        key = KEY_WITH_COLON.match(line, column)
        mistyped = None if key else self._mistyped_key(line, column)
        value = key or mistyped
        if key:
            self.above = [one for one in self.above if one[0] < column]
            self.above.append((column, key[0].rstrip(": \t").strip("\"'")))
        if value and (key or not self._goes_on(indent)):
            self._begin(line[value.end() :], column)
        elif not self._goes_on(indent):
            self._begin_text(line, indent, column)
        return mistyped

    def _is_text(self, name: str, line: str, column: int) -> bool:
        """True in an entry of a list that has no such key: there 地点：社区广场 is a text."""
        dash = line.find("-", 0, column)
        if dash < 0 and column == self.aligned and self.owner is not None:
            dash = self.owner
        above = [key for at, key in self.above if at <= dash]
        return bool(above) and name not in self.entries.get(above[-1], self.keys)

    def _goes_on(self, column: int) -> bool:
        """True when what stands at a column belongs to the unquoted text above."""
        return self.has_begun and self.owner is not None and column > self.owner

    def _mistyped_key(self, line: str, column: int) -> re.Match[str] | None:
        """The key at a column when its colon is mistyped.

        At the outermost level every word with a colon is a key. Further in, texts have colons too:
        there only a name of the schema is a key, and in a text that goes on only where the next
        key of a list's entry would stand.
        """
        match = MISTYPED_KEY.match(line, column)
        if match is None or column == 0:
            return match
        if match[1] not in self.keys or self._is_text(match[1], line, column):
            return None
        is_entry = "-" in line[:column] or column == self.aligned
        return match if is_entry or not self._goes_on(column) else None

    def _begin(self, value: str, owner: int) -> None:
        """Remember the value that begins behind a key or a dash."""
        value = NODE_PROPERTIES.sub("", value, count=1)
        self.owner, self.has_begun, self.aligned = owner, False, None
        if BLOCK_SIGN_LINE.fullmatch(value):
            self.block = owner
        elif value[:1] in VALUE_OPENERS:
            self.opened, self.owner = open_marks(value, ""), None
        else:
            self.has_begun = bool(value) and value[0] != "#"

    def _begin_text(self, line: str, indent: int, column: int) -> None:
        """Remember a text that begins without a key on its line: in a list or on its own line."""
        dash = line.rfind("-", 0, column)
        if dash >= 0:
            self._begin(line[column:], dash)
            self.aligned = column
        elif self.owner is not None and indent > self.owner:
            self._begin(line[column:], self.owner)
        else:
            self._begin(line[column:], indent)


def lines_with_starts(text: str) -> Iterator[tuple[int, int, str]]:
    """Each line with its number (from 1) and where it starts (from 0)."""
    start, number = 0, 1
    for end in YAML_LINE_BREAK.finditer(text):
        yield number, start, text[start : end.start()]
        start, number = end.end(), number + 1
    yield number, start, text[start:]
