"""三、分领域进展: the results of the work by area, or by line where the areas differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from civplan.compose.outline import Entry
from civplan.district.memory.file_result import ItemResult
from civplan.district.review.counts import (
    OPEN_STATUSES,
    STATUS_NAMES,
    UNPLANNED,
    counts_by_status,
    items_of_communities,
    status_count_words,
    status_of,
)
from civplan.district.review.fields import WorkField, work_fields
from civplan.district.review.review import Review
from civplan.district.rollup.values import Chapter, names_in_sentence, numbered_chapter
from civplan.model.choices import Status

AREAS_HEADING = "分领域进展"
FEW_COMMUNITIES = 15
"""The most communities in a field that each get an entry; of more, only highlights are listed."""
RESULTS_ROOM = 150
"""Characters for the results of one community in one field."""
HIGHLIGHTS_ROOM = 60
"""The same where only highlights are listed."""
FIRST_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’）》]*")
DONE_STATUS = Status.DONE.value
ALL_DONE = "全部完成的社区"
SOME_OPEN = "还有未完成事项的社区"
STATUS_SILENT = "事项未注明状态的社区"
HIGHLIGHTS_LEAD = "其中亮点："


def areas_chapter(review: Review) -> Chapter:
    """The chapter; empty when no community has an item."""
    fields = work_fields(items_of_communities(review))
    return Chapter(AREAS_HEADING, chapters=tuple(map(field_chapter, fields)))


def field_chapter(field: WorkField) -> Chapter:
    """A field of work: its items by status, then the results of each community."""
    count = len(field.by_community)
    statuses = status_count_words(counts_by_status(field.items))
    sentence = f"共列{len(field.items)}项，{statuses}。"
    if count == 1:
        (community,) = field.by_community
        return Chapter(
            field.name, (f"{community}{sentence}{result_texts(field.items, RESULTS_ROOM)}",)
        )
    sentence = f"{count}个社区{sentence}"
    if count > FEW_COMMUNITIES:
        paragraph = "".join((sentence, *_progress_sentences(field)))
        return numbered_chapter(field.name, _field_highlights(field), (paragraph,))
    return numbered_chapter(field.name, _community_entries(field), (sentence,))


def _community_entries(field: WorkField) -> Iterator[Entry]:
    """The results of each community; equal ones once, with all names."""
    names: dict[tuple[str, str], list[str]] = {}
    for name, items in field.by_community.items():
        texts = result_texts(items, RESULTS_ROOM)
        names.setdefault((_item_count_words(items), texts or name), []).append(name)
    for (count_words, said), communities in names.items():
        texts = "" if said in communities else said
        each = "各" if len(communities) > 1 else ""
        yield Entry(f"{'、'.join(communities)}。", (f"{each}{count_words}。{texts}",))


def _progress_sentences(field: WorkField) -> Iterator[str]:
    """The communities by their progress."""
    groups: dict[str, list[str]] = {group: [] for group in (ALL_DONE, SOME_OPEN, STATUS_SILENT)}
    for name, items in field.by_community.items():
        groups[_progress_of(items)].append(name)
    for group, names in groups.items():
        if names:
            yield f"{group}{len(names)}个：{names_in_sentence(names)}。"


def _progress_of(items: Sequence[ItemResult]) -> str:
    """The group of a community: an open item counts more than one without a status."""
    if any(item.status in OPEN_STATUSES for item in items):
        return SOME_OPEN
    return ALL_DONE if _all_done(items) else STATUS_SILENT


def _all_done(items: Iterable[ItemResult]) -> bool:
    """True when every item is done, or is unplanned work with a result."""
    return all(status_of(item) in {DONE_STATUS, UNPLANNED} for item in items)


def _field_highlights(field: WorkField) -> Iterator[Entry]:
    """The communities with the results of their highlights."""
    for name, items in field.by_community.items():
        highlights = [item for item in items if item.highlight and item.outcome]
        if highlights:
            texts = result_texts(highlights, HIGHLIGHTS_ROOM)
            yield Entry(f"{name}。", (f"{HIGHLIGHTS_LEAD}{texts}",))


def _item_count_words(items: Sequence[ItemResult]) -> str:
    """A community's items by status: 2项全部完成; 3项均未注明状态; 共4项，已完成3项，进行中1项."""
    counts = counts_by_status(items)
    if len(items) == 1:
        return f"1项{STATUS_NAMES[status_of(items[0])]}"
    if _all_done(items):
        return f"{len(items)}项全部完成"
    if len(counts) == 1:
        return f"{len(items)}项均{STATUS_NAMES[status_of(items[0])]}"
    return f"共{len(items)}项，{status_count_words(counts)}"


def result_texts(items: Iterable[ItemResult], room: int) -> str:
    """The first sentence of each result, highlights first, as far as there is room.

    Args:
        items: The items.
        room: In characters; the first result is always there.
    """
    highlights_first = sorted(items, key=lambda item: not item.highlight)
    sentences = [first_sentence(item.outcome) for item in highlights_first if item.outcome]
    texts: list[str] = []
    for sentence in sentences:
        if not texts or sum(map(len, texts)) + len(sentence) <= room:
            texts.append(sentence)
    left_out = len(sentences) - len(texts)
    return "".join(texts) + (f"其余{left_out}项的情况从略。" if left_out else "")


def first_sentence(text: str) -> str:
    """A text up to its first full stop."""
    match = FIRST_SENTENCE.match(text)
    return match[0] if match else text
