"""A sub-district's year in one value: who handed in what, the figures, and what is wrong."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from civplan.district.aggregates import Figure, figures_of
from civplan.district.deliveries import Delivery, deliveries
from civplan.district.handed import Handed
from civplan.district.kept import Kept
from civplan.district.outcome import Outcome
from civplan.district.roster import DistrictFolder
from civplan.district.word_files import WordFiles, sifted
from civplan.findings.finding import Finding
from civplan.findings.words import Language
from civplan.model.district import District

T = TypeVar("T")


class Review(NamedTuple):
    """What the roll-up, the register, the overview and the reminders are made from."""

    name: str
    """The sub-district's."""
    year: int
    as_of: dt.date
    district: District
    folder: DistrictFolder
    deliveries: tuple[Delivery, ...]
    outcomes: Mapping[str, Outcome]
    """By the files' paths."""
    figures: tuple[Figure, ...]
    """The sub-district's indicators, in its order."""
    kept: Kept
    """What else is kept of each file."""
    word_files: WordFiles = WordFiles()
    found: tuple[Finding, ...] = ()
    """What is wrong with its own file and among the files; not what is wrong in one of them."""
    with_contacts: bool = False
    """Whether phone numbers may be shown."""
    language: Language = "zh"
    """In which the overview opens; the documents are Chinese."""

    @property
    def handed(self) -> tuple[Handed, ...]:
        """What every community has handed in, in the order of the roster."""
        return tuple(one.handed for one in self.deliveries if one.handed)

    def outcome_of(self, delivery: Delivery) -> Outcome | None:
        """What came of the file of a community; None without one."""
        return self.outcomes.get(delivery.handed.path) if delivery.handed else None


def review_of(
    folder: DistrictFolder,
    outcomes: Sequence[Outcome],
    kept: Kept,
    as_of: dt.date,
    evidence: Collection[str] = (),
) -> Review:
    """Put together what the files of a sub-district say.

    Args:
        folder: The sub-district's folder.
        outcomes: What came of each plan file, in the order of the files.
        kept: What else is kept of them.
        as_of: The day by which lateness is judged.
        evidence: The files that plans name as evidence, by their paths from the folder.
    """
    # of two files of one community the figures are those of the file that has the documents
    in_order = sorted(outcomes, key=lambda outcome: outcome.failure is not None)
    handed = [outcome.handed for outcome in in_order if outcome.handed]
    broken = [Path(outcome.path) for outcome in outcomes if outcome.handed is None]
    years = Counter(one.year for one in handed)
    year = folder.district.year or most_common(years)
    words = sifted(folder, year, evidence)
    delivered = tuple(deliveries(folder.district, handed, words.handed, broken))
    names = Counter(one.district for one in handed if one.district)
    return Review(
        name=folder.district.district or most_common(names) or folder.folder.resolve().name,
        year=year or as_of.year,
        as_of=as_of,
        district=folder.district,
        folder=folder,
        deliveries=delivered,
        outcomes={outcome.path: outcome for outcome in outcomes},
        figures=tuple(figures_of(folder.district, delivered)),
        kept=kept,
        word_files=words,
    )


def most_common(counted: Counter[T]) -> T | None:
    """What occurs most often; None when nothing does."""
    return next((value for value, _ in counted.most_common(1)), None)
