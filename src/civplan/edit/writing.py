"""Writes values as the file writes its own: bare, in quotes, as blocks, in braces or on lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from civplan.edit.manner import LEAST_COLUMNS, FileManner
from civplan.edit.values import KeyedValues, Leaf, NoValue, PlainValue, ValueList
from civplan.findings.text import terminal_width
from civplan.model.yaml_texts import (
    BARE_NUMBER,
    BARE_TEXT,
    LIKE_A_KEY,
    NOT_A_TEXT,
    PLAIN_VALUE,
    block_lines,
    is_printable_text,
    quoted_text,
    yaml_key,
)
from civplan.source.nodes import Mapping, Node, Scalar, joined_lines, paragraphs_of
from civplan.source.nodes import Sequence as NodeList
from civplan.source.parse import parse_nodes
from civplan.source.places import Places

Surrounding = Literal["key", "entry", "braces"]
"""Behind a key, behind a dash, or inside brackets or braces."""
DASH = "- "
NO_BREAK = 10**9
BLOCK_HEADER = re.compile(r"[|>][+-]?(?:[ \t]+#.*)?")
"""The line of a block's sign, where it names no indentation."""


class OldText(NamedTuple):
    """How the text that is replaced was written."""

    style: str = ""
    lines: tuple[str, ...] = ()
    """Its lines without indentation, where it has several; without the line of a block's sign."""
    header: str = ""
    """The line of a block's sign, with a comment if it has one."""
    indent: int | None = None
    """The columns by which its lines stand in below its key or dash."""


class Written(NamedTuple):
    """A value: what stands behind its key or dash, and the lines below.

    The lines are indented from the column of the key or dash.
    """

    head: str
    below: tuple[str, ...] = ()


class Spot(NamedTuple):
    """Where a value is written."""

    column: int
    """The column of its key or dash, from 0."""
    taken: int
    """The columns that the key and its colon, or the dash, take."""
    surrounding: Surrounding = "key"


def written_value(  # noqa: PLR0911 - a line for each kind
    value: PlainValue, spot: Spot, manner: FileManner
) -> Written:
    """A value as it stands behind its key or dash."""
    if spot.surrounding == "braces":
        return Written(in_braces(value, manner))
    match value:
        case NoValue():
            return Written("")
        case Leaf():
            return written_leaf(value, spot, manner)
        case KeyedValues() | ValueList() if not (
            value.entries if isinstance(value, KeyedValues) else value.items
        ):
            return Written("{}" if isinstance(value, KeyedValues) else "[]")
    if (short := _on_one_line(value, spot, manner)) is not None:
        return Written(short)
    if isinstance(value, KeyedValues):
        step = len(DASH) if spot.surrounding == "entry" else manner.step
        lines = mapping_lines(value, spot.column + step, manner)
    else:
        step = len(DASH) if spot.surrounding == "entry" else manner.dash_step
        lines = list_lines(value, spot.column + step, manner)
    indented = tuple(f"{' ' * step}{line}" if line else "" for line in lines)
    if spot.surrounding == "entry":
        return Written(indented[0].strip(), indented[1:])
    return Written("", indented)


def mapping_lines(value: KeyedValues, column: int, manner: FileManner) -> list[str]:
    """The lines of keys with values that begin at a column."""
    lines: list[str] = []
    for name, inner in value.entries:
        key = yaml_key(name)
        spot = Spot(column, terminal_width(key) + 2)
        written = written_value(inner, spot, manner)
        lines += [f"{key}: {written.head}".rstrip(), *written.below]
    return lines


def list_lines(value: ValueList, column: int, manner: FileManner) -> list[str]:
    """The lines of a list that begins at a column."""
    lines: list[str] = []
    for item in value.items:
        written = written_value(item, Spot(column, len(DASH), "entry"), manner)
        lines += [f"{DASH}{written.head}".rstrip(), *written.below]
    return lines


def _on_one_line(value: PlainValue, spot: Spot, manner: FileManner) -> str | None:
    """A short record or a list of short texts in braces; None where it needs lines."""
    if isinstance(value, KeyedValues):
        if not value.is_short or not all(
            isinstance(one, Leaf | NoValue) for _, one in value.entries
        ):
            return None
    elif isinstance(value, ValueList) and not all(isinstance(one, Leaf) for one in value.items):
        return None
    line = in_braces(value, manner)
    fits = spot.column + spot.taken + terminal_width(line) <= manner.room
    return line if fits else None


def in_braces(value: PlainValue, manner: FileManner) -> str:
    """A value inside brackets or braces, on one line."""
    match value:
        case NoValue():
            return "~"
        case Leaf():
            return written_leaf(value, Spot(0, 0, "braces"), manner).head
        case KeyedValues():
            pairs = (f"{yaml_key(name)}: {in_braces(one, manner)}" for name, one in value.entries)
            return f"{{{', '.join(pairs)}}}"
        case ValueList():
            return f"[{', '.join(in_braces(one, manner) for one in value.items)}]"


def written_leaf(
    value: Leaf, spot: Spot, manner: FileManner, old: OldText | None = None
) -> Written:
    """A single value, written as the one that it replaces where that reads back as it is."""
    forms = _forms_of(value, spot, manner, old)
    return next((one for one in forms if _reads_as(one, value, spot)), Written(_quoted(value)))


def _quoted(value: Leaf) -> str:
    """A value between double quotes; this always reads back."""
    return quoted_text(value.line)


def _forms_of(
    value: Leaf, spot: Spot, manner: FileManner, old: OldText | None
) -> Iterator[Written]:
    """The ways to write a value, the best first."""
    old_style = old.style if old else ""
    single = _single_quoted(value)
    if spot.surrounding == "braces":
        if old_style in {"'", '"'}:
            yield from _with_quotes(value, old_style)
        if BARE_TEXT.fullmatch(value.line) or BARE_NUMBER.fullmatch(value.line):
            yield from _bare(value, is_free=bool(old) and not old_style)
        yield from _with_quotes(value, manner.quote)
        return
    is_long = spot.column + spot.taken + terminal_width(value.line) > manner.room
    if old and (old.header or old.lines):
        yield from _like_old_lines(value, spot, manner, old)
    elif old_style:
        yield from _with_quotes(value, old_style)
    if len(value.paragraphs) == 1 and (not is_long or manner.has_long_lines):
        yield from _bare(value, is_free=bool(old) and not old_style)
        yield from _with_quotes(value, manner.quote)
        yield from ([Written(single)] if single else [])
    for sign in dict.fromkeys((manner.block_sign, "|")):
        yield from _block(value, spot, manner, OldText(sign[0], header=sign))
    yield from _bare(value, is_free=False)


def _bare(value: Leaf, *, is_free: bool) -> Iterator[Written]:
    """The value without quotes; ``is_free`` where the old one had none either."""
    text = value.line
    is_plain = PLAIN_VALUE.fullmatch(text) or (value.is_bare and BARE_NUMBER.fullmatch(text))
    is_safe = is_plain and (is_free or value.is_bare or not NOT_A_TEXT.fullmatch(text))
    if len(value.paragraphs) == 1 and is_printable_text(text) and is_safe:
        yield Written(text)


def _single_quoted(value: Leaf) -> str:
    """The value between single quotes; empty where they cannot hold it."""
    text = value.line
    if len(value.paragraphs) != 1 or not is_printable_text(text):
        return ""
    return "'" + text.replace("'", "''") + "'"


def _with_quotes(value: Leaf, quote: str) -> Iterator[Written]:
    """The value between quotes of one kind."""
    if quote == '"':
        yield Written(_quoted(value))
    elif single := _single_quoted(value):
        yield Written(single)


def _like_old_lines(value: Leaf, spot: Spot, manner: FileManner, old: OldText) -> Iterator[Written]:
    """The value on several lines, as the old one was."""
    if old.header:
        if old.header.startswith("|") and all(map(is_printable_text, value.lines)):
            yield from _block(value, spot, manner, old, value.lines)
        yield from _block(value, spot, manner, old)
        return
    indent = manner.step if old.indent is None else old.indent
    columns = max(manner.columns - spot.column - indent, LEAST_COLUMNS)
    lines = _lines_of(value.paragraphs, columns, old.lines)
    if lines is None:
        return
    if not old.style and not PLAIN_VALUE.fullmatch(value.line):
        return
    if old.style == '"':
        lines = [quoted_text(line)[1:-1] for line in lines]
    elif old.style == "'":
        lines = [line.replace("'", "''") for line in lines]
    lines = [f"{' ' * indent}{line}" if line else "" for line in lines]
    lines[0] = f"{old.style}{lines[0].strip()}"
    lines[-1] = f"{lines[-1]}{old.style}"
    yield Written(lines[0], tuple(lines[1:]))


def _block(
    value: Leaf, spot: Spot, manner: FileManner, old: OldText, given: Sequence[str] = ()
) -> Iterator[Written]:
    """The value as a block below ``|`` or ``>``, on lines of its own where they are given."""
    step = len(DASH) if spot.surrounding == "entry" else manner.step
    indent = step if old.indent is None else old.indent
    columns = max(manner.columns - spot.column - indent, LEAST_COLUMNS)
    columns = NO_BREAK if manner.has_long_lines and not old.lines[1:] else columns
    lines = list(given) or _lines_of(value.paragraphs, columns, old.lines)
    if lines:
        header = old.header if BLOCK_HEADER.fullmatch(old.header) else old.header[:1]
        yield Written(header, tuple(f"{' ' * indent}{line}" if line else "" for line in lines))


def _lines_of(paragraphs: Sequence[str], columns: int, old: Sequence[str]) -> list[str] | None:
    """Paragraphs on lines, a blank line between two; those that stay as they were first.

    Returns:
        None where they hold signs that need an escape.
    """
    kept = list(_lines_that_stay(paragraphs, old))
    behind, others = _texts_behind(paragraphs, kept)
    lines = kept
    for text in behind:
        own = block_lines([text], columns)
        if own is None:
            return None
        lines += own
    for text in others:
        own = block_lines([text], columns)
        if own is None:
            return None
        lines += [*([""] if lines else []), *own]
    return lines


def _lines_that_stay(paragraphs: Sequence[str], old: Sequence[str]) -> tuple[str, ...]:
    """The old lines, from the first on, with which the new text begins; at most all but one."""
    for number in range(len(old) - 1, 0, -1):
        lines = old[:number]
        if not lines[-1]:
            continue
        begun = _joined(lines)
        whole, last = begun[:-1], begun[-1]
        same = list(paragraphs[: len(whole)]) == whole
        if same and len(paragraphs) > len(whole) and paragraphs[len(whole)].startswith(last):
            behind = paragraphs[len(whole)][len(last) :].lstrip(" ")
            if not behind or joined_lines(f"{last}\n{behind}") == paragraphs[len(whole)]:
                return tuple(lines)
    return ()


def _joined(lines: Sequence[str]) -> list[str]:
    """The paragraphs of lines."""
    pieces = re.split(r"\n\n+", "\n".join(lines))
    return [joined_lines(piece) for piece in pieces]


def _texts_behind(paragraphs: Sequence[str], kept: Sequence[str]) -> tuple[list[str], list[str]]:
    """The rest of the paragraph whose first lines are kept, and the paragraphs below it."""
    if not kept:
        return [], list(paragraphs)
    begun = _joined(kept)
    number = len(begun) - 1
    behind = paragraphs[number][len(begun[-1]) :].lstrip(" ")
    return [behind] if behind else [], list(paragraphs[number + 1 :])


def _reads_as(written: Written, value: Leaf, spot: Spot) -> bool:
    """True when a written value reads back as it is at such a place."""
    below = "".join(f"\n{line}" for line in written.below)
    match spot.surrounding:
        case "key":
            text = f"k: {written.head}{below}\n"
        case "entry":
            text = f"k:\n- {written.head}{below}\n"
            if not written.below and LIKE_A_KEY.match(written.head):
                return False
        case "braces":
            text = f"k: [{written.head}]\n"
    findings: list[object] = []
    root = parse_nodes(text, Places("", text), findings)  # type: ignore[arg-type]
    node = _only_scalar(root, is_entry=spot.surrounding != "key") if root else None
    if node is None or findings or node.is_nothing:
        return False
    return tuple(paragraphs_of(node)) == value.paragraphs


def _only_scalar(root: Mapping, *, is_entry: bool) -> Scalar | None:
    """The one value of a text that was written to try it."""
    if len(root.entries) != 1:
        return None
    node: Node = root.entries[0][1]
    if is_entry:
        if not isinstance(node, NodeList) or len(node.items) != 1:
            return None
        node = node.items[0]
    return node if isinstance(node, Scalar) else None
