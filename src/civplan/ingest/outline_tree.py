"""An outline for people: a tree of its headings, items and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from civplan.findings.words import Language, Words, printable_text
from civplan.ingest.outline import FileOutline, Furniture, OutlineNode, OutlinePart, PartKind

LONGEST_TREE_TEXT = 36
"""Characters of a text that a line of the tree shows."""

_PART_KINDS = {
    PartKind.PLAN: Words("计划", "plan"),
    PartKind.SUMMARY: Words("总结", "summary"),
    PartKind.UNCLEAR: Words("看不出是计划还是总结", "plan or summary: unclear"),
}
_UNTITLED = Words("（没有标题）", "(no title)")
_NUMBER = Words("发文字号", "number")
_RECIPIENT = Words("主送", "recipient")
_SIGNATURE = Words("落款", "signature")
_DATE = Words("成文日期", "date")
_PUT_ASIDE = Words("放在一边的", "put aside")
_PLACE = Words("第{paragraph}段", "paragraph {paragraph}")


def outline_tree(outline: FileOutline, language: Language) -> str:
    """An outline as a tree, in signs that a Chinese console has; a line break at the end."""
    parts = outline.parts
    texts = ["\n".join(_part_lines(part, language)) for part in parts]
    if len(parts) > 1:
        texts = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return "\n\n".join(texts) + "\n"


def _part_lines(part: OutlinePart, language: Language) -> Iterator[str]:
    title = part.title or _UNTITLED.in_language(language)
    yield f"{title} [{_PART_KINDS[part.kind].in_language(language)}]"
    yield from _field_lines(part, language)
    yield from _node_lines(part.nodes)
    if part.furniture:
        yield f"{_PUT_ASIDE.in_language(language)}:"
        yield from (_furniture_line(one, language) for one in part.furniture)


def _field_lines(part: OutlinePart, language: Language) -> Iterator[str]:
    fields = (
        *((_NUMBER, part.number), (_RECIPIENT, part.recipient)),
        *((_SIGNATURE, part.signature), (_DATE, part.date)),
    )
    for name, value in fields:
        if value:
            yield f"  {name.in_language(language)}: {value.replace(chr(10), ' ')}"


def _node_lines(nodes: Sequence[OutlineNode]) -> Iterator[str]:
    """The lines of the tree; a branch ends where no later node of its level follows."""
    goes_on = list(_levels_that_go_on(nodes))
    for node, levels in zip(nodes, goes_on, strict=True):
        stems = "".join("│  " if level in levels else "   " for level in range(1, node.level))
        branch = "├─ " if node.level in levels else "└─ "
        yield f"{stems}{branch}{_node_text(node)}"


def _levels_that_go_on(nodes: Sequence[OutlineNode]) -> Iterable[frozenset[int]]:
    """For each node the levels, up to its own, at which a later node of the same branch follows."""
    found: list[frozenset[int]] = []
    open_levels: frozenset[int] = frozenset()
    for node in reversed(nodes):
        open_levels = frozenset(level for level in open_levels if level <= node.level)
        found.append(open_levels)
        open_levels |= {node.level}
    return reversed(found)


def _node_text(node: OutlineNode) -> str:
    apart = " " if node.label and node.label[-1] not in "、．。：）)." else ""
    return f"{node.label}{apart}{_cut_text(node.text)}"


def _cut_text(text: str) -> str:
    """The beginning of a text in one line that a terminal can print."""
    line = printable_text(text.replace("\n", " / "))
    return f"{line[:LONGEST_TREE_TEXT]}…" if len(line) > LONGEST_TREE_TEXT else line


def _furniture_line(furniture: Furniture, language: Language) -> str:
    place = _PLACE.fill(language, paragraph=furniture.place.paragraph)
    return f"  {place} {furniture.why.in_language(language)}: {_cut_text(furniture.text)}"
