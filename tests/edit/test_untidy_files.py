"""Copies of the examples in every style of YAML and any encoding: an edit leaves all else alone."""

from __future__ import annotations

import random
import re

import pytest

from civplan.edit.edit_file import edited_source
from civplan.edit.edits import (
    AddComment,
    AppendEntry,
    DeleteValue,
    InsertEntry,
    SetValue,
    ValueEdit,
)
from civplan.source.nodes import Mapping, Node, Sequence
from civplan.source.places import split_lines
from civplan.source.source import Source, encoding_of, parse_source
from support.programs import IN_CI
from support.untidy_files import EXAMPLES, root_of_file, untidy_copy
from support.value_edits import ValuePlace, random_edit, value_places

RUNS = 600 if IN_CI else 25
"""Untidy copies; CI takes its time."""
EDITS_OF_A_COPY = 4


def copy_of_an_example(seed: int) -> Source:
    """An untidy copy of one of the examples."""
    data = untidy_copy(root_of_file(EXAMPLES[seed % len(EXAMPLES)]), seed)
    source = parse_source(data, "a.yaml")
    assert source.root is not None
    return source


def touched_lines(edit: ValueEdit, place: ValuePlace) -> range:
    """The lines, from 1, that an edit may touch: those of its value, or of what holds it."""
    is_own = isinstance(edit, SetValue | AppendEntry) and place.node is not None
    node: Node = place.node if is_own and place.node is not None else place.holder
    return range(node.span.line, node.span.end_line + 1)


def with_comments_around(lines: list[str], touched: range) -> range:
    """The same with the comments and blank lines right above and below."""
    start, end = touched.start, touched.stop
    while start > 1 and (not (text := lines[start - 2].strip()) or text.startswith("#")):
        start -= 1
    while end <= len(lines) and (not (text := lines[end - 1].strip()) or text.startswith("#")):
        end += 1
    return range(start, end)


def keeps_all_comments(edit: ValueEdit, place: ValuePlace) -> bool:
    """True for an edit that takes nothing away in which comments may stand."""
    if isinstance(edit, SetValue):
        return not isinstance(place.node, Mapping | Sequence)
    return not isinstance(edit, DeleteValue)


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("seed", range(RUNS))
def test_an_edit_of_an_untidy_file_touches_only_its_value(seed: int) -> None:
    source = copy_of_an_example(seed)
    assert source.root is not None
    places = list(value_places(source.root))
    rng = random.Random(seed)  # noqa: S311 - the same edits each time
    for _ in range(EDITS_OF_A_COPY):
        edit, place = random_edit(places, rng)

        after = edited_source(source, [edit])

        old, new = split_lines(source.text), split_lines(after.text)
        touched = with_comments_around(old, touched_lines(edit, place))
        key_line = max(touched.start - 1, 1)  # a value may begin on the line below its key
        touched = with_comments_around(old, range(key_line, touched.stop))
        assert new[: touched.start - 1] == old[: touched.start - 1], edit
        below = old[touched.stop - 1 :]
        assert new[len(new) - len(below) :] == below, edit
        assert encoding_of(after.data) == encoding_of(source.data)
        assert ("\r\n" in after.text) == ("\r\n" in source.text)
        if keeps_all_comments(edit, place):
            kept = re.findall(r"# c\d+:", after.text)
            assert kept == re.findall(r"# c\d+:", source.text), edit
        if isinstance(edit, AddComment):
            assert len(new) == len(old) + 1
        if isinstance(edit, InsertEntry | AppendEntry):
            assert len(new) >= len(old)
