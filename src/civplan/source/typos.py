"""Colons and indentation that YAML would misread or blame on another line, found before it reads.

Loaded only for a text that may have such a typing mistake.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice, product
from typing import NamedTuple

from civplan.findings.finding import Edit, Finding, Span
from civplan.findings.words import Words
from civplan.source.line_scanner import (
    SPACE_NAMES,
    FixedText,
    LineScanner,
    Typo,
    with_fixed_colons,
)
from civplan.source.nodes import Mapping, Node, Scalar
from civplan.source.parse import parse_nodes
from civplan.source.places import Places, split_lines
from civplan.source.rules.notation import (
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
    FULL_WIDTH_COLON,
    LIST_MARK,
)

MOST_TYPOS = 200
"""Lines with a typo that are reported; a file with more is not parsed."""
OTHER_SPACE = Words("特殊空格", "an unusual space")
TAB_CHARACTER, FULL_WIDTH_SPACE = "\t", "\u3000"
WITHOUT_WIDTH = frozenset("\u200b\ufeff")
TAB_WIDTHS = (2, 4, 8)
"""Columns of a tab, the most usual of a plan file first."""
WIDE_SPACE_WIDTHS = (2, 1)
"""Columns of a full-width space: as it looks, or one for one."""
LINE_BEGINNING = re.compile(r"( *)((?:- +)*)(?![\s#]|$)")
"""The indentation of a line that says something, and the dashes of its lists."""
LIST_DASHES = re.compile(r"(?:- +)+")
LONGEST_REREAD_TEXT = 200_000
"""Characters of a file that is read again with each of these widths."""
PlainContent = str | list["PlainContent"]
"""A value without places."""


def fix_typos(
    text: str, path: str, keys: Collection[str], findings: list[Finding]
) -> FixedText | None:
    """The text with the intended colons, so that one run also finds what else is wrong with it.

    Args:
        text: The file's text.
        path: As messages name it.
        keys: The names that keys have below the outermost level, where texts have colons too.
        findings: Gains a finding for every wrong colon and indentation.

    Returns:
        None when the text cannot be parsed: its indentation has no certain meaning.
    """
    typos = list(islice(LineScanner(keys).typos(text), MOST_TYPOS))
    odd = [typo for typo in typos if typo.is_indentation]
    marks = [typo for typo in typos if typo.is_list_mark]
    is_whole = len(typos) < MOST_TYPOS
    if marks:
        lines = split_lines(text)
        findings += (_typo_finding(typo, path, keys, lines) for typo in typos)
        return None
    if not odd and is_whole:
        findings += (_colon_finding(typo, path, keys) for typo in typos)
        return with_fixed_colons(text, [typo for typo in typos if typo.is_fixable])
    edits = _edits_with_spaces(text, path, odd, keys) if is_whole else []
    edit_by_line = {edit.span.line: [edit] for edit in edits}
    findings += (
        _indentation_finding(typo, path).with_edits(*edit_by_line.get(typo.line, ()))
        if typo.is_indentation
        else _colon_finding(typo, path, ())
        for typo in typos
    )
    return None


def _typo_finding(typo: Typo, path: str, keys: Collection[str], lines: Sequence[str]) -> Finding:
    """The finding about a line of a file that has wrong list marks."""
    if typo.is_list_mark:
        return _list_mark_finding(typo, path, lines)
    if typo.is_indentation:
        return _indentation_finding(typo, path)
    return _colon_finding(typo, path, keys)


def _list_mark_finding(typo: Typo, path: str, lines: Sequence[str]) -> Finding:
    """The finding that another mark than a dash and a blank begins an entry of a list.

    Behind a dash without a blank the entry's further keys are moved with its first one.
    """
    line, mark = typo.line, typo.match
    place = Span(path, line, mark.start() + 1, line, mark.end() + 1)
    moved = [
        Edit(Span(path, number, place.column, number, place.column), " ")
        for number in _lines_aligned_behind(mark.end(), mark.start(), line, lines)
    ]
    return LIST_MARK.at(place, mark=mark[0].strip()).with_edits(Edit(place, "- "), *moved)


def _lines_aligned_behind(name: int, mark: int, line: int, lines: Sequence[str]) -> list[int]:
    """The lines of an entry whose further keys stand below its first one; else none.

    Args:
        name: The column of the first key, from 0.
        mark: That of the mark before it.
        line: The number of its line, from 1.
        lines: The lines of the file.
    """
    if name != mark + 1:
        return []
    inner: list[int] = []
    for number, text in enumerate(lines[line:], line + 1):
        said = text.lstrip(" ")
        indent = len(text) - len(said)
        if said.strip() and indent <= mark:
            break
        if not inner and said.strip() and not said.startswith("#") and indent != name:
            return []
        if said.strip():
            inner.append(number)
    return inner


def _indentation_finding(typo: Typo, path: str) -> Finding:
    """The finding that a line is not indented with spaces alone."""
    line, indent = typo.line, typo.match
    span = Span(path, line, indent.start(1) + 1, line, indent.end() + 1)
    return BAD_INDENTATION.at(span, character=SPACE_NAMES.get(indent[1], OTHER_SPACE))


def _colon_finding(typo: Typo, path: str, keys: Collection[str]) -> Finding:
    """The finding that a key's colon is full-width or lacks its space.

    It has a fix where the key is one of ``keys`` and begins a value; elsewhere it may be a text.
    """
    line, key = typo.line, typo.match
    rule = FULL_WIDTH_COLON if key[2] else COLON_WITHOUT_SPACE
    place = Span(path, line, key.end(), line, key.end() + 1)
    finding = rule.at(place, key=key[1])
    if not typo.is_fixable or key[1] not in keys:
        return finding
    return finding.with_edits(Edit(place, ": " if typo.lacks_space else ":"))


class WhiteWidths(NamedTuple):
    """The assumed widths of white, in columns."""

    tab: int
    wide_space: int

    def of(self, white: str) -> int:
        """The columns that white at the start of a line takes up."""
        width = 0
        for character in white:
            if character == TAB_CHARACTER:
                width += self.tab - width % self.tab
            elif character == FULL_WIDTH_SPACE:
                width += self.wide_space
            elif character not in WITHOUT_WIDTH:
                width += 1
        return width


class OddIndentation(NamedTuple):
    """A file in which some lines are indented with more than spaces."""

    text: str
    typos: Sequence[Typo]
    """These lines, in order."""
    keys: Collection[str]
    """The names that keys have below the outermost level."""

    def read(self, widths: WhiteWidths) -> PlainContent | None:
        """The file's content if white has these widths; None when it cannot be parsed."""
        pieces, end = [], 0
        for typo in self.typos:
            pieces += [self.text[end : typo.start], _spaces_instead_of(typo, widths)]
            end = typo.start + typo.match.end()
        spaced = "".join(pieces) + self.text[end:]
        others = list(LineScanner(self.keys).typos(spaced))
        if any(typo.is_indentation for typo in others):
            return None
        fixed = with_fixed_colons(spaced, [typo for typo in others if typo.is_fixable]).text
        findings: list[Finding] = []
        root = parse_nodes(fixed, Places("", fixed), findings)
        return None if root is None else _plain_value(root)

    def is_confirmed(self, widths: WhiteWidths) -> bool:
        """True when the other lines confirm the widths.

        Either no other line is indented, or each odd line begins at a column where the nearest
        other line above or below does.
        """
        lines = split_lines(self.text)
        odd = {typo.line for typo in self.typos}
        even = {
            number: match
            for number, line in enumerate(lines, 1)
            if number not in odd and (match := LINE_BEGINNING.match(line))
        }
        if not any(match.end() for match in even.values()):
            return True
        return all(
            _columns_near(typo.line, even) & _columns_of(typo, widths)
            for typo in self.typos
            if not _is_blank(typo)
        )


def _edits_with_spaces(
    text: str, path: str, typos: Sequence[Typo], keys: Collection[str]
) -> list[Edit]:
    """The edits that indent lines with spaces: one for each typo, or none at all.

    None when no widths of a tab and a full-width space give a file that can be parsed, when two
    of them give different contents, or when the other lines do not confirm the only widths that
    fit.

    Args:
        text: The file's text.
        path: As messages name it.
        typos: The lines, in order.
        keys: The names that keys have below the outermost level.
    """
    if len(text) > LONGEST_REREAD_TEXT:
        return []
    file = OddIndentation(text, typos, keys)
    white = "".join(typo.match[0] for typo in typos)
    tabs = TAB_WIDTHS if TAB_CHARACTER in white else TAB_WIDTHS[:1]
    wide_spaces = WIDE_SPACE_WIDTHS if FULL_WIDTH_SPACE in white else WIDE_SPACE_WIDTHS[:1]
    contents = {
        widths: file.read(widths) for widths in map(WhiteWidths._make, product(tabs, wide_spaces))
    }
    candidates = [widths for widths, content in contents.items() if content is not None]
    if not candidates or any(contents[one] != contents[candidates[0]] for one in candidates):
        return []
    if len(candidates) < len(contents) and not file.is_confirmed(candidates[0]):
        return []
    return [
        Edit(
            Span(path, typo.line, 1, typo.line, typo.match.end() + 1),
            _spaces_instead_of(typo, candidates[0]),
        )
        for typo in typos
    ]


def _spaces_instead_of(typo: Typo, widths: WhiteWidths) -> str:
    """The indentation of a line; empty for a line that is only white."""
    return "" if _is_blank(typo) else " " * widths.of(typo.match[0])


def _is_blank(typo: Typo) -> bool:
    """True for a line that is only white."""
    return typo.match.end() == len(typo.match.string)


def _columns_near(line: int, even: dict[int, re.Match[str]]) -> set[int]:
    """The columns where the nearest lines above and below begin: at their dashes or behind them."""
    above = max((number for number in even if number < line), default=None)
    below = min((number for number in even if number > line), default=None)
    near = [even[number] for number in (above, below) if number is not None]
    return {column for match in near for column in (match.end(1), match.end(2))}


def _columns_of(typo: Typo, widths: WhiteWidths) -> set[int]:
    """The columns where a line begins if white has these widths: at its dashes or behind them."""
    column = widths.of(typo.match[0])
    dashes = LIST_DASHES.match(typo.match.string, typo.match.end())
    return {column, column + len(dashes[0])} if dashes else {column}


def _plain_value(node: Node) -> PlainContent:
    """A node without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return [[_plain_value(name), _plain_value(value)] for name, value in node.entries]
    return ["", *(_plain_value(item) for item in node.items)]
