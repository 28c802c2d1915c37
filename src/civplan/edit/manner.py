"""How a file is written: its line ends, indentation, widths, quotes and language of keys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from civplan.edit.layout import (
    MappingPlace,
    ScalarPlace,
    SequencePlace,
    TextLayout,
    places_in,
)
from civplan.findings.text import terminal_width
from civplan.findings.words import Language
from civplan.source.places import YAML_LINE_BREAK

USUAL_COLUMNS = 100
"""The columns of a line in a file that has no text on several lines."""
LEAST_COLUMNS = 40
"""The columns that lines of a text may take, however short those of the file are."""
USUAL_STEP = 2
CHINESE = re.compile("[\u3400-\u9fff]")


class FileManner(NamedTuple):
    """How a file is written."""

    newline: str
    step: int = USUAL_STEP
    """The columns by which keys stand in below their key."""
    dash_step: int = USUAL_STEP
    """The columns by which dashes stand in below their key; may be 0."""
    columns: int = USUAL_COLUMNS
    """The columns that a line takes where a text stands on several."""
    room: int = USUAL_COLUMNS
    """The columns that a value on one line may take."""
    has_long_lines: bool = False
    """True where texts of any length stand on one line."""
    block_sign: str = "|"
    quote: str = '"'
    language: Language = "en"


def manner_of(layout: TextLayout) -> FileManner:
    """How a file is written, by what is most frequent in it."""
    text = layout.text
    breaks = Counter(YAML_LINE_BREAK.findall(text))
    steps, dash_steps, styles = Counter[int](), Counter[int](), Counter[str]()
    widths: list[int] = []
    one_liners = 0
    keys = Counter[bool]()
    for key, place in places_in(layout.root):
        if key:
            keys[bool(CHINESE.search(key.text))] += 1
        if isinstance(place, ScalarPlace):
            styles[_sign_of(layout, place)] += 1
            if "\n" in text[place.own_start : place.end]:
                widths += _line_widths(layout, place)
            else:
                width = terminal_width(text[layout.line_start(place.start) : place.end])
                one_liners += width > USUAL_COLUMNS
        elif key and isinstance(place, MappingPlace | SequencePlace) and not place.is_flow:
            counter = steps if isinstance(place, MappingPlace) else dash_steps
            counter[layout.column(place.own_start) - layout.column(key.start)] += 1
    columns = max(*widths, LEAST_COLUMNS) if widths else USUAL_COLUMNS
    return FileManner(
        breaks.most_common(1)[0][0] if breaks else "\n",
        _most_frequent(steps, USUAL_STEP),
        _most_frequent(dash_steps, USUAL_STEP),
        columns,
        max(columns, USUAL_COLUMNS),
        has_long_lines=one_liners > len(widths),
        block_sign=max("|", "|-", ">", ">-", key=lambda sign: styles[sign]),
        quote="'" if styles["'"] > styles['"'] else '"',
        language="zh" if keys[True] > keys[False] else "en",
    )


def _sign_of(layout: TextLayout, place: ScalarPlace) -> str:
    """The style of a text; of a block with what it says of the last line break."""
    following = layout.text[place.own_start + 1 : place.own_start + 2]
    return f"{place.style}-" if place.is_block and following == "-" else place.style


def _most_frequent(counter: Counter[int], usual: int) -> int:
    """The most frequent number; the usual one where there is none."""
    return counter.most_common(1)[0][0] if counter else usual


def _line_widths(layout: TextLayout, place: ScalarPlace) -> Iterator[int]:
    """The columns of the lines of a text that goes on below."""
    first = layout.line_number(place.own_start) + place.is_block
    for number in range(first, layout.line_number(place.end)):
        line = layout.line(number)
        if line.strip():
            yield terminal_width(line)


def language_of_keys(mapping: MappingPlace, usual: Language) -> Language:
    """The language of most of a mapping's keys; the usual one where it has none."""
    chinese = sum(bool(CHINESE.search(key.text)) for key, _ in mapping.entries)
    if 2 * chinese == len(mapping.entries):
        return usual
    return "zh" if 2 * chinese > len(mapping.entries) else "en"
