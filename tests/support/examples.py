"""The examples of rules as whole plan files."""

from __future__ import annotations

import re
from pathlib import Path

from civplan.documents.opened import OpenedPlan, open_plan

LEAST = {
    "community": "湖内社区",
    "district": "通北街道办事处",
    "year": "2007",
    "campaign": "创建文明社区",
    "principles": "坚持以居民需要为先。",
    "goals": "让居民住得舒心。",
    "work": "每月召开一次楼群组长例会。",
    "plan": "{date: 2007-01-10}",
}
"""What stands in the file of an example that does not say otherwise."""
TOP_KEY = re.compile(r"^(\w+) *[:：]", re.MULTILINE)


def whole_plan(example: str) -> str:
    """An example as a plan file: the keys that it does not give stand before it."""
    given = set(TOP_KEY.findall(example))
    return (
        "".join(f"{key}: {value}\n" for key, value in LEAST.items() if key not in given) + example
    )


def opened_example(example: str, folder: Path) -> OpenedPlan:
    """An example that stands in a folder as a plan file, read and checked."""
    file = folder / "hunei-2007.yaml"
    file.write_bytes(whole_plan(example).encode())
    return open_plan(file)
