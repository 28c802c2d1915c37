"""Word files held against the style of their project, or set anew in it."""

from __future__ import annotations

from pathlib import Path

from civplan.documents.office import find_office
from civplan.inspect.inspect_word import InspectedFile, inspect_file
from civplan.settings.apply import SettingsCache
from civplan.typeset.gbt9704 import GBT9704, HouseStyle, house_style


class WordInspector:
    """Inspects files with the same options; settings are read once for all of them."""

    def __init__(self, select: str = "", ignore: str = "", office: Path | None = None) -> None:
        """Set what counts.

        Args:
            select: The rules that count; empty for what civplan.toml says.
            ignore: The rules that do not count.
            office: LibreOffice's program, which finds the pages; None to name no pages.

        Raises:
            BadSelector: There is no such rule.
        """
        selection = None
        if select or ignore:
            from civplan.settings.selectors import selection_of_options  # noqa: PLC0415 - slow

            selection = selection_of_options(select, ignore)
        self._settings = SettingsCache(selection)
        self._office = office

    def inspect(self, path: Path) -> InspectedFile:
        """What a Word file lacks, as far as it counts in its project.

        Raises:
            CannotRead: It cannot be read, or the civplan.toml above it cannot be used.
        """
        of_project = self._settings.settings_for(path)
        finding_filter = of_project.apply if of_project else None
        return inspect_file(path, self._style(path), finding_filter, self._office)

    def restyle(self, path: Path) -> bytes:
        """The bytes of a Word file set anew in the style of its project.

        Raises:
            CannotRead: It cannot be read, its text would not stay, or as ``inspect``.
        """
        from civplan.inspect.restyle.restyle import restyle_file  # noqa: PLC0415 - few files are

        return restyle_file(path, self._style(path))

    def _style(self, path: Path) -> HouseStyle:
        of_project = self._settings.settings_for(path)
        if of_project is None or of_project.style is None:
            return GBT9704
        return house_style(of_project.style)


def inspect_document(
    file: str | Path, *, select: str = "", ignore: str = "", pages: bool = False
) -> InspectedFile:
    """What a Word file lacks of GB/T 9704-2012, or of its project's own style.

    Args:
        file: A .docx.
        select: The rules that count, such as ``"F40,F411"``; empty for what civplan.toml says.
        ignore: The rules that do not count.
        pages: Whether findings name their page; that takes LibreOffice and some seconds, and
            without LibreOffice no page is named.

    Raises:
        CannotRead: It cannot be read, or the civplan.toml above it cannot be used.
        BadSelector: There is no such rule.
    """
    office = find_office() if pages else None
    return WordInspector(select, ignore, office).inspect(Path(file))


def restyle_document(file: str | Path) -> bytes:
    """The bytes of a Word file set anew as GB/T 9704-2012, or its project's style, says.

    Raises:
        CannotRead: It cannot be read, its text would not stay, or the civplan.toml above it cannot
            be used.
    """
    return WordInspector().restyle(Path(file))
