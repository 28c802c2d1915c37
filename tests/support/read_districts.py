"""The review of a sub-district's folder in tests, made without rendering its documents."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from civplan.district.gather import gathered
from civplan.district.handed import Task
from civplan.district.kept import NO_TEXTS, OwnTexts
from civplan.district.outcome import Outcome, from_json, to_json
from civplan.district.register.packing import NO_ROWS, Rows
from civplan.district.review import Review, review_of
from civplan.district.roster import open_district
from civplan.findings.words import Words
from civplan.model.load import load_plan
from civplan.source.errors import CannotRead


def review_in(folder: Path, as_of: dt.date) -> Review:
    """What the files of a folder say; outcomes go through JSON, as they do in a batch.

    Files in a folder ``shared`` are there for others to extend.
    """
    opened = open_district(folder, leave_out=[folder / "shared"])
    outcomes = [
        from_json(to_json(outcome_of(file, file.relative_to(folder).as_posix())))
        for file in opened.plan_files
    ]
    return review_of(opened, outcomes, NothingKept(), as_of)


class NothingKept:
    """Files of which nothing is kept beside what is held."""

    def file_of(self, path: str) -> str:
        """The path as it is."""
        return path

    def texts_of(self, path: str) -> OwnTexts:
        """None."""
        del path
        return NO_TEXTS

    def sizes_of(self, table: str) -> dict[str, int]:
        """None."""
        del table
        return {}

    def rows_of(self, path: str, table: str) -> Rows:
        """None."""
        del path, table
        return NO_ROWS


def outcome_of(file: Path, path: str) -> Outcome:
    """What one file says."""
    try:
        plan = load_plan(file).plan
    except CannotRead as error:
        return Outcome(path, None, failure=Words(error.reason.zh, error.reason.en))
    return Outcome(
        path,
        gathered(plan, path, str).handed if plan else None,
    )


def task(**changes: Any) -> Task:
    """An item of the year's work that says only what a test is about."""
    empty: dict[str, Any] = dict.fromkeys(Task._fields, "")
    return Task(**{**empty, "highlight": False, "not_applicable": False, **changes})


def review_saying(folder: Path, own: str, **plans: str) -> Review:
    """The review of a sub-district with this file of its own and these plan files."""
    for name, text in {"district": own, **plans}.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return review_in(folder, dt.date(2024, 12, 31))
