"""Blocks to outline: the steps in their order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from civplan.ingest.blocks import Block, BlockKind, FileBlocks, Place
from civplan.ingest.outline import FileOutline, OutlinePart, PartKind
from civplan.ingest.structure.aside import PAGE_NUMBER, PICTURE, Aside, furniture_of
from civplan.ingest.structure.bodies import has_site_words
from civplan.ingest.structure.division import document_starts
from civplan.ingest.structure.document_numbers import number_above
from civplan.ingest.structure.fields import read_fields
from civplan.ingest.structure.furniture import site_asides
from civplan.ingest.structure.glued_titles import cut_glued_titles
from civplan.ingest.structure.heads import read_head
from civplan.ingest.structure.kinds import kind_of_tense, kind_of_text, kind_of_title
from civplan.ingest.structure.lines import Joint, TextLine, lines_of
from civplan.ingest.structure.nodes import nodes_of
from civplan.ingest.structure.page_ends import page_end_asides
from civplan.ingest.structure.signatures import year_of
from civplan.ingest.structure.titles import LONGEST_TITLE_LINE, may_be_title
from civplan.ingest.structure.wrapping import join_pages, join_wrapped


def find_outline(file: FileBlocks) -> FileOutline:
    """The documents that a file holds, with their units by level.

    Every character of the file's blocks is in a title, a node, a field or a piece of furniture;
    only blanks between them are not kept, and the colon and brackets that a field does without
    are furniture.
    """
    all_lines = lines_of(file.blocks)
    asides = site_asides(all_lines)
    asides += page_end_asides(all_lines, asides)
    aside = {one.line.index for one in asides}
    pages = join_pages([line for line in all_lines if line.index not in aside])
    lines, glued = cut_glued_titles(pages.lines)
    asides += [*pages.asides, *glued, *_pictures(file.blocks, all_lines)]
    starts = document_starts(lines)
    ends = [*starts[1:], len(lines)]
    headline = _headline(all_lines)
    begins = [(-1, Place(0), 0), *(lines[start].position for start in starts[1:])]
    of_part: list[list[Aside]] = [[] for _ in starts]
    for one in asides:
        of_part[bisect_right(begins, one.line.position) - 1].append(one)
    parts = [
        _outline_part(lines[start:end], mine, headline)
        for start, end, mine in zip(starts, ends, of_part, strict=True)
    ]
    return FileOutline(tuple(parts))


def _outline_part(lines: Sequence[TextLine], asides: Sequence[Aside], headline: str) -> OutlinePart:
    """One document of a file; ``headline`` is that of the page, or empty."""
    head = read_head(lines)
    page_ends = frozenset(one.line.index for one in asides if one.why is PAGE_NUMBER)
    joined = join_wrapped(head.rest, page_ends)
    fields = read_fields(joined, has_title=head.title is not None)
    above = number_above(head.asides)
    nodes = nodes_of(fields.lines)
    title = head.title.text if head.title else ""
    texts = [node.text for node in nodes]
    first = head.title or next(iter(lines), None)
    return OutlinePart(
        title=title,
        kind=_part_kind(title, headline, texts),
        nodes=nodes,
        furniture=furniture_of((*asides, *above.asides, *fields.asides)),
        recipient=fields.recipient,
        signature=fields.signature,
        date=fields.date,
        number=above.number or fields.number,
        year=year_of(title, fields.date),
        place=first.place if first else Place(1),
        notes=tuple(line.place for line in fields.notes),
    )


def _headline(lines: Sequence[TextLine]) -> str:
    """The headline of a page: its first line, unless that is text of a document."""
    is_one = lines and (may_be_title(lines[0]) or has_site_words(lines[0].text))
    return lines[0].text[:LONGEST_TITLE_LINE] if is_one else ""


def _part_kind(title: str, headline: str, texts: Sequence[str]) -> PartKind:
    """Which document a text is; unclear when title and text do not agree."""
    said = kind_of_title(title) or kind_of_title(headline)
    formula = kind_of_text(texts)
    tense = kind_of_tense(texts)
    if said is None:
        return formula or tense or PartKind.UNCLEAR
    if formula is not None and formula is not said and said is not PartKind.UNCLEAR:
        return formula if tense is formula else PartKind.UNCLEAR
    return said


def _pictures(blocks: Iterable[Block], lines: Sequence[TextLine]) -> list[Aside]:
    """The pictures of a file that have a description, behind the lines before them."""
    places = [line.place for line in lines]
    return [
        Aside(
            TextLine(
                max(0, bisect_right(places, block.place) - 1),
                block.text,
                (Joint(0, block.place, 1),),
            ),
            PICTURE,
        )
        for block in blocks
        if block.kind is BlockKind.PICTURE and block.text
    ]
