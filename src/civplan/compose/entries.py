"""Items as entries of a list: what is promised in the plan, what came of it in the summary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from civplan.compose.outline import Entry
from civplan.compose.results import result_paragraphs
from civplan.compose.sentences import (
    clause,
    closed,
    promises,
    responsibility,
    sentence,
    topic,
    written,
)
from civplan.model.choices import Document, ItemStyle
from civplan.model.item import Item
from civplan.model.text import Text


class Telling(NamedTuple):
    """How the items of a section are told."""

    document: Document
    year: int
    """The plan's year, which dates need not say."""
    promises: bool
    """True for what is promised, by whom, until when; False for what came of it."""
    own: bool = False
    """True in a section that only this document has: its texts stand as written."""

    def tells(self, item: Item) -> bool:
        """True when an item is meant for the section."""
        return item.not_applicable is None if self.own else item.belongs_in(self.document)

    def by_name(self, item: Item) -> bool:
        """True when an item's name alone says enough."""
        return self.own or (self.document is Document.PLAN and item.text is None)

    def said(self, text: Text | None) -> list[str]:
        """What a text says here."""
        if text is None:
            return []
        if self.own:
            return written(text, self.document)
        return [words for words, _ in text.said_in(self.document)]


def entries_of(items: Iterable[Item], telling: Telling, lead: str | None) -> tuple[Entry, ...]:
    """The entries of the items of which there is something to say.

    Args:
        items: Items of one list.
        telling: How they are told.
        lead: The responsible body that the text around them already names; not said again.
    """
    entries: list[Entry] = []
    for item in items:
        if telling.tells(item):
            entries += shown(entry_of(item, telling, lead), by_name=telling.by_name(item))
    return tuple(entries)


def shown(entry: Entry, *, by_name: bool) -> tuple[Entry, ...]:
    """An entry that says something; of one that does not, what stands below moves up.

    Args:
        entry: The entry.
        by_name: True when a name alone says enough.
    """
    says_something = entry.paragraphs or (entry.name and (entry.entries or by_name))
    return (entry,) if says_something else entry.entries


def run_in(item: Item) -> str:
    """The item's name as a run-in heading; empty when it has none."""
    return sentence(clause(item.name)) if item.name else ""


def entry_of(item: Item, telling: Telling, lead: str | None) -> Entry:
    """One item as an entry; without paragraphs and entries when there is nothing to say."""
    inner = entries_of(item.items, telling, item.lead or lead) if item.items else ()
    said = telling.said(item.text)
    if telling.promises:
        paragraphs = promised_paragraphs(item, said, lead)
    else:
        reported = reported_paragraphs(item, said, telling.year, has_entries=bool(inner))
        paragraphs = reported or unplanned_paragraphs(item)
    ordinal = stand_in_one_paragraph(item.style, inner) if inner else False
    return Entry(run_in(item) if item.name else "", tuple(paragraphs), inner, ordinal)


def promised_paragraphs(item: Item, said: list[str], lead: str | None) -> list[str]:
    """The item's text, the promises that it does not make itself, who sees to it, until when.

    Empty when the item has a text, but none for the plan, and no name that could stand for it.
    """
    if item.text and not said and not item.name:
        return []
    own_lead = item.lead if item.lead != lead else None
    carried = f"本项由{item.carried_from}年结转。" if item.carried_from else ""
    added = (
        promises(item.targets, "".join(said))
        + carried
        + responsibility(own_lead, item.people, item.due)
    )
    return extended(said, added)


def reported_paragraphs(item: Item, said: list[str], year: int, *, has_entries: bool) -> list[str]:
    """What came of the item; an item with sub-items is at least named above them."""
    result = result_paragraphs(item, "".join(said), year)
    if said:
        first, *others = result or [""]
        return [*extended(said, first), *others]
    if not result and has_entries and item.text and not item.name:
        return [f"{topic(item)}。"]
    return result


def unplanned_paragraphs(item: Item) -> list[str]:
    """The text of work that no plan promised, where it is all that the summary has of it."""
    is_unplanned = item.in_ == (Document.SUMMARY,)
    return closed(written(item.text, Document.SUMMARY)) if is_unplanned else []


def extended(paragraphs: list[str], added: str) -> list[str]:
    """Paragraphs, each closed, with sentences behind the last one."""
    if not paragraphs:
        return [added] if added else []
    *first, last = paragraphs
    end = f"{sentence(last)}{added}"
    return [*closed(first), end] if first else [end]


def stand_in_one_paragraph(style: ItemStyle | None, entries: tuple[Entry, ...]) -> bool:
    """True when 一是…二是… is asked for and each entry is one paragraph without sub-entries."""
    if style is not ItemStyle.ORDINAL or not entries:
        return False
    return all(not entry.entries and len(entry.paragraphs) == 1 for entry in entries)
