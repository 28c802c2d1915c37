"""The order (顺序) that a plan file gives to its sections, instead of its pack's.

Loaded only for a file that gives one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.rules.keys import SECTION_TWICE, UNKNOWN_SECTION
from civplan.model.sections import ORDER_ENTRY
from civplan.model.spelling import name_in_other_form
from civplan.model.value_fixes import with_replacement
from civplan.source import nodes
from civplan.source.nodes import Node, Scalar

MOST_HEADINGS_NAMED = 20
"""Headings of the file's own sections that a finding names and compares with what was typed."""


def order_findings(order: Node, headings: Sequence[str]) -> Iterator[Finding]:
    """The findings about entries of an order that name nothing, or what another names already.

    Args:
        order: The list in the file.
        headings: Those of the file's own sections (其他部分).
    """
    known = {*ORDER_ENTRY.choice.by_name, *headings}
    first: dict[str, Scalar] = {}
    for entry in order.items if isinstance(order, nodes.Sequence) else ():
        if not isinstance(entry, Scalar) or entry.is_nothing:
            continue  # it has its own finding
        name = ORDER_ENTRY.read(entry, []) or ""
        if name in first:
            yield SECTION_TWICE.at(entry.span, name=entry.text, line=first[name].span.line)
        elif name in known:
            first[name] = entry
        else:
            yield _unknown_section(entry, headings[:MOST_HEADINGS_NAMED])


def _unknown_section(entry: Scalar, headings: Sequence[str]) -> Finding:
    """The finding that an entry names no section; with the edit where only its width is wrong."""
    names = ORDER_ENTRY.choice.words
    choices = Words("、".join((names.zh, *headings)), ", ".join((names.en, *headings)))
    finding = UNKNOWN_SECTION.at(entry.span, text=entry.text, choices=choices)
    name = name_in_other_form(entry.text, (*ORDER_ENTRY.choice.by_name, *headings))
    return with_replacement(finding, entry, name) if name else finding


def ordered_names(
    usual: Sequence[str], order: Sequence[str], headings: Iterable[str]
) -> Iterator[str]:
    """The names of a document's sections in the order of its file.

    Those that the order names share their places among themselves, so that the others stay where
    the pack has them. A section of the file's own follows what is named before it; the first ones
    stand before the first that the pack knows.

    Args:
        usual: The sections of the document, as the pack orders them.
        order: The names in the file's order; each once.
        headings: Those of the document's own sections.
    """
    of_pack, of_file = set(usual), set(headings)
    leading: list[str] = []
    following: dict[str, list[str]] = {}
    group = leading
    for name in order:
        if name in of_pack:
            group = following[name] = []
        elif name in of_file:
            group.append(name)
    named = iter(following)
    for place in usual:
        name = next(named) if place in following else place
        if leading and name in following:
            yield from leading
            leading = []
        yield name
        yield from following.get(name, ())
    yield from leading
