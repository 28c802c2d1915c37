"""From the units of an outline to items, areas and sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from civplan.findings.words import Words
from civplan.ingest.plan.draft import DraftContent, DraftItem, DraftText
from civplan.ingest.plan.tables import TABLE_REMARK
from civplan.ingest.plan.texts import clean_text, paragraphs_of_node
from civplan.ingest.plan.units import Unit
from civplan.ingest.structure.labels import LabelKind, number_label
from civplan.model.choices import Document

ORDINAL_LABEL = re.compile(r"[一二三四五六七八九十]+是[，,：:]?")
"""一是, a label that belongs to the sentence."""
LEVEL_BELOW = {
    LabelKind.HAN: LabelKind.HAN_IN_BRACKETS,
    LabelKind.HAN_IN_BRACKETS: LabelKind.DIGIT,
}
"""（一） stands under 一、, and 1. under （一）."""
UnitContent = TypeVar("UnitContent", bound=DraftContent)


def draft_item(unit: Unit, document: Document) -> DraftItem:
    """An item of a unit: a heading is its name, all else its text.

    The text behind a name is printed on its line, where no row of a table can stand.
    """
    item = draft_content(DraftItem, unit, document)
    if unit.names_what_is_below and item.name and not unit.inner[0].node.rows:
        return item
    own = DraftText.said_in(document, paragraphs_of_node(unit.node))
    return replace(item, name="", text=own.joined(item.text))


def draft_content(record: type[UnitContent], unit: Unit, document: Document) -> UnitContent:
    """What a heading names, with what is below it, as an area, a section or another record."""
    text, items = _text_and_items(unit.inner, document)
    return record(
        name=clean_text(unit.node.text),
        label=unit.node.label,
        text=text,
        items=items,
        ordinal=is_ordinal(unit.entries),
        headings=_are_headings(unit),
        remarks=_table_remarks(unit),
        place=unit.node.place,
    )


def _text_and_items(
    units: Sequence[Unit], document: Document
) -> tuple[DraftText, tuple[DraftItem, ...]]:
    """Paragraphs, then items; a paragraph behind an item is the item's."""
    text = DraftText()
    items: list[DraftItem] = []
    for unit in units:
        if not unit.is_paragraph or items:
            items.append(draft_item(unit, document))
        else:
            text = text.joined(DraftText.said_in(document, paragraphs_of_node(unit.node)))
    return text, _with_ordinals(items, units, document)


def _with_ordinals(
    items: list[DraftItem], units: Sequence[Unit], document: Document
) -> tuple[DraftItem, ...]:
    """The items; where 一是 does not count all of them, it stays in their words."""
    if _count_in_ordinals([unit for unit in units if not unit.is_paragraph]):
        return tuple(items)
    return tuple(_with_ordinal(item, document) for item in items)


def _with_ordinal(item: DraftItem, document: Document) -> DraftItem:
    """An item whose name or text begins with its label, where that is 一是."""
    if not ORDINAL_LABEL.fullmatch(item.label):
        return item
    if item.name:
        return replace(item, name=f"{item.label}{item.name}")
    if item.text.is_empty:
        return item
    first, *others = (*item.text.plan, *item.text.summary)
    text = DraftText.said_in(document, (f"{item.label}{first}", *others))
    return replace(item, text=text)


def _are_headings(unit: Unit) -> bool:
    """True where all entries are headings of the level below, with their texts under them."""
    above = number_label(unit.node.label)
    labels = [number_label(one.node.label) for one in unit.entries]
    below = LEVEL_BELOW.get(above.kind) if above else None
    return bool(labels) and all(
        label is not None and label.kind is below and stands_above(one)
        for label, one in zip(labels, unit.entries, strict=True)
    )


def stands_above(unit: Unit) -> bool:
    """True for a heading with something below it that does not begin on its line."""
    return unit.names_what_is_below and unit.inner[0].node.place != unit.node.place


def is_ordinal(units: Sequence[Unit]) -> bool:
    """True for two or more units that count 一是, 二是, each one paragraph."""
    return _count_in_ordinals(units) and not any(unit.inner for unit in units)


def _count_in_ordinals(units: Sequence[Unit]) -> bool:
    """True for two or more units that count 一是, 二是."""
    return len(units) > 1 and all(ORDINAL_LABEL.fullmatch(unit.node.label) for unit in units)


def _table_remarks(unit: Unit) -> tuple[Words, ...]:
    """The remark that a table stands in a unit's own text or among its paragraphs."""
    own = (unit, *(inner for inner in unit.inner if inner.is_paragraph))
    return (TABLE_REMARK,) if any(one.node.rows for one in own) else ()
