"""The pictures of a document: their names in the package, their size, their markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from civplan.typeset.docx.markup import PICTURE_NAMESPACE, escape_xml
from civplan.typeset.pictures import Picture, read_picture
from civplan.typeset.units import Emu, emu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from civplan.manuscript.nodes import Manuscript
    from civplan.typeset.gbt9704 import HouseStyle
    from civplan.typeset.pictures import Picture

EMU_PER_PIXEL = 914_400 // 96
"""The size of a pixel: 96 to an inch, as on screens."""


class PlacedPicture(NamedTuple):
    """A picture and its part in the package."""

    picture: Picture
    number: int

    @property
    def relationship(self) -> str:
        """Its id in word/document.xml."""
        return f"picture{self.number}"

    @property
    def target(self) -> str:
        """Its path, relative to the folder word/."""
        return f"media/image{self.number}.{self.picture.extension}"


def placed_pictures(
    manuscript: Manuscript, images: Mapping[str, bytes], before: int = 0
) -> dict[str, PlacedPicture]:
    """The pictures of a manuscript by their addresses, each once.

    Args:
        manuscript: The content.
        images: The bytes of each picture by its address.
        before: The number of pictures of other manuscripts in the same package.

    Raises:
        ValueError: A picture is missing, or neither PNG nor JPEG.
    """
    pictures: dict[str, PlacedPicture] = {}
    for figure in manuscript.figures:
        source = figure.source
        if source not in images:
            raise ValueError(f"{source}: the picture is missing")
        if source not in pictures:
            picture = read_picture(source, images[source])
            pictures[source] = PlacedPicture(picture, before + len(pictures) + 1)
    return pictures


def picture_size(picture: Picture, style: HouseStyle) -> tuple[Emu, Emu]:
    """Width and height on the page, reduced to fit into the type area."""
    width, height = picture.width * EMU_PER_PIXEL, picture.height * EMU_PER_PIXEL
    room = emu(style.type_width), emu(style.type_height) * style.figure_share
    scale = min(1.0, room[0] / width, room[1] / height)
    return Emu(max(1, int(width * scale))), Emu(max(1, int(height * scale)))


def drawing_xml(relationship: str, number: int, size: tuple[Emu, Emu], alternative: str) -> str:
    """A run with a picture; ``alternative`` describes it."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    words = escape_xml(alternative).replace("\n", " ").replace("\t", " ")
    names = f'id="{number}" name="Picture {number}" descr="{words}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {names}/>"
        f'<a:graphic><a:graphicData uri="{PICTURE_NAMESPACE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {names}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
