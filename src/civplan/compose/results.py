"""What came of an item, as the paragraphs of the summary."""

from __future__ import annotations

from civplan.compose.dates import date_after
from civplan.compose.mentions import says_figure
from civplan.compose.sentences import (
    STATUS_WORDS,
    about,
    change_sentence,
    inline,
    outcomes,
    sentence,
    status_sentence,
    why_and_next,
    written,
)
from civplan.model.choices import Document, Status
from civplan.model.figures import When
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
    figures += own_figure(item.result, said + figures)
    added = why_and_next(item) + change_sentence(item.changed)
    *first, last = paragraphs or [""]
    if not said and not figures:
        last = bare_result(item) or (unnamed_result(item) if added else "")
    elif figures and not said and item.status not in {None, Status.DONE}:
        figures += f"{STATUS_WORDS[item.status]}。"
    told = [*first, f"{last}{figures}{added}"]
    return [paragraph for paragraph in told if paragraph]


def result_words(result: Result) -> list[str]:
    """The paragraphs of a result's text or of its dated entries."""
    if result.text:
        return [sentence(text) for text in written(result.text, Document.SUMMARY)]
    if not any(entry.text for entry in result.entries):
        return []
    earlier = (None, *(entry.on for entry in result.entries))
    entries = map(entry_words, result.entries, earlier)
    return [f"{'；'.join(entries)}。"]


def entry_words(entry: DatedResult, earlier: When | None) -> str:
    """One dated result: 2007年5月8日，召开碰头会; the figure where it has no text.

    ``earlier`` is the date in front of it, whose year need not be said again.
    """
    done = inline(entry.text) or (f"完成{entry.value}" if entry.value else "")
    return f"{date_after(entry.on, earlier)}{'，' if done else ''}{done}"


def own_figure(result: Result | None, said: str) -> str:
    """A sentence for a result's figure that belongs to no target: 全年完成86条."""
    if result is None or result.value is None or says_figure(said, result.value):
        return ""
    return f"全年完成{result.value}。"


def bare_result(item: Item) -> str:
    """A sentence for a result that is yes or no, or for a status without a result."""
    if item.result and item.result.met is not None:
        return status_sentence(item, Status.DONE if item.result.met else Status.PLANNED)
    return status_sentence(item, item.status) if item.status else ""


def unnamed_result(item: Item) -> str:
    """What stands before reasons and next steps when the file does not say how far an item is."""
    return f"{about(item, '，')}尚未完成。" if item.reason else about(item, "。")
