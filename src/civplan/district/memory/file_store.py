"""Reads the results of the files back from the memory, under paths that can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from civplan.district.memory.batch_memory import BatchMemory
from civplan.district.memory.file_result import (
    DisplayPaths,
    FileResult,
    file_result_from_json,
    readable_path,
)
from civplan.district.memory.stored_result import OwnTexts, PackedRows

DAMAGE_ERRORS = (ValueError, TypeError, KeyError, AttributeError)
"""Raised by the reading of a result that is not what was stored."""


def file_results_in(memory: BatchMemory, folder: Path) -> list[FileResult]:
    """The results of the files, in order; without files that others extend.

    Args:
        memory: The memory.
        folder: The sub-district's, as messages name it.

    Raises:
        CannotWrite: The memory is damaged; the error says what to do.
    """
    paths, extended = DisplayPaths(folder), paths_extended_by_others(memory.inputs())
    results = list[FileResult]()
    for path, one in memory.results():
        if path not in extended:
            with memory.refusing_damage(*DAMAGE_ERRORS):
                result = file_result_from_json(readable_path(one.json), paths.__getitem__)
            results.append(result._replace(documents=one.documents, failure=one.failure))
    return results


def paths_extended_by_others(inputs: Mapping[str, Iterable[str]]) -> set[str]:
    """The files that another one extends.

    Args:
        inputs: The names of the inputs of each file, by its path.
    """
    return {name for path, names in inputs.items() for name in names if name != path}


class MemoryFileStore(NamedTuple):
    """The rows and texts of the memory, by paths as results have them."""

    memory: BatchMemory
    paths: Mapping[str, str]
    """The memory's own path of each file whose path cannot be shown as it is."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file."""
        return self.paths.get(path, path)

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        return self.memory.texts_of(self.file_of(path))

    def sizes_of(self, table: str) -> dict[str, int]:
        """The number of rows that files give to a table of the register."""
        return {readable_path(path): size for path, size in self.memory.sizes_of(table).items()}

    def rows_of(self, path: str, table: str) -> PackedRows:
        """The rows that a file gives to a table of the register, by the table's English name."""
        return self.memory.rows_of(self.file_of(path), table)


def file_store_of(memory: BatchMemory) -> MemoryFileStore:
    """The rows and texts that the memory keeps of its files."""
    readable = {readable_path(path): path for path in memory.paths()}
    return MemoryFileStore(memory, {path: own for path, own in readable.items() if path != own})
