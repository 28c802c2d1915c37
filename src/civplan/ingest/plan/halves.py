"""A document that is a summary and the next plan under one title, as the two that it is."""

from __future__ import annotations

import re
from dataclasses import replace

from civplan.findings.words import Words
from civplan.ingest.outline import Furniture, OutlineNode, OutlinePart, PartKind
from civplan.ingest.structure.aside import PART_MARK
from civplan.ingest.structure.kinds import kind_of_title
from civplan.ingest.structure.signatures import year_of

WHOLE_TITLE = Words("两份文件共同的标题", "title over two documents")
BETWEEN_TITLES = re.compile("[、，,；;]|以及|[和及与暨]")
BOTH_KINDS = frozenset({PartKind.PLAN, PartKind.SUMMARY})


def halves_of(part: OutlinePart) -> tuple[OutlinePart, ...]:
    """The summary and the plan that a document holds, or the document as it is.

    It is parted only where its title says both, and where its text stands under two headings of
    which one says summary and the other plan: 一、2007年工作总结, 二、2008年工作计划. Signature and
    date are those of both.
    """
    if kind_of_title(part.title) is not PartKind.UNCLEAR:
        return (part,)
    starts = [n for n, node in enumerate(part.nodes) if node.level == 1 and node.label]
    if len(starts) != len(BOTH_KINDS) or not all(part.nodes[n].heading for n in starts):
        return (part,)
    kinds = [kind_of_title(part.nodes[n].text) for n in starts]
    if {*kinds} != BOTH_KINDS:
        return (part,)
    opening, first, second = (
        part.nodes[start:end]
        for start, end in zip((0, *starts), (*starts, len(part.nodes)), strict=True)
    )
    one, other = _half(part, first, opening), _half(part, second, ())
    furniture = [one for one in part.furniture if one.place < second[0].place]
    rest = [one for one in part.furniture if one.place >= second[0].place]
    return (
        replace(one, place=part.place, furniture=(*furniture, *one.furniture)),
        replace(other, recipient="", number="", furniture=(*other.furniture, *rest)),
    )


def _half(
    part: OutlinePart, nodes: tuple[OutlineNode, ...], opening: tuple[OutlineNode, ...]
) -> OutlinePart:
    """A heading with what stands below it as a document of its own."""
    head, *inner = nodes
    kind = kind_of_title(head.text) or PartKind.UNCLEAR
    title = head.text.rstrip("。：:")
    return replace(
        part,
        title=title,
        kind=kind,
        nodes=(*opening, *(replace(node, level=node.level - 1) for node in inner)),
        furniture=(
            Furniture(part.title, WHOLE_TITLE, part.place),
            Furniture(f"{head.label}{head.text[len(title) :]}", PART_MARK, head.place),
        ),
        year=year_of(f"{title}{_piece_of_title(part.title, kind)}", part.date),
        place=head.place,
    )


def titles_above(part: OutlinePart) -> tuple[str, ...]:
    """The title of a document; of one that shares its file's title, that too, and its piece of it.

    The piece comes before the whole: 2008年工作计划 of 湖内社区2007年工作总结和2008年工作计划.
    """
    wholes = [one.text for one in part.furniture if one.why is WHOLE_TITLE]
    pieces = [_piece_of_title(whole, part.kind) for whole in wholes]
    return (part.title, *pieces, *wholes)


def _piece_of_title(title: str, kind: PartKind) -> str:
    """The piece of a title that says a kind; empty where it has no piece for that alone."""
    pieces = BETWEEN_TITLES.split(title)
    return next((piece for piece in pieces if kind_of_title(piece) is kind), "")
