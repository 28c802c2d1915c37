"""What the options of ``civplan validate`` ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from civplan.cli.choices import day_of, one_of
from civplan.cli.errors import OwnError
from civplan.findings.words import Words
from civplan.model.choices import Document
from civplan.rules.subject import Circumstances

if TYPE_CHECKING:  # most runs have none
    from civplan.settings.settings import Asked

UNSAFE_ALONE = Words(
    "--unsafe-fixes 要与 --fix 或 --diff 一起用", "--unsafe-fixes needs --fix or --diff"
)
DIFF_RECORDED = Words(
    "--diff 只显示，不写入，不能与 --write-baseline 一起用",
    "--diff writes nothing; it cannot be used with --write-baseline",
)


class Request(NamedTuple):
    """What the options of ``civplan validate`` ask for."""

    form: str = "text"
    strict: bool = False
    quiet: bool = False
    document: str = ""
    """plan or summary; empty for the plan, and the summary when the file has one."""
    as_of: str = ""
    """The day for which progress is judged; empty for the whole year."""
    jobs: int = 0
    """Processes to use; 0 for as many as pay."""
    select: str = ""
    """Rules that count, with commas; empty for what civplan.toml says."""
    ignore: str = ""
    """Rules that do not count."""
    baseline: Path | None = None
    """Recorded findings that do not count."""
    write_baseline: Path | None = None
    """Where to record the findings of this run, which then do not count."""
    fix: bool = False
    """Whether to mend the files."""
    unsafe_fixes: bool = False
    """Whether also where a person has to look at it."""
    diff: bool = False
    """Whether to show what that would change instead."""

    @property
    def is_whole(self) -> bool:
        """True when every rule of the project looks at every document, as the files are."""
        return not (self.select or self.ignore or self.document or self.as_of or self.diff)


def refuse_contradictions(request: Request) -> None:
    """Refuse options that could not do what they say.

    Raises:
        OwnError: There are such options.
    """
    if request.unsafe_fixes and not (request.fix or request.diff):
        raise OwnError(UNSAFE_ALONE)
    if request.diff and request.write_baseline:
        raise OwnError(DIFF_RECORDED)


def circumstances_of(request: Request) -> Circumstances:
    """What the options say about the check.

    Raises:
        OwnError: There is no such document, or the day is none.
    """
    documents = None
    if request.document:
        names = {document.value: document for document in Document}
        documents = (names[one_of(request.document, names, "--for")],)
    return Circumstances(documents=documents, as_of=day_of(request.as_of, "--as-of"))


def asked_by(request: Request) -> Asked | None:
    """What the options say in the place of a civplan.toml; None for nothing.

    Raises:
        BadSelector: There is no such rule.
    """
    if not (request.select or request.ignore):
        return None
    from civplan.settings.asking import asked_for  # noqa: PLC0415 - loads the catalogue

    return asked_for(request.select, request.ignore)
