"""A sub-district's own file is no plan."""

from __future__ import annotations

import pytest

from support.run import Command, failed


@pytest.mark.parametrize("subcommand", ["render", "issue"])
@pytest.mark.parametrize("name", ["district.yaml", "街道.yaml"])
def test_a_district_file_is_not_taken_for_a_plan(
    command: Command, subcommand: str, name: str
) -> None:
    command.write(f"in/{name}", "district: 通北街道\n")

    assert command(subcommand, f"in/{name}") == failed(
        f"in/{name}: this is a sub-district's own file, not a plan; for its documents and its"
        " roll-up: civplan batch in"
    )
