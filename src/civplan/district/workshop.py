"""Makes the documents of plan files, and what the sub-district's own documents need of them."""

from __future__ import annotations

import hashlib
import os
import secrets
from functools import cache
from pathlib import Path

from civplan.compose.composer import Composer
from civplan.compose.errors import CannotCompose
from civplan.district.deliveries import by_each_name, named_in
from civplan.district.gather import PathOf, gathered, place_of
from civplan.district.handed import Handed, Told
from civplan.district.inputs import Digests, contents, digest_of_bytes, evidence, surroundings
from civplan.district.kept import NO_TEXTS
from civplan.district.likeness import texts_of
from civplan.district.order import UNFINISHED, Order, Produce, Unfinished, failed
from civplan.district.outcome import Outcome, to_json
from civplan.district.paths import readable
from civplan.district.register.rows_of_file import rows_of_file
from civplan.documents.errors import CannotWrite
from civplan.documents.files import make_folder
from civplan.documents.files import reason_of as reason_of_writing
from civplan.documents.folders import Folders
from civplan.documents.names import safe_name
from civplan.documents.opened import OpenedPlan, open_plan
from civplan.documents.render import RenderedDocument, render_documents
from civplan.findings.finding import Finding, Severity
from civplan.findings.order import in_order
from civplan.findings.words import Words
from civplan.manuscript.errors import ManuscriptError
from civplan.model.packs import Pack
from civplan.model.plan import Plan
from civplan.model.shelf import PackShelf
from civplan.rules.passages import passages_of
from civplan.rules.subject import Circumstances
from civplan.settings.shelf import SettingsShelf
from civplan.source.errors import CannotRead, reason_of


class Workshop:
    """What a worker keeps between files: settings, packs, and templates that are compiled."""

    def __init__(self, order: Order) -> None:
        """Take what is the same for all files."""
        self.order = order
        self.shelf, self.settings, self.folders = PackShelf(), SettingsShelf(), Folders()
        self.digests = Digests(Path(order.folder))
        self.path_of = cache(lambda file: readable(self.digests.path_of(file)))
        self.composers: dict[tuple[Path, ...], Composer] = {}
        self.roster = by_each_name(order.communities)
        self.circumstances = Circumstances(as_of=order.as_of, communities=order.communities)
        self.token = secrets.token_hex(8)
        """Keeps apart what two workers write, should one be given the other's work."""

    def produce(self, path: str) -> Produce:
        """What comes of one file."""
        file = Path(self.order.folder) / path
        try:
            inputs = surroundings(file, self.digests)
            opened = self.opened(file)
            inputs |= contents(opened, self.digests)
            unfinished = self.documents_of(opened, path)
        except CannotWrite as error:
            return Produce(path, "", {}, unwritable=(str(error.path), error.reason))
        except (CannotRead, CannotCompose, ManuscriptError, OSError) as error:
            return failed(path, failure_of(error, file, self.order))
        inputs |= evidence(opened.plan, self.digests)
        return self.produce_of(opened, path)._replace(inputs=inputs, unfinished=unfinished)

    def produce_of(self, opened: OpenedPlan, path: str) -> Produce:
        """What the sub-district's documents need of a file."""
        plan, path_of = opened.plan, self.path_of
        told = [told_of(finding, path_of) for finding in in_order(opened.findings)]
        handed, done, targets = gathered(plan, path, path_of) if plan else (None, (), ())
        errors = tuple(one for one in told if one.severity == Severity.ERROR.value)
        warnings = sum(one.severity == Severity.WARNING.value for one in told)
        return Produce(
            path,
            to_json(Outcome(path, handed, errors, warnings)),
            inputs={},
            texts=texts_of(plan, opened.passages or passages_of(plan)) if plan else NO_TEXTS,
            rows=rows_of_file(self.community_of(handed, path), done, targets, told),
            errors=len(errors),
        )

    def community_of(self, handed: Handed | None, path: str) -> str:
        """Whose a file is, by the name on the roster; empty for nobody's."""
        if handed:
            return self.roster.get(handed.community, handed.community)
        return next(iter(named_in([Path(path)], self.roster)), "")

    def opened(self, file: Path) -> OpenedPlan:
        """A plan file, read and checked as the project wants it.

        Raises:
            CannotRead: The file, the settings or the pack cannot be read.
        """
        settings = self.settings.settings_for(file)
        return open_plan(
            file,
            shelf=self.shelf,
            circumstances=self.circumstances,
            settings=settings,
            folders=self.folders,
        )

    def documents_of(self, opened: OpenedPlan, path: str) -> tuple[Unfinished, ...]:
        """Write the documents of a plan under names of their own; none when it has errors."""
        if not self.order.formats:  # the files are only read and checked
            return ()
        if opened.plan is None or opened.pack is None or opened.has_errors:
            return ()
        composer = self.composer_for(opened.pack)
        rendered = render_documents(
            opened.plan, composer, opened.plan.documents, self.order.formats
        )
        own = f"{self.token}-{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}"
        return tuple(
            Unfinished(
                self.written(f"{own}-{number}", document),
                name_of(document, opened.plan),
                digest_of_bytes(document.data),
            )
            for number, document in enumerate(rendered)
        )

    def composer_for(self, pack: Pack) -> Composer:
        """One composer for all files of a pack."""
        if pack.folders not in self.composers:
            cache = Path(self.order.cache) if self.order.cache else None
            self.composers[pack.folders] = Composer(pack, cache)
        return self.composers[pack.folders]

    def written(self, name: str, document: RenderedDocument) -> str:
        """Write a document under a passing name, and give that name.

        Raises:
            CannotWrite: The folder or the disk does not allow it.
        """
        file = Path(self.order.documents) / UNFINISHED / name
        try:
            write(file, document.data)
        except OSError as error:
            raise CannotWrite(file, reason_of_writing(error, file)) from error
        return name


def write(file: Path, data: bytes) -> None:
    """Write a file; its folder is made when it is not there.

    Raises:
        OSError: The folder or the disk does not allow it.
        CannotWrite: The folder cannot be made.
    """
    try:
        file.write_bytes(data)
    except FileNotFoundError:  # only the first file of a run finds no folder
        make_folder(file.parent)
        file.write_bytes(data)


def name_of(document: RenderedDocument, plan: Plan) -> str:
    """The name that a document wants: its title, and before it the community if it lacks it."""
    if plan.community in document.name:
        return document.name
    ending = Path(document.name).suffix
    return f"{safe_name(f'{plan.community} {document.title}')}{ending}"


def told_of(finding: Finding, path_of: PathOf) -> Told:
    """A finding in words; its file is named as the sub-district knows it."""
    return Told(
        code=finding.rule.code,
        severity=finding.rule.severity.value,
        message=Words(finding.message("zh"), finding.message("en")),
        help=Words(finding.help("zh"), finding.help("en")),
        place=place_of(finding.span, path_of),
    )


def failure_of(error: Exception, file: Path, order: Order) -> Words:
    """Why nothing could be done with a file; another one that is at fault is named."""
    if isinstance(error, OSError):
        return reason_of(error)
    if isinstance(error, CannotRead):
        if str(error.path) == str(file):
            return error.reason
        path = Path(error.path)
        if order.shown and path.is_relative_to(order.folder):
            path = order.shown / path.relative_to(order.folder)
        return Words(f"{path}：{error.reason.zh}", f"{path}: {error.reason.en}")
    words = getattr(error, "words", None)
    return words if isinstance(words, Words) else Words(str(error), str(error))
