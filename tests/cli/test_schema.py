"""The schema of the sub-district's file takes what the builder takes, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from support.command import command_in


@pytest.fixture
def schema(tmp_path: Path) -> Any:
    """What the command prints."""
    return json.loads(command_in(tmp_path)("schema", "--of", "district").stdout)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"district": "甲街道", "communities": [{"name": "甲社区", "别名": ["甲"]}]},
        {"街道": "甲街道", "报送时限": {"计划": "2007-01-31"}},
        {"indicators": [{"id": "a", "name": "满意率", "at_least": "95%", "aggregate": "mean"}]},
    ],
)
def test_a_sound_district_file_passes(schema: Any, value: object) -> None:
    jsonschema.validate(value, schema)


@pytest.mark.parametrize(
    "value", [{"nme": "x"}, {"communities": [{}]}, {"indicators": [{"aggregate": "most"}]}]
)
def test_a_faulty_one_does_not(schema: Any, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, schema)


def test_an_unknown_kind_of_file_is_reported(tmp_path: Path) -> None:
    run = command_in(tmp_path)("schema", "--of", "city", lang="en")

    assert (run.returncode, run.stdout) == (2, "")
    assert "--of" in run.stderr
