"""Fixes plan files by the edits of their findings; a fix is written only after its check."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.documents import files
from civplan.documents.check import STANDARD_INPUT, CheckedFile, checked_file
from civplan.documents.edits import (
    Fix,
    compatible_fixes,
    fixes_of,
    replace_in,
    replacements_by_path,
)
from civplan.documents.files import CannotWrite, write_file
from civplan.documents.open import OpenedPlan
from civplan.documents.verify_fix import (
    READING_CODE_PREFIX,
    is_faithful,
    unhelpful_fixes,
)
from civplan.findings.finding import Finding, Safety
from civplan.model.plan_file import FileContents
from civplan.source.errors import CannotRead
from civplan.source.source import encode_like, encoding_of

MOST_ROUNDS = 10
"""How often a file is read again after fixes; the next one may need the one before."""
MOST_CHARACTERS_TRIED = 4_000_000
"""Characters of a file that are read again in all trials of its fixes, at most."""
CHARACTERS_OF_A_FINDING = 50
"""Characters that can be read while one finding is made."""
FEWEST_TRIALS = 34
"""Trials that a file of any length has: enough to find one bad fix among 100,000."""
FIX_KEY_CONTEXT = 20
"""Characters before and behind a fix that identify it."""
PlanOpener = Callable[[Path, FileContents], OpenedPlan]
"""Reads and checks a plan file, with some files as they would be."""
FixKey = tuple[str, ...]
"""Identifies a fix that was rejected, wherever its line stands by then."""
NEWLINE = "\n"
NO_NEWLINE_NOTE = "\n\\ No newline at end of file\n"
"""What diff and patch write behind a last line without its end."""


class FixTrial(NamedTuple):
    """A plan file as some fixes would make it."""

    opened: OpenedPlan
    contents: dict[str, bytes]
    """The files that these fixes change, by their real paths."""
    unhelpful: list[Fix]
    """The fixes that their rules ask for again."""


class FixedFile(NamedTuple):
    """A file before and after."""

    path: str
    """As messages name it."""
    before: bytes
    after: bytes
    fixes: int
    """How many findings were fixed."""


class FixResult(NamedTuple):
    """The files after they were fixed."""

    checked: list[CheckedFile]
    """Each with the findings that are left."""
    fixed: list[FixedFile]
    """Those that were written, or would be."""
    errors: list[CannotRead | CannotWrite]
    """Why files stayed as they were."""

    @property
    def is_refused(self) -> bool:
        """True when a file could not be written."""
        return any(isinstance(error, CannotWrite) for error in self.errors)


def fix_files(
    checked: Sequence[CheckedFile],
    named: Collection[Path],
    opening: PlanOpener,
    *,
    is_unsafe_too: bool = False,
    is_dry_run: bool = False,
) -> FixResult:
    """Fix the files that can be, and write them.

    Args:
        checked: The files with their findings.
        named: The files that may be changed.
        opening: Reads and checks a plan file.
        is_unsafe_too: True for the fixes that need a person's look as well.
        is_dry_run: True to write nothing.
    """
    fixer = Fixer(
        opening,
        [path for path in named if path != STANDARD_INPUT],
        is_unsafe_too=is_unsafe_too,
    )
    errors: list[CannotRead | CannotWrite] = []
    after: dict[Path, CheckedFile] = {}
    for one in checked:
        if one.path != STANDARD_INPUT and any(map(fixer.is_wanted, one.findings)):
            try:
                after[one.path] = checked_file(fixer.fix(one.path))
            except CannotRead as error:
                errors.append(error)
    changed = list(fixer.fixed_files())
    fixed = changed if is_dry_run else []
    for file in changed if not is_dry_run else ():
        try:
            write_fixed_file(file)
        except CannotWrite as error:
            errors.append(error)
            fixer.forget(file.path)
        else:
            fixed.append(file)
    for path, one in after.items():
        if len(one.sources) > 1 or len(fixed) < len(changed):
            after[path] = checked_file(opening(path, fixer.contents))
    return FixResult([after.get(one.path, one) for one in checked], fixed, errors)


class Fixer:
    """Fixes the plan files of one run; a file that several extend is fixed once."""

    def __init__(
        self, opening: PlanOpener, named: Collection[Path], *, is_unsafe_too: bool = False
    ) -> None:
        """Set what opens a plan file, the files that may be changed, and which fixes to make.

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
        """The path that messages name, and what was read from it, by the real path."""
        self.counts: Counter[str] = Counter()
        """How many fixes a file has, by its real path."""

    def fix(self, path: Path) -> OpenedPlan:
        """A plan file as it would be.

        Raises:
            CannotRead: It cannot be read.
        """
        opened = self.opening(path, self.contents)
        rejected: set[FixKey] = set()
        trials = _most_trials(opened)
        seen = [_source_texts(opened)]
        for _ in range(MOST_ROUNDS):
            fixes = compatible_fixes(self._available_fixes(opened, rejected))
            if not fixes:
                break
            accepted, trial, used = self._try_fixes(opened, fixes, trials)
            trials -= used
            accepted_ids = set(map(id, accepted))
            rejected |= {_fix_key(one, opened) for one in fixes if id(one) not in accepted_ids}
            if trial is None:
                continue
            if _source_texts(trial.opened) in seen:
                break  # two rules want the opposite of each other
            seen.append(_source_texts(trial.opened))
            self._accept(opened, accepted, trial)
            opened = trial.opened
        return opened

    def is_wanted(self, finding: Finding) -> bool:
        """True when a finding has edits, and they may be made."""
        return is_fixable(finding, is_unsafe_too=self.is_unsafe_too)

    def _available_fixes(self, opened: OpenedPlan, rejected: Collection[FixKey]) -> list[Fix]:
        """The fixes that may be made, all of whose edits lie in files that are named."""
        named = {path for path in opened.sources if os.path.realpath(path) in self.named}
        findings = [
            finding
            for finding in opened.findings
            if self.is_wanted(finding) and all(edit.span.path in named for edit in finding.edits)
        ]
        fixes = fixes_of(findings, _source_texts(opened))
        return [one for one in fixes if _fix_key(one, opened) not in rejected]

    def _try_fixes(
        self, opened: OpenedPlan, fixes: Sequence[Fix], most: int
    ) -> tuple[list[Fix], FixTrial | None, int]:
        """The fixes that do what they should, the file with them, and how many trials that took.

        All are tried at once; halves of them, down to single ones, only where that fails. What
        ``most`` trials leave undecided is not made.
        """
        accepted: list[Fix] = []
        best = None
        groups = [list(fixes)]
        used = 0
        while groups and used < most:
            used += 1
            group = groups.pop()
            trial = self._try_group(opened, sorted(accepted + group, key=Fix.start))
            if trial and not trial.unhelpful:
                accepted, best = accepted + group, trial
            elif len(group) > 1:
                groups += self._parts_of_group(group, trial)
        return accepted, best, used

    def _parts_of_group(self, fixes: Sequence[Fix], trial: FixTrial | None) -> list[list[Fix]]:
        """Two smaller groups of fixes, the last of which is tried first.

        Those that helped come before the others; where nobody knows which did, halves are tried.
        """
        unhelpful = {id(one) for one in trial.unhelpful} if trial else set()
        others = [one for one in fixes if id(one) in unhelpful]
        if 0 < len(others) < len(fixes):
            return [others, [one for one in fixes if id(one) not in unhelpful]]
        half = len(fixes) // 2
        return [list(fixes[half:]), list(fixes[:half])]

    def _try_group(self, opened: OpenedPlan, fixes: Sequence[Fix]) -> FixTrial | None:
        """The file with some fixes; None when they do harm."""
        replacements = replacements_by_path(fixes)
        contents: dict[str, bytes] = {}
        for path, of_file in replacements.items():
            source = opened.sources[path]
            data = encode_like(source.data, replace_in(source.text, of_file))
            if data is None:
                return None
            contents[os.path.realpath(path)] = data
        try:
            after = self.opening(opened.path, {**self.contents, **contents})
        except CannotRead:
            return None
        if not is_faithful(opened, after, replacements) or self._brings_findings(opened, after):
            return None
        return FixTrial(after, contents, unhelpful_fixes(fixes, after, replacements))

    def _brings_findings(self, before: OpenedPlan, after: OpenedPlan) -> bool:
        """True when a finding has come up that no fix of this run would mend.

        What keeps a file from being read whole also hides findings; then nothing can be said.
        """
        hidden = (
            one.is_error and one.rule.code.startswith(READING_CODE_PREFIX)
            for one in before.findings
        )
        return not any(hidden) and bool(
            self._lasting_findings(after) - self._lasting_findings(before)
        )

    def _lasting_findings(self, opened: OpenedPlan) -> Counter[str]:
        """How many findings of each rule no fix of this run would mend."""
        return Counter(one.rule.code for one in opened.findings if not self.is_wanted(one))

    def _accept(self, opened: OpenedPlan, fixes: Sequence[Fix], trial: FixTrial) -> None:
        """Note what the files would hold."""
        for path, count in Counter(fix.start()[0] for fix in fixes).items():
            self.counts[os.path.realpath(path)] += count
        for path, source in opened.sources.items():
            if os.path.realpath(path) in trial.contents:
                self.originals.setdefault(os.path.realpath(path), (path, source.data))
        self.contents.update(trial.contents)

    def fixed_files(self) -> Iterator[FixedFile]:
        """The files that would change."""
        for real, data in self.contents.items():
            path, before = self.originals[real]
            if before != data:
                yield FixedFile(path, before, data, self.counts[real])

    def forget(self, path: str) -> None:
        """Leave a file as it was: it could not be written."""
        self.contents.pop(os.path.realpath(path), None)


def _most_trials(opened: OpenedPlan) -> int:
    """How often a file may be read again: a short one hundreds of times, a long one seldom."""
    characters = sum(len(source.text) for source in opened.sources.values())
    characters += CHARACTERS_OF_A_FINDING * len(opened.findings)
    return max(FEWEST_TRIALS, MOST_CHARACTERS_TRIED // max(1, characters))


def is_fixable(finding: Finding, *, is_unsafe_too: bool) -> bool:
    """True when a finding carries edits that may be made."""
    safety = finding.rule.fix
    return bool(finding.edits) and (
        safety is Safety.SAFE or (is_unsafe_too and safety is Safety.UNSAFE)
    )


def _fix_key(fix: Fix, opened: OpenedPlan) -> FixKey:
    """What a fix would do, and between which words."""
    path, first = fix.start()
    around = slice(max(0, first.start - FIX_KEY_CONTEXT), first.end + FIX_KEY_CONTEXT)
    texts = (replacement.text for _, replacement in fix.replacements)
    return (fix.finding.rule.code, path, opened.sources[path].text[around], *texts)


def _source_texts(opened: OpenedPlan) -> dict[str, str]:
    """The texts of the files that a plan was read from, by the path that messages name."""
    return {path: source.text for path, source in opened.sources.items()}


def write_fixed_file(file: FixedFile) -> None:
    """Write a fixed file, unless its contents changed since they were read.

    Raises:
        CannotWrite: They did, or it may not be written.
    """
    path = Path(file.path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotWrite(path, files.FILE_CHANGED_MEANWHILE) from error
    if data != file.before:
        raise CannotWrite(path, files.FILE_CHANGED_MEANWHILE)
    if files.is_read_only(path):
        raise CannotWrite(path, files.FILE_READ_ONLY)
    write_file(path, file.after)


def file_diff(file: FixedFile) -> str:
    """The unified diff of a fixed file; both names are the one that messages use."""
    before, after = _diff_lines(file.before), _diff_lines(file.after)
    return "".join(_end_diff_lines(difflib.unified_diff(before, after, file.path, file.path)))


def _diff_lines(data: bytes) -> list[str]:
    """The lines of a file's bytes with their ends; a lone carriage return ends none, as in diff."""
    mark, codec = encoding_of(data)
    lines = data.removeprefix(mark).decode(codec).split(NEWLINE)
    return [*(f"{line}{NEWLINE}" for line in lines[:-1]), *filter(None, lines[-1:])]


def _end_diff_lines(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a diff, each with its end; where the file has none, it says so."""
    for line in lines:
        yield line if line.endswith(NEWLINE) else f"{line}{NO_NEWLINE_NOTE}"
