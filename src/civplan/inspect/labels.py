"""The labels of the four levels as the standard knows them, and how far a heading reaches."""

from __future__ import annotations

import re
from typing import NamedTuple

from civplan.ingest.structure.labels import LabelKind, label_at_start
from civplan.typeset.numbering import NumberForms

LEVEL_OF_KIND = {
    LabelKind.HAN: 1,
    LabelKind.HAN_IN_BRACKETS: 2,
    LabelKind.HAN_BRACKET: 2,
    LabelKind.DIGIT: 3,
    LabelKind.DIGIT_IN_BRACKETS: 4,
    LabelKind.DIGIT_BRACKET: 4,
}
"""The level for which people use a label, whatever its marks."""
LEVELS_WITH_HEADINGS = 2
"""Levels whose labels begin headings; those below mostly begin items."""
HEADING_LENGTH = 40
"""Characters within which a heading that runs on into its text ends."""
LONGEST_STOPPED_HEADING = 20
"""Characters from which on a paragraph that ends with its only stop is a sentence, no heading."""
HEADING_END = re.compile(r"[。：！？]")
SAME_DOT = str.maketrans("．", ".")
"""The full-width dot of 1． is the standard's as well."""


class LevelLabel(NamedTuple):
    """A label of a level."""

    level: int
    """1 一、 2 （一） 3 1. 4 （1）"""
    text: str
    """As it stands there."""
    end: int
    """The character at which the text behind it begins."""
    number: int
    standard: str
    """As the standard writes it."""

    @property
    def is_standard(self) -> bool:
        """True when it is written as the standard does."""
        return self.text.translate(SAME_DOT) == self.standard


def read_level_label(text: str, forms: NumberForms) -> LevelLabel | None:
    """The label of a level with which a text begins; None without one.

    Args:
        text: The text with its automatic number.
        forms: How labels are written.
    """
    label = label_at_start(text)
    level = LEVEL_OF_KIND.get(label.kind) if label else None
    if label is None or level is None or label.weak or not label.value:
        return None
    return LevelLabel(level, label.text, label.end, label.value, forms.write(level, label.value))


def heading_length(text: str, label: LevelLabel) -> int:
    """Characters at the beginning of a paragraph that are its heading, the label included.

    A heading ends at the first 。 or ：, when that comes early; a short paragraph is a heading as a
    whole. Of one sentence with its stop, or a long one without an early end, only the label counts.
    """
    whole = len(text.rstrip())
    end = HEADING_END.search(text, label.end, label.end + HEADING_LENGTH)
    if end is None:
        return whole if whole <= label.end + HEADING_LENGTH else label.end
    is_sentence = end.end() == whole and (
        "，" in text or whole - label.end > LONGEST_STOPPED_HEADING
    )
    return label.end if is_sentence else end.end()
