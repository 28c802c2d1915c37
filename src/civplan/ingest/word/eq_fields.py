r"""The text of EQ fields, by which Word draws encircled and combined characters: \o\ac(○,1)."""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.ingest.word.number_formats import format_number

ENCLOSURES = frozenset("○◯□△◇")
_SWITCH = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
r"""A switch about fonts and places: \* jc2, \* "Font:宋体"."""
_OPTION = re.compile(r"\s*\\(?![oOsSfFrRbBxXaAdDiIlL]\b)[a-zA-Z]{2}\s*\d*|\s*\\[a-z]{2}\s*\d*")
_NAME = re.compile(r"\\([a-zA-Z])(?![a-zA-Z])")
_NUMBER = re.compile(r"\d{1,3}")
_RUBY = re.compile(r"\\\*\s*jc", re.IGNORECASE)


class _Arguments(NamedTuple):
    texts: list[str]
    end: int


def eq_text(code: str) -> str:
    """What an EQ field shows, in one line; of characters with their sounds the characters."""
    is_ruby = _RUBY.search(code) is not None
    content = _SWITCH.sub("", re.sub(r"^\s*eq\b", "", code, flags=re.IGNORECASE))
    return _eq_content(content.strip(), is_ruby=is_ruby)


def _eq_content(content: str, *, is_ruby: bool) -> str:
    pieces: list[str] = []
    index = 0
    while index < len(content):
        name = _NAME.match(content, index)
        if name:
            options = []
            index = name.end()
            while option := _OPTION.match(content, index):
                options.append(option[0].strip().lower())
                index = option.end()
            arguments = _arguments(content, index, is_ruby=is_ruby)
            pieces.append(_shown_by(name[1].lower(), options, arguments.texts, is_ruby=is_ruby))
            index = arguments.end
        elif content[index] == "\\" and index + 1 < len(content):
            pieces.append(content[index + 1])
            index += 2
        else:
            pieces.append(content[index])
            index += 1
    return "".join(pieces)


def _arguments(content: str, index: int, *, is_ruby: bool) -> _Arguments:
    """The arguments in brackets at a place; none when no bracket opens there."""
    start = index
    while start < len(content) and content[start].isspace():
        start += 1
    if content[start : start + 1] != "(":
        return _Arguments([], index)
    texts, piece, depth, place = [], "", 0, start
    while place < len(content):
        character = content[place]
        if character == "\\" and content[place + 1 : place + 2] in tuple("\\(),;"):
            piece += content[place : place + 2]
            place += 2
            continue
        depth += (character == "(") - (character == ")")
        if depth == 0:
            break
        if character in ",;" and depth == 1:
            texts.append(piece)
            piece = ""
        elif not (character == "(" and place == start):
            piece += character
        place += 1
    return _Arguments([_eq_content(each, is_ruby=is_ruby) for each in (*texts, piece)], place + 1)


def _shown_by(name: str, options: list[str], texts: list[str], *, is_ruby: bool) -> str:
    if name == "o" and any(option.startswith("\\ac") for option in options):
        inner = [text for text in texts if text not in ENCLOSURES]
        if len(inner) < len(texts):
            return _encircled("".join(inner))
    if name == "o" and is_ruby and texts:
        return texts[-1]
    if name == "f":
        return "/".join(texts)
    return f"√({texts[-1]})" if name == "r" and texts else "".join(texts)


def _encircled(text: str) -> str:
    number = text.strip()
    return (
        format_number(int(number), "decimalEnclosedCircle") if _NUMBER.fullmatch(number) else text
    )
