"""What came of an item, as the paragraphs of the summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from civplan.compose.outline import Entry
from civplan.compose.sentences import (
    STATUS_WORDS,
    change_sentence,
    clause,
    closed_paragraphs,
    inline_clause,
    item_lead_in,
    mentions_figure,
    outcome_sentence,
    promise_sentence,
    reason_and_next_step,
    responsibility_sentence,
    sentence,
    text_paragraphs,
    topic_clause,
)
from civplan.compose.words import date_in_year
from civplan.model.choices import Document, ItemStyle, Status
from civplan.model.figures import PERCENT, Quantity
from civplan.model.item import Item
from civplan.model.result import DatedResult, Result
from civplan.model.text import Text

NOT_DONE_WORDS = "尚未完成"
UNDONE_WORDS: Mapping[Status | None, str] = {
    status: words for status, words in STATUS_WORDS.items() if status is not Status.DONE
}
"""What a status says of an item that is not done."""


def _result_paragraphs(item: Item, already_said: str, year: int) -> list[str]:
    """The item's result, the figures that it does not give itself, why it is not done.

    Empty when the file gives neither a result, a figure nor a status.

    Args:
        item: The item.
        already_said: The item's own text, which stands in front.
        year: The plan's year, which dates need not say.
    """
    paragraphs = result_words(item, year)
    said = already_said + "".join(paragraphs)
    figures = outcome_sentence(item.targets, said)
    figures += own_figure_sentence(item, said + figures)
    added = reason_and_next_step(item) + change_sentence(item.changed)
    *first, last = paragraphs or [""]
    if not paragraphs and not figures:
        last = _yes_no_sentence(item) if said else _bare_result_sentence(item)
        last = last or (_unknown_status_sentence(item) if added and not said else "")
    elif figures and not said and item.status not in {None, Status.DONE}:
        figures = f"{clause(figures)}，{STATUS_WORDS[item.status]}。"
    told = [*first, f"{last}{figures}{added}"]
    return [paragraph for paragraph in told if paragraph]


def result_words(item: Item, year: int) -> list[str]:
    """The paragraphs of a result's text or of its dated entries."""
    result = item.result or Result()
    if result.text:
        return [sentence(text) for text in text_paragraphs(result.text, Document.SUMMARY)]
    if not any(entry.text for entry in result.entries):
        return []
    years = (year, *(entry.on.year for entry in result.entries))
    entries = [
        _dated_result_words(item, entry, known)
        for entry, known in zip(result.entries, years, strict=False)
    ]
    return [f"{'；'.join(entries)}。"]


def _dated_result_words(item: Item, entry: DatedResult, year: int) -> str:
    """One dated result: 5月8日，召开碰头会; the figure where it has no text.

    ``year`` is that of the date in front of it, which need not be said again.
    """
    done = inline_clause(entry.text)
    if not done and entry.value:
        done = f"完成{_figure_with_unit(item, entry.value)}"
    return f"{date_in_year(entry.on, year)}{'，' if done else ''}{done}"


def _figure_with_unit(item: Item, figure: Quantity) -> Quantity:
    """A figure with the unit of the item's only target, or of the other dated figures."""
    if len(item.targets) == 1:
        return item.targets[0].with_unit(figure)
    total = item.result.value if item.result else None
    return Quantity(figure.value, total.unit) if total and not figure.unit else figure


def own_figure_sentence(item: Item, said: str) -> str:
    """A sentence for a result's figure that belongs to no target: 收集意见，全年完成86条."""
    figure = item.result.value if item.result else None
    if figure is None or mentions_figure(said, figure):
        return ""
    verb = "完成" if figure.value and figure.unit != PERCENT else "为"
    return f"{'' if said else item_lead_in(item, '，')}全年{verb}{figure}。"


def _bare_result_sentence(item: Item) -> str:
    """A sentence for a result that is yes or no, or for a status without a result."""
    if words := _yes_no_sentence(item):
        return f"{item_lead_in(item, '，')}{words}"
    return f"{item_lead_in(item, '，')}{STATUS_WORDS[item.status]}。" if item.status else ""


def _yes_no_sentence(item: Item) -> str:
    """A result that is yes or no, in words; the status says more about a no."""
    if item.result is None or item.result.met is None:
        return ""
    if item.result.met:
        return f"{STATUS_WORDS[Status.DONE]}。"
    return f"{UNDONE_WORDS.get(item.status, NOT_DONE_WORDS)}。"


def _unknown_status_sentence(item: Item) -> str:
    """What stands before reasons and next steps when the file does not say how far an item is."""
    return (
        f"{item_lead_in(item, '，')}{NOT_DONE_WORDS}。" if item.reason else item_lead_in(item, "。")
    )


class SectionContext(NamedTuple):
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
            return text_paragraphs(text, self.document)
        return [words for words, _ in text.said_in(self.document)]


def item_entries(
    items: Iterable[Item], telling: SectionContext, lead: str | None
) -> tuple[Entry, ...]:
    """The entries of the items of which there is something to say.

    Args:
        items: Items of one list.
        telling: How they are told.
        lead: The responsible body that the text around them already names; not said again.
    """
    entries: list[Entry] = []
    for item in items:
        if telling.tells(item):
            entries += _filled_entries(
                _item_entry(item, telling, lead), by_name=telling.by_name(item)
            )
    return tuple(entries)


def _filled_entries(entry: Entry, *, by_name: bool) -> tuple[Entry, ...]:
    """An entry that says something; of one that does not, what stands below moves up.

    Args:
        entry: The entry.
        by_name: True when a name alone says enough.
    """
    says_something = entry.paragraphs or (entry.name and (entry.entries or by_name))
    return (entry,) if says_something else entry.entries


def _run_in_heading(item: Item) -> str:
    """The item's name as a run-in heading; empty when it has none."""
    return sentence(clause(item.name)) if item.name else ""


def _item_entry(item: Item, telling: SectionContext, lead: str | None) -> Entry:
    """One item as an entry; without paragraphs and entries when there is nothing to say."""
    inner = item_entries(item.items, telling, item.lead or lead) if item.items else ()
    said = telling.said(item.text)
    if telling.promises:
        paragraphs = _promised_paragraphs(item, said, lead)
    else:
        reported = _reported_paragraphs(item, said, telling.year, has_entries=bool(inner))
        paragraphs = reported or _unplanned_paragraphs(item)
    ordinal = is_ordinal_paragraph(item.style, inner) if inner else False
    return Entry(_run_in_heading(item) if item.name else "", tuple(paragraphs), inner, ordinal)


def _promised_paragraphs(item: Item, said: list[str], lead: str | None) -> list[str]:
    """The item's text, the promises that it does not make itself, who sees to it, until when.

    Empty when the item has a text, but none for the plan, and no name that could stand for it.
    """
    if item.text and not said and not item.name:
        return []
    own_lead = item.lead if item.lead != lead else None
    carried = f"本项由{item.carried_from}年结转。" if item.carried_from else ""
    added = (
        promise_sentence(item.targets, "".join(said))
        + carried
        + responsibility_sentence(own_lead, item.people, item.due)
    )
    return paragraphs_with_sentence(said, added)


def _reported_paragraphs(item: Item, said: list[str], year: int, *, has_entries: bool) -> list[str]:
    """What came of the item; an item with sub-items is at least named above them."""
    result = _result_paragraphs(item, "".join(said), year)
    if said:
        first, *others = result or [""]
        return [*paragraphs_with_sentence(said, first), *others]
    if not result and has_entries and item.text and not item.name:
        return [f"{topic_clause(item)}。"]
    return result


def _unplanned_paragraphs(item: Item) -> list[str]:
    """The text of work that no plan promised, where it is all that the summary has of it."""
    is_unplanned = item.in_ == (Document.SUMMARY,)
    return closed_paragraphs(text_paragraphs(item.text, Document.SUMMARY)) if is_unplanned else []


def paragraphs_with_sentence(paragraphs: list[str], added: str) -> list[str]:
    """Paragraphs, each closed, with sentences behind the last one."""
    if not paragraphs:
        return [added] if added else []
    *first, last = paragraphs
    end = f"{sentence(last)}{added}"
    return [*closed_paragraphs(first), end] if first else [end]


def is_ordinal_paragraph(style: ItemStyle | None, entries: tuple[Entry, ...]) -> bool:
    """True when 一是…二是… is asked for and each entry is one paragraph without sub-entries."""
    if style is not ItemStyle.ORDINAL or not entries:
        return False
    return all(not entry.entries and len(entry.paragraphs) == 1 for entry in entries)
