"""Whether changes of a plan file did what they were meant to, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping as ByName
from collections.abc import Sequence as List

from civplan.documents.edits import Fix, Replacement, TextPositions, position_after
from civplan.documents.open import OpenedPlan
from civplan.findings.finding import Finding, Span
from civplan.model.rules.references import OUTSIDE_PROJECT, PACK_UNUSABLE
from civplan.rules.positions import characters_of
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import Source

ReplacementsByPath = ByName[str, List[Replacement]]
"""The changes of each file, in order, by the path that messages name."""
PLAN_LEVEL_CODES = frozenset({PACK_UNUSABLE.code, OUTSIDE_PROJECT.code})
"""Faults of a file that are looked for once a plan could be built."""
READING_CODE_PREFIX = "Y"
"""How the codes begin of what keeps a file from being read whole, and other rules from looking."""


def verify_fix(
    before: OpenedPlan, after: OpenedPlan, changes: ReplacementsByPath, made: List[Fix]
) -> bool:
    """True when the file says what it said but for the changes, is no worse, and they helped."""
    return (
        all(_has_expected_values(before.sources[path], after, changes[path]) for path in changes)
        and not _is_worse(before, after)
        and not any(_is_still_there(mending, after, changes) for mending in made)
    )


def _is_worse(before: OpenedPlan, after: OpenedPlan) -> bool:
    """True when there is a kind of error more often, as far as what was read can be compared."""
    readable = _readable_files(before)
    if (before.plan and not after.plan) or not readable <= _readable_files(after):
        return True
    if len(readable) < len(before.sources) and readable != _readable_files(after):
        return False
    errors, errors_before = _error_counts(after), _error_counts(before)
    if any(code.startswith(READING_CODE_PREFIX) for code in errors_before):
        errors = Counter({code: errors[code] for code in errors if _is_reading_error(code)})
    return bool(errors - errors_before)


def _is_reading_error(code: str) -> bool:
    """True for what is found in a file whatever else is wrong with it."""
    return code.startswith(READING_CODE_PREFIX) and code not in PLAN_LEVEL_CODES


def _readable_files(opened: OpenedPlan) -> set[str]:
    """The files that YAML could read, by the paths that messages name."""
    return {path for path, source in opened.sources.items() if source.root is not None}


def _error_counts(opened: OpenedPlan) -> Counter[str]:
    """How often each kind of error is found."""
    return Counter(finding.rule.code for finding in opened.findings if finding.is_error)


def _is_still_there(mending: Fix, after: OpenedPlan, changes: ReplacementsByPath) -> bool:
    """True when the rule asks for the same change at the same place again."""
    path, change = mending.changes[0]
    start = position_after(change.start, changes[path])
    behind = start + (len(change.text) if change.start == change.end else 0)
    lines = TextPositions(after.sources[path].text)
    return any(
        (again := _first_replacement(finding, path, lines))
        and start <= again.start <= behind
        and again.text == change.text
        for finding in after.findings
        if finding.rule.code == mending.finding.rule.code
    )


def _first_replacement(finding: Finding, path: str, lines: TextPositions) -> Replacement | None:
    """The first change that a finding asks for in a file; None when it asks for none."""
    changes = [lines.change(edit) for edit in finding.edits if edit.span.path == path]
    return min((change for change in changes if change), default=None)


def _has_expected_values(before: Source, after: OpenedPlan, changes: List[Replacement]) -> bool:
    """True when a file's values are those of before, with the changes that stand in them.

    Of a file that could not be read nothing can be said but that it can be read now.
    """
    now = after.sources.get(before.path)
    if now is None or now.root is None:
        return False
    if before.root is None:
        return True
    return NodeComparison(before, changes).agrees(before.root, now.root)


class NodeComparison:
    """Holds the nodes of a changed file against those of before; blanks do not count in texts."""

    __slots__ = ("changes", "lines", "path", "positions", "starts")

    def __init__(self, before: Source, changes: List[Replacement]) -> None:
        """Take the file as it was and the changes of its text, in order."""
        self.path = before.path
        self.lines = before.lines
        self.positions = TextPositions(before.text)
        self.changes = changes
        self.starts = [change.start for change in changes]

    def agrees(self, before: Node, after: Node) -> bool:
        """True when a node is what the changes make of the one before."""
        match before, after:
            case Scalar(), Scalar():
                return self.agrees_in_text(before, after)
            case Mapping(), Mapping():
                return len(before.entries) == len(after.entries) and all(
                    self.agrees(name, new_name) and self.agrees(value, new_value)
                    for (name, value), (new_name, new_value) in zip(
                        before.entries, after.entries, strict=True
                    )
                )
            case Sequence(), Sequence():
                return len(before.items) == len(after.items) and all(
                    self.agrees(old, new)
                    for old, new in zip(before.items, after.items, strict=True)
                )
        return False

    def agrees_in_text(self, before: Scalar, after: Scalar) -> bool:
        """True when a text is what the changes make of the one before."""
        if before[2:] != after[2:]:
            return False
        touching = self.touching(before.span)
        if not touching:
            return before.text == after.text
        return self.expected(before, touching) == "".join(after.text.split())

    def touching(self, span: Span) -> List[Replacement]:
        """The changes that stand in a value, or put something in at its ends."""
        start, end = self.start_of(span.line, span.column), self.start_of(*span[3:])
        first = max(0, bisect_left(self.starts, start) - 1)
        found = []
        for change in self.changes[first:]:
            if change.start > end:
                break
            inside = change.start < end and start < change.end
            if inside or start <= change.start == change.end:
                found.append(change)
        return found

    def expected(self, scalar: Scalar, changes: List[Replacement]) -> str | None:
        """A text with its changes, without blanks; None when its characters cannot be told."""
        written = list(characters_of(scalar.span, self.lines))
        text = "".join(scalar.text.split())
        first = "".join(character.character for character in written).find(text)
        if first < 0:
            return None
        pieces: list[str] = []
        waiting = list(changes)
        for character in written[first : first + len(text)]:
            position = self.start_of(character.line, character.column)
            while waiting and waiting[0].start <= position:
                pieces += waiting.pop(0).text.split()
            if not any(change.start <= position < change.end for change in changes):
                pieces.append(character.character)
        pieces += (part for change in waiting for part in change.text.split())
        return "".join(pieces)

    def start_of(self, line: int, column: int) -> int:
        """The position of a place that lies in the text."""
        position = self.positions.position(line, column)
        return 0 if position is None else position
