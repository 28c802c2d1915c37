"""The pictures of one document: which there are, and what the package calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.manuscript.nodes import Figure, List
from civplan.typeset.docx.images import Picture, read_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from civplan.manuscript.nodes import Block, Manuscript


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


def album(manuscript: Manuscript, images: Mapping[str, bytes]) -> dict[str, Placed]:
    """The pictures that a manuscript shows, by their addresses, each once.

    Raises:
        ValueError: ``images`` lacks one, or it is neither PNG nor JPEG.
    """
    placed: dict[str, Placed] = {}
    for source in _sources(manuscript):
        if source not in images:
            raise ValueError(f"{source}: the picture is missing")
        if source not in placed:
            picture = read_picture(source, images[source])
            placed[source] = Placed(picture, len(placed) + 1)
    return placed


def _sources(manuscript: Manuscript) -> Iterator[str]:
    yield from _figures(manuscript.blocks)
    for attachment in manuscript.attachments:
        yield from _figures(attachment.blocks)


def _figures(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block.source
        elif isinstance(block, List):
            for item in block.items:
                yield from _figures(item.blocks)
