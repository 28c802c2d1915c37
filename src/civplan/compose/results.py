"""What came of an item, as the paragraphs of the summary."""

from __future__ import annotations

from collections.abc import Mapping

from civplan.compose.dates import date_within
from civplan.compose.mentions import says_figure
from civplan.compose.sentences import (
    STATUS_WORDS,
    about,
    change_sentence,
    clause,
    inline,
    outcomes,
    sentence,
    why_and_next,
    written,
)
from civplan.model.choices import Document, Status
from civplan.model.figures import Quantity
from civplan.model.item import Item
from civplan.model.result import PERCENT, DatedResult, Result

NOT_DONE = "尚未完成"
UNDONE_WORDS: Mapping[Status | None, str] = {
    status: words for status, words in STATUS_WORDS.items() if status is not Status.DONE
}
"""What a status says of an item that is not done."""


def result_paragraphs(item: Item, already_said: str, year: int) -> list[str]:
    """The item's result, the figures that it does not give itself, why it is not done.

    Empty when the file gives neither a result, a figure nor a status.

    Args:
        item: The item.
        already_said: The item's own text, which stands in front.
        year: The plan's year, which dates need not say.
    """
    paragraphs = result_words(item, year)
    said = already_said + "".join(paragraphs)
    figures = outcomes(item.targets, said)
    figures += own_figure(item, said + figures)
    added = why_and_next(item) + change_sentence(item.changed)
    *first, last = paragraphs or [""]
    if not paragraphs and not figures:
        last = yes_or_no(item) if said else bare_result(item)
        last = last or (unnamed_result(item) if added and not said else "")
    elif figures and not said and item.status not in {None, Status.DONE}:
        figures = f"{clause(figures)}，{STATUS_WORDS[item.status]}。"
    told = [*first, f"{last}{figures}{added}"]
    return [paragraph for paragraph in told if paragraph]


def result_words(item: Item, year: int) -> list[str]:
    """The paragraphs of a result's text or of its dated entries."""
    result = item.result or Result()
    if result.text:
        return [sentence(text) for text in written(result.text, Document.SUMMARY)]
    if not any(entry.text for entry in result.entries):
        return []
    years = (year, *(entry.on.year for entry in result.entries))
    entries = [
        entry_words(item, entry, known) for entry, known in zip(result.entries, years, strict=False)
    ]
    return [f"{'；'.join(entries)}。"]


def entry_words(item: Item, entry: DatedResult, year: int) -> str:
    """One dated result: 5月8日，召开碰头会; the figure where it has no text.

    ``year`` is that of the date in front of it, which need not be said again.
    """
    done = inline(entry.text)
    if not done and entry.value:
        done = f"完成{with_unit(item, entry.value)}"
    return f"{date_within(entry.on, year)}{'，' if done else ''}{done}"


def with_unit(item: Item, figure: Quantity) -> Quantity:
    """A figure with the unit of the item's only target, or of the other dated figures."""
    if len(item.targets) == 1:
        return item.targets[0].with_unit(figure)
    total = item.result.value if item.result else None
    return Quantity(figure.value, total.unit) if total and not figure.unit else figure


def own_figure(item: Item, said: str) -> str:
    """A sentence for a result's figure that belongs to no target: 收集意见，全年完成86条."""
    figure = item.result.value if item.result else None
    if figure is None or says_figure(said, figure):
        return ""
    verb = "完成" if figure.value and figure.unit != PERCENT else "为"
    return f"{'' if said else about(item, '，')}全年{verb}{figure}。"


def bare_result(item: Item) -> str:
    """A sentence for a result that is yes or no, or for a status without a result."""
    if words := yes_or_no(item):
        return f"{about(item, '，')}{words}"
    return f"{about(item, '，')}{STATUS_WORDS[item.status]}。" if item.status else ""


def yes_or_no(item: Item) -> str:
    """A result that is yes or no, in words; the status says more about a no."""
    if item.result is None or item.result.met is None:
        return ""
    if item.result.met:
        return f"{STATUS_WORDS[Status.DONE]}。"
    return f"{UNDONE_WORDS.get(item.status, NOT_DONE)}。"


def unnamed_result(item: Item) -> str:
    """What stands before reasons and next steps when the file does not say how far an item is."""
    return f"{about(item, '，')}{NOT_DONE}。" if item.reason else about(item, "。")
