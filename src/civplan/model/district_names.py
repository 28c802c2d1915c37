"""Names that a sub-district's own file gives to two communities or two indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from civplan.findings.finding import Finding, Rule
from civplan.model.district import COMMUNITY, DISTRICT
from civplan.model.faults.district_file import COMMUNITY_TWICE, INDICATOR_TWICE
from civplan.model.folding import on_one_line
from civplan.model.ids import place_words
from civplan.model.indicator import INDICATOR
from civplan.model.inherit import value_of
from civplan.model.records import RecordOf
from civplan.source.nodes import Mapping, Node, Scalar, Sequence


def repeated_names(root: Mapping) -> Iterator[Finding]:
    """A finding at each name that another entry of the file has before.

    It looks at the nodes, so that it sees each alias by itself.
    """
    communities = (
        texts(one, COMMUNITY, "name") + texts(one, COMMUNITY, "aliases")
        for one in entries(root, "communities")
    )
    yield from repeated(communities, COMMUNITY_TWICE)
    indicators = (texts(one, INDICATOR, "name") for one in entries(root, "indicators"))
    yield from repeated(indicators, INDICATOR_TWICE)


def repeated(named: Iterable[list[Scalar]], rule: Rule) -> Iterator[Finding]:
    """The findings about names that an earlier entry has, entry by entry."""
    first: dict[str, tuple[int, Scalar]] = {}
    for number, names in enumerate(named):
        for name in names:
            text = on_one_line(name)
            owner, earlier = first.setdefault(text, (number, name))
            if owner != number:
                yield rule.at(name.span, name=text, place=place_words(earlier.span, name.span))


def entries(root: Mapping, field: str) -> tuple[Node, ...]:
    """The entries of a list of the file; none when it is no list."""
    value = value_of(root, DISTRICT, field)
    return tuple(value.items) if isinstance(value, Sequence) else ()


def texts(entry: Node, shape: RecordOf[Any], field: str) -> list[Scalar]:
    """The texts of a field that holds one or several."""
    value = value_of(entry, shape, field)
    several = value.items if isinstance(value, Sequence) else (value,)
    return [one for one in several if isinstance(one, Scalar) and on_one_line(one)]
