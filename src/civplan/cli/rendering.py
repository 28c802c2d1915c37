"""Renders the files that a command names: all are set before the first is written."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from civplan.cli.cache import cache_folder
from civplan.cli.console import out, tell_error, tell_findings, warn_without_libyaml
from civplan.cli.exits import ExitCode
from civplan.cli.placing import Placed, refuse_clashes
from civplan.cli.plan_files import refuse_district_file
from civplan.cli.request import Request, asked_pack, asked_time, refuse_file_as_folder, wanted
from civplan.compose.composer import Composer
from civplan.documents.errors import CannotWrite
from civplan.documents.files import make_folder, write_whole
from civplan.documents.opened import open_plan
from civplan.documents.ownership import refuse_foreign
from civplan.documents.render import render_documents
from civplan.findings.words import Language
from civplan.model.packs import Pack
from civplan.model.shelf import PackShelf
from civplan.settings.shelf import SettingsShelf


class Rendering:
    """What has come of the files so far."""

    def __init__(self, request: Request, language: Language, pack: Pack | None) -> None:
        """Take what is asked for, the language of messages and the pack of ``--pack``."""
        self.request = request
        self.language = language
        self.pack = pack
        self.shelf = PackShelf()
        self.settings = SettingsShelf()
        self.placed: list[Placed] = []
        self.composers: dict[tuple[Path, ...], Composer] = {}
        self.code: int = ExitCode.FINE

    def fail(self, code: int) -> None:
        """Remember the gravest exit code."""
        self.code = max(self.code, code)

    def composer_for(self, pack: Pack) -> Composer:
        """One composer for all files of a pack: its templates are compiled once."""
        if pack.folders not in self.composers:
            self.composers[pack.folders] = Composer(pack, cache_folder())
        return self.composers[pack.folders]


def render_files(
    files: Sequence[Path], request: Request, language: Language, *, quiet: bool
) -> int:
    """Render files and give the exit code; a fault in one does not stop the others.

    Raises:
        OwnError: Two documents would get one name; then none is written.
    """
    refuse_file_as_folder(request)
    warn_without_libyaml(language)
    rendering = Rendering(request, language, asked_pack(request, language))
    for file in each_once(files):
        try:
            rendering.placed += [*placed_documents(file, rendering)]  # all of a file or none
        except Exception as error:  # noqa: BLE001 - tell_error raises what is no user's fault
            tell_error(error, language)
            rendering.fail(ExitCode.USAGE)
    refuse_clashes(rendering.placed, request)
    unwritable: set[Path] = set()
    for placed in rendering.placed:
        if placed.source in unwritable:
            continue
        try:
            write(placed, force=request.force)
        except CannotWrite as error:
            tell_error(error, language)
            unwritable.add(placed.source)
            rendering.fail(ExitCode.USAGE)
        else:
            if not quiet:
                out(str(placed.path))
    return rendering.code


def each_once(files: Sequence[Path]) -> list[Path]:
    """Files without those that are named again, be it in another way."""
    return list({file.absolute(): file for file in reversed(files)}.values())[::-1]


def placed_documents(file: Path, rendering: Rendering) -> Iterator[Placed]:
    """The documents of one file with their places; none when it has errors, which are told.

    Raises:
        OwnError: It is a sub-district's own file.
    """
    refuse_district_file(file)
    request = rendering.request
    settings = rendering.settings.settings_for(file)
    opened = open_plan(file, rendering.pack, rendering.shelf, settings=settings)
    told = [finding for finding in opened.findings if finding.is_error or finding.is_warning]
    tell_findings(told, opened.sources, rendering.language, stream=sys.stderr)
    if (
        opened.plan is None
        or opened.pack is None
        or (told if request.strict else opened.has_errors)
    ):
        rendering.fail(ExitCode.FINDINGS)
        return
    composer = rendering.composer_for(opened.pack)
    for document in render_documents(
        opened.plan, composer, wanted(file, opened.plan, request), request.formats, asked_time()
    ):
        folder = file.parent if request.output is None else request.output
        yield Placed(file, request.file or folder / document.name, document)


def write(placed: Placed, *, force: bool) -> None:
    """Write one document."""
    if not force:
        refuse_foreign(placed.path, placed.document)
    make_folder(placed.path.parent)
    write_whole(placed.path, placed.document.data)
