"""Paths as a batch remembers them: from the sub-district's folder, however that is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from civplan.district.handed import Handed, Place
from civplan.district.outcome import Outcome
from civplan.findings.concise import escaped
from civplan.model.load import shortened


class Shown(dict[str, str]):
    """By a path from a folder, the same as messages name it."""

    def __init__(self, folder: Path) -> None:
        """Take the folder as the user named it."""
        super().__init__()
        self.folder = folder

    def __missing__(self, path: str) -> str:
        """Look one up; a file above the folder is not named through it."""
        file = self.folder / path
        self[path] = found = str(shortened(file) if path.startswith("..") else file)
        return found


def with_paths(outcome: Outcome, named: Callable[[str], str]) -> Outcome:
    """An outcome of which every place is named anew.

    Args:
        outcome: The outcome.
        named: From the path of a place to the new one.
    """

    def moved(place: Place) -> Place:
        return Place(named(place.path), place.line, place.column)

    errors = tuple(one._replace(place=moved(one.place)) for one in outcome.errors)
    handed = handed_with_places(outcome.handed, moved) if outcome.handed else None
    return outcome._replace(errors=errors, handed=handed)


def handed_with_places(handed: Handed, moved: Callable[[Place], Place]) -> Handed:
    """What a community handed in, at other places."""
    return handed._replace(
        measured=tuple(one._replace(place=moved(one.place)) for one in handed.measured),
        places={field: moved(place) for field, place in handed.places.items()},
    )


def readable(text: str) -> str:
    """A text whose half characters, bytes of a file's name that are not UTF-8, are codes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        halves = {one for one in text if "\ud800" <= one <= "\udfff"}
        return text.translate({ord(one): escaped(one) for one in halves})
    return text
