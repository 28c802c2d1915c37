"""Counts the numbered paragraphs of a document: the label that Word shows before each."""

from __future__ import annotations

import re

from civplan.ingest.word.number_definitions import (
    BULLET_FORMAT,
    CUSTOM_FORMAT,
    ListDefinition,
    ListDefinitions,
    ListLevel,
)
from civplan.ingest.word.number_formats import custom_number, format_number
from civplan.ingest.word.properties import NumberReference

_LEVEL_SIGN = re.compile("%([1-9])")


class ListCounter:
    """Counts through one story of a document, paragraph by paragraph in reading order."""

    def __init__(self, definitions: ListDefinitions) -> None:
        """Start before the first paragraph."""
        self._definitions = definitions
        self._counts: dict[str, dict[int, int]] = {}
        """By list, then by level from 0: the last number of the level."""
        self._started: set[tuple[str, int]] = set()
        """The lists and levels whose own start has been used."""

    def next_label(self, reference: NumberReference) -> str | None:
        """The label of the next paragraph of a list; None when the list is not defined."""
        definition = self._definitions.find(reference.number)
        index = self._definitions.level_of(reference)
        level = definition.levels.get(index) if definition else None
        if definition is None or level is None:
            return None
        counts = self._counts.setdefault(definition.id, {})
        self._count(reference.number, definition, index, counts)
        if level.hidden:
            return ""
        if level.form == BULLET_FORMAT:
            return level.text.strip()
        return _label_text(level, index, definition, counts).strip()

    def _count(
        self, number: str, definition: ListDefinition, index: int, counts: dict[int, int]
    ) -> None:
        """Count a paragraph; levels above it that were left out count as begun, as in Word."""
        start = definition.starts.get(index, definition.levels[index].start)
        starts_anew = index in definition.starts and (number, index) not in self._started
        self._started.add((number, index))
        counts[index] = start if starts_anew or index not in counts else counts[index] + 1
        for above, level in definition.levels.items():
            if above < index and above not in counts:
                counts[above] = definition.starts.get(above, level.start)
        for below in [each for each in counts if each > index]:
            if _restarts_behind(definition.levels.get(below), index):
                del counts[below]


def _restarts_behind(level: ListLevel | None, index: int) -> bool:
    """Whether a level starts anew behind a paragraph of the level ``index`` above it."""
    return level is None or level.restart is None or index < level.restart


def _label_text(
    level: ListLevel, index: int, definition: ListDefinition, counts: dict[int, int]
) -> str:
    def numeral(sign: re.Match[str]) -> str:
        shown = int(sign[1]) - 1
        shown_level = definition.levels.get(shown)
        if shown > index or shown_level is None:
            return ""
        number = counts.get(shown, shown_level.start)
        return str(number) if level.legal else _level_numeral(number, shown_level)

    return _LEVEL_SIGN.sub(numeral, level.text)


def _level_numeral(number: int, level: ListLevel) -> str:
    if level.form == CUSTOM_FORMAT:
        return custom_number(number, level.pattern)
    return format_number(number, level.form)
