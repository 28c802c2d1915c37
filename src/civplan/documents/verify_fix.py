"""Verifies fixes of a plan file: they did what they should, and nothing else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ByName
from collections.abc import Sequence as List

from civplan.documents.edits import ChangedPositions, Fix, Replacement, TextPositions
from civplan.documents.open import OpenedPlan
from civplan.findings.finding import Finding, Span
from civplan.model.rules.references import OUTSIDE_PROJECT, PACK_UNUSABLE
from civplan.rules.positions import characters_of
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import Source

ReplacementsByPath = ByName[str, List[Replacement]]
"""The replacements of each file, in order, by the path that messages name."""
PLAN_LEVEL_CODES = frozenset({PACK_UNUSABLE.code, OUTSIDE_PROJECT.code})
"""Rules of a file that are checked once a plan could be built."""
ENTRY_DASH = "- "
"""What makes an entry of a list of keys with values."""
BETWEEN_ENTRIES = "、，,；;"
READING_CODE_PREFIX = "Y"
"""Begins the codes of what keeps a file from being read whole, and other rules from running."""


def is_faithful(before: OpenedPlan, after: OpenedPlan, replacements: ReplacementsByPath) -> bool:
    """True when the file says what it said but for the replacements, and is no worse."""
    return all(
        _has_expected_values(before.sources[path], after, of_file)
        for path, of_file in replacements.items()
    ) and not _is_worse(before, after)


def _is_worse(before: OpenedPlan, after: OpenedPlan) -> bool:
    """True when an error occurs more often, as far as what was read can be compared."""
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
    """True for a rule that is checked in a file whatever else is wrong with it."""
    return code.startswith(READING_CODE_PREFIX) and code not in PLAN_LEVEL_CODES


def _readable_files(opened: OpenedPlan) -> set[str]:
    """The files that YAML could read, by the paths that messages name."""
    return {path for path, source in opened.sources.items() if source.root is not None}


def _error_counts(opened: OpenedPlan) -> Counter[str]:
    """How often each rule that is an error is broken."""
    return Counter(finding.rule.code for finding in opened.findings if finding.is_error)


def unhelpful_fixes(
    fixes: List[Fix], after: OpenedPlan, replacements: ReplacementsByPath
) -> list[Fix]:
    """The fixes whose rules ask for the same replacement at the same place again."""
    unhelpful: list[Fix] = []
    changed = {path: ChangedPositions(of_file) for path, of_file in replacements.items()}
    again = _starts_of_replacements(after, replacements)
    for fix in fixes:
        path, first = fix.start()
        start = changed[path].after(first.start)
        behind = start + (len(first.text) if first.start == first.end else 0)
        starts = again.get((path, fix.finding.rule.code, first.text), [])
        if bisect_left(starts, start) < bisect_right(starts, behind):
            unhelpful.append(fix)
    return unhelpful


def _starts_of_replacements(
    after: OpenedPlan, paths: Iterable[str]
) -> dict[tuple[str, str, str], list[int]]:
    """Where the findings ask for a replacement, in order: by path, rule and new text."""
    starts: dict[tuple[str, str, str], list[int]] = {}
    for path in paths:
        positions = TextPositions(after.sources[path].text)
        for finding in after.findings:
            first = _first_replacement(finding, path, positions) if finding.edits else None
            if first:
                starts.setdefault((path, finding.rule.code, first.text), []).append(first.start)
    for of_rule in starts.values():
        of_rule.sort()
    return starts


def _first_replacement(finding: Finding, path: str, positions: TextPositions) -> Replacement | None:
    """The first replacement that a finding asks for in a file; None when it asks for none."""
    replacements = (positions.replacement(one) for one in finding.edits if one.span.path == path)
    return min((one for one in replacements if one), default=None)


def _has_expected_values(
    before: Source, after: OpenedPlan, replacements: List[Replacement]
) -> bool:
    """True when a file's values are those of before, with the replacements inside them.

    Of a file that could not be read nothing can be said but that it can be read now.
    """
    now = after.sources.get(before.path)
    if now is None or now.root is None:
        return False
    if before.root is None:
        return True
    return NodeComparison(before, replacements).agrees(before.root, now.root)


def _words_of(node: Node) -> Iterator[str]:
    """The texts of a node, without the names of its keys."""
    match node:
        case Scalar():
            yield node.text
        case Sequence():
            for item in node.items:
                yield from _words_of(item)
        case Mapping():
            for _, value in node.entries:
                yield from _words_of(value)


def _bare_text(text: str) -> str:
    """A text without blanks and the marks between the entries of a list."""
    return "".join(sign for sign in text if not (sign.isspace() or sign in BETWEEN_ENTRIES))


class NodeComparison:
    """Compares the nodes of a fixed file with those of before; white space does not count."""

    __slots__ = ("lines", "positions", "replacements", "starts")

    def __init__(self, before: Source, replacements: List[Replacement]) -> None:
        """Take the file as it was and the replacements in its text, in order."""
        self.lines = before.lines
        self.positions = TextPositions(before.text)
        self.replacements = replacements
        self.starts = [one.start for one in replacements]

    def agrees(self, before: Node, after: Node) -> bool:
        """True when a node is the one before with the replacements."""
        match before, after:
            case Scalar(), Scalar():
                return self._agrees_in_text(before, after)
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
            case Scalar(), Sequence() | Mapping():
                return self._becomes_parts(before, after)
            case Mapping(), Sequence() if len(after.items) == 1:
                start = self._position(before.span.line, before.span.column)
                is_dash = any(
                    (one.end, one.text) == (start, ENTRY_DASH) for one in self.replacements
                )
                return is_dash and self.agrees(before, after.items[0])
        return False

    def _becomes_parts(self, before: Scalar, after: Sequence | Mapping) -> bool:
        """True when a replaced text is now a list with all its words, or a value beside others."""
        if not self._replacements_in(before.span):
            return False
        if isinstance(after, Mapping):
            return before.text in _words_of(after)
        return _bare_text(before.text) == _bare_text("".join(_words_of(after)))

    def _agrees_in_text(self, before: Scalar, after: Scalar) -> bool:
        """True when a text is the one before with the replacements."""
        if (before.plain, before.literal) != (after.plain, after.literal):
            return False
        inside = self._replacements_in(before.span)
        if not inside:
            return before.text == after.text
        return self._expected_text(before, inside) == "".join(after.text.split())

    def _replacements_in(self, span: Span) -> List[Replacement]:
        """The replacements inside a value, and what is inserted at its ends."""
        start = self._position(span.line, span.column)
        end = self._position(span.end_line, span.end_column)
        first = max(0, bisect_left(self.starts, start) - 1)
        inside = []
        for one in self.replacements[first:]:
            if one.start > end:
                break
            if (one.start < end and start < one.end) or start <= one.start == one.end:
                inside.append(one)
        return inside

    def _expected_text(self, scalar: Scalar, replacements: List[Replacement]) -> str | None:
        """A text with replacements, without white space; None when its characters are unknown."""
        characters = list(characters_of(scalar.span, self.lines))
        text = "".join(scalar.text.split())
        first = "".join(character.character for character in characters).find(text)
        if first < 0:
            return None
        pieces: list[str] = []
        waiting = deque(replacements)
        replaced_to = 0
        for character in characters[first : first + len(text)]:
            position = self._position(character.line, character.column)
            while waiting and waiting[0].start <= position:
                replacement = waiting.popleft()
                pieces += replacement.text.split()
                replaced_to = max(replaced_to, replacement.end)
            if position >= replaced_to:
                pieces.append(character.character)
        pieces += (part for one in waiting for part in one.text.split())
        return "".join(pieces)

    def _position(self, line: int, column: int) -> int:
        """The position of a place that lies in the text."""
        position = self.positions.position(line, column)
        return 0 if position is None else position
