"""Items as entries of a list: what is promised in the plan, what came of it in the summary."""

from __future__ import annotations

from collections.abc import Iterable

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


def entries_of(items: Iterable[Item], document: Document, lead: str | None) -> tuple[Entry, ...]:
    """The entries of the items that a document has something to say about.

    Args:
        items: Items of one list.
        document: Which document they stand in.
        lead: The responsible body that the text around them already names; not said again.
    """
    return tuple(
        entry
        for item in items
        if item.belongs_in(document)
        for entry in shown(
            entry_of(item, document, lead), by_name=document is Document.PLAN and item.text is None
        )
    )


def shown(entry: Entry, *, by_name: bool) -> tuple[Entry, ...]:
    """An entry that says something; of one that does not, what stands below moves up.

    Args:
        entry: The entry.
        by_name: True when a name alone says enough.
    """
    says_something = entry.paragraphs or (entry.name and (entry.entries or by_name))
    return (entry,) if says_something else entry.entries


def own_entries(items: Iterable[Item], document: Document) -> tuple[Entry, ...]:
    """The items of a section that only one document has: their texts as written."""
    return tuple(
        entry
        for item in items
        if item.not_applicable is None
        for entry in shown(own_entry(item, document), by_name=True)
    )


def own_entry(item: Item, document: Document) -> Entry:
    """One of these items as an entry."""
    said = extended(written(item.text, document), "")
    return entry_with(item, said, own_entries(item.items, document))


def entry_with(item: Item, paragraphs: Iterable[str], inner: tuple[Entry, ...]) -> Entry:
    """An item's entry with its run-in heading; its sub-items as its style has them."""
    ordinal = stand_in_one_paragraph(item.style, inner)
    return Entry(run_in(item), tuple(paragraphs), inner, ordinal)


def run_in(item: Item) -> str:
    """The item's name as a run-in heading; empty when it has none."""
    return sentence(clause(item.name)) if item.name else ""


def entry_of(item: Item, document: Document, lead: str | None) -> Entry:
    """One item as an entry; without paragraphs and entries when there is nothing to say."""
    inner = entries_of(item.items, document, item.lead or lead)
    if document is Document.PLAN:
        paragraphs = plan_paragraphs(item, lead)
    else:
        paragraphs = summary_paragraphs(item, has_entries=bool(inner))
    return entry_with(item, paragraphs, inner)


def plan_paragraphs(item: Item, lead: str | None) -> list[str]:
    """The item's text, the promises that it does not make itself, who sees to it, until when.

    Empty when the item has a text, but none for the plan, and no name that could stand for it.
    """
    said = [paragraph.text for paragraph in item.text.plan] if item.text else []
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


def summary_paragraphs(item: Item, *, has_entries: bool) -> list[str]:
    """What came of the item; an item with sub-items is at least named above them."""
    said = [paragraph.text for paragraph in item.text.summary or ()] if item.text else []
    result = result_paragraphs(item, already_said="".join(said))
    if said:
        first, *others = result or [""]
        return [*extended(said, first), *others]
    if not result and has_entries and item.text and not item.name:
        return [f"{topic(item)}。"]
    return result


def extended(paragraphs: list[str], added: str) -> list[str]:
    """Paragraphs, each closed, with sentences behind the last one."""
    if not paragraphs:
        return [added] if added else []
    *first, last = paragraphs
    return [*closed(first), f"{sentence(last)}{added}"]


def stand_in_one_paragraph(style: ItemStyle | None, entries: tuple[Entry, ...]) -> bool:
    """True when 一是…二是… is asked for and each entry is one paragraph without sub-entries."""
    if style is not ItemStyle.ORDINAL or not entries:
        return False
    return all(not entry.entries and len(entry.paragraphs) == 1 for entry in entries)
