"""Items as entries of a list: promises in the plan, results in the summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from civplan.compose.counting import WHOLE_YEAR, figure_alone
from civplan.compose.mentions import mentions_figure, says_nothing_at_all
from civplan.compose.outline import DataTable, Entry
from civplan.compose.sentences import (
    CLAUSE_END,
    STATUS_WORDS,
    budget_clause,
    change_sentence,
    clause,
    closed_paragraphs,
    inline_clause,
    item_lead_in,
    paragraphs_with_sentence,
    reason_and_next_step,
    responsibility_sentence,
    sentence,
    text_paragraphs,
    topic_clause,
)
from civplan.compose.target_sentences import LONGEST_NOUN, outcome_sentence, promises_with
from civplan.compose.words import date_in_year
from civplan.model.choices import Document, ItemStyle, PhaseStyle, Status
from civplan.model.figures import Quantity
from civplan.model.item import Item
from civplan.model.plan import Plan
from civplan.model.result import DatedResult, Result
from civplan.model.table import PlanTable
from civplan.model.text import Text

NOT_DONE_WORDS = "尚未完成"
THIS_WORK = "此项工作"
"""The subject of a status behind a run-in heading or a figure."""
NOT_DONE_SIGNS = ("未", "没", "不再", "取消", "停", "暂缓", "推迟", "延期")
"""Words of a text that says by itself that something was not done."""
MOST_BARE_FIGURES = 12
"""Dated figures without words that are listed; more of them are given by their total."""
UNDONE_WORDS: Mapping[Status | None, str] = {
    status: words for status, words in STATUS_WORDS.items() if status is not Status.DONE
}
"""The words for an item that is not done, by its status."""


REST_OF_YEAR = "共"
"""Before a count that is promised for the rest of a year."""


class SectionContext(NamedTuple):
    """What a section of a document prints of its items."""

    document: Document
    plan: Plan
    """Its year is left out of dates, and tables may be made from it."""
    promises: bool
    """True for promises, who is responsible and the deadline; False for results."""
    period: str = WHOLE_YEAR
    """What the figures of the summary are of: 全年, 上半年, 今年以来."""
    own: bool = False
    """True in a section that only this document has: its texts are printed as written."""
    phases: PhaseStyle = PhaseStyle.ENTRIES
    """How the phases of the schedule stand."""
    style: ItemStyle | None = None
    """How items are printed where a section or an area does not say it."""
    headed: bool = False
    """True for items with headings of their own, which the text need not repeat."""

    @property
    def time_of_promises(self) -> str:
        """What counts are promised for: 全年; in a summary before the year's end the rest of it."""
        is_rest = self.document is Document.SUMMARY and self.period != WHOLE_YEAR
        return REST_OF_YEAR if is_rest else WHOLE_YEAR

    def includes(self, item: Item) -> bool:
        """True when an item belongs in the section."""
        return item.not_applicable is None if self.own else item.belongs_in(self.document)

    def texts_of(self, text: Text | None) -> list[str]:
        """The paragraphs of a text that the document prints."""
        if text is None:
            return []
        if self.own:
            return text_paragraphs(text, self.document)
        return [paragraph.text for paragraph in text.said_in(self.document)]

    def tables_of(
        self, tables: tuple[PlanTable, ...], *, titled: bool = False
    ) -> tuple[DataTable, ...]:
        """The tables that the document prints; ``titled`` under the title of an attachment."""
        if not tables:
            return ()
        from civplan.compose.tables import printed_tables  # noqa: PLC0415 - few plans have one

        titled = titled and len(tables) == 1
        return printed_tables(tables, self.document, self.plan, own=self.own, titled=titled)


class PrintedItems(NamedTuple):
    """The items of a section or an area as they are printed."""

    entries: tuple[Entry, ...]
    ordinal: bool = False
    """True for one paragraph: 一是…二是…."""
    headed: bool = False
    """True for a heading of its own for each."""


NOTHING_BELOW = PrintedItems(())


def item_entries(
    items: Iterable[Item], context: SectionContext, lead: str | None
) -> tuple[Entry, ...]:
    """The entries of a list of items; an empty entry is replaced by the entries below it.

    Args:
        items: The items.
        context: What the section prints of them.
        lead: The responsible body that the text around them names, which is not repeated.
    """
    entries: list[Entry] = []
    for item in items:
        if context.includes(item):
            entry = _item_entry(item, context, lead)
            name_suffices = context.own or (context.document is Document.PLAN and item.text is None)
            has_content = entry.paragraphs or (
                entry.name and (entry.entries or entry.tables or name_suffices)
            )
            entries += (entry,) if has_content else entry.entries
    return tuple(entries)


def _item_entry(item: Item, context: SectionContext, lead: str | None) -> Entry:
    """One item as an entry, without paragraphs and entries when there is nothing to print."""
    below = _sub_items(item, context, item.lead or lead) if item.items else NOTHING_BELOW
    inner = below.entries
    texts = context.texts_of(item.text)
    if context.promises:
        paragraphs = _promise_paragraphs(item, texts, context, lead)
    else:
        paragraphs = _summary_paragraphs(item, texts, context, has_entries=bool(inner))
    if context.headed and item.name:
        run_in = sentence(clause(item.name))
    else:
        run_in, paragraphs = _run_in_and_text(item.name or "", paragraphs)
    tables = context.tables_of(item.tables)
    if tables and not (run_in or paragraphs):
        paragraphs = [f"{topic_clause(item)}。"]
    return Entry(run_in, tuple(paragraphs), inner, below.ordinal, tables, below.headed)


def _sub_items(item: Item, context: SectionContext, lead: str | None) -> PrintedItems:
    """Sub-items, which have headings only where the item has one and says so of them."""
    style = item.style if context.headed or item.style is not ItemStyle.HEADINGS else None
    if context.headed or context.style:
        context = context._replace(headed=False, style=None)
    return printed_items(item.items, style, context, lead)


def _run_in_and_text(name: str, paragraphs: list[str]) -> tuple[str, list[str]]:
    """A run-in heading and the text after it, which does not begin with the same words again."""
    heading = clause(name)
    if not heading or not paragraphs or not paragraphs[0].startswith(heading):
        return (sentence(heading) if heading else ""), paragraphs
    rest = paragraphs[0].removeprefix(heading)
    if rest.startswith("。"):
        heading, rest = f"{heading}。", rest[1:]
    return (heading, [rest, *paragraphs[1:]]) if rest else ("", paragraphs)


def _promise_paragraphs(
    item: Item, texts: list[str], context: SectionContext, lead: str | None
) -> list[str]:
    """The item's text, the promises that it does not make itself, who is responsible, the deadline.

    Empty when the item has a text, but none for the plan, and no name that could replace it.
    """
    if item.text and not texts and not item.name:
        return []
    own_lead = item.lead if item.lead != lead else None
    carried = f"本项由{item.carried_from}年结转。" if item.carried_from else ""
    money = budget_clause(item.budget, Document.PLAN, "".join(texts))
    responsible = responsibility_sentence(own_lead, item.people, item.due, money)
    promised = promises_with(texts, item.name or "", item.targets, context.time_of_promises)
    return paragraphs_with_sentence(promised, carried + responsible)


def _summary_paragraphs(
    item: Item, texts: list[str], context: SectionContext, *, has_entries: bool
) -> list[str]:
    """The item's text for the summary and its result.

    An item with sub-items has at least its topic above them. Work that no plan promised, of which
    the summary has nothing else, is printed as written.
    """
    result = _result_paragraphs(item, "".join(texts), context)
    if texts:
        first, *others = result or [""]
        return [*paragraphs_with_sentence(texts, first), *others]
    if not result and has_entries and item.text and not item.name:
        return [f"{topic_clause(item)}。"]
    if not result and item.in_ == (Document.SUMMARY,):
        return closed_paragraphs(text_paragraphs(item.text, Document.SUMMARY))
    return result


def _result_paragraphs(item: Item, already_said: str, context: SectionContext) -> list[str]:
    """The item's result, the figures that its text lacks, the reason why it is not done.

    Empty when the file has neither a result, a figure nor a status.

    Args:
        item: The item.
        already_said: The item's own text, which is printed first.
        context: The year, which is left out of dates, and what the figures are of.
    """
    paragraphs = result_words(item, context.plan.year)
    text = already_said + "".join(paragraphs)
    figures = outcome_sentence(item.targets, text, item.name or "", context.period)
    figures += own_figure_sentence(item, text + figures, context.period)
    money = budget_clause(item.budget, Document.SUMMARY, text)
    reasons = reason_and_next_step(item) + change_sentence(item.changed)
    *first, last = paragraphs or [""]
    if not paragraphs and not figures:
        last = _status_sentence(item, text, has_reasons=bool(reasons))
    if text or figures:
        figures += _undone_sentence(item, already_said, last)
    if money and not (text or figures or last):
        money = f"{item_lead_in(item, '，')}{money}" if item.budget and item.budget.spent else ""
    added = f"{figures}{f'{money}。' if money else ''}{reasons}"
    return list(filter(None, (*first, f"{sentence(last)}{added}" if added else last)))


def _undone_sentence(item: Item, already_said: str, result: str) -> str:
    """The status of an item that is not done, unless words of the clerk tell it.

    What is under way any words may tell; that something is not done they must say.

    Args:
        item: The item.
        already_said: Its own text in the summary.
        result: The last paragraph of its result.
    """
    if item.status not in UNDONE_WORDS:
        return ""
    is_level = bool(item.result) and not result_words(item, 0)
    has_words = bool(already_said) or (_has_words(item.result) and not is_level)
    if has_words and item.status is Status.ONGOING:
        return ""
    if any(sign in f"{already_said}{result}" for sign in NOT_DONE_SIGNS):
        return ""
    return f"{THIS_WORK}{UNDONE_WORDS[item.status]}。"


def _has_words(result: Result | None) -> bool:
    """True when a result has a text, or one of its dated entries has."""
    return bool(result and (result.text or any(entry.text for entry in result.entries)))


def _is_level_alone(item: Item, words: str) -> bool:
    """True for a result that is but the level that was reached: 区级; its target says of what."""
    levels = [target for target in item.targets if target.level]
    is_only = len(item.targets) == len(levels) == 1
    is_named = is_only and levels[0].result is not None and str(levels[0].result.text) == words
    return is_named and len(words) <= LONGEST_NOUN and not CLAUSE_END.search(words)


def result_words(item: Item, year: int) -> list[str]:
    """The paragraphs of a result's text or of its dated entries."""
    result = item.result or Result()
    if result.text and _is_level_alone(item, str(result.text)):
        return []
    if result.text:
        return closed_paragraphs(text_paragraphs(result.text, Document.SUMMARY))
    lead_in = ""
    if not _has_words(result):
        if not 1 < len(result.entries) <= MOST_BARE_FIGURES:
            return []
        lead_in = item_lead_in(item, "：")
    years = (year, *(entry.on.year for entry in result.entries))
    entries = [
        _dated_result_words(item, entry, previous)
        for entry, previous in zip(result.entries, years, strict=False)
    ]
    return [f"{lead_in}{'；'.join(entries)}。"]


def _dated_result_words(item: Item, entry: DatedResult, year: int) -> str:
    """One dated result with its figure: 5月8日，召开碰头会，共2次.

    ``year`` is that of the date before it, which is not repeated.
    """
    words = inline_clause(entry.text)
    figure = _figure_with_unit(item, entry.value) if entry.value else None
    is_new = figure is not None and not mentions_figure(words, figure)
    is_measured = any(target.is_measured for target in item.targets)
    count = (f"为{figure}" if is_measured else figure_alone(figure)) if figure and is_new else ""
    date = date_in_year(entry.on, year)
    return "，".join(filter(None, (date, words, count))) if words else f"{date}{count}"


def _figure_with_unit(item: Item, figure: Quantity) -> Quantity:
    """A figure with the unit of the item's only target, or of the other dated figures."""
    if len(item.targets) == 1:
        return item.targets[0].with_unit(figure)
    total = item.result.value if item.result else None
    return Quantity(figure.value, total.unit) if total and not figure.unit else figure


def own_figure_sentence(item: Item, text: str, period: str = WHOLE_YEAR) -> str:
    """A result's figure without a target, unless the text has it: 收集意见，全年完成86条."""
    figure = item.result.value if item.result else None
    if figure and any(one.outcome and one.outcome.value == figure.value for one in item.targets):
        return ""
    if item.result and item.result.entries and any(one.is_measured for one in item.targets):
        return ""  # the total of what has none
    is_said_none = figure is not None and not figure.value and says_nothing_at_all(text)
    if (
        figure is None
        or is_said_none
        or mentions_figure(text, figure, item.name or topic_clause(item))
    ):
        return ""
    return f"{'' if text else item_lead_in(item, '，')}{period}{figure_alone(figure)}。"


def _status_sentence(item: Item, text: str, *, has_reasons: bool) -> str:
    """A result that is yes or no, or the status of an item without result and figures.

    Args:
        item: The item.
        text: Its own text and the paragraphs of its result.
        has_reasons: True when reasons or next steps follow.
    """
    words = _yes_no_words(item)
    if text:
        return f"{THIS_WORK}{words}。" if words else ""
    if not words and item.status:
        words = STATUS_WORDS[item.status]
    elif not words and item.reason and has_reasons:
        words = NOT_DONE_WORDS
    if words:
        return f"{item_lead_in(item, '，') or THIS_WORK}{words}。"
    return item_lead_in(item, "。") if has_reasons else ""


def _yes_no_words(item: Item) -> str:
    """A result that is yes or no, in words; for no, the words of the status."""
    if item.result is None or item.result.met is None:
        return ""
    if item.result.met:
        return STATUS_WORDS[Status.DONE]
    return UNDONE_WORDS.get(item.status, NOT_DONE_WORDS)


def printed_items(
    items: tuple[Item, ...], style: ItemStyle | None, context: SectionContext, lead: str | None
) -> PrintedItems:
    """The items in the style of their section or area, of the file or of the pack.

    They have headings of their own only where each has a 小标题 and something to stand under it.

    Args:
        items: The items.
        style: That of their section or area; None where it says none.
        context: What the section prints of them.
        lead: The responsible body that the text around them names.
    """
    style = style or context.style
    if style is ItemStyle.HEADINGS:
        entries = item_entries(items, context._replace(headed=True), lead)
        if entries and all(map(_can_be_headed, entries)):
            return PrintedItems(entries, headed=True)
    entries = item_entries(items, context, lead)
    return PrintedItems(entries, is_ordinal_paragraph(style, entries))


def _can_be_headed(entry: Entry) -> bool:
    """True for an entry with a heading and something to stand under it."""
    return bool(entry.name and (entry.paragraphs or entry.entries or entry.tables))


def is_ordinal_paragraph(style: ItemStyle | None, entries: tuple[Entry, ...]) -> bool:
    """True when the style is 一是…二是… and each entry is one paragraph without sub-entries."""
    return style is ItemStyle.ORDINAL and bool(entries) and are_single_paragraphs(entries)


def are_single_paragraphs(entries: Iterable[Entry]) -> bool:
    """True when each entry is one paragraph without tables and sub-entries."""
    return all(
        not (entry.entries or entry.tables) and len(entry.paragraphs) == 1 for entry in entries
    )
