"""The files in changes/ are named as its README says, in the test and in the hook alike."""

from __future__ import annotations

import re

import pytest
import yaml

from support.programs import REPOSITORY

HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
WRONG_NAME = next(
    re.compile(hook["files"])
    for repo in HOOKS["repos"]
    for hook in repo["hooks"]
    if hook["id"] == "changes"
)
"""What the hook takes for a wrong name, from the root of the repository."""


def test_every_file_has_a_right_name() -> None:
    names = [f"changes/{path.name}" for path in (REPOSITORY / "changes").iterdir()]

    assert "changes/README.md" in names
    assert [name for name in names if WRONG_NAME.search(name)] == []


@pytest.mark.parametrize(
    "name",
    [
        "changes/render.md",
        "changes/3.md",
        "changes/3.new.md",
        "changes/3.fix.txt",
        "changes/x.3.fix.md",
    ],
)
def test_a_wrong_name_is_seen(name: str) -> None:
    assert WRONG_NAME.search(name)


def test_the_kinds_are_those_of_the_page() -> None:
    page = (REPOSITORY / "changes/README.md").read_text(encoding="utf-8")
    kinds = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)

    assert len(kinds) == 4
    assert [kind for kind in kinds if WRONG_NAME.search(f"changes/3.{kind}.md")] == []
