"""Outlines in tests: made from text, and written as tests/cases/outlines has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from civplan.ingest.blocks import FileBlocks
from civplan.ingest.outline import FileOutline, OutlineNode, OutlinePart
from civplan.ingest.plain_text import blocks_of_text
from civplan.ingest.structure.find import find_outline

TITLE_CHARACTERS = 12
TEXT_CHARACTERS = 10
Entry = tuple[str, ...]


def outline_of(text: str) -> FileOutline:
    """The outline of a text file."""
    return find_outline(FileBlocks("text.txt", ".txt", blocks_of_text(text)))


def part_of(text: str) -> OutlinePart:
    """The one document of a text file."""
    (part,) = outline_of(text).parts
    return part


def tree_of(text: str) -> list[str]:
    """The nodes of a text of one document, two blanks a level: ``  （一）健全制度``."""
    return [node_line(node) for node in part_of(text).nodes]


def node_line(node: OutlineNode) -> str:
    """A node with its level as blanks: none at level 1."""
    return f"{'  ' * (node.level - 1)}{node.label}{node.text}"


def texts_of_outline(outline: FileOutline) -> list[str]:
    """All that an outline says of a document's text."""
    texts = []
    for part in outline.parts:
        texts += [part.title, part.number, part.recipient, part.signature, part.date]
        texts += [furniture.text for furniture in part.furniture]
        texts += [text for node in part.nodes for text in (node.label, node.text)]
    return texts


def expected_entries(path: Path) -> list[Entry]:
    """The entries of an expected outline: header lines, nodes, furniture."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return in_order(entry for line in lines if (entry := _expected_entry(line)))


def _expected_entry(line: str) -> Entry | None:
    if furniture := re.match(r"~ @(\d+)", line):
        return "furniture", furniture[1]
    if node := re.match(r"( +)(\S+) @(\d+)(?::(\d+))? ?(.*)", line):
        indent, label, number, column, text = node.groups("1")
        return "node", number, column, str(len(indent) // 2), label, text
    return ("header", line.strip()) if line.strip() else None


def written_entries(outline: FileOutline, text: str) -> list[Entry]:
    """The entries of an outline; ``text`` is that of the file."""
    lines = text.split("\n")
    entries: list[Entry] = []
    for number, part in enumerate(outline.parts, 1):
        title = f"{part.title[:TITLE_CHARACTERS]}{'…' * (len(part.title) > TITLE_CHARACTERS)}"
        entries.append(("header", f"{f'part {number}' if number > 1 else 'title'}: {title or '-'}"))
        entries.append(("header", f"kind: {part.kind.value}"))
        fields = (
            *(("number", part.number), ("recipient", part.recipient)),
            *(("signature", part.signature.replace("\n", " / ")), ("date", part.date)),
        )
        entries += [("header", f"{name}: {value}") for name, value in fields if value]
        entries += [
            ("furniture", str(one.place.paragraph))
            for one in part.furniture
            if one.why.en != "sign around the title"
        ]
        entries += [_written_node(node, lines) for node in part.nodes]
    return in_order(entries)


def _written_node(node: OutlineNode, lines: list[str]) -> Entry:
    line = lines[node.place.paragraph - 1]
    is_first = not line[: node.character - 1].strip()
    column = "1" if is_first else str(node.character)
    text = node.text[:TEXT_CHARACTERS].strip()
    return "node", str(node.place.paragraph), column, str(node.level), node.label or "-", text


def in_order(entries: Iterator[Entry] | list[Entry]) -> list[Entry]:
    """Entries with furniture and header lines before nodes: their order among these is free."""
    return sorted(entries, key=lambda entry: (entry[0] == "node", entry[0], _place(entry)))


def _place(entry: Entry) -> tuple[int, int, str]:
    if entry[0] == "node":
        return int(entry[1]), int(entry[2]), ""
    if entry[0] == "furniture":
        return int(entry[1]), 0, ""
    return 0, 0, entry[1]
