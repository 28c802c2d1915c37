"""Markdown: as plain text, with its headings, tables and pictures; marks of layout are left out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from civplan.ingest.blocks import (
    CONTENTS_STYLE,
    FRONT_MATTER_STYLE,
    Block,
    BlockKind,
    Cell,
    Place,
)
from civplan.ingest.plain_text import NEW_PAGE, numbered_lines, soft_breaks

LIST_BULLET = "•"
_FRONT_MATTER_RULE = "---"
_FRONT_MATTER_LINE = re.compile(r"#.*|-\s.*|[\w\u3400-\u9fff .-]{1,30}[:：].*|[ \t].*|")
_FRONT_MATTER_TITLE = re.compile(r"(?:title|标题)\s*[:：]\s*(\S.*)", re.IGNORECASE)
_CONTENTS_MARK = re.compile(r"\s*(?:\[\[?_?TOC_?\]\]?|\{:toc\}|\[目录\])\s*", re.IGNORECASE)
"""What a renderer replaces by a list of contents."""
_ANCHOR = re.compile(r"\s*\[[^\[\]]+\]\(#[^()\s]*\)\s*")
"""A link to a heading of the same text, as the lists of contents have them."""
_NUMBER_OF_ENTRY = re.compile(r"^\s*[0-9]{1,2}[.)]\s+")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r"[ \t]*(?:```+|~~~+)[^`]*")
_BULLET_LINE = re.compile(r"[ \t]*[*+-][ \t]+(.+)")
_QUOTE = re.compile(r"^ {0,3}(?:> ?)+")
_ALIGN_RULE = re.compile(r"[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = re.compile("\x01([0-9a-f]{2})")
"""A character that was escaped; control characters do not reach this step."""
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)")
_EMPHASIS = re.compile(
    r"(?<!\*)\*(?=[^\s*])([^*]*?)(?<=\S)\*(?!\*)|(?<![\w_])_(?=[^\s_])([^_]*?)(?<=\S)_(?![\w_])"
)
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_CODE = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\((?:<[^>]*>|[^()]*)\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:<[^>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<(https?://[^\s<>]+)>")
_ENTITY = re.compile(r"&#?\w+;")


class _Line(NamedTuple):
    number: int
    text: str


def blocks_of_markdown(text: str) -> tuple[Block, ...]:
    """The lines of a Markdown text that say something, its tables and pictures."""
    lines = [_Line(*line) for line in numbered_lines(text)]
    end = _end_of_front_matter(lines)
    blocks = tuple(_blocks(lines[end:]))
    has_title = any(block.level == 1 for block in blocks)
    return (*_front_matter_blocks(lines[:end], has_title=has_title), *blocks)


def _end_of_front_matter(lines: list[_Line]) -> int:
    """The number of lines up to the end of the front matter; 0 without one.

    It stands between two lines of hyphens at the head, and holds keys with their values.
    """
    start = next((n for n, line in enumerate(lines) if line.text.strip()), len(lines))
    if start == len(lines) or lines[start].text.rstrip() != _FRONT_MATTER_RULE:
        return 0
    for number, line in enumerate(lines[start + 1 :], start + 1):
        if line.text.rstrip() in {_FRONT_MATTER_RULE, "..."}:
            return number + 1
        if not _FRONT_MATTER_LINE.fullmatch(line.text.rstrip()):
            return 0
    return 0


def _front_matter_blocks(lines: list[_Line], *, has_title: bool) -> Iterator[Block]:
    """The front matter; its title is a heading where the text has none of the first level."""
    for line in lines:
        title = _FRONT_MATTER_TITLE.fullmatch(line.text)
        place = Place(line.number)
        if title and not has_title:
            text = title[1].strip().strip("\"'")
            yield Block(BlockKind.PARAGRAPH, text, place, level=1)
        elif line.text.strip(" -."):
            yield Block(BlockKind.PARAGRAPH, line.text.strip(), place, style=FRONT_MATTER_STYLE)


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    index, tables, is_code = 0, 0, False
    while index < len(lines):
        line = lines[index]
        index += 1
        if _FENCE.fullmatch(line.text):
            is_code = not is_code
        elif is_code:
            yield from _code_blocks(line)
        elif _is_table_head(line, lines[index : index + 1]):
            tables += 1
            end = _table_end(lines, index + 1)
            yield _table_block([line, *lines[index + 1 : end]], tables)
            index = end
        elif _is_underlined(line, lines[index : index + 1]):
            level = 1 if "=" in lines[index].text else 2
            yield from _text_blocks(line.text, line.number, level)
            index += 1
        elif not _RULE.fullmatch(line.text):
            content = [line.text]
            while content[-1].endswith("\\") and index < len(lines) and lines[index].text.strip():
                content[-1] = content[-1][:-1]
                content.append(lines[index].text)
                index += 1
            yield from _blocks_of_text("\n".join(content), line.number)


def _code_blocks(line: _Line) -> Iterator[Block]:
    if line.text.strip():
        yield Block(BlockKind.PARAGRAPH, soft_breaks(line.text), Place(line.number))


def _blocks_of_text(text: str, number: int) -> Iterator[Block]:
    for index, piece in enumerate(text.split(NEW_PAGE)):
        if index:
            yield Block(BlockKind.PAGE_BREAK, "", Place(number))
        heading = _HEADING.fullmatch(piece)
        if heading:
            yield from _text_blocks(_heading_text(heading), number, len(heading[1]))
            continue
        content = _QUOTE.sub("", piece, count=1)
        bullet = _BULLET_LINE.fullmatch(content)
        entry = bullet[1] if bullet else content
        is_contents = _CONTENTS_MARK.fullmatch(entry) or _ANCHOR.fullmatch(
            _NUMBER_OF_ENTRY.sub("", entry)
        )
        for block in _text_blocks(entry, number, 0, LIST_BULLET * bool(bullet)):
            yield replace(block, style=CONTENTS_STYLE) if is_contents else block


def _heading_text(heading: re.Match[str]) -> str:
    """The text of a heading, without the marks that may close it."""
    text = (heading[2] or "").rstrip(" \t")
    words = text.rstrip("#")
    is_closed = not words or words[-1] in " \t"
    return words.rstrip(" \t") if is_closed else text


def _text_blocks(source: str, number: int, level: int, label: str = "") -> Iterator[Block]:
    """The paragraph that a line makes, if it says something, and the pictures in it."""
    place = Place(number)
    text = soft_breaks(plain_text_of(_PICTURE.sub("", source)))
    if text.strip():
        bold = _BOLD.fullmatch(source.strip())
        is_bold = bool(bold) and "**" not in (bold[1] or "" if bold else "")
        yield Block(BlockKind.PARAGRAPH, text, place, label, level, bold=is_bold)
    for picture in _PICTURE.finditer(source):
        yield Block(BlockKind.PICTURE, plain_text_of(picture[1]), place)


def plain_text_of(source: str) -> str:
    """The text of a stretch of Markdown, without its marks."""
    text = _ESCAPE.sub(lambda match: f"\x01{ord(match[1]):02x}", source)
    text = _CODE.sub(lambda match: _literal(match[2].strip()), text)
    text = _ADDRESS.sub(r"\1", _BREAK_TAG.sub("\n", text))
    for pattern in (_LINK, _STRUCK, _BOLD, _EMPHASIS):
        text = pattern.sub(lambda match: next(part for part in match.groups() if part), text)
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _literal(code: str) -> str:
    """Code with its marks escaped; a backslash within code stands for itself."""
    code = _ESCAPED.sub(lambda match: f"\\{chr(int(match[1], 16))}", code)
    return re.sub(r"[!-/:-@\[-`{-~]", lambda match: f"\x01{ord(match[0]):02x}", code)


def _is_table_head(line: _Line, below: list[_Line]) -> bool:
    return (
        "|" in line.text
        and bool(below)
        and "-" in below[0].text
        and _ALIGN_RULE.fullmatch(below[0].text) is not None
        and len(_split_cells(line.text)) == len(_split_cells(below[0].text))
    )


def _is_underlined(line: _Line, below: list[_Line]) -> bool:
    return (
        bool(below)
        and bool(line.text.strip())
        and _UNDERLINE.fullmatch(below[0].text) is not None
        and not _HEADING.fullmatch(line.text)
        and not _RULE.fullmatch(line.text)
    )


def _table_end(lines: list[_Line], start: int) -> int:
    end = start
    while end < len(lines) and "|" in lines[end].text:
        end += 1
    return end


def _table_block(lines: list[_Line], table: int) -> Block:
    rows = tuple(
        tuple(
            _cell(cell, Place(line.number, table, row, column))
            for column, cell in enumerate(_split_cells(line.text), 1)
        )
        for row, line in enumerate(lines, 1)
    )
    return Block(BlockKind.TABLE, "", Place(lines[0].number, table), rows=rows)


def _split_cells(line: str) -> list[str]:
    inner = re.sub(r"^[ \t]*\|?|(?<!\\)\|?[ \t]*$", "", line)
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _cell(source: str, place: Place) -> Cell:
    text = plain_text_of(source)
    return (Block(BlockKind.PARAGRAPH, text, place),) if text.strip() else ()
