"""--baseline and --write-baseline: findings that a folder started with do not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from civplan.cli.console import print_note
from civplan.documents.files import write_file
from civplan.documents.open import lines_of_sources
from civplan.findings.finding import Finding
from civplan.findings.words import Language, Words
from civplan.settings.baseline import (
    BaselineComparison,
    baseline_text,
    compare_with_baseline,
    read_baseline,
)
from civplan.source.source import Source


def record_baseline(
    found: Sequence[Finding], sources: Mapping[str, Source], file: Path, language: Language
) -> None:
    """Write the findings of this run as the baseline, and say so.

    Raises:
        CannotWrite: The folder or the disk does not allow it.
    """
    text = baseline_text(found, lines_of_sources(sources), file.parent)
    write_file(file, text.encode())
    print_note(
        Words(
            f"{len(found)}条已记入 {file}；以后加上 --baseline {file}，只报新的",
            f"{len(found)} recorded in {file}; from now on, --baseline {file} tells only new ones",
        ),
        language,
    )


def new_beside_baseline(
    found: Sequence[Finding], sources: Mapping[str, Source], file: Path
) -> BaselineComparison:
    """The findings beside a baseline.

    Raises:
        BadBaseline: It cannot be used.
    """
    return compare_with_baseline(
        found, lines_of_sources(sources), read_baseline(file), sources.keys()
    )


def print_baseline_counts(
    counts: BaselineComparison, language: Language, *, is_whole: bool
) -> None:
    """Say how many findings were left out, and how many recorded ones are mended.

    Args:
        counts: What the comparison gave.
        language: Of the message.
        is_whole: False when options left rules or a document out: what these would find is not
            gone.
    """
    gone = counts.gone if is_whole else 0
    mended = Words(
        f"，另有{gone}条已经改好，可以用 --write-baseline 重新记一次" if gone else "",
        f", {gone} recorded there are gone: write it anew with --write-baseline" if gone else "",
    )
    if counts.left_out or gone:
        print_note(
            Words(
                f"基线里已有的略过{counts.left_out}条{mended.zh}",
                f"{counts.left_out} left out that the baseline has{mended.en}",
            ),
            language,
        )
