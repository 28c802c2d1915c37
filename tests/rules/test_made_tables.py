"""A table that is made from the plan needs something to be made of."""

from __future__ import annotations

import pytest

from civplan.rules.made_tables import RULES
from support.rule_checks import lines_of_rules

ATTACHED = "plan: {date: 2007-01-10, attachments: [{name: 附表, table: {from: %s}}]}\n"
NO_WORK = "work: {text: 抓好各项工作。}\n"
WORK = "work: {items: [每月召开一次楼群组长例会。]}\n"
GROUP = "organization: {members: [{name: 张三}]}\n"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            ATTACHED % "members",
            "1:65 S120 there is nothing for the table “from: members”, so it is not printed",
        ),
        (ATTACHED % "members" + GROUP, None),
        (
            ATTACHED % "tasks" + NO_WORK,
            "1:65 S120 there is nothing for the table “from: tasks”, so it is not printed",
        ),
        (ATTACHED % "tasks" + WORK, None),
        (
            NO_WORK + "safeguards: {table: {from: tasks}}\n",
            "2:28 S120 there is nothing for the table “from: tasks”, so it is not printed",
        ),
        ("safeguards: {text: 见下表。, table: {rows: [[户数], [12]]}}\n", None),
    ],
)
def test_a_table_of_nothing_is_told(text: str, finding: str | None) -> None:
    assert lines_of_rules(RULES, text) == ([finding] if finding else [])
