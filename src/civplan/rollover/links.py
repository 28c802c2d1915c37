"""The other files that a plan file names, as next year's file names them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from civplan.edit.edits import SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.model.inherit import field_value
from civplan.model.packs import is_folder_name
from civplan.model.plan import PLAN_SHAPE, Combination
from civplan.model.records import RecordOf
from civplan.rollover.moved_years import moved_title
from civplan.source.nodes import Mapping as KeyedNode
from civplan.source.nodes import Scalar
from civplan.source.source import Source

PACK = KeyPath.of("pack")
COMBINATION_SHAPE = RecordOf(Combination, short="with_")


class Links:
    """The other files that a plan file names: what it extends, its own pack, rows of tables."""

    def __init__(
        self,
        source: Source,
        path: Path,
        new_path: Path,
        year: int,
        new_files: Mapping[Path, Path],
    ) -> None:
        """Find the files that it names.

        Args:
            source: This year's file.
            path: Its path.
            new_path: Where the new one belongs.
            year: Its year.
            new_files: Where the files go that are rolled over with it, by their real paths.
        """
        self.path, self.new_path, self.new_files = path, new_path, new_files
        self.extends = _text_of(source, "extends")
        self.pack = pack_name(source)
        self.combined = combined_name(source)
        self.next_extended = self._next_extended(year) if self.extends else None

    @property
    def is_moved(self) -> bool:
        """True when the new file extends next year's."""
        return self.next_extended is not None

    @property
    def last_years_file(self) -> str:
        """The file of last year that the new one extends still; empty without one."""
        return "" if self.is_moved else self.extends

    def _next_extended(self, year: int) -> Path | None:
        """Next year's file in the place of the one that is extended; None without one."""
        old = self.path.parent / self.extends
        rolled = self.new_files.get(Path(os.path.realpath(old)))
        if rolled is not None:
            return rolled
        named = self.path.parent / moved_title(self.extends, year)
        return named if named != old and named.is_file() else None

    def edits_of_tables(self, files: Iterable[tuple[KeyPath, str]]) -> Iterator[ValueEdit]:
        """The edits of the paths of files that hold the rows of tables.

        Args:
            files: Where one is named, and which.
        """
        for path, text in files:
            old = self.path.parent / text
            yield from self._edit(path, text, self._beside(old))

    def edits(self) -> Iterator[ValueEdit]:
        """The edits of the paths that the new file names at its top."""
        if self.extends:
            file = self.next_extended or self.path.parent / self.extends
            yield from self._edit(KeyPath.of("extends"), self.extends, file)
        if is_folder_name(self.pack):
            old = self.path.parent / self.pack
            yield from self._edit(PACK, self.pack, self._beside(old))

    def _beside(self, old: Path) -> Path:
        """Where a file or folder is that is taken over as it is; else the old one."""
        return self.new_files.get(Path(os.path.realpath(old)), old)

    def _edit(self, path: KeyPath, text: str, file: Path) -> Iterator[ValueEdit]:
        """The edit of a path, unless it stays as it is."""
        new = Path(os.path.relpath(file, self.new_path.parent)).as_posix()
        if new != os.path.normpath(text):
            is_pack = path == PACK and not new.startswith(".")
            yield SetValue(path, f"./{new}" if is_pack else new)


def combined_name(source: Source) -> str:
    """The file whose plan stands in one document with a file's summary; empty without one."""
    value = field_value(source.root, PLAN_SHAPE, "combine") if source.root else None
    if isinstance(value, KeyedNode):
        value = field_value(value, COMBINATION_SHAPE, "with_")
    return value.text.strip() if isinstance(value, Scalar) else ""


def pack_name(source: Source) -> str:
    """The pack that a file names; empty without one."""
    return _text_of(source, "pack")


def _text_of(source: Source, field: str) -> str:
    """The text of a field of a plan file; empty without one."""
    value = field_value(source.root, PLAN_SHAPE, field) if source.root else None
    return value.text.strip() if isinstance(value, Scalar) else ""
