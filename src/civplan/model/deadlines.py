"""The sub-district's deadlines: until when the communities hand in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from civplan.findings.finding import Finding
from civplan.findings.words import Words
from civplan.model.faults.district_file import DEADLINE_IN_OTHER_YEAR, DEADLINES_OUT_OF_ORDER
from civplan.model.figures import When
from civplan.model.records import Record, RecordOf, key
from civplan.model.scalars import WHEN
from civplan.model.shapes import Faults

DOCUMENTS = {
    "plan": Words("计划", "plan"),
    "midyear": Words("半年进展", "half-year"),
    "summary": Words("总结", "summary"),
}
"""What is handed in, in its order."""
YEARS = {"plan": (-1, 0), "midyear": (0,), "summary": (0, 1)}
"""In which years, seen from that of the work, a deadline may be.

Plans are asked for from December on, summaries until January.
"""


class Deadlines(Record):
    """Until when the communities hand in."""

    called = Words("报送时限", "deadlines")
    plan: When | None = key("计划", WHEN, Words("计划最迟何时报", "for the plan"))
    midyear: When | None = key("半年", WHEN, Words("半年进展最迟何时报", "for the half-year"))
    summary: When | None = key("总结", WHEN, Words("总结最迟何时报", "for the summary"))

    @property
    def given(self) -> list[tuple[str, When]]:
        """The deadlines that there are, in the order of the documents; 长期 is none."""
        every = ((name, getattr(self, name)) for name in DOCUMENTS)
        return [(name, when) for name, when in every if when and not when.is_long_term]


def check_order(deadlines: Deadlines, found: Faults) -> Deadlines:
    """Deadlines, after telling which of them lies before that of an earlier document."""
    for (other, earlier), (name, deadline) in pairwise(deadlines.given):
        if deadline.last_day < earlier.last_day:
            finding = DEADLINES_OUT_OF_ORDER.at(
                deadlines.span_of(name),
                document=DOCUMENTS[name],
                deadline=deadline.last_day,
                other=DOCUMENTS[other],
                earlier=earlier.last_day,
            )
            found.append(finding)
    return deadlines


def in_other_years(deadlines: Deadlines, year: int) -> Iterator[Finding]:
    """The findings about deadlines that do not belong to a year's work."""
    for name, deadline in deadlines.given:
        if deadline.year - year not in YEARS[name]:
            values = {"document": DOCUMENTS[name], "deadline": deadline.last_day, "year": year}
            yield DEADLINE_IN_OTHER_YEAR.at(deadlines.span_of(name), **values)


DEADLINES = RecordOf(Deadlines, check=check_order)
