"""A sub-district's year from the texts of its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from civplan.district.checks import check_district
from civplan.district.engines import ThisProcess
from civplan.district.reading import read_all
from civplan.district.review import Review, review_of
from civplan.district.roster import open_district

AS_OF = dt.date(2008, 1, 5)


def reviewed(tmp_path: Path, own: str, files: Mapping[str, str], as_of: dt.date = AS_OF) -> Review:
    """The review of a folder.

    Args:
        tmp_path: An empty folder.
        own: The sub-district's own file.
        files: The texts of the other files by their names.
        as_of: The day by which lateness is judged.
    """
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in {"district.yaml": own, **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = open_district(folder)
    read = read_all(opened, as_of, ThisProcess())
    review = review_of(opened, read.outcomes, read, as_of)
    return review._replace(found=tuple(check_district(review)))
