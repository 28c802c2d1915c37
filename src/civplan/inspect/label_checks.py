"""Checks of the labels of levels: their form, their order, which stands under which."""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.inspect.inspection import Inspection
from civplan.inspect.labels import LevelLabel
from civplan.inspect.roles import PageElement, Role
from civplan.rules import word_text_rules as rules

BEGINS_ANEW = {Role.TITLE: 1, Role.ATTACHMENT_LABEL: 1, Role.DIVISION: 1, Role.PLAIN_HEADING: 2}
"""The level from which on labels begin at 1 again, after a paragraph of a role."""
MOST_LEVELS = 4
FREE_LEVEL = 3
"""From this level on a list may begin at 1 again without a heading between."""
BEGINNING_OF_FILE = Words("文件开头", "the beginning")


def check_label_forms(inspection: Inspection) -> Iterator[Finding]:
    """F451: labels as the standard writes them, each form once."""
    forms: dict[tuple[int, str], list[PageElement]] = {}
    for part in inspection.of_roles(Role.HEADING):
        label = part.label
        if label and not label.is_standard:
            plain = label.text.replace(str(label.number), "#")
            key = (label.level, "".join("一" if "一" <= one <= "鿿" else one for one in plain))
            forms.setdefault(key, []).append(part)
    for parts in forms.values():
        label = parts[0].label
        if label:
            yield inspection.at(rules.LABEL_FORM, parts, label=label.text, expected=label.standard)


def check_label_order(inspection: Inspection) -> Iterator[Finding]:
    """F452 and F453: one after the other, and each level under the one above it."""
    open_levels: dict[int, LevelLabel] = {}
    for part in inspection.parts:
        anew = BEGINS_ANEW.get(part.role, MOST_LEVELS + 1)
        open_levels = {level: one for level, one in open_levels.items() if level < anew}
        label = part.label
        if label is None:
            continue
        above = max((level for level in open_levels if level < label.level), default=0)
        if not _may_stand_under(label.level, above):
            place: object = open_levels[above].text if above else BEGINNING_OF_FILE
            yield inspection.at(rules.LABEL_LEVEL, [part], label=label.text, above=place)
        last = open_levels.get(label.level)
        wanted = last.number + 1 if last else 1
        is_free = label.number == 1 and label.level >= FREE_LEVEL
        if label.number != wanted and not is_free:
            expected = label.standard.replace(
                _numeral(inspection, label.level, label.number),
                _numeral(inspection, label.level, wanted),
            )
            yield inspection.at(rules.LABEL_ORDER, [part], label=label.text, expected=expected)
        open_levels = {level: one for level, one in open_levels.items() if level < label.level}
        open_levels[label.level] = label


def _may_stand_under(level: int, above: int) -> bool:
    """Whether a level may follow an open one; （一） may be left out."""
    if not above:
        return level in {1, FREE_LEVEL}
    return level == above + 1 or (above == 1 and level == FREE_LEVEL)


def _numeral(inspection: Inspection, level: int, number: int) -> str:
    """A number as the labels of a level have it, without marks."""
    marks = inspection.style.numbers[level - 1].split("{}")
    written = inspection.style.numbers.write(level, number)
    return written.removeprefix(marks[0]).removesuffix(marks[-1])


CHECKS = (check_label_forms, check_label_order)
