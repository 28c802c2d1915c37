"""Mends plan files by the edits of their findings; nothing is written before it was read again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.documents import errors
from civplan.documents.edits import (
    Mending,
    changes_by_path,
    fitting,
    mendings_of,
    with_changes,
)
from civplan.documents.errors import CannotWrite
from civplan.documents.files import write_whole
from civplan.documents.opened import OpenedPlan
from civplan.documents.sameness import is_sound
from civplan.findings.finding import Finding, Safety
from civplan.model.load import Contents
from civplan.source.encoding import encoded_as
from civplan.source.errors import CannotRead

MOST_ROUNDS = 10
"""How often a file is read again after its mending; the next fix may need the one before."""
WRITABLE_BY_ANYONE = 0o222
WORDS_AROUND = 20
"""Characters before and behind a fix by which it is known again."""
Opening = Callable[[Path, Contents], OpenedPlan]
"""Reads and checks a plan file, with some files as they would be."""
Key = tuple[str, ...]
"""What tells a fix again that was taken back, wherever its line stands by then."""


class Trial(NamedTuple):
    """A plan file as some fixes would make it."""

    opened: OpenedPlan
    contents: dict[str, bytes]
    """The files that these fixes change, by their real paths."""


class FixedFile(NamedTuple):
    """A file before and after."""

    path: str
    """As messages name it."""
    before: bytes
    after: bytes
    fixes: int
    """How many findings were mended."""


class Fixer:
    """Mends the plan files of one run; a file that several extend is mended once."""

    def __init__(
        self, opening: Opening, named: Collection[Path], *, is_unsafe_too: bool = False
    ) -> None:
        """Take what opens a plan file, the files that may be changed, and which fixes to make.

        Args:
            opening: Reads and checks a plan file.
            named: The files that may be changed.
            is_unsafe_too: True for the fixes that need a person's look as well.
        """
        self.opening = opening
        self.named = {os.path.realpath(path) for path in named}
        self.is_unsafe_too = is_unsafe_too
        self.contents: dict[str, bytes] = {}
        """What the files would hold, by their real paths."""
        self.originals: dict[str, tuple[str, bytes]] = {}
        """The path that messages name, and what was read from it."""
        self.fixes: Counter[str] = Counter()

    def fix(self, path: Path) -> OpenedPlan:
        """A plan file as it would be.

        Raises:
            CannotRead: It cannot be read.
        """
        opened = self.opening(path, self.contents)
        refused: set[Key] = set()
        seen = [texts_of(opened)]
        for _ in range(MOST_ROUNDS):
            offered = fitting(self.offered(opened, refused))
            if not offered:
                break
            made, trial = self.settled(opened, offered)
            refused |= {key_of(one, opened) for one in offered} - {
                key_of(one, opened) for one in made
            }
            if trial and texts_of(trial.opened) in seen:
                break  # two rules want the opposite of each other
            if trial:
                seen.append(texts_of(trial.opened))
                self.keep(opened, made, trial)
                opened = trial.opened
        return opened

    def offered(self, opened: OpenedPlan, refused: Collection[Key] = ()) -> list[Mending]:
        """The fixes that may be made."""
        findings = [one for one in opened.findings if self.may_make(one, opened)]
        mendings = mendings_of(findings, texts_of(opened))
        return [one for one in mendings if key_of(one, opened) not in refused]

    def may_make(self, finding: Finding, opened: OpenedPlan) -> bool:
        """True when a finding can be mended in files that are named."""
        return is_fixable(finding, is_unsafe_too=self.is_unsafe_too) and all(
            edit.span.path in opened.sources and os.path.realpath(edit.span.path) in self.named
            for edit in finding.edits
        )

    def settled(
        self, opened: OpenedPlan, offered: Sequence[Mending]
    ) -> tuple[list[Mending], Trial | None]:
        """Those fixes that do what they should, and the file with them.

        All are tried at once; halves of them, down to single ones, only where that fails.
        """
        made: list[Mending] = []
        best = None
        groups = [list(offered)]
        while groups:
            group = groups.pop()
            trial = self.tried(opened, sorted(made + group, key=lambda one: one.changes[0]))
            if trial:
                made, best = made + group, trial
            elif len(group) > 1:
                half = len(group) // 2
                groups += [group[half:], group[:half]]
        return made, best

    def tried(self, opened: OpenedPlan, made: Sequence[Mending]) -> Trial | None:
        """The file with some fixes; None when they do harm or no good."""
        changes = changes_by_path(made)
        contents: dict[str, bytes] = {}
        for path, of_file in changes.items():
            source = opened.sources[path]
            data = encoded_as(source.data, with_changes(source.text, of_file))
            if data is None:
                return None
            contents[os.path.realpath(path)] = data
        try:
            after = self.opening(opened.path, {**self.contents, **contents})
        except CannotRead:
            return None
        return Trial(after, contents) if is_sound(opened, after, changes, made) else None

    def keep(self, opened: OpenedPlan, made: Sequence[Mending], trial: Trial) -> None:
        """Note what the files would hold."""
        for mending in made:
            path, _ = mending.changes[0]
            self.fixes[os.path.realpath(path)] += 1
        for path, source in opened.sources.items():
            if os.path.realpath(path) in trial.contents:
                self.originals.setdefault(os.path.realpath(path), (path, source.data))
        self.contents.update(trial.contents)

    def fixed_files(self) -> Iterator[FixedFile]:
        """The files that would change."""
        for real, data in self.contents.items():
            path, before = self.originals[real]
            if before != data:
                yield FixedFile(path, before, data, self.fixes[real])

    def forget(self, path: str) -> None:
        """A file stays as it was: it could not be written."""
        self.contents.pop(os.path.realpath(path), None)


def is_fixable(finding: Finding, *, is_unsafe_too: bool) -> bool:
    """True when a finding carries edits that may be made."""
    safety = finding.rule.fix
    return bool(finding.edits) and (
        safety is Safety.SAFE or (is_unsafe_too and safety is Safety.UNSAFE)
    )


def key_of(mending: Mending, opened: OpenedPlan) -> Key:
    """What a fix would do, and between which words."""
    path, change = mending.changes[0]
    around = slice(max(0, change.start - WORDS_AROUND), change.end + WORDS_AROUND)
    texts = (change.text for _, change in mending.changes)
    return (mending.finding.rule.code, path, opened.sources[path].text[around], *texts)


def texts_of(opened: OpenedPlan) -> dict[str, str]:
    """The texts of the files that a plan was read from, by the path that messages name."""
    return {path: source.text for path, source in opened.sources.items()}


def write_fixed(file: FixedFile) -> None:
    """Write a mended file, unless it is another by now.

    Raises:
        CannotWrite: It changed since it was read, or may not be written.
    """
    path = Path(file.path)
    try:
        mode, data = path.stat().st_mode, path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, errors.CHANGED_MEANWHILE) from error
    if data != file.before:
        raise CannotWrite(path, errors.CHANGED_MEANWHILE)
    if not mode & WRITABLE_BY_ANYONE or not os.access(path, os.W_OK):
        raise CannotWrite(path, errors.FILE_READ_ONLY)
    write_whole(path, file.after)
