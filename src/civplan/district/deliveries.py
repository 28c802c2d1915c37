"""Who of the roster has handed in what."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.district.handed import Handed
from civplan.model.district import Community, District
from civplan.rules.subject import Names


class Standing(enum.Enum):
    """What has come from a community."""

    HANDED_IN = "已报"
    WORD_ONLY = "已报（未结构化）"
    BROKEN = "已报（文件有错）"
    """A file names the community, but it cannot be read as a plan."""
    MISSING = "未报"


class Delivery(NamedTuple):
    """One community of the roster, or one that only its file names."""

    name: str
    community: Community | None
    """None when the roster does not have it."""
    handed: Handed | None
    standing: Standing
    word_files: tuple[str, ...] = ()
    broken_files: tuple[str, ...] = ()
    further: tuple[Handed, ...] = ()
    """More files of the same community."""


def deliveries(
    district: District, handed: Sequence[Handed], words: Iterable[Path], broken: Iterable[Path]
) -> list[Delivery]:
    """Every community of the roster in its order, then those that only files name, by name.

    Args:
        district: The sub-district; its roster may be empty.
        handed: What could be read, in the order of the files.
        words: Word files, matched by the names that they bear.
        broken: Plan files that could not be read, matched likewise.
    """
    known = by_each_name(one.names for one in district.communities)
    by_name: dict[str, list[Handed]] = defaultdict(list)
    for one in handed:
        by_name[known.get(one.community, one.community)].append(one)
    word_files, broken_files = named_in(words, known), named_in(broken, known)
    roster = [community.name for community in district.communities]
    others = sorted(by_name.keys() - set(roster))
    listed = {community.name: community for community in district.communities}
    return [
        delivery(
            name,
            listed.get(name),
            by_name.get(name, []),
            word_files.get(name, ()),
            broken_files.get(name, ()),
        )
        for name in (*dict.fromkeys(roster), *others)
    ]


def delivery(
    name: str,
    community: Community | None,
    handed: Sequence[Handed],
    words: Sequence[str],
    broken: Sequence[str],
) -> Delivery:
    """What has come from one community."""
    standing = Standing.MISSING
    if handed:
        standing = Standing.HANDED_IN
    elif broken:
        standing = Standing.BROKEN
    elif words:
        standing = Standing.WORD_ONLY
    return Delivery(
        name=name,
        community=community,
        handed=handed[0] if handed else None,
        standing=standing,
        word_files=tuple(words),
        broken_files=tuple(broken),
        further=tuple(handed[1:]),
    )


def by_each_name(communities: Iterable[Names]) -> Mapping[str, str]:
    """The communities' names on the roster by each of their names; the first one counts."""
    return {name: names[0] for names in reversed(list(communities)) for name in names}


def named_in(files: Iterable[Path], known: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Files by the community whose name or alias stands in their path; the longest name counts."""
    found: dict[str, tuple[str, ...]] = {}
    by_length = sorted(known, key=len, reverse=True)
    for file in files:
        name = next((known[name] for name in by_length if name in str(file)), None)
        if name:
            found[name] = (*found.get(name, ()), str(file))
    return found
