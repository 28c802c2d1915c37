"""What one plan file gives to the register; worked out where the file is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from civplan.district.handed import Measured, Task, Told
from civplan.district.register import rows_of_figures as figures
from civplan.district.register import rows_of_findings as findings
from civplan.district.register import rows_of_work as work
from civplan.district.register.cells import Row
from civplan.district.register.packing import Rows, packed
from civplan.model.item import Item
from civplan.model.sections import Area
from civplan.model.target import Target


class ItemOfWork(NamedTuple):
    """An item of the year's work, as it is held and as the file has it."""

    task: Task
    item: Item
    area: Area | None
    place: str
    """hunei.yaml:31, as seen from the sub-district's folder."""


class TargetOfFile(NamedTuple):
    """A target, as it is held and as the file has it."""

    measured: Measured
    target: Target


def rows_of_file(
    community: str,
    done: Sequence[ItemOfWork],
    targets: Sequence[TargetOfFile],
    told: Sequence[Told],
) -> Mapping[str, Rows]:
    """The rows of a file, by the English names of their tables.

    Args:
        community: Whose file it is, by its name on the roster.
        done: The items of its work.
        targets: Its targets.
        told: What is wrong with it.
    """
    items = [work.item_row(community, *one) for one in done]
    return {
        work.ITEMS: packed(work.ITEM_COLUMNS, items),
        work.EVIDENCE: packed(work.EVIDENCE_COLUMNS, list(evidence_of(community, done))),
        figures.NAME: packed(
            figures.COLUMNS, [figures.measured_row(community, *one) for one in targets]
        ),
        findings.NAME: packed(
            findings.COLUMNS, [findings.finding_row(community, one) for one in told]
        ),
    }


def evidence_of(community: str, done: Sequence[ItemOfWork]) -> Iterator[Row]:
    """The evidence of all items."""
    for _, item, _, place in done:
        yield from work.evidence_rows(community, item, place)
