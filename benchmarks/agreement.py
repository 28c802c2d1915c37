"""Prints on what ``civplan inspect`` and ``../shared/tools/check_layout.py`` agree.

Each check that both make, over the documents of all examples and over documents as python-docx,
pandoc and docxtpl write them. With PYTHONPATH=tests; needs LibreOffice, pandoc and docxtpl.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from civplan.documents.office import convert, find_office
from support.agreement import (
    WRITERS,
    Judgement,
    checker_of,
    page_judgements,
    written_examples,
    xml_judgements,
)

SHARED = Path(__file__).resolve().parents[2] / "shared"
LONGEST_LAYOUT = 180
"""Seconds for a document."""
SIGNS = {True: "holds", False: "fails"}


def main() -> int:
    """Print a table with a row for each check; 1 when the two differ somewhere."""
    with tempfile.TemporaryDirectory() as name:
        columns = dict(_judged(Path(name)))
    checks = list(dict.fromkeys(check for column in columns.values() for check in column))
    print(f"| check | {' | '.join(columns)} |")
    print(f"|---|{'---|' * len(columns)}")
    for check in checks:
        cells = (_cell(column.get(check, [])) for column in columns.values())
        print(f"| {check} | {' | '.join(cells)} |")
    judgements = [one for column in columns.values() for row in column.values() for one in row]
    same = sum(one.is_same for one in judgements)
    print(f"\n{same} of {len(judgements)} judgements are the same")
    return int(same < len(judgements))


def _judged(folder: Path) -> Iterator[tuple[str, dict[str, list[Judgement]]]]:
    """The judgements by check, for the examples together and for each other writer."""
    files = list(written_examples(folder))
    yield f"civplan ({len(files)})", _by_check(files)
    for name, write in WRITERS.items():
        file = folder / f"{name}.docx"
        write(file)
        yield name, _by_check([file])


def _by_check(files: list[Path]) -> dict[str, list[Judgement]]:
    checker, office = checker_of(SHARED), find_office()
    rows: dict[str, list[Judgement]] = {}
    for file in files:
        found = xml_judgements(checker, file)
        if office is not None:
            pdf = file.with_suffix(".pdf")
            pdf.write_bytes(convert(file.read_bytes(), ".docx", "pdf", office, LONGEST_LAYOUT))
            found |= page_judgements(checker, file, pdf)
        for check, judgement in found.items():
            rows.setdefault(check, []).append(judgement)
    return rows


def _cell(judgements: list[Judgement]) -> str:
    """Both verdicts when they are the same in all documents, else in how many they differ."""
    if not judgements:
        return "–"
    different = sum(not one.is_same for one in judgements)
    if different:
        return f"differ in {different} of {len(judgements)}"
    verdicts = {SIGNS[one.checker] for one in judgements}
    return f"both: {' or '.join(sorted(verdicts))}"


if __name__ == "__main__":
    sys.exit(main())
