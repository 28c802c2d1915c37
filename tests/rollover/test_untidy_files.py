"""Next year's file of untidy copies of the examples: what does not belong to the year stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from civplan.edit.edit_file import edited_source
from civplan.model.item import Item
from civplan.model.plan import PLAN_SHAPE
from civplan.model.records import records_in
from civplan.model.target import TARGETS_SHAPE, Target
from civplan.rollover.year_edits import year_edits
from civplan.source.nodes import Mapping, Node, Scalar, Sequence
from civplan.source.places import split_lines
from civplan.source.source import Source, encoding_of, parse_source
from support.programs import IN_CI
from support.untidy_files import EXAMPLES, root_of_file, untidy_copy

EXTENDS = re.compile("^(extends|继承):", re.MULTILINE)
WHOLE = [path for path in EXAMPLES if not EXTENDS.search(path.read_text("utf-8"))]

RUNS = 200 if IN_CI else 15
"""Untidy copies; CI takes its time."""
YEARS_FIELDS = {
    *("year", "title", "date", "due", "from_", "to"),
    *("status", "result", "reason", "next", "evidence", "highlight", "changed", "approx"),
    *("spent", "self_", "honours", "summary", "stages", "combine", "number", "copy_number"),
    *("carried_from", "last_year"),
}
"""What the issue names: it moves, goes, or comes."""
RECORDS = records_in(PLAN_SHAPE).values()
YEARS_KEYS = {
    name
    for record in (PLAN_SHAPE, *RECORDS)
    for key in record.keys
    if key.field in YEARS_FIELDS
    for name in key.names
} | {"summary", "总结", "上半年", "first-half", "前三季度"}
ITEM_KEYS = {name for key in Item.keys.values() for name in key.names}
PROMISES = {name for field in ("text", "name", "items") for name in Item.keys[field].names}
TARGETS, RESULTS = set(Item.keys["targets"].names), set(Item.keys["result"].names)
NOTE = re.compile(r"\s*(#.*)?")
"""A blank line, or a comment that has its line alone."""
COMMA_AT_END = re.compile(r",\s*(#.*)?$")
Range = tuple[int, int]


def is_of_summary_alone(node: Node) -> bool:
    """True for an entry that no plan prints: unplanned work, or an item that is but a result."""
    if not isinstance(node, Mapping):
        return False
    values = {name.text: value for name, value in node.entries}
    documents = values.get("in") or values.get("用于")
    if documents is not None:
        entries = documents.items if isinstance(documents, Sequence) else (documents,)
        texts = {entry.text for entry in entries if isinstance(entry, Scalar)}
        if texts and texts <= {"summary", "总结"}:
            return True
    is_empty_item = values.keys() <= ITEM_KEYS and not values.keys() & PROMISES
    items = values.get("items") or values.get("措施") or values.get("分项")
    entries = items.items if isinstance(items, Sequence) else ()
    is_empty_area = bool(entries) and all(map(is_of_summary_alone, entries))
    return is_empty_item or (is_empty_area and bool(values.keys() & {"name", "名称"}))


def stretches_of_the_year(node: Node) -> Iterator[Range]:
    """The first and last line of all that belongs to the year."""
    if isinstance(node, Sequence):
        for entry in node.items:
            if is_of_summary_alone(entry):
                yield entry.span.line, entry.span.end_line
            else:
                yield from stretches_of_the_year(entry)
    elif isinstance(node, Mapping):
        names = {name.text for name, _ in node.entries}
        own = YEARS_KEYS | (TARGETS if names & RESULTS else set())
        for name, value in node.entries:
            entries = value.items if isinstance(value, Sequence) else ()
            goes_whole = bool(entries) and all(map(is_of_summary_alone, entries))
            keys = [key for key, _ in value.entries] if isinstance(value, Mapping) else []
            goes_whole |= bool(keys) and all(key.text in YEARS_KEYS for key in keys)
            if name.text in own or goes_whole:
                yield name.span.line, value.span.end_line
            yield from stretches_of_the_year(value)


def lasting_values(node: Node, key: str = "") -> Iterator[tuple[str, str]]:
    """Every single value with its key, but for what belongs to the year."""
    if key in TARGETS:
        yield from map(promise, TARGETS_SHAPE.read(node, []) or ())
    elif isinstance(node, Scalar):
        yield key, node.text.strip()
    elif isinstance(node, Sequence):
        for entry in node.items:
            if not is_of_summary_alone(entry):
                yield from lasting_values(entry, key)
    else:
        for name, value in node.entries:
            if name.text not in YEARS_KEYS:
                yield from lasting_values(value, name.text)


def promise(target: Target) -> tuple[str, str]:
    """What a target measures, and what it promises."""
    every = target.every.zh if target.every else ""
    return target.measure, f"{target.id} {target.goal} {target.level} {every} {target.source}"


def with_comma_above(lines: list[str], first: int) -> int:
    """The first line of a stretch, with the one above whose comma goes with it."""
    above = first - 1
    while above and NOTE.fullmatch(lines[above - 1]):
        above -= 1
    return above if above and COMMA_AT_END.search(lines[above - 1]) else first


def copy_of_an_example(seed: int) -> tuple[Source, int]:
    """An untidy copy of one of the examples, and its year."""
    source = parse_source(untidy_copy(root_of_file(WHOLE[seed % len(WHOLE)]), seed), "a.yaml")
    assert source.root is not None
    years = [value for name, value in source.root.entries if name.text in {"year", "年度"}]
    return source, int(years[0].text) if years and isinstance(years[0], Scalar) else 2007


@pytest.mark.parametrize("seed", range(RUNS))
def test_what_does_not_belong_to_the_year_stays(seed: int) -> None:
    source, year = copy_of_an_example(seed)
    assert source.root is not None

    after = edited_source(source, year_edits(source.root, PLAN_SHAPE, year).edits, is_alone=True)

    assert after.root is not None
    assert encoding_of(after.data) == encoding_of(source.data)
    assert ("\r\n" in after.text) == ("\r\n" in source.text)
    assert Counter(lasting_values(after.root)) == Counter(lasting_values(source.root))
    lines = split_lines(source.text)
    touched = {
        line
        for first, last in stretches_of_the_year(source.root)
        for line in range(with_comma_above(lines, first), last + 1)
    }
    rest = iter(split_lines(after.text))
    for number, line in enumerate(lines, 1):
        if number not in touched and not NOTE.fullmatch(line):
            assert line in rest, (number, line)
