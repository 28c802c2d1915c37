"""The pictures of one document: which there are, and what the package calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.pictures import Picture, read_picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Manuscript


class Placed(NamedTuple):
    """A picture and its part in the package."""

    picture: Picture
    number: int

    @property
    def relationship(self) -> str:
        """What word/document.xml calls it."""
        return f"picture{self.number}"

    @property
    def target(self) -> str:
        """Where it lies, from the folder word/."""
        return f"media/image{self.number}.{self.picture.extension}"


def album(
    manuscript: Manuscript, images: Mapping[str, bytes], before: int = 0
) -> dict[str, Placed]:
    """The pictures that a manuscript shows, by their addresses, each once.

    Args:
        manuscript: What shows them.
        images: The bytes of each by its address.
        before: How many pictures of other manuscripts the same package holds.

    Raises:
        ValueError: ``images`` lacks one, or it is neither PNG nor JPEG.
    """
    placed: dict[str, Placed] = {}
    for figure in manuscript.figures:
        source = figure.source
        if source not in images:
            raise ValueError(f"{source}: the picture is missing")
        if source not in placed:
            picture = read_picture(source, images[source])
            placed[source] = Placed(picture, before + len(placed) + 1)
    return placed
