"""Prints: data on standard output, everything else on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TextIO

from civplan.cli.errors import words_for
from civplan.findings.words import Language, Words

if TYPE_CHECKING:  # every command prints, few read files
    from civplan.documents.tree import LeftOut
    from civplan.findings.finding import Finding
    from civplan.source.source import Source

SLOW_YAML = Words(
    "PyYAML 没有 libyaml，读文件会慢十倍左右；装上带 libyaml 的 PyYAML 即可",
    "PyYAML lacks libyaml, so files are read some ten times slower; install a build that has it",
)


def out(line: str) -> None:
    """Print a line of data."""
    sys.stdout.write(f"{line}\n")


def note(words: Words, language: Language) -> None:
    """Print a line about the run."""
    sys.stderr.write(f"civplan: {words.in_language(language)}\n")


def tell_error(error: Exception, language: Language) -> None:
    """Print an error that a user can mend, in one line; raise any other again."""
    words = words_for(error)
    if words is None:
        raise error
    note(words, language)


def tell_left_out(left_out: Iterable[LeftOut], language: Language) -> None:
    """Tell of what was left out in a folder."""
    for one in left_out:
        note(one.words, language)


def tell_findings(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    language: Language,
    form: str = "text",
    stream: TextIO | None = None,
) -> None:
    """Print findings in order; a form for machines also says that there are none."""
    findings = list(findings)
    if not findings and form == "text":
        return
    from civplan.documents.opened import lines_in  # noqa: PLC0415 - loads the model
    from civplan.findings.order import in_order  # noqa: PLC0415 - most runs have nothing to tell
    from civplan.findings.reporters import REPORTERS  # noqa: PLC0415

    report = REPORTERS[form](in_order(findings), lines_in(sources), language)
    (stream or sys.stdout).write(report)


def warn_without_libyaml(language: Language) -> None:
    """Say that reading is slow where PyYAML was built without its C parser."""
    from civplan.source.parse import has_libyaml  # noqa: PLC0415 - most commands read no plan

    if not has_libyaml():
        note(SLOW_YAML, language)
