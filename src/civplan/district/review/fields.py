"""The fields of work over all communities: by line, or by areas with names near each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from civplan.district.memory.file_result import ItemResult
from civplan.district.review.counts import CommunityItem, items_of_communities
from civplan.district.review.names import FEWEST_CORE_LETTERS, are_near_areas, area_core
from civplan.district.review.review import Review

OTHER_WORK = "其他工作"
"""The field of items without a field, or with one that a single community has."""


class WorkField(NamedTuple):
    """A field of work over all communities."""

    name: str
    by_community: Mapping[str, Sequence[ItemResult]]
    """In the order of the roster."""

    @property
    def items(self) -> list[ItemResult]:
        """The items of all communities."""
        return [item for items in self.by_community.values() for item in items]


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
    by_line = _grouping_by(items, _lines_of_items(items, areas))
    has_all_lines = bool(items) and all(one.item.line for one in items)
    uses_lines = has_all_lines or by_line.shared_items > by_area.shared_items
    return by_line if uses_lines else by_area


def _lines_of_items(items: Sequence[CommunityItem], areas: Sequence[str]) -> list[str]:
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
