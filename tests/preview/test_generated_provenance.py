"""Generated plans: every character has a provenance, and says what its value says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from civplan.documents.open import OpenedPlan, open_plan
from civplan.edit.key_path import KeyPath
from civplan.preview.keyed_plan import keyed_plans
from civplan.source.nodes import Scalar
from support.plan_values import Values, plan_values, yaml_of
from support.provenance import texts_of_documents

FILE = Path("generated.yaml")


def generated_plan(values: Values) -> OpenedPlan:
    """A plan file of generated values that makes documents."""
    contents = {os.path.realpath(FILE): yaml_of(values).encode()}
    opened = open_plan(FILE, contents=contents)
    assume(opened.plan is not None and opened.pack is not None)
    return opened


@pytest.mark.slow
@given(plan_values())
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_stretch_says_what_its_value_says(values: Values) -> None:
    opened = generated_plan(values)
    nodes = keyed_plans(opened)[0].by_path

    for document in texts_of_documents(opened):
        for place, text in document.texts.items():
            found = document.provenances[place]
            assert "".join(text[one.start : one.end] for one in found) == text
        for _, one, said in document.stretches():
            if one.path and not one.is_computed:
                node = nodes[KeyPath.parse(one.path)].node
                assert isinstance(node, Scalar)
                assert set(said) <= set(node.text) | set("0123456789年月日。，；：、！？.")
