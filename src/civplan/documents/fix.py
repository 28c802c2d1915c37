"""Mends plan files by the edits of their findings; nothing is written before it was read again."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.documents import files
from civplan.documents.edits import (
    Fix,
    compatible_fixes,
    fixes_of,
    replace_in,
    replacements_by_path,
)
from civplan.documents.files import CannotWrite, write_file
from civplan.documents.open import OpenedPlan
from civplan.documents.verify_fix import verify_fix
from civplan.findings.finding import Finding, Safety
from civplan.model.plan_file import FileContents
from civplan.source.encoding import encode_like, encoding_of
from civplan.source.errors import CannotRead

MOST_ROUNDS = 10
"""How often a file is read again after its mending; the next fix may need the one before."""
WRITE_PERMISSION_BITS = 0o222
FIX_KEY_CONTEXT = 20
"""Characters before and behind a fix by which it is known again."""
PlanOpener = Callable[[Path, FileContents], OpenedPlan]
"""Reads and checks a plan file, with some files as they would be."""
FixKey = tuple[str, ...]
"""What tells a fix again that was taken back, wherever its line stands by then."""


class FixTrial(NamedTuple):
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
        self, opening: PlanOpener, named: Collection[Path], *, is_unsafe_too: bool = False
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
        refused: set[FixKey] = set()
        seen = [_source_texts(opened)]
        for _ in range(MOST_ROUNDS):
            offered = compatible_fixes(self.offered(opened, refused))
            if not offered:
                break
            made, trial = self.settled(opened, offered)
            refused |= {_fix_key(one, opened) for one in offered} - {
                _fix_key(one, opened) for one in made
            }
            if trial and _source_texts(trial.opened) in seen:
                break  # two rules want the opposite of each other
            if trial:
                seen.append(_source_texts(trial.opened))
                self.keep(opened, made, trial)
                opened = trial.opened
        return opened

    def offered(self, opened: OpenedPlan, refused: Collection[FixKey] = ()) -> list[Fix]:
        """The fixes that may be made."""
        findings = [one for one in opened.findings if self.may_make(one, opened)]
        mendings = fixes_of(findings, _source_texts(opened))
        return [one for one in mendings if _fix_key(one, opened) not in refused]

    def may_make(self, finding: Finding, opened: OpenedPlan) -> bool:
        """True when a finding can be mended in files that are named."""
        return is_fixable(finding, is_unsafe_too=self.is_unsafe_too) and all(
            edit.span.path in opened.sources and os.path.realpath(edit.span.path) in self.named
            for edit in finding.edits
        )

    def settled(
        self, opened: OpenedPlan, offered: Sequence[Fix]
    ) -> tuple[list[Fix], FixTrial | None]:
        """Those fixes that do what they should, and the file with them.

        All are tried at once; halves of them, down to single ones, only where that fails.
        """
        made: list[Fix] = []
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

    def tried(self, opened: OpenedPlan, made: Sequence[Fix]) -> FixTrial | None:
        """The file with some fixes; None when they do harm or no good."""
        changes = replacements_by_path(made)
        contents: dict[str, bytes] = {}
        for path, of_file in changes.items():
            source = opened.sources[path]
            data = encode_like(source.data, replace_in(source.text, of_file))
            if data is None:
                return None
            contents[os.path.realpath(path)] = data
        try:
            after = self.opening(opened.path, {**self.contents, **contents})
        except CannotRead:
            return None
        return FixTrial(after, contents) if verify_fix(opened, after, changes, made) else None

    def keep(self, opened: OpenedPlan, made: Sequence[Fix], trial: FixTrial) -> None:
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


def _fix_key(mending: Fix, opened: OpenedPlan) -> FixKey:
    """What a fix would do, and between which words."""
    path, change = mending.changes[0]
    around = slice(max(0, change.start - FIX_KEY_CONTEXT), change.end + FIX_KEY_CONTEXT)
    texts = (change.text for _, change in mending.changes)
    return (mending.finding.rule.code, path, opened.sources[path].text[around], *texts)


def _source_texts(opened: OpenedPlan) -> dict[str, str]:
    """The texts of the files that a plan was read from, by the path that messages name."""
    return {path: source.text for path, source in opened.sources.items()}


def write_fixed_file(file: FixedFile) -> None:
    """Write a mended file, unless it is another by now.

    Raises:
        CannotWrite: It changed since it was read, or may not be written.
    """
    path = Path(file.path)
    try:
        mode, data = path.stat().st_mode, path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, files.FILE_CHANGED_MEANWHILE) from error
    if data != file.before:
        raise CannotWrite(path, files.FILE_CHANGED_MEANWHILE)
    if not mode & WRITE_PERMISSION_BITS or not os.access(path, os.W_OK):
        raise CannotWrite(path, files.FILE_READ_ONLY)
    write_file(path, file.after)


NEWLINE = "\n"
NO_NEWLINE_NOTE = "\n\\ No newline at end of file\n"
"""What diff and patch write behind a last line that is not ended."""


def file_diff(file: FixedFile) -> str:
    """The unified diff of a mended file; both names are the one that messages use."""
    before, after = _diff_lines(file.before), _diff_lines(file.after)
    return "".join(_end_diff_lines(difflib.unified_diff(before, after, file.path, file.path)))


def _diff_lines(data: bytes) -> list[str]:
    """The lines of a file's bytes with their ends; a lone carriage return ends none, as in diff."""
    mark, codec = encoding_of(data)
    lines = data.removeprefix(mark).decode(codec).split(NEWLINE)
    return [*(f"{line}{NEWLINE}" for line in lines[:-1]), *filter(None, lines[-1:])]


def _end_diff_lines(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a diff, each ended; one that its file does not end says so."""
    for line in lines:
        yield line if line.endswith(NEWLINE) else f"{line}{NO_NEWLINE_NOTE}"
