r"""Formulas as text in one line: those of Word, a/b, x^2, √(x), and those of EQ fields.

Word draws encircled and combined characters with an EQ field: \o\ac(○,1).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.ingest.word.namespaces import MATH, XmlElement
from civplan.ingest.word.number_formats import format_number

_BETWEEN = {
    "f": (("num", ""), ("den", "/")),
    "sSup": (("e", ""), ("sup", "^")),
    "sSub": (("e", ""), ("sub", "_")),
    "sSubSup": (("e", ""), ("sub", "_"), ("sup", "^")),
    "sPre": (("sub", "_"), ("sup", "^"), ("e", "")),
}
"""Parts of a structure in the order of reading, and the sign before each."""
_N_ARY_DEFAULT, _DELIMITERS = "∫", ("(", ")", "|")
ENCLOSURES = frozenset("○◯□△◇")
_SWITCH = re.compile(r"\\\*\s*(?:\"[^\"]*\"|\S+)")
r"""A switch about fonts and places: \* jc2, \* "Font:宋体"."""
_OPTION = re.compile(r"\s*\\(?![oOsSfFrRbBxXaAdDiIlL]\b)[a-zA-Z]{2}\s*\d*|\s*\\[a-z]{2}\s*\d*")
_NAME = re.compile(r"\\([a-zA-Z])(?![a-zA-Z])")
_ENCIRCLED = re.compile(r"\d{1,3}")
_RUBY = re.compile(r"\\\*\s*jc", re.IGNORECASE)


def math_text(node: XmlElement) -> str:
    """The text of a formula (``oMath``, ``oMathPara`` or a part of one)."""
    if not isinstance(node.tag, str) or not node.tag.startswith(MATH):
        return ""
    name = node.tag[len(MATH) :]
    if name == "t":
        return node.text or ""
    if name in _BETWEEN:
        return "".join(
            sign + _group(_math_part(node, part)) if sign else _group(_math_part(node, part))
            for part, sign in _BETWEEN[name]
        )
    structure = _STRUCTURES.get(name)
    return structure(node) if structure else _inner(node)


def _inner(node: XmlElement) -> str:
    return "".join(map(math_text, node))


def _math_part(node: XmlElement, name: str) -> str:
    part = node.find(f"{MATH}{name}")
    return _inner(part) if part is not None else ""


def _group(text: str) -> str:
    """Text in brackets unless it is one number or name."""
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


def _radical(node: XmlElement) -> str:
    degree = _math_part(node, "deg")
    return f"{degree}√({_math_part(node, 'e')})"


def _delimited(node: XmlElement) -> str:
    begin, end, between = (
        _property_value(node, "dPr", name, otherwise)
        for name, otherwise in zip(("begChr", "endChr", "sepChr"), _DELIMITERS, strict=True)
    )
    return begin + between.join(map(_inner, node.iterfind(f"{MATH}e"))) + end


def _n_ary(node: XmlElement) -> str:
    sign = _property_value(node, "naryPr", "chr", _N_ARY_DEFAULT)
    limits = "".join(
        mark + _group(text)
        for mark, name in (("_", "sub"), ("^", "sup"))
        if (text := _math_part(node, name))
    )
    return f"{sign}{limits} {_math_part(node, 'e')}"


def _matrix(node: XmlElement) -> str:
    rows = (", ".join(map(_inner, row.iterfind(f"{MATH}e"))) for row in node.iterfind(f"{MATH}mr"))
    return "; ".join(rows)


def _equation_array(node: XmlElement) -> str:
    return "\n".join(map(_inner, node.iterfind(f"{MATH}e")))


def _property_value(node: XmlElement, group: str, name: str, otherwise: str) -> str:
    """The value of a property in a group of properties."""
    element = node.find(f"{MATH}{group}/{MATH}{name}")
    return str(element.get(f"{MATH}val", "")) if element is not None else otherwise


_STRUCTURES = {
    "rad": _radical,
    "d": _delimited,
    "nary": _n_ary,
    "m": _matrix,
    "eqArr": _equation_array,
}


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
        format_number(int(number), "decimalEnclosedCircle")
        if _ENCIRCLED.fullmatch(number)
        else text
    )
