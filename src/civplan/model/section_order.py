"""The order (顺序) that a plan file gives to its sections, instead of its pack's.

Loaded only for a file that gives one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.rules.keys import SECTION_TWICE, UNKNOWN_SECTION
from civplan.model.sections import ORDER_ENTRY
from civplan.model.spelling import name_in_other_form
from civplan.model.value_fixes import with_replacement
from civplan.source import nodes
from civplan.source.nodes import Node, Scalar


def order_findings(order: Node, headings: Collection[str]) -> Iterator[Finding]:
    """The findings about entries of an order that name nothing, or what another names already.

    Args:
        order: The list in the file.
        headings: Those of the file's own sections (其他部分).
    """
    first: dict[str, Scalar] = {}
    for entry in order.items if isinstance(order, nodes.Sequence) else ():
        if not isinstance(entry, Scalar) or entry.is_nothing:
            continue  # it has its own finding
        name = ORDER_ENTRY.read(entry, []) or ""
        if name in first:
            yield SECTION_TWICE.at(entry.span, name=entry.text, line=first[name].span.line)
        elif name in headings or name in ORDER_ENTRY.choice.by_name:
            first[name] = entry
        else:
            yield _unknown_section(entry, headings)


def _unknown_section(entry: Scalar, headings: Collection[str]) -> Finding:
    """The finding that an entry names no section; with the edit where only its width is wrong."""
    names = ORDER_ENTRY.choice.words
    choices = Words("、".join((names.zh, *headings)), ", ".join((names.en, *headings)))
    finding = UNKNOWN_SECTION.at(entry.span, text=entry.text, choices=choices)
    name = name_in_other_form(entry.text, (*ORDER_ENTRY.choice.by_name, *headings))
    return with_replacement(finding, entry, name) if name else finding


def ordered_names(usual: Sequence[str], order: Sequence[str], headings: Sequence[str]) -> list[str]:
    """The names of a document's sections in the order of its file.

    Those that the order names share their places among themselves, so that the others stay where
    the pack has them. A section of the file's own follows what is named before it.

    Args:
        usual: The sections of the document, as the pack orders them.
        order: The names in the file's order; each once.
        headings: Those of the document's own sections.
    """
    of_pack = iter([name for name in order if name in usual])
    names = [next(of_pack) if name in order else name for name in usual]
    placed = [name for name in order if name in usual or name in headings]
    for position, heading in enumerate(placed):
        if heading not in usual:
            before, after = placed[:position], placed[position + 1 :]
            follower = next((name for name in after if name in usual), None)
            place = names.index(follower) if follower in names else len(names)
            names.insert(names.index(before[-1]) + 1 if before else place, heading)
    return names
