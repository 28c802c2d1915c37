"""Has the documents about the sub-district made, unless an earlier run's still hold."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import NamedTuple

from civplan import __version__
from civplan.cli.batch_request import Request
from civplan.cli.batch_telling import Telling, remember, remembered, telling_of
from civplan.cli.console import out, tell_error
from civplan.district.checks import check_district
from civplan.district.inputs import digest_of_bytes
from civplan.district.order import Order
from civplan.district.register.packing import DamagedRows
from civplan.district.remembered import kept_in, outcomes_in
from civplan.district.reports import write_reports
from civplan.district.review import review_of
from civplan.district.roster import DistrictFolder
from civplan.district.state import State
from civplan.district.word_files import evidence_in
from civplan.documents.errors import CannotWrite
from civplan.findings.words import Language, Words

NOT_MADE = Words(
    "街道文件无法使用，不知道名册和指标，汇总、台账和一览没有重做；改好以后再运行",
    "the sub-district's own file cannot be used, so roster and indicators are not known: roll-up,"
    " register and overview were not made again; mend it and run again",
)


class Asked(NamedTuple):
    """What the documents about the sub-district depend on, besides what came of the files."""

    folder: DistrictFolder
    order: Order
    request: Request
    as_of: dt.date
    language: Language

    @property
    def key(self) -> str:
        """What tells it from anything else that may be asked for."""
        words = [*map(str, self.folder.word_files), "", *map(str, self.folder.empty_files)]
        own = [(path, source.text) for path, source in self.folder.sources.items()]
        request = self.request._replace(jobs=0, scheduler="", prune=False, quiet=False)
        order = self.order._replace(folder=str(self.folder.folder), run="")
        same = (__version__, order, request, self.as_of, self.language, words, own)
        return digest_of_bytes(repr(same).encode(errors="surrogateescape"))


class Reported(NamedTuple):
    """What there is to tell, and what became of the documents."""

    telling: Telling
    names: frozenset[str]
    """The documents that were asked for, by their names in the output folder."""
    refused: tuple[CannotWrite, ...] = ()
    """Those that were left alone, and why."""


def reports_of(asked: Asked, state: State) -> Reported:
    """Have the documents made, or give what an earlier run told, when that still holds.

    Raises:
        CannotWrite: The output folder cannot be written.
    """
    telling = remembered(state, asked.key)
    if telling:
        names = (Path(path).relative_to(asked.request.output) for path in telling.written)
        return Reported(telling, frozenset(name.as_posix() for name in names))
    reported = made(asked, state)
    if not (reported.refused or asked.folder.is_broken):
        remember(state, asked.key, reported.telling)
    return reported


def made(asked: Asked, state: State) -> Reported:
    """Have the documents made; without a roster, because its file is broken, they stay as they are.

    Raises:
        CannotWrite: The output folder cannot be written.
    """
    folder, order, request, as_of, language = asked
    outcomes = outcomes_in(state, folder.folder)
    evidence = evidence_in(state.made().values()) if folder.word_files else ()
    review = review_of(folder, outcomes, kept_in(state), as_of, evidence)
    review = review._replace(
        found=(*folder.findings, *check_district(review)),
        with_contacts=request.with_contacts,
        language=language,
    )
    if folder.is_broken:
        telling = telling_of(review, outcomes, (), language)
        lines = (*telling.lines, f"civplan: {NOT_MADE.in_language(language)}")
        return Reported(telling._replace(lines=lines), frozenset(state.reports()))
    merge = order if request.merge else None
    with state.refusing_damage(DamagedRows):
        written = write_reports(review, request.output, request.formats.split(","), state, merge)
    telling = telling_of(review, outcomes, written.paths, language)
    return Reported(telling, written.asked, written.refused)


def tell(reported: Reported, language: Language) -> None:
    """Say what is wrong, which documents were left alone, and which were written."""
    for line in reported.telling.lines:
        sys.stderr.write(f"{line}\n")
    for error in reported.refused:
        tell_error(error, language)
    for path in reported.telling.written:
        out(path)
