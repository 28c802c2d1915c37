"""Colons and indentation that YAML would misread or blame on another line, found before it reads.

Loaded only for a text that may have such a typing mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice

from civplan.findings.finding import Edit, Finding, Span
from civplan.findings.words import Words
from civplan.source.indentation import edits_with_spaces
from civplan.source.line_scanner import (
    SPACE_NAMES,
    FixedText,
    LineScanner,
    Typo,
    with_fixed_colons,
)
from civplan.source.places import split_lines
from civplan.source.rules.notation import (
    BAD_INDENTATION,
    COLON_WITHOUT_SPACE,
    FULL_WIDTH_COLON,
    LIST_MARK,
)

MOST_TYPOS = 200
"""Lines with a typo that are reported; a file with more is not parsed."""
OTHER_SPACE = Words("特殊空格", "an unusual space")


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
    edits = edits_with_spaces(text, path, odd, keys) if is_whole else []
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
