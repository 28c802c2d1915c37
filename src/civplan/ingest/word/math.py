"""Formulas as text in one line: a/b, x^2, √(x)."""

from __future__ import annotations

from civplan.ingest.word.namespaces import MATH, XmlElement

_BETWEEN = {
    "f": (("num", ""), ("den", "/")),
    "sSup": (("e", ""), ("sup", "^")),
    "sSub": (("e", ""), ("sub", "_")),
    "sSubSup": (("e", ""), ("sub", "_"), ("sup", "^")),
    "sPre": (("sub", "_"), ("sup", "^"), ("e", "")),
}
"""Parts of a structure in the order of reading, and the sign before each."""
_N_ARY_DEFAULT, _DELIMITERS = "∫", ("(", ")", "|")


def math_text(node: XmlElement) -> str:
    """The text of a formula (``oMath``, ``oMathPara`` or a part of one)."""
    if not isinstance(node.tag, str) or not node.tag.startswith(MATH):
        return ""
    name = node.tag[len(MATH) :]
    if name == "t":
        return node.text or ""
    if name in _BETWEEN:
        return "".join(
            sign + _grouped(_math_part(node, part)) if sign else _grouped(_math_part(node, part))
            for part, sign in _BETWEEN[name]
        )
    structure = _STRUCTURES.get(name)
    return structure(node) if structure else _inner(node)


def _inner(node: XmlElement) -> str:
    return "".join(map(math_text, node))


def _math_part(node: XmlElement, name: str) -> str:
    part = node.find(f"{MATH}{name}")
    return _inner(part) if part is not None else ""


def _grouped(text: str) -> str:
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
        mark + _grouped(text)
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
    found = node.find(f"{MATH}{group}/{MATH}{name}")
    return str(found.get(f"{MATH}val", "")) if found is not None else otherwise


_STRUCTURES = {
    "rad": _radical,
    "d": _delimited,
    "nary": _n_ary,
    "m": _matrix,
    "eqArr": _equation_array,
}
