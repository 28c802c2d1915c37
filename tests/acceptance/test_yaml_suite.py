"""Whatever stands in a plan file, it is reported and never breaks the program."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from support.command import InstalledCommand
from support.fuzzing import check_bytes, mutate
from support.programs import REPOSITORY

SUITE: dict[str, str] = json.loads(
    (REPOSITORY / "tests/data/yaml-test-suite.json").read_text(encoding="utf-8")
)
EXAMPLES = sorted((REPOSITORY / "examples").rglob("*.yaml"))
RUNS = 500
PORTIONS = 10


@pytest.mark.parametrize("name", SUITE)
def test_a_file_of_yaml_s_own_suite_is_no_plan_and_that_is_reported(name: str) -> None:
    data = SUITE[name].encode("utf-8", "surrogatepass")

    assert check_bytes(data, Path(f"{name}.yaml")).has_errors


@pytest.mark.slow
def test_the_command_takes_the_whole_suite(civplan: InstalledCommand) -> None:
    for name, text in SUITE.items():
        (civplan.folder / f"{name}.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))

    run = civplan("validate", ".", "--format", "json", lang="en")

    assert run.returncode == 1
    assert run.stderr.startswith(f"{len(SUITE)} files: ")
    assert {one["path"] for one in json.loads(run.stdout) if one["severity"] == "error"} == {
        f"{name}.yaml" for name in SUITE
    }


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_a_damaged_example_is_reported_in_full(portion: int) -> None:
    random = Random(portion)  # noqa: S311 - the same files each time
    for _ in range(RUNS // PORTIONS):
        file = random.choice(EXAMPLES)
        check_bytes(mutate(random, file.read_text(encoding="utf-8")), file)


def test_damage_differs_from_file_to_file() -> None:
    random = Random(0)  # noqa: S311
    text = EXAMPLES[0].read_text(encoding="utf-8")

    assert len({mutate(random, text) for _ in range(100)}) > 90
