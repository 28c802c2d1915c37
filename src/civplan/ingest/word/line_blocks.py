"""The blocks that the text of a paragraph makes, where pages end in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from civplan.ingest.blocks import Block, BlockKind
from civplan.ingest.word.line import LineStretch, WordLine


def blocks_of_line(line: WordLine, like: Block) -> list[Block]:
    """The paragraph's text, in several blocks where pages end in it.

    Args:
        line: The text.
        like: What the blocks have in common; its number is that of the first that says something.
    """
    stretches = line.stretches
    if not any(map(_says_something, stretches)):
        only_number = [like] if like.number else []
        return [*only_number, *([_page_break(like)] * (len(stretches) - 1))]
    blocks: list[Block] = []
    for index, stretch in enumerate(stretches):
        if index:
            blocks.append(_page_break(like))
        if _says_something(stretch):
            blocks.append(replace(like, text=stretch.text, bold=stretch.bold, size=stretch.size))
            like = replace(like, number="")
    return blocks


def _says_something(stretch: LineStretch) -> bool:
    return bool(stretch.text.strip())


def _page_break(like: Block) -> Block:
    return Block(BlockKind.PAGE_BREAK, "", like.place)


def without_breaks(blocks: Iterable[Block]) -> list[Block]:
    """Blocks without page breaks, which count neither in cells nor in text boxes."""
    return [block for block in blocks if block.kind is not BlockKind.PAGE_BREAK]


def without_double_breaks(blocks: Iterable[Block]) -> list[Block]:
    """Blocks without page breaks at the beginning, and one where several follow each other."""
    result: list[Block] = []
    for block in blocks:
        is_break = block.kind is BlockKind.PAGE_BREAK
        if is_break and (not result or result[-1].kind is BlockKind.PAGE_BREAK):
            continue
        result.append(block)
    return result
