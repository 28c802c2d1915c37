"""The phases of the year that a document lists: 动员阶段（2007年1月至3月）…, or a table of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from civplan.compose.sentences import clause
from civplan.compose.words import period_words
from civplan.ingest.plan.columns import entries_of_table, remark_of_table
from civplan.ingest.plan.draft import DraftParagraphs, DraftSchedule, DraftText
from civplan.ingest.plan.new_values import new_record, new_text
from civplan.ingest.plan.texts import clean_text, paragraphs_of_node
from civplan.ingest.plan.units import Unit
from civplan.model.figures import When
from civplan.model.grammar.date_forms import read_date
from civplan.model.plan import Phase

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
Period = tuple[When | None, When | None]


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
        return DraftSchedule(in_table, (remark_of_table(rows),)) if in_table else None
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
    entries = entries_of_table(rows, PHASE_COLUMN_HEADS)
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


def _period_of(written: str, year: int) -> Period | None:
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
