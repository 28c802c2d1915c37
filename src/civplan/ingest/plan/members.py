"""The leading group that a document lists: 组长：张三 …, or a table of names and posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from civplan.compose.outliner import MOST_MEMBERS_IN_TEXT
from civplan.compose.sentences import MEMBERS_CAPTION, member_paragraphs
from civplan.findings.words import Words
from civplan.ingest.plan.columns import entries_of_table, remark_of_table
from civplan.ingest.plan.new_values import new_record
from civplan.ingest.plan.texts import clean_text, paragraphs_of_node
from civplan.ingest.plan.units import Unit
from civplan.model.sections import Member

MEMBER_GROUP = (
    "(?:(?:常务|第一|名誉)?副?(?:组长|主任|总指挥|指挥长?|队长|会长|召集人)"
    "|(?:组|成|队|委)员|(?:小组|领导小组)成员|联络员|顾问|秘书长?|办公室主任)"
)
GROUP_LINE = re.compile(rf"(?P<group>{MEMBER_GROUP})[：:]\s*(?P<people>\S.*?)[。；;]?")
BEFORE_GROUP = re.compile(rf"[\s；;，,]+(?={MEMBER_GROUP}[：:])")
"""Where the next group begins on the line of another."""
HAN_NAME = "[\u3400-\u9fff](?:·?[\u3400-\u9fff]){1,3}|[\u3400-\u9fff] +[\u3400-\u9fff]"
PERSON = re.compile(
    rf"(?P<name>{HAN_NAME})\s*(?:[（(](?P<post>[^（）()]+)[）)])?"
    r"(?:[，,]\s*(?P<duty>(?:全面)?(?:负责|分管|主管|协助|协管|主持|承担|统筹)[^；;]+))?"
)
OUTSIDE_BRACKETS = r"(?![^（(]*[）)])"
BETWEEN_PEOPLE = [
    re.compile(rf"\s*[；;]\s*{OUTSIDE_BRACKETS}"),
    re.compile(rf"\s*[、，,；;]\s*{OUTSIDE_BRACKETS}"),
    re.compile(rf"(?:\s*[、，,；;]\s*|\s+){OUTSIDE_BRACKETS}"),
]
"""What parts people; the first that gives nothing but people is taken."""
MARKS_BETWEEN = str.maketrans(
    {**dict.fromkeys("、；;。，, \u3000\t"), "(": "（", ")": "）", ":": "："}
)
"""Marks that only part people, and half-width ones: civplan writes them in its own way."""
MEMBER_COLUMN_HEADS = {
    "name": re.compile("姓名|名字"),
    "post": re.compile("职务|(?:工作)?单位(?:及|和|、)?职务|所在单位(?:及|和|、)?职务|本职"),
    "duty": re.compile("(?:工作)?(?:分工|职责)|职责分工|负责(?:工作|内容|事项)"),
    "group": re.compile("组别|(?:小组|组内|领导小组)职务"),
}


class ListedMembers(NamedTuple):
    """The members that the last paragraphs of a section list; none where there is no list."""

    members: tuple[Member, ...] = ()
    paragraphs: int = 0
    """How many paragraphs the list takes."""
    remarks: tuple[Words, ...] = ()


def listed_members(units: Sequence[Unit]) -> ListedMembers:
    """The members that a section lists; none where a character of the list would be lost.

    Args:
        units: The paragraphs under the heading of a section, before its items.
    """
    if units and units[-1].node.rows:
        return _members_in_table(units)
    count = 0
    for unit in reversed(units):
        lines = paragraphs_of_node(unit.node)
        if unit.node.rows or not all(map(_groups_on, lines)):
            break
        count += 1
    listed = [
        line for unit in units[len(units) - count :] for line in paragraphs_of_node(unit.node)
    ]
    members = tuple(member for line in listed for member in _members_on(line))
    is_whole = _without_marks(member_paragraphs(members)) == _without_marks(listed)
    fits = 0 < len(members) <= MOST_MEMBERS_IN_TEXT and is_whole
    return ListedMembers(members, count) if fits else ListedMembers()


def _groups_on(line: str) -> list[re.Match[str]]:
    """The groups on a line; empty where it holds anything else."""
    groups = [GROUP_LINE.fullmatch(piece) for piece in BEFORE_GROUP.split(line)]
    return [group for group in groups if group] if all(groups) else []


def _members_on(line: str) -> list[Member]:
    """The members on a line; those that are no person's name are left out."""
    members = []
    for group in _groups_on(line):
        splits = (between.split(group["people"]) for between in BETWEEN_PEOPLE)
        people = next(filter(all, ([*map(PERSON.fullmatch, split)] for split in splits)), [])
        members += [
            new_record(Member, {**person.groupdict(), "group": group["group"]})
            for person in people
            if person
        ]
    return members


def _without_marks(lines: Sequence[str]) -> str:
    """Lines run together, without the marks between people."""
    return "".join(lines).translate(MARKS_BETWEEN)


def _members_in_table(units: Sequence[Unit]) -> ListedMembers:
    """The members in a table at the end of a section, its usual caption included."""
    rows = units[-1].node.rows
    entries = entries_of_table(rows, MEMBER_COLUMN_HEADS)
    names = [entry.get("name", "") for entry in entries]
    if not entries or not all(re.fullmatch(HAN_NAME, name) for name in names):
        return ListedMembers()
    members = tuple(new_record(Member, _given(entry)) for entry in entries)
    above = clean_text(units[-2].node.text) if len(units) > 1 else ""
    has_caption = len(members) > MOST_MEMBERS_IN_TEXT and above == MEMBERS_CAPTION
    return ListedMembers(members, 1 + has_caption, (remark_of_table(rows),))


def _given(entry: dict[str, str]) -> dict[str, str]:
    """The cells in which something stands."""
    return {field: text for field, text in entry.items() if text}
