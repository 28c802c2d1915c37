"""Generated plans and random edits: exactly the edited keys differ, whatever the order of edits."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from civplan.edit.edit_file import CannotEdit, edited_source
from civplan.edit.edits import SetValue, ValueEdit
from civplan.edit.meaning import meaning_of, without_empty_values
from civplan.model.plan import PLAN_SHAPE
from civplan.source.nodes import Scalar
from civplan.source.source import Source, parse_source
from support.plan_values import Values, plan_values, yaml_of
from support.untidy_files import untidy_copy
from support.value_edits import random_edit, value_places

SEEDS = st.integers(0, 2**32 - 1)
EDITS_AT_ONCE = 6


def untidy_plan(values: Values, seed: int) -> Source:
    """Generated values as an untidy file."""
    tidy = parse_source(yaml_of(values).encode(), "a.yaml")
    assume(tidy.root is not None and not tidy.findings)
    assert tidy.root is not None
    source = parse_source(untidy_copy(tidy.root, seed), "a.yaml")
    assume(source.root is not None and not any(one.is_error for one in source.findings))
    return source


def leaves(text: str) -> dict[tuple[Any, ...], str]:
    """Every single value of a YAML text by its keys and numbers, as another reader has them."""
    found: dict[tuple[Any, ...], str] = {}

    def walk(node: yaml.Node, path: tuple[Any, ...]) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value):
                walk(value, (*path, number))
        else:
            found[path] = node.value.rstrip("\n")

    root = yaml.compose(text)
    assert root is not None
    walk(root, ())
    return found


def meaning(source: Source) -> Any:
    """What a file says."""
    assert source.root is not None
    return without_empty_values(meaning_of(source.root, PLAN_SHAPE))


@pytest.mark.slow
@given(plan_values(), SEEDS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_single_value_that_is_set_is_the_only_one_that_differs(values: Values, seed: int) -> None:
    source = untidy_plan(values, seed)
    assert source.root is not None
    places = [one for one in value_places(source.root) if isinstance(one.node, Scalar)]
    rng = random.Random(seed)  # noqa: S311 - the same edit for the same seed
    place = rng.choice(places)
    edit = SetValue(place.path, "新的，值：1")
    before = leaves(source.text)

    after = leaves(edited_source(source, [edit]).text)

    differing = [
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    ]
    assert len(differing) == 1
    assert after[differing[0]] == "新的，值：1"


@pytest.mark.slow
@given(plan_values(), SEEDS)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_edits_made_at_once_say_what_they_say_one_after_another(values: Values, seed: int) -> None:
    source = untidy_plan(values, seed)
    rng = random.Random(seed)  # noqa: S311 - the same edits for the same seed
    edits: list[ValueEdit] = []
    now = source
    for _ in range(EDITS_AT_ONCE):
        assert now.root is not None
        edit, _place = random_edit(list(value_places(now.root)), rng)
        try:
            now = edited_source(now, [edit])
        except CannotEdit as error:
            assert "is a sentence" in error.reason.en  # noqa: PT017 - and no other reason
            continue
        edits.append(edit)

    assert meaning(edited_source(source, edits)) == meaning(now)
