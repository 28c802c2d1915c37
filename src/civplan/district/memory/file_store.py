"""What the memory of an output folder says of the files, under paths that can be shown."""

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
    with_paths,
)
from civplan.district.memory.stored_result import OwnTexts
from civplan.district.register.packing import PackedRows

DAMAGE_ERRORS = (ValueError, TypeError, KeyError, AttributeError)
"""What comes of reading an outcome that is not what was stored."""


def file_results_in(state: BatchMemory, folder: Path) -> list[FileResult]:
    """What came of the files, in their order; files that others extend are not handed in.

    Args:
        state: The memory.
        folder: The sub-district's, as messages are to name it.

    Raises:
        CannotWrite: The memory is damaged; the error says what to do.
    """
    shown, extended = DisplayPaths(folder), extended_files(state.made())
    outcomes = list[FileResult]()
    for path, text, documents, failure in state.outcomes():
        if path not in extended:
            with state.refusing_damage(*DAMAGE_ERRORS):
                outcome = with_paths(file_result_from_json(readable_path(text)), shown.__getitem__)
            outcomes.append(outcome._replace(documents=documents, failure=failure))
    return outcomes


def extended_files(inputs: Mapping[str, Iterable[str]]) -> set[str]:
    """The files that another one extends.

    Args:
        inputs: What each file depends on, by its path.
    """
    return {name for path, names in inputs.items() for name in names if name != path}


class MemoryFileStore(NamedTuple):
    """What the memory keeps of files, by their paths as outcomes have them."""

    state: BatchMemory
    paths: Mapping[str, str]
    """Those by which the memory knows files, for each that cannot be shown as it is."""

    def file_of(self, path: str) -> str:
        """The path under which the system knows a file."""
        return self.paths.get(path, path)

    def texts_of(self, path: str) -> OwnTexts:
        """The texts of a file; none of one that could not be read."""
        return self.state.texts_of(self.file_of(path))

    def sizes_of(self, table: str) -> dict[str, int]:
        """How many rows files give to a table of the register."""
        return {readable_path(path): size for path, size in self.state.sizes_of(table).items()}

    def rows_of(self, path: str, table: str) -> PackedRows:
        """What a file gives to a table of the register, by the table's English name."""
        return self.state.rows_of(self.file_of(path), table)


def file_store_of(state: BatchMemory) -> MemoryFileStore:
    """What the memory keeps of the files that it knows."""
    shown = {readable_path(path): path for path in state.paths()}
    return MemoryFileStore(state, {path: own for path, own in shown.items() if path != own})
