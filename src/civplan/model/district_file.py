"""Names that a sub-district's own file gives to two communities or two indicators."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Rule
from civplan.model.district import COMMUNITY_SHAPE, DISTRICT_SHAPE, INDICATOR_SHAPE, District
from civplan.model.folding import line_of_scalar
from civplan.model.ids import place_words, repeated_ids
from civplan.model.inherit import field_value
from civplan.model.plan_file import ON_DISK, FileContents
from civplan.model.records import RecordOf, records_in
from civplan.model.rules.district import COMMUNITY_TWICE, INDICATOR_TWICE
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.source import Source, parse_source, read_source


def _repeated_names(root: Mapping) -> Iterator[Finding]:
    """A finding at each name that another entry of the file has before.

    It looks at the nodes, so that it sees each alias by itself.
    """
    communities = (
        _scalars_of_field(one, COMMUNITY_SHAPE, "name")
        + _scalars_of_field(one, COMMUNITY_SHAPE, "aliases")
        for one in _list_of_district(root, "communities")
    )
    yield from _names_given_twice(communities, COMMUNITY_TWICE)
    indicators = (
        _scalars_of_field(one, INDICATOR_SHAPE, "name")
        for one in _list_of_district(root, "indicators")
    )
    yield from _names_given_twice(indicators, INDICATOR_TWICE)


def _names_given_twice(named: Iterable[list[Scalar]], rule: Rule) -> Iterator[Finding]:
    """The findings about names that an earlier entry has, entry by entry."""
    first: dict[str, tuple[int, Scalar]] = {}
    for number, names in enumerate(named):
        for name in names:
            text = line_of_scalar(name)
            owner, earlier = first.setdefault(text, (number, name))
            if owner != number:
                yield rule.at(name.span, name=text, place=place_words(earlier.span, name.span))


def _list_of_district(root: Mapping, field: str) -> tuple[Node, ...]:
    """The entries of a list of the file; none when it is no list."""
    value = field_value(root, DISTRICT_SHAPE, field)
    return tuple(value.items) if isinstance(value, Sequence) else ()


def _scalars_of_field(entry: Node, shape: RecordOf[Any], field: str) -> list[Scalar]:
    """The texts of a field that holds one or several."""
    value = field_value(entry, shape, field)
    several = value.items if isinstance(value, Sequence) else (value,)
    return [one for one in several if isinstance(one, Scalar) and line_of_scalar(one)]


DISTRICT_KEY_NAMES = frozenset[str]().union(
    *(shape.by_name for shape in records_in(DISTRICT_SHAPE).values())
)
"""Every name that a key of the file may have."""


class LoadedDistrict(NamedTuple):
    """What was read: the sub-district, unless the file is too broken, and all that is wrong."""

    district: District | None
    findings: tuple[Finding, ...]
    """In the order of the file."""
    source: Source


def load_district(path: Path, contents: FileContents = ON_DISK) -> LoadedDistrict:
    """Read a sub-district's own file.

    Args:
        path: The file.
        contents: What to take instead of reading these files, by their real paths.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    data = contents.get(os.path.realpath(path)) if contents else None
    source = (
        read_source(path, keys=DISTRICT_KEY_NAMES)
        if data is None
        else parse_source(data, str(path), DISTRICT_KEY_NAMES)
    )
    found = list(source.findings)
    district = None
    if source.root is not None:
        district = DISTRICT_SHAPE.read(source.root, found)
        found += repeated_ids(source.root, DISTRICT_SHAPE)
        found += _repeated_names(source.root)
    found.sort(key=lambda one: one.span)
    return LoadedDistrict(district, tuple(found), source)
