"""What a worker is asked for, and what it gives back; both can be sent to another process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from civplan.district.kept import NO_TEXTS, OwnTexts
from civplan.district.outcome import Outcome, to_json
from civplan.district.register.packing import NO_TABLES, Rows
from civplan.findings.words import Words
from civplan.rules.subject import Names

UNFINISHED = ".unfinished"
"""The folder, below that of the documents, in which they stand until they get their names."""


class Order(NamedTuple):
    """What is the same for all files of a run; it can be sent to another process."""

    folder: str
    """The sub-district's, as the worker finds it."""
    documents: str
    """Where documents go."""
    formats: tuple[str, ...]
    cache: str
    """The folder of compiled templates; empty for none."""
    as_of: dt.date | None
    communities: tuple[Names, ...]
    """Those of the roster, each by its names."""
    shown: str = ""
    """The sub-district's folder as messages name it; empty for as the worker finds it."""
    run: str = ""
    """Tells a run from every other: what a worker has read is good for one run only."""


class Unfinished(NamedTuple):
    """A document that was made and has no name yet."""

    passing: str
    """The name under which it stands until then."""
    name: str
    """The one that it wants."""
    digest: str


class Produce(NamedTuple):
    """What comes of a file."""

    path: str
    outcome: str
    """As JSON; its documents have no names yet."""
    inputs: dict[str, str]
    """The digest of every file that it depends on, by its path."""
    texts: OwnTexts = NO_TEXTS
    rows: Mapping[str, Rows] = NO_TABLES
    """What it gives to the tables of the register, by their English names."""
    unfinished: tuple[Unfinished, ...] = ()
    """Its documents."""
    failure: Words | None = None
    """Why nothing could be done with it; None when something could."""
    errors: int = 0
    """How many there are in the file."""
    unwritable: tuple[str, Words] | None = None
    """What could not be written and why, where nothing else can be written either."""


def failed(path: str, reason: Words) -> Produce:
    """What comes of a file with which nothing could be done."""
    return Produce(path, to_json(Outcome(path, None, failure=reason)), {}, failure=reason)
