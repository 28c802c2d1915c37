"""The documents of folders: which belong together, and what their plan files are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from civplan.documents.files import safe_name
from civplan.documents.folders import file_tree
from civplan.ingest.import_document import ReadDocument, imported_part
from civplan.ingest.outline import PartKind
from civplan.ingest.plan.facts import facts_of
from civplan.ingest.plan.parts import ImportedPart
from civplan.ingest.read import FITTING_CONTENTS

LOCK_STARTS = ("~$", ".~lock.", ".")
"""How the names of files begin that are none of a person's."""


class FoundDocument(NamedTuple):
    """A document with its place below the folder that was named."""

    path: Path
    folder: Path
    """Relative to that folder."""


class ImportTask(NamedTuple):
    """What becomes one plan file."""

    parts: tuple[ImportedPart, ...]
    """A document, or a plan and a summary."""
    folder: Path
    """Of the plan file, relative to the folder of all."""
    stem: str
    """The plan file's name without its ending."""


def is_document(path: Path) -> bool:
    """True when a name is that of a document that can be imported."""
    is_own = path.name.startswith(LOCK_STARTS)
    return path.suffix.lower() in FITTING_CONTENTS and not is_own


def documents_in(paths: Iterable[Path]) -> Iterator[FoundDocument]:
    """The documents of folders and of all below them; a file that is named counts as it is."""
    for path in paths:
        if not path.is_dir():
            yield FoundDocument(path, Path())
            continue
        for file in file_tree(path).files:
            if is_document(file):
                yield FoundDocument(file, file.parent.relative_to(path))


def tasks_of(found: FoundDocument, document: ReadDocument, *, keep_all: bool) -> list[ImportTask]:
    """The plan files of a document, one for each part with a text.

    Raises:
        CannotImport: It has no text.
    """
    count = len(document.documents)
    if count == 1:
        part = imported_part(document, keep_all=keep_all)
        return [ImportTask((part,), found.folder, found.path.stem)]
    return [
        ImportTask(
            (imported_part(document, number, keep_all=keep_all),),
            found.folder,
            f"{found.path.stem}-{number}",
        )
        for number, part in enumerate(document.documents, 1)
        if part.nodes
    ]


def with_pairs(tasks: Sequence[ImportTask]) -> list[ImportTask]:
    """The tasks, the only plan and the only summary of a community and year as one."""
    groups: dict[tuple[Path, str, int], list[ImportTask]] = {}
    for task in tasks:
        facts = facts_of(task.parts[0].outline)
        if facts.community and facts.year:
            groups.setdefault((task.folder, facts.community, facts.year), []).append(task)
    joined: dict[int, ImportTask | None] = {}
    for (folder, community, year), members in groups.items():
        kinds = [task.parts[0].outline.kind for task in members]
        if sorted(kind.value for kind in kinds) != [PartKind.PLAN.value, PartKind.SUMMARY.value]:
            continue
        if _is_guess_in_one_file(members):
            continue
        plan, summary = members if kinds[0] is PartKind.PLAN else members[::-1]
        pair = ImportTask((*plan.parts, *summary.parts), folder, safe_name(f"{community}{year}"))
        joined |= {id(members[0]): pair, id(members[1]): None}
    return [one for task in tasks if (one := joined.get(id(task), task))]


def _is_guess_in_one_file(tasks: Sequence[ImportTask]) -> bool:
    """True for documents of one file of which one does not say its year: it may be the next."""
    parts = [task.parts[0] for task in tasks]
    is_one_file = len({part.path for part in parts}) == 1
    return is_one_file and any(facts_of(part.outline).year_from for part in parts)
