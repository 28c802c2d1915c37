"""The leading group and the phases of the year that a document lists.

They are lines such as 组长：张三 … and 动员阶段（2007年1月至3月）…, or tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from civplan.compose.outliner import MOST_MEMBERS_IN_TEXT
from civplan.compose.sentences import MEMBERS_CAPTION, clause, member_paragraphs
from civplan.compose.words import period_words
from civplan.findings.words import Words
from civplan.ingest.plan.draft import DraftParagraphs, DraftSchedule, DraftText
from civplan.ingest.plan.new_values import new_record, new_text
from civplan.ingest.plan.texts import clean_text, paragraphs_of_node, row_line
from civplan.ingest.plan.units import Unit
from civplan.model.figures import When
from civplan.model.grammar.date_forms import read_date
from civplan.model.plan import Phase
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
FULL_WIDTH = str.maketrans("(),:;", "（），：；")
MEMBER_COLUMN_HEADS = {
    "name": re.compile("姓名|名字"),
    "post": re.compile("职务|(?:工作)?单位(?:及|和|、)?职务|所在单位(?:及|和|、)?职务|本职"),
    "duty": re.compile("(?:工作)?(?:分工|职责)|职责分工|负责(?:工作|内容|事项)"),
    "group": re.compile("组别|(?:小组|组内|领导小组)职务"),
}
PHASE_HEAD = re.compile(
    r"(?P<phase>[^（）()。：:；;]{2,30})(?:[（(](?P<period>[^（）()]+)[）)])?[。：:]?"
)
PERIOD_SIGN = re.compile(r"\s*(?:至|到|-|—+|–|－|~|～)\s*")
PHASE_COLUMN_HEADS = {
    "phase": re.compile("阶段|步骤|(?:阶段|步骤)名称|实施(?:阶段|步骤)|工作阶段"),
    "period": re.compile("时间|日期|起止时间|时间(?:安排|节点)|完成时间|实施时间"),
    "text": re.compile(
        "内容|(?:工作|主要|实施|具体)内容|(?:主要|工作)任务|(?:主要|重点)工作|工作安排"
    ),
}
PhaseTimes = tuple[When | None, When | None]
COUNT_HEADS = frozenset({"序号", "编号", "号"})
"""What stands above a column that counts the rows."""
FIELDS_OF_TABLE = Words(
    "请核对：原为表格，表头是 {head}", "请核对 / check: a table before, with the head {head}"
)
ColumnHeads = Mapping[str, re.Pattern[str]]
"""What may stand above the column of a field."""


class ListedMembers(NamedTuple):
    """The members that the last paragraphs of a section list; none where there is no list."""

    members: tuple[Member, ...] = ()
    paragraphs: int = 0
    """How many paragraphs the list takes."""
    remarks: tuple[Words, ...] = ()
    in_table: bool = False
    """True when they are so few that a plan file must ask for the table."""


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
    groups = [piece for line in listed for piece in BEFORE_GROUP.split(line)]
    is_whole = _plain_lines(member_paragraphs(members)) == _plain_lines(groups)
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


def _plain_lines(lines: Sequence[str]) -> list[str]:
    """Lines without a mark at their end, with wide marks; blanks part people as 、 does."""
    wide = (re.sub(r"\s*([、；，：（）])\s*", r"\1", line.translate(FULL_WIDTH)) for line in lines)
    return [re.sub(r"\s+", "、", line.strip()).rstrip("。；") for line in wide]


def _members_in_table(units: Sequence[Unit]) -> ListedMembers:
    """The members in a table at the end of a section, its usual caption included."""
    rows = units[-1].node.rows
    entries = _entries_of_table(rows, MEMBER_COLUMN_HEADS)
    names = [entry.get("name", "") for entry in entries]
    if not entries or not all(re.fullmatch(HAN_NAME, name) for name in names):
        return ListedMembers()
    members = tuple(new_record(Member, _filled_cells(entry)) for entry in entries)
    above = clean_text(units[-2].node.text) if len(units) > 1 else ""
    in_table = above == MEMBERS_CAPTION and len(members) <= MOST_MEMBERS_IN_TEXT
    return ListedMembers(
        members, 1 + (above == MEMBERS_CAPTION), (_remark_of_table(rows),), in_table
    )


def _filled_cells(entry: dict[str, str]) -> dict[str, str]:
    """The cells in which something stands."""
    return {field: text for field, text in entry.items() if text}


def listed_phases(unit: Unit, year: int) -> DraftSchedule | None:
    """The phases below the heading of a schedule; None where a character would be lost.

    A schedule has no text of its own, and a phase no items.

    Args:
        unit: The heading with what is below it.
        year: The plan's, for dates without one.
    """
    if len(unit.inner) == 1 and unit.inner[0].node.rows:
        rows = unit.inner[0].node.rows
        in_table = _phases_in_table(rows, year)
        return DraftSchedule(in_table, (_remark_of_table(rows),)) if in_table else None
    phases = [_phase_of(inner, year) for inner in unit.inner]
    whole = tuple(phase for phase in phases if phase)
    return DraftSchedule(whole) if len(whole) == len(unit.inner) > 1 else None


def _phase_of(unit: Unit, year: int) -> Phase | None:
    """The phase that a numbered heading with paragraphs below it is; None for another unit."""
    head = PHASE_HEAD.fullmatch(clean_text(unit.node.text))
    is_plain = all(inner.is_paragraph and not inner.node.rows for inner in unit.inner)
    if not (head and is_plain and unit.node.label and unit.names_what_is_below):
        return None
    text = tuple(line for inner in unit.inner for line in paragraphs_of_node(inner.node))
    return _phase(head["phase"].strip(), head["period"] or "", text, year)


def _phases_in_table(rows: Sequence[Sequence[str]], year: int) -> tuple[Phase, ...]:
    """The phases in a table; none where one of its rows is no phase."""
    entries = _entries_of_table(rows, PHASE_COLUMN_HEADS)
    phases = [
        _phase(one.get("phase", ""), one.get("period", ""), (one.get("text", ""),), year)
        for one in entries
    ]
    return tuple(phase for phase in phases if phase) if all(phases) else ()


def _phase(name: str, written: str, text: DraftParagraphs, year: int) -> Phase | None:
    """A phase; None without a name or a text, or when its time would be written otherwise."""
    period = _period_of(written, year)
    if not name or clause(name) != name or not all(text) or period is None:
        return None
    start, end = period
    values = {"phase": name, "from_": start, "to": end, "text": new_text(DraftText(plan=text))}
    return new_record(Phase, values)


def _period_of(written: str, year: int) -> PhaseTimes | None:
    """The two ends of a time that civplan writes in the same words; None for another text."""
    if not written:
        return None, None
    first, *others = PERIOD_SIGN.split(clean_text(written))
    start = read_date(first, year)
    end = read_date(others[0], start.year if start else year) if others else start
    if len(others) > 1 or start is None or end is None or end.last_day < start.first_day:
        return None
    same = "至".join((first, *others))
    return (start, end) if period_words(start, end) == same else None


def _entries_of_table(
    rows: Sequence[Sequence[str]], heads: ColumnHeads
) -> tuple[dict[str, str], ...]:
    """The rows of a table below its head, as values by field.

    Empty where one character would have no place: a column that is no field, a cell of several
    lines, a row that lacks a cell, or a count that skips.
    """
    if not rows:
        return ()
    fields = [_field_of(head, heads) for head in rows[0]]
    if None in fields or len({*fields}) < len(fields):
        return ()
    entries = []
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(fields) or any("\n" in cell.strip() for cell in row):
            return ()
        entry = {field or "": clean_text(cell) for field, cell in zip(fields, row, strict=True)}
        if entry.pop("", str(number)) != str(number):
            return ()
        entries.append(entry)
    return tuple(entries)


def _remark_of_table(rows: Sequence[Sequence[str]]) -> Words:
    """The remark beside what was a table, with its head as it was read."""
    return FIELDS_OF_TABLE.filled(head=row_line(rows[0]))


def _field_of(head: str, heads: ColumnHeads) -> str | None:
    """The field of a column by its head; empty for the count, None for no field."""
    words = "".join(head.split())
    if words in COUNT_HEADS:
        return ""
    return next((field for field, pattern in heads.items() if pattern.fullmatch(words)), None)
