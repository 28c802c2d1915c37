"""A rule's example as a whole plan file."""

from __future__ import annotations

import datetime as dt
import re

from civplan.model.issued import Issued, issued_by
from civplan.model.plan import PLAN
from civplan.rules.subject import Circumstances
from civplan.source.source import parse_source

FILE = "hunei-2007.yaml"
"""The name of an example's file."""
STREET = "tongbei-2007.yaml"
"""The name of the file that lies beside it, for examples that extend one."""
STREET_PLAN = """\
work:
  items:
    - {id: meetings, text: 每月召开一次楼群组长例会。}
    - {id: cleaning, text: 每季度清理一次楼道。}
"""
"""What stands in it."""
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
TOP_KEY = re.compile(r"^\{?(\w+)\}? *[:：]", re.MULTILINE)

AS_OF = re.compile(r"^# civplan validate --as-of (\d{4}-\d\d-\d\d)$", re.MULTILINE)
"""The line by which an example says for which day it is checked."""
ISSUE = "# civplan issue\n"
"""The line by which a passing example says that it was issued, and the failing one came later."""


def whole_plan(example: str) -> str:
    """An example as a plan file.

    The keys that it does not give stand behind it, so that line 1 is the example's first. One
    without any key at the outermost level is a whole file.
    """
    given = {field_of(name) for name in TOP_KEY.findall(example)}
    if not given:
        return example
    rest = (f"{key}: {value}\n" for key, value in LEAST.items() if key not in given)
    return example + "".join(rest)


def field_of(name: str) -> str:
    """The field that a name in either language means; an unknown name stands for itself."""
    key = PLAN.by_name.get(name)
    return key.en if key else name


def circumstances_of(example: str, passes: str = "") -> Circumstances:
    """How an example is checked: as usual, unless a comment says otherwise.

    Args:
        example: The example.
        passes: The passing one; where a comment says that it was issued, it is the record.
    """
    asked = AS_OF.search(example)
    return Circumstances(
        as_of=dt.date.fromisoformat(asked[1]) if asked else None,
        issued=issued_example(passes) if ISSUE in passes else None,
    )


def issued_example(example: str) -> Issued | None:
    """What an example promises."""
    root = parse_source(whole_plan(example).encode(), FILE).root
    plan = PLAN.read(root, []) if root else None
    return issued_by(plan, f"{plan.year}-01-10") if plan else None
