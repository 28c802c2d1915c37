"""What came of an item, as the paragraphs of the summary."""

from __future__ import annotations

from civplan.compose.dates import date_in_year
from civplan.compose.sentences import (
    change_sentence,
    inline,
    outcomes,
    sentence,
    status_sentence,
    why_and_next,
)
from civplan.model.choices import Status
from civplan.model.item import Item
from civplan.model.result import DatedResult, Result


def result_paragraphs(item: Item, already_said: str) -> list[str]:
    """The item's result, the figures that it does not give itself, why it is not done.

    Empty when the file gives neither a result, a figure nor a status.

    Args:
        item: The item.
        already_said: The item's own summary text, which stands in front.
    """
    paragraphs = result_words(item.result) if item.result else []
    said = already_said + "".join(paragraphs)
    figures = outcomes(item.targets, said)
    if not said and not figures:
        paragraphs = [bare_result(item)]
    added = figures + why_and_next(item) + change_sentence(item.changed)
    *first, last = paragraphs or [""]
    told = [*first, f"{last}{added}"]
    return [paragraph for paragraph in told if paragraph]


def result_words(result: Result) -> list[str]:
    """The paragraphs of a result's text or of its dated entries."""
    if result.text:
        text = result.text.summary or result.text.plan
        return [sentence(paragraph.text) for paragraph in text]
    entries = [entry_words(entry) for entry in result.entries if entry.text]
    return [f"{'；'.join(entries)}。"] if entries else []


def entry_words(entry: DatedResult) -> str:
    """One dated result: 5月8日，召开第一次碰头会."""
    return f"{date_in_year(entry.on)}，{inline(entry.text)}"


def bare_result(item: Item) -> str:
    """A sentence for a result that is a figure or yes or no, or for a status without a result."""
    result = item.result
    if result and result.value:
        return f"全年完成{result.value}。"
    if result and result.met is not None:
        status = Status.DONE if result.met else Status.PLANNED
        return status_sentence(item, status)
    return status_sentence(item, item.status) if item.status else ""
