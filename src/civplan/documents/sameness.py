"""Whether changes of a plan file did what they were meant to, and nothing else."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping as ByName
from collections.abc import Sequence as List

from civplan.documents.edits import Change, Lines, Mending, moved
from civplan.documents.opened import OpenedPlan
from civplan.findings.finding import Finding, Span
from civplan.model import faults
from civplan.rules.locating import characters_of
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import Source

Changes = ByName[str, List[Change]]
"""The changes of each file, in order, by the path that messages name."""
TOLD_OF_A_PLAN = frozenset({faults.PACK_UNUSABLE.code, faults.OUTSIDE_PROJECT.code})
"""Faults of a file that are looked for once a plan could be built."""
OF_READING = "Y"
"""How the codes begin of what keeps a file from being read whole, and other rules from looking."""


def is_sound(before: OpenedPlan, after: OpenedPlan, changes: Changes, made: List[Mending]) -> bool:
    """True when the file says what it said but for the changes, is no worse, and they helped."""
    return (
        all(says_as_meant(before.sources[path], after, changes[path]) for path in changes)
        and not is_worse(before, after)
        and not any(is_still_there(mending, after, changes) for mending in made)
    )


def is_worse(before: OpenedPlan, after: OpenedPlan) -> bool:
    """True when there is a kind of error more often, as far as what was read can be compared."""
    readable = readable_files(before)
    if (before.plan and not after.plan) or not readable <= readable_files(after):
        return True
    if len(readable) < len(before.sources) and readable != readable_files(after):
        return False
    errors, errors_before = errors_of(after), errors_of(before)
    if any(code.startswith(OF_READING) for code in errors_before):
        errors = Counter({code: errors[code] for code in errors if is_told_at_once(code)})
    return bool(errors - errors_before)


def is_told_at_once(code: str) -> bool:
    """True for what is found in a file whatever else is wrong with it."""
    return code.startswith(OF_READING) and code not in TOLD_OF_A_PLAN


def readable_files(opened: OpenedPlan) -> set[str]:
    """The files that YAML could read, by the paths that messages name."""
    return {path for path, source in opened.sources.items() if source.root is not None}


def errors_of(opened: OpenedPlan) -> Counter[str]:
    """How often each kind of error is found."""
    return Counter(finding.rule.code for finding in opened.findings if finding.is_error)


def is_still_there(mending: Mending, after: OpenedPlan, changes: Changes) -> bool:
    """True when the rule asks for the same change at the same place again."""
    path, change = mending.changes[0]
    start = moved(change.start, changes[path])
    behind = start + (len(change.text) if change.start == change.end else 0)
    lines = Lines(after.sources[path].text)
    return any(
        (again := first_change(finding, path, lines))
        and start <= again.start <= behind
        and again.text == change.text
        for finding in after.findings
        if finding.rule.code == mending.finding.rule.code
    )


def first_change(finding: Finding, path: str, lines: Lines) -> Change | None:
    """The first change that a finding asks for in a file; None when it asks for none."""
    changes = [lines.change(edit) for edit in finding.edits if edit.span.path == path]
    return min((change for change in changes if change), default=None)


def says_as_meant(before: Source, after: OpenedPlan, changes: List[Change]) -> bool:
    """True when a file's values are those of before, with the changes that stand in them.

    Of a file that could not be read nothing can be said but that it can be read now.
    """
    now = after.sources.get(before.path)
    if now is None or now.root is None:
        return False
    if before.root is None:
        return True
    return Comparison(before, changes).agrees(before.root, now.root)


class Comparison:
    """Holds the nodes of a changed file against those of before; blanks do not count in texts."""

    __slots__ = ("changes", "lines", "path", "positions", "starts")

    def __init__(self, before: Source, changes: List[Change]) -> None:
        """Take the file as it was and the changes of its text, in order."""
        self.path = before.path
        self.lines = before.lines
        self.positions = Lines(before.text)
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

    def touching(self, span: Span) -> List[Change]:
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

    def expected(self, scalar: Scalar, changes: List[Change]) -> str | None:
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
