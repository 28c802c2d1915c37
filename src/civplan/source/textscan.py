"""Traps that are found in the text before YAML sees it, because YAML would blame another line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from civplan.findings.finding import Finding, Span
from civplan.findings.words import Words
from civplan.source import faults
from civplan.source.lines import BREAK, place_in

CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_CONTROLS = 20
"""Control characters that are told one by one; a file with more is none that people wrote."""

INDENT = re.compile("[ \t\u3000\xa0]*")
NOT_A_SPACE = re.compile("[\t\u3000\xa0]")
SPACE_NAMES = {
    "\t": Words("制表符", "a tab"),
    "\u3000": Words("全角空格", "a full-width space"),
    "\xa0": Words("不换行空格", "a no-break space"),
}

LISTED = re.compile(r" *(?:- +)*")
KEY_LINE = re.compile(r"(?:[^\s\"'#\[{&*!|>%@`-]|-(?! ))[^:]*?:(?: +|$)|\"[^\"]*\" *:(?: +|$)")
BLOCK_HEADER = re.compile(r"[|>][+\-0-9]*\s*(?:#.*)?$")
COLON = re.compile("([^\\s:：#\"'\\[\\]{}|>&*!%@`,，。；、？！“”（）()《》]{1,16}) ?：")
MARK = re.compile(r"\\.|[\"'\[\]{}]|(?<!\S)#")


def shown_control(character: str) -> str:
    """A control character as its code: U+0007."""
    return f"U+{ord(character):04X}"


class Line(NamedTuple):
    """A line that can carry structure: no block text, no continued quotation or brackets."""

    number: int
    """From 1."""
    start: int
    """Where it begins in the text, from 0."""
    text: str


def control_characters(text: str, path: str) -> list[Finding]:
    """Characters that neither YAML nor a document can hold."""
    found: list[Finding] = []
    for match in CONTROL.finditer(text):
        line, column = place_in(text, match.start())
        span = Span(path, line, column, line, column + 1)
        if match[0] == "\0":
            return [faults.BINARY.at(span)]
        found.append(faults.CONTROL_CHARACTER.at(span, character=shown_control(match[0])))
        if len(found) == MOST_CONTROLS:
            break
    return found


def bad_indentation(text: str, path: str) -> list[Finding]:
    """Lines that are indented with anything but spaces, one finding each."""
    if not NOT_A_SPACE.search(text):
        return []
    return [
        faults.BAD_INDENTATION.at(
            Span(path, line.number, match.start() + 1, line.number, match.end() + 1),
            character=SPACE_NAMES[match[0]],
        )
        for line in structural_lines(text)
        if (indent := INDENT.match(line.text)) and indent.end() < len(line.text)
        if line.text[indent.end()] != "#"
        if (match := NOT_A_SPACE.search(indent[0]))
    ]


def mended_colons(text: str, path: str, keys: Collection[str], found: list[Finding]) -> str:
    """The text with an ASCII colon where a key is followed by a full-width one, each told.

    The file's other faults can then be told in the same run. At the outermost level any short
    word counts as a key, deeper only a name that the schema knows: texts hold colons too.
    """
    if "：" not in text:
        return text
    pieces, end = [], 0
    value_indent: int | None = None
    for line in structural_lines(text):
        before = LISTED.match(line.text)
        indent = before.end() if before else 0
        content = line.text[indent:]
        if not content or content.startswith("#"):
            continue
        if value_indent is not None and indent > value_indent:
            continue
        match = COLON.match(content)
        key = KEY_LINE.match(content)
        if match and not key and (match[1] in keys or line.text[0] not in " -"):
            column = indent + match.end()
            span = Span(path, line.number, column, line.number, column + 1)
            found.append(faults.FULL_WIDTH_COLON.at(span, key=match[1]))
            colon = line.start + column - 1
            pieces += [text[end:colon], ": "]
            end = colon + 1
            value = content[match.end() :]
        else:
            value = content[key.end() :] if key else content
        value_indent = indent if value.strip() else None
    return "".join(pieces) + text[end:]


def structural_lines(text: str) -> Iterator[Line]:
    """The lines outside block texts and outside quotations and brackets that began further up."""
    block_indent: int | None = None
    is_open = ""
    for number, start, line in numbered_lines(text):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None:
            if not line.strip(" ") or indent > block_indent:
                continue
            block_indent = None
        if is_open:
            is_open = still_open(line, is_open)
            continue
        yield Line(number, start, line)
        if BLOCK_HEADER.search(line) and not line.lstrip().startswith("#"):
            block_indent = indent + extra_indent(line[indent:])
        else:
            is_open = opened_by(line)


def extra_indent(content: str) -> int:
    """How far the key of ``- key: |`` stands behind the dash; the block's text is deeper."""
    listed = LISTED.match(content)
    rest = content[listed.end() :] if listed else content
    return listed.end() if listed and KEY_LINE.match(rest) else 0


def numbered_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Each line with its number (from 1) and where it starts (from 0)."""
    start = 0
    number = 1
    for match in BREAK.finditer(text):
        yield number, start, text[start : match.start()]
        number, start = number + 1, match.end()
    yield number, start, text[start:]


def opened_by(line: str) -> str:
    """The quotation mark or brackets that a line leaves open; empty for none."""
    listed = LISTED.match(line)
    content = line[listed.end() :] if listed else line
    key = KEY_LINE.match(content)
    value = content[key.end() :] if key else content
    return still_open(value, "") if value[:1] in {'"', "'", "[", "{"} else ""


def still_open(line: str, is_open: str) -> str:
    """What is open at the end of a line: a quotation mark, or brackets, innermost last."""
    for match in MARK.finditer(line):
        mark = match[0]
        if is_open and is_open[-1] in "\"'":
            if mark == is_open[-1]:
                is_open = is_open[:-1]
        elif mark == "#":
            break
        elif mark in "\"'[{":
            is_open += mark
        elif mark in "]}":
            is_open = is_open[:-1]
        if not is_open:
            break
    return is_open
