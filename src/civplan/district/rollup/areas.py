"""三、分领域进展: what came of the work, by area, or by line where the areas differ."""

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
    applicable_items,
    counts_by_status,
    status_count_words,
)
from civplan.district.review.review import Review
from civplan.district.rollup.values import Chapter, names_in_sentence, numbered_chapter
from civplan.model.choices import Status

AREAS_HEADING = "分领域进展"
OTHER_WORK = "其他工作"
"""What belongs to no field, or to one that a single community has."""
FEW_COMMUNITIES = 15
"""Communities in a field whose results are told one by one; of more, only what stands out."""
RESULTS_ROOM = 150
"""Characters for the results of one community in one field."""
HIGHLIGHTS_ROOM = 60
"""The same where there are many communities."""
FIRST_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’）》]*")
DONE_STATUS = Status.DONE.value
ALL_DONE = "全部完成的社区"
SOME_OPEN = "还有未完成事项的社区"
STATUS_SILENT = "事项未注明状态的社区"
HIGHLIGHTS_LEAD = "其中亮点："
"""In front of results that are not all of a community's."""

CommunityItem = tuple[str, ItemResult]
"""A community and an item of its work."""


class WorkField(NamedTuple):
    """A field of work over all communities."""

    name: str
    by_community: Mapping[str, tuple[ItemResult, ...]]
    """In the order of the roster."""

    @property
    def items(self) -> list[ItemResult]:
        """The items of all communities."""
        return [task for tasks in self.by_community.values() for task in tasks]


def areas_chapter(review: Review) -> Chapter:
    """The chapter; empty when no community has an item."""
    done = [
        (delivery.name, task)
        for delivery in review.submissions
        if delivery.file
        for task in applicable_items(delivery.file)
    ]
    return Chapter(AREAS_HEADING, chapters=tuple(map(field_chapter, work_fields(done))))


class Grouping(NamedTuple):
    """A way to sort items into fields."""

    names: Sequence[str]
    """The field of each item; empty for none."""
    shared: Sequence[str]
    """The fields that more than one community has, in the order in which they occur."""

    @property
    def covered(self) -> int:
        """How many items stand in shared fields."""
        return sum(name in self.shared for name in self.names)


def work_fields(done: Sequence[CommunityItem]) -> list[WorkField]:
    """The fields of work: areas, or lines where these are shared by more items.

    What only one community has stands together at the end.
    """
    by_area = _grouping_by(done, _names_by_area(done))
    by_line = _grouping_by(done, [task.line for _, task in done])
    chosen = by_line if by_line.covered > by_area.covered else by_area
    grouped: dict[str, dict[str, list[ItemResult]]] = {name: {} for name in chosen.shared}
    others: dict[str, list[ItemResult]] = {}
    for (community, task), name in zip(done, chosen.names, strict=True):
        grouped.get(name, others).setdefault(community, []).append(task)
    return [
        WorkField(name, {community: tuple(tasks) for community, tasks in members.items()})
        for name, members in (*grouped.items(), (OTHER_WORK, others))
        if members
    ]


def _grouping_by(done: Sequence[CommunityItem], names: Sequence[str]) -> Grouping:
    """Items by these names; with one community alone, every name counts as shared."""
    least = min(2, len({community for community, _ in done}))
    return Grouping(names, _shared_names(done, names, least))


def _names_by_area(done: Sequence[CommunityItem]) -> list[str]:
    """The name of each item's area: areas with the same id have the name that most of them use.

    An area without an id is the one whose name it bears.
    """
    ids = {task.area_name: task.area for _, task in done if task.area != task.area_name}
    keys = [ids.get(task.area, task.area) for _, task in done]
    used: dict[str, Counter[str]] = {}
    for key, (_, task) in zip(keys, done, strict=True):
        used.setdefault(key, Counter())[task.area_name] += 1
    names = {key: counted.most_common(1)[0][0] for key, counted in used.items()}
    return [names[key] for key in keys]


def _shared_names(done: Iterable[CommunityItem], names: Iterable[str], least: int) -> list[str]:
    """The names that at least so many communities have, in the order in which they occur."""
    having: dict[str, set[str]] = {}
    for (community, _), name in zip(done, names, strict=True):
        having.setdefault(name, set()).add(community)
    return [name for name, members in having.items() if name and len(members) >= least]


def field_chapter(field: WorkField) -> Chapter:
    """A field of work: its items by status, then the communities with what came of it."""
    count = len(field.by_community)
    if count == 1:
        return Chapter(field.name, (_single_community_text(field),))
    said = f"{count}个社区{_status_sentence(field)}"
    if count > FEW_COMMUNITIES:
        return numbered_chapter(
            field.name, _field_highlights(field), ("".join((said, *_progress_sentences(field))),)
        )
    entries = (_community_entry(name, tasks) for name, tasks in field.by_community.items())
    return numbered_chapter(field.name, entries, (said,))


def _single_community_text(field: WorkField) -> str:
    """A field of one community: its items by status, and what came of them."""
    (community,) = field.by_community
    return f"{community}{_status_sentence(field)}{result_texts(field.items, RESULTS_ROOM)}"


def _status_sentence(field: WorkField) -> str:
    """The items of a field by status: 共列3项，已完成2项，进行中1项。."""
    return f"共列{len(field.items)}项，{status_count_words(counts_by_status(field.items))}。"


def _progress_sentences(field: WorkField) -> Iterator[str]:
    """The communities by how far they are."""
    by_state: dict[str, list[str]] = {state: [] for state in (ALL_DONE, SOME_OPEN, STATUS_SILENT)}
    for name, tasks in field.by_community.items():
        by_state[_progress_of(tasks)].append(name)
    for state, names in by_state.items():
        if names:
            yield f"{state}{len(names)}个：{names_in_sentence(names)}。"


def _progress_of(tasks: Sequence[ItemResult]) -> str:
    """How far a community is; not stated, when that of an item is, and none is open."""
    if any(task.status in OPEN_STATUSES for task in tasks):
        return SOME_OPEN
    return ALL_DONE if _all_done(tasks) else STATUS_SILENT


def _all_done(tasks: Iterable[ItemResult]) -> bool:
    """True when every item is done."""
    return all(task.status == DONE_STATUS for task in tasks)


def _field_highlights(field: WorkField) -> Iterator[Entry]:
    """The communities with what stands out among their results."""
    for name, tasks in field.by_community.items():
        outstanding = [task for task in tasks if task.highlight and task.outcome]
        if outstanding:
            yield Entry(
                f"{name}。", (f"{HIGHLIGHTS_LEAD}{result_texts(outstanding, HIGHLIGHTS_ROOM)}",)
            )


def _community_entry(community: str, tasks: Sequence[ItemResult]) -> Entry:
    """A community: its items by status, and what came of them."""
    return Entry(
        f"{community}。", (f"{_item_count_words(tasks)}。{result_texts(tasks, RESULTS_ROOM)}",)
    )


def _item_count_words(tasks: Sequence[ItemResult]) -> str:
    """A community's items by status: 2项全部完成; 3项均未注明状态; 共4项，已完成3项，进行中1项."""
    counted = counts_by_status(tasks)
    if len(tasks) == 1:
        return f"1项{STATUS_NAMES[tasks[0].status]}"
    if _all_done(tasks):
        return f"{len(tasks)}项全部完成"
    if len(counted) == 1:
        return f"{len(tasks)}项均{STATUS_NAMES[tasks[0].status]}"
    return f"共{len(tasks)}项，{status_count_words(counted)}"


def result_texts(tasks: Iterable[ItemResult], room: int) -> str:
    """The first sentence of each result, what stands out first, as far as there is room."""
    in_order = sorted(tasks, key=lambda task: not task.highlight)
    told = [first_sentence(task.outcome) for task in in_order if task.outcome]
    shown: list[str] = []
    for text in told:
        if not shown or sum(map(len, shown)) + len(text) <= room:
            shown.append(text)
    left_out = len(told) - len(shown)
    return "".join(shown) + (f"其余{left_out}项的情况从略。" if left_out else "")


def first_sentence(text: str) -> str:
    """A text up to its first full stop."""
    match = FIRST_SENTENCE.match(text)
    return match[0] if match else text
