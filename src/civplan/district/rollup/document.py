"""Sets the roll-up of a sub-district as a document."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from functools import cache

from civplan.compose.environment import TemplateEnvironment, environment_for
from civplan.compose.outline import AttachmentOutline, Outline
from civplan.district.review import Review
from civplan.district.rollup.chapters import roll_up
from civplan.district.rollup.values import RollUp
from civplan.manuscript.nodes import Manuscript
from civplan.manuscript.parse import parse_manuscript
from civplan.model.packs import templates_folder
from civplan.source.controls import CONTROL, NO_CHARACTER, has_control
from civplan.typeset.formats import FORMATS
from civplan.typeset.properties import DocumentProperties

TEMPLATE = "rollup.html.j2"
FOLDER = "district"
"""The folder of the sub-district's templates; it is no pack."""
SUBJECT = "情况汇总"


def roll_up_document(review: Review, form: str) -> bytes:
    """The roll-up in one of the formats."""
    manuscript = manuscript_of(roll_up(review))
    name = printable(review.name)
    properties = DocumentProperties(
        title=manuscript.full_title,
        author=name,
        created=datetime.combine(review.as_of, time(12), UTC),
        subject=SUBJECT,
        keywords=(name, str(review.year)),
    )
    return FORMATS[form](manuscript, properties, {})


def manuscript_of(said: RollUp) -> Manuscript:
    """The roll-up, ready to be typeset."""
    template = environment().get_template(TEMPLATE)
    xhtml = template.render(document=outline_of(said), rollup=said)
    return parse_manuscript(printable(xhtml), f"{FOLDER}/{TEMPLATE}")


def printable(text: str) -> str:
    """A text without what no document can hold, which is told as an error in its own file."""
    if not has_control(text):
        return text
    return re.sub(f"{CONTROL.pattern}|{NO_CHARACTER}", "", text)


@cache
def environment() -> TemplateEnvironment:
    """The sub-district's templates, over those that all documents share."""
    folder = templates_folder()
    return environment_for((folder / FOLDER, folder))


def outline_of(said: RollUp) -> Outline:
    """What stands around the chapters, as in every document."""
    return Outline(
        title=(said.title,),
        letterhead="",
        number="",
        signer="",
        recipient="",
        opening=(),
        parts=(),
        closing=(),
        attachments=tuple(AttachmentOutline(annex.heading, ()) for annex in said.annexes),
        issuers=(said.issuer,),
        date=said.date,
        sealed=False,
        note="",
        copies="",
        has_colophon=False,
    )
