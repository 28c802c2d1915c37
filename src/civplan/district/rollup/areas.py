"""三、分领域进展: the results of the work by area, or by line where the areas differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.compose.outline import Entry
from civplan.district.memory.file_result import ItemResult
from civplan.district.review.counts import (
    OPEN_STATUSES,
    STATUS_NAMES,
    UNPLANNED,
    CommunityItem,
    counts_by_status,
    items_of_communities,
    status_count_words,
    status_of,
)
from civplan.district.review.names import FEWEST_CORE_LETTERS, are_near_areas, area_core
from civplan.district.review.review import Review
from civplan.district.rollup.values import Chapter, names_in_sentence, numbered_chapter
from civplan.model.choices import Status

AREAS_HEADING = "分领域进展"
OTHER_WORK = "其他工作"
"""The field of items without a field, or with one that a single community has."""
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


class WorkField(NamedTuple):
    """A field of work over all communities."""

    name: str
    by_community: Mapping[str, Sequence[ItemResult]]
    """In the order of the roster."""

    @property
    def items(self) -> list[ItemResult]:
        """The items of all communities."""
        return [item for items in self.by_community.values() for item in items]


def areas_chapter(review: Review) -> Chapter:
    """The chapter; empty when no community has an item."""
    fields = work_fields(items_of_communities(review))
    return Chapter(AREAS_HEADING, chapters=tuple(map(field_chapter, fields)))


class Grouping(NamedTuple):
    """A way to sort items into fields."""

    names: Sequence[str]
    """The field of each item; empty for none."""
    shared: Sequence[str]
    """The fields that more than one community has, in the order in which they occur."""

    @property
    def shared_items(self) -> int:
        """The number of items in shared fields."""
        return sum(name in self.shared for name in self.names)


def work_fields(items: Sequence[CommunityItem]) -> list[WorkField]:
    """The fields of work: areas, or lines where more items share a line than an area.

    Areas whose names are near each other are one field. An item without a line is in the line that
    most items of its area have. The items of fields that only one community has are one field at
    the end.
    """
    grouping = _grouping_of(items)
    fields: dict[str, dict[str, list[ItemResult]]] = {name: {} for name in grouping.shared}
    others: dict[str, list[ItemResult]] = {}
    for one, name in zip(items, grouping.names, strict=True):
        fields.get(name, others).setdefault(one.community, []).append(one.item)
    every_field = (*fields.items(), (OTHER_WORK, others))
    return [WorkField(name, by_community) for name, by_community in every_field if by_community]


def _grouping_of(items: Sequence[CommunityItem]) -> Grouping:
    """Items by area, or by line."""
    areas = field_names(items)
    by_area = _grouping_by(items, areas)
    by_line = _grouping_by(items, _lines_of(items, areas))
    has_all_lines = bool(items) and all(one.item.line for one in items)
    uses_lines = has_all_lines or by_line.shared_items > by_area.shared_items
    return by_line if uses_lines else by_area


def _lines_of(items: Sequence[CommunityItem], areas: Sequence[str]) -> list[str]:
    """The line of each item; without one that of most items of its area, else its area."""
    lines: dict[str, Counter[str]] = {}
    for one, area in zip(items, areas, strict=True):
        if one.item.line and area:
            lines.setdefault(area, Counter())[one.item.line] += 1
    return [
        one.item.line or (lines[area].most_common(1)[0][0] if area in lines else area)
        for one, area in zip(items, areas, strict=True)
    ]


def items_in_other_work(review: Review) -> Counter[str]:
    """The number of items that are in no field, by community; none where there is one community."""
    items = items_of_communities(review)
    grouping = _grouping_of(items)
    shared = set(grouping.shared)
    return Counter(
        one.community for one, name in zip(items, grouping.names, strict=True) if name not in shared
    )


def _grouping_by(items: Sequence[CommunityItem], names: Sequence[str]) -> Grouping:
    """Items by these names; with a single community, every name counts as shared."""
    communities: dict[str, set[str]] = {}
    for one, name in zip(items, names, strict=True):
        communities.setdefault(name, set()).add(one.community)
    least = min(2, len({one.community for one in items}))
    shared = [name for name, sharing in communities.items() if name and len(sharing) >= least]
    return Grouping(names, shared)


def field_names(items: Sequence[CommunityItem]) -> list[str]:
    """The name of each item's area; of areas with names near each other, the commonest name."""
    names = _names_by_area(items)
    leaders: dict[str, str] = {}
    by_beginning: dict[str, list[str]] = {}
    for name, _ in Counter(names).most_common():
        rivals = by_beginning.setdefault(area_core(name)[:FEWEST_CORE_LETTERS], [])
        leaders[name] = next((one for one in rivals if are_near_areas(one, name)), name)
        if leaders[name] == name:
            rivals.append(name)
    return [leaders[name] for name in names]


def _names_by_area(items: Sequence[CommunityItem]) -> list[str]:
    """The name of each item's area: of areas with the same id, the one that most items use.

    An area without an id is the same as the area with an id that has its name.
    """
    results = [one.item for one in items]
    ids = {one.area_name: one.area for one in results if one.area != one.area_name}
    keys = [ids.get(one.area, one.area) for one in results]
    names: dict[str, Counter[str]] = {}
    for key, one in zip(keys, results, strict=True):
        names.setdefault(key, Counter())[one.area_name] += 1
    return [names[key].most_common(1)[0][0] for key in keys]


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
