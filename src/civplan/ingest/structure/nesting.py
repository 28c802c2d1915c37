"""The level of each label: by what is open, by rank, and by what follows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from civplan.ingest.structure.labels import Label, LabelKind

LabelKey = tuple[LabelKind, str]
DEEPEST_LEVEL = 30
"""Levels that are open at most, more than any document has; deeper ones stand beside the last."""


@dataclass(frozen=True, slots=True)
class OpenLabel:
    """The last label of a level that is open."""

    kind: LabelKind
    form: str
    value: int
    style_level: int = 0
    """The outline level of its style, or 0."""
    is_item: bool = False
    """True for an item of a list: 1、 and below, in the type of the text."""
    looks: str = ""
    """What headings without a number have in common that look as its line does; or empty."""

    @property
    def key(self) -> LabelKey:
        """What labels of its sequence have in common."""
        return self.kind, self.form


class Nesting:
    """The levels that are open while the labels of a document are read, one after the other.

    A kind that is open goes back to its level. A new kind that starts at 1 opens a level below;
    only where it ranks above an open one whose numbers do not go on later, it closes that one.
    A new kind that does not start at 1 gets its level by rank.
    """

    def __init__(self, ahead: Sequence[Label] = ()) -> None:
        """Begin a document; ``ahead`` are the labels that its lines begin with, in order."""
        self._ahead = ahead
        self._positions: dict[LabelKey, list[int]] = {}
        for position, label in enumerate(ahead):
            self._positions.setdefault(label.key, []).append(position)
        self._open: list[OpenLabel] = []
        self._above: dict[LabelKey, LabelKey | None] = {}

    @property
    def depth(self) -> int:
        """The level of the last label; 0 before the first."""
        return len(self._open)

    def goes_on(self, label: Label) -> bool:
        """True when a label of its form is open and it has the next number."""
        return any(one.key == label.key and one.value + 1 == label.value > 1 for one in self._open)

    def take(self, label: Label, style_level: int = 0, position: int = -1, looks: str = "") -> int:
        """The level of the next label.

        Args:
            label: The label.
            style_level: The outline level of its paragraph's style, or 0.
            position: Its position among ``ahead``; -1 for one inside a line.
            looks: What headings without a number have in common that look as it does, or empty.
        """
        depth = self._depth_of(label, position)
        if style_level and label.kind not in {one.kind for one in self._open}:
            depth = min(depth, self._depth_by_style(style_level))
        depth = min(depth, DEEPEST_LEVEL - 1)
        below = self._open[depth - 1].key if depth else None
        self._above.setdefault(label.key, below)
        is_item = label.kind >= LabelKind.DIGIT and not (looks or style_level)
        self._open[depth:] = [
            OpenLabel(label.kind, label.form, label.value, style_level, is_item, looks)
        ]
        return self.depth

    def _depth_by_style(self, style_level: int) -> int:
        """The number of levels above the first whose style is of this level or deeper.

        Headings that only their looks show stand below those with a style.
        """
        deeper = (
            n
            for n, one in enumerate(self._open)
            if one.style_level >= style_level
            or (one.kind is LabelKind.HEADING and not one.style_level)
        )
        return next(deeper, self.depth)

    def begin_anew(self) -> None:
        """Close all levels: what follows belongs to none of them, nor do its numbers."""
        self._open.clear()
        self._above.clear()

    def close(self, depth: int) -> None:
        """Close all levels but the first ones."""
        del self._open[depth:]

    def take_heading(self, form: str, style_level: int = 0, position: int = -1) -> int:
        """The level of a heading without a number, which closes the lists that are open.

        It stands below a heading with a number that looks the same, if that goes on counting.

        Args:
            form: What headings of its level have in common.
            style_level: The outline level of its style, or 0 for one known by its looks.
            position: That of the last label among ``ahead``; -1 before the first.
        """
        depth = self._depth_by_style(style_level) if style_level else self.depth
        ends = (
            n
            for n, one in enumerate(self._open)
            if one.form == form
            or one.is_item
            or (one.looks == form and not self._counts_on(one, position))
        )
        depth = min(depth, next(ends, depth), DEEPEST_LEVEL - 1)
        self._open[depth:] = [OpenLabel(LabelKind.HEADING, form, 0, style_level)]
        return self.depth

    def _depth_of(self, label: Label, position: int) -> int:
        """The number of levels that stay open above a label."""
        same_kind = [n for n, one in enumerate(self._open) if one.kind is label.kind]
        exact = [n for n in same_kind if self._open[n].form == label.form]
        if exact:
            return exact[-1]
        following = [n for n in same_kind if self._open[n].value + 1 == label.value]
        if following:
            return following[-1]
        if same_kind and label.value > 1:
            return same_kind[-1]
        above = self._above.get(label.key)
        keys = [one.key for one in self._open]
        if above in keys:
            return self.depth if self._begins_under_heading(label) else keys.index(above) + 1
        if label.value > 1:
            return self._depth_by_rank(label)
        depth = self._depth_by_rank(label)
        while depth < self.depth and any(
            self._counts_on(one, position) for one in self._open[depth:]
        ):
            depth += 1
        return depth if not same_kind else max(depth, same_kind[-1] + 1)

    def _begins_under_heading(self, label: Label) -> bool:
        """True for the first item of a list right under a heading without a number."""
        is_first_item = label.kind >= LabelKind.DIGIT and label.value == 1
        return is_first_item and self._open[-1].kind is LabelKind.HEADING

    def _depth_by_rank(self, label: Label) -> int:
        depth = self.depth
        while depth and self._open[depth - 1].kind > label.kind:
            depth -= 1
        return depth

    def _counts_on(self, one: OpenLabel, position: int) -> bool:
        """True when the numbers of an open label go on behind a position."""
        later = self._positions.get(one.key, [])
        following = bisect_right(later, position)
        return (
            position >= 0
            and following < len(later)
            and self._ahead[later[following]].value == one.value + 1
        )


def without_weak(labels: Sequence[Label | None]) -> list[Label | None]:
    """The labels of lines without the weak ones that no other line counts on from or to.

    One that the next of its kind repeats is none either: 三、四季度 before 三、保障措施.
    """
    next_values: list[int] = []
    values: dict[LabelKind, int] = {}
    for label in reversed(labels):
        next_values.append(values.get(label.kind, 0) if label else 0)
        if label:
            values[label.kind] = label.value
    values.clear()
    strong: list[Label | None] = []
    for label, next_value in zip(labels, reversed(next_values), strict=True):
        counts = label and (
            not label.weak
            or (values.get(label.kind) == label.value - 1 > 0 and next_value != label.value)
            or (label.value == 1 and next_value == label.value + 1)
        )
        strong.append(label._replace(weak=False) if label and counts else None)
        if label and counts:
            values[label.kind] = label.value
    return strong
