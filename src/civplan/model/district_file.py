"""Reads a sub-district's own file: the whole of it, or only the names of its communities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from civplan.findings.finding import Finding, Rule
from civplan.model.district import COMMUNITY_SHAPE, DISTRICT_SHAPE, INDICATOR_SHAPE, District
from civplan.model.inherit import field_value
from civplan.model.plan_file import (
    ON_DISK,
    FileContents,
    place_words,
    read_file,
    repeated_ids,
    source_at,
)
from civplan.model.records import RecordOf, records_in
from civplan.model.rules.district import COMMUNITY_TWICE, INDICATOR_TWICE
from civplan.source.errors import CannotRead
from civplan.source.nodes import Mapping, Node, Scalar, Sequence, line_of_scalar
from civplan.source.source import Source, read_source


def _repeated_names(root: Mapping) -> Iterator[Finding]:
    """A finding at each name that an earlier entry of the file has.

    It works on the nodes, so that each alias has its own place.
    """
    communities = map(_names_of_community, _entries(root, "communities"))
    yield from _names_given_twice(communities, COMMUNITY_TWICE)
    indicators = (_texts(one, INDICATOR_SHAPE, "name") for one in _entries(root, "indicators"))
    yield from _names_given_twice(indicators, INDICATOR_TWICE)


def _names_given_twice(names_by_entry: Iterable[list[Scalar]], rule: Rule) -> Iterator[Finding]:
    """The findings about names that an earlier entry has."""
    first: dict[str, tuple[int, Scalar]] = {}
    for number, names in enumerate(names_by_entry):
        for name in names:
            text = line_of_scalar(name)
            owner, earlier = first.setdefault(text, (number, name))
            if owner != number:
                yield rule.at(name.span, name=text, place=place_words(earlier.span, name.span))


def _entries(root: Mapping, field: str) -> tuple[Node, ...]:
    """The entries of a list of the file; none when it is no list."""
    value = field_value(root, DISTRICT_SHAPE, field)
    return value.items if isinstance(value, Sequence) else ()


def _names_of_community(entry: Node) -> list[Scalar]:
    """A community's name and its aliases."""
    return _texts(entry, COMMUNITY_SHAPE, "name") + _texts(entry, COMMUNITY_SHAPE, "aliases")


def _texts(entry: Node, shape: RecordOf[Any], field: str) -> list[Scalar]:
    """The texts of a field that holds one or several."""
    return _several_texts(field_value(entry, shape, field))


def _several_texts(value: Node | None) -> list[Scalar]:
    """The texts of a value: its own, or those of a list."""
    several = value.items if isinstance(value, Sequence) else (value,)
    return [
        one
        for one in several
        if isinstance(one, Scalar) and not one.is_nothing and line_of_scalar(one)
    ]


DISTRICT_KEY_NAMES = frozenset[str]().union(
    *(shape.by_name for shape in records_in(DISTRICT_SHAPE).values())
)
"""Every name that a key of the file may have."""


class LoadedDistrict(NamedTuple):
    """A district file: the sub-district, None when it is too broken, and the findings."""

    district: District | None
    findings: tuple[Finding, ...]
    """In the order of the file."""
    source: Source


def load_district(path: Path, contents: FileContents = ON_DISK) -> LoadedDistrict:
    """Read a sub-district's own file.

    Args:
        path: The file.
        contents: Bytes to use instead of reading these files, by real path.

    Raises:
        CannotRead: It is missing, no regular file, or may not be read.
    """
    source = source_at(path, contents, DISTRICT_KEY_NAMES)
    findings = list(source.findings)
    district = None
    if source.root is not None:
        district = read_file(DISTRICT_SHAPE, source.root, findings)
        findings += repeated_ids(source.root, DISTRICT_SHAPE)
        findings += _repeated_names(source.root)
    findings.sort(key=lambda one: one.span)
    return LoadedDistrict(district, tuple(findings), source)


def community_names(path: Path) -> tuple[tuple[str, ...], ...]:
    """The full name and the aliases of each community; findings about the file are left out.

    Empty when the file cannot be read. An entry that is just a text counts as a name.
    """
    try:
        root = read_source(path, keys=DISTRICT_KEY_NAMES).root
    except CannotRead:
        return ()
    names = (
        _names_of_community(entry) if isinstance(entry, Mapping) else _several_texts(entry)
        for entry in (_entries(root, "communities") if root else ())
    )
    unique = (tuple(dict.fromkeys(map(line_of_scalar, scalars))) for scalars in names)
    return tuple(dict.fromkeys(one for one in unique if one))
