"""The lines of a document to its nodes: labels, levels, headings, paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from civplan.ingest.outline import OutlineNode
from civplan.ingest.structure.cutting import (
    LaterLabels,
    LinePiece,
    cut_line,
    split_heading,
    stays_in_paragraph,
)
from civplan.ingest.structure.labels import Label, LabelKind, label_at_start, number_label
from civplan.ingest.structure.lines import TextLine
from civplan.ingest.structure.nesting import Nesting, without_weak
from civplan.ingest.structure.sections import section_of

LONGEST_UNNUMBERED_HEADING = 30
"""Characters of a heading without a number, which bold type or size shows."""
LONGEST_LABELLED_HEADING = 60
"""Characters of a heading with a number."""
_SENTENCE_END = re.compile("[。；;！!？?，,、]$")


def nodes_of(lines: Sequence[TextLine]) -> tuple[OutlineNode, ...]:
    """The nodes of a document's text, in reading order."""
    labels = _line_labels(lines)
    nesting = Nesting([label for label in labels if label])
    later = LaterLabels(lines, labels)
    looks = _common_looks(lines)
    nodes: list[OutlineNode] = []
    position = -1
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label:
            position += 1
            level = nesting.take(label, line.level, position, bold=line.bold)
        elif form := _heading_form(line, looks):
            level = nesting.take_heading(form, line.level)
            nodes.append(_text_node(line, level, heading=True))
            continue
        for piece in cut_line(line, label, nesting, later.seconds(number)):
            if piece.label and piece.label is not label:
                level = nesting.take(piece.label)
            nodes += _piece_nodes(piece, level if piece.label else nesting.depth + 1)
    return tuple(_known_headings(nodes))


def _line_labels(lines: Sequence[TextLine]) -> list[Label | None]:
    """The label that each line begins with; None for a line without one."""
    labels = [_line_label(line) for line in lines]
    labels = without_weak(labels)
    last: dict[LabelKind, int] = {}
    kept: list[Label | None] = []
    for line, label in zip(lines, labels, strict=True):
        goes_on = label is not None and last.get(label.kind) == label.value - 1 > 0
        stays = label is not None and not goes_on and stays_in_paragraph(line.text, label)
        kept.append(None if stays else label)
        if label and not stays:
            last[label.kind] = label.value
    return kept


def _line_label(line: TextLine) -> Label | None:
    if line.rows:
        return None
    return number_label(line.number) if line.number else label_at_start(line.text)


def _piece_nodes(piece: LinePiece, level: int) -> Iterator[OutlineNode]:
    """The node of a piece, and of the body behind a heading that it begins with."""
    if piece.label is None:
        if piece.line.text:
            yield _text_node(piece.line, level)
        return
    heading, body = split_heading(piece.line)
    start = piece.start
    yield replace(
        _text_node(heading, level, heading=body is not None),
        label=piece.label.text,
        place=start.place,
        character=start.character,
    )
    if body is not None:
        yield _text_node(body, level + 1)


def _text_node(line: TextLine, level: int, *, heading: bool = False) -> OutlineNode:
    return OutlineNode(
        level=level,
        label="",
        text=line.text,
        place=line.place,
        character=line.character,
        heading=heading,
        rows=line.rows,
    )


def _known_headings(nodes: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    """The nodes, those that name what stands below them as headings, with their section."""
    for node, following in zip(nodes, [*nodes[1:], None], strict=False):
        names_below = (
            bool(node.label)
            and following is not None
            and following.level > node.level
            and len(node.text) <= LONGEST_LABELLED_HEADING
            and not _SENTENCE_END.search(node.text)
        )
        if node.heading or names_below:
            yield replace(node, heading=True, section=section_of(node.text))
        else:
            yield node


def _common_looks(lines: Iterable[TextLine]) -> tuple[bool, int | None]:
    """Whether most characters of a text are bold, and the size that most have in half-points."""
    bold, sizes = 0, Counter[int | None]()
    total = 0
    for line in lines:
        total += len(line.text)
        bold += len(line.text) * line.bold
        sizes[line.size] += len(line.text)
    return bold * 2 > total, sizes.most_common(1)[0][0] if sizes else None


def _heading_form(line: TextLine, looks: tuple[bool, int | None]) -> str:
    """What headings without a number have in common with this one; empty for other lines."""
    if line.rows or line.number or not line.text:
        return ""
    if line.level:
        return f"level {line.level}"
    if len(line.text) > LONGEST_UNNUMBERED_HEADING or re.search("[。；;！!？?，,、]", line.text):
        return ""
    all_bold, size = looks
    is_bold = line.bold and not all_bold
    is_large = line.size is not None and size is not None and line.size > size
    if is_bold or is_large:
        return f"{'bold ' * is_bold}{line.size or ''}"
    return ""
