"""The roll-up of a sub-district (情况汇总) as a document in one of the formats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from civplan.compose.environment import environment_for
from civplan.compose.outline import AttachmentOutline, Outline
from civplan.compose.words import day_words
from civplan.district.review.review import Review
from civplan.district.rollup.areas import areas_chapter
from civplan.district.rollup.indicators import indicators_chapter, matrix_annex
from civplan.district.rollup.overall import missing_annex, overall_chapter
from civplan.district.rollup.points import (
    highlights_chapter,
    honours_chapter,
    next_steps_chapter,
    problems_chapter,
    unfinished_chapter,
)
from civplan.district.rollup.values import Chapter, RollUp
from civplan.documents.render import style_of_project
from civplan.manuscript.parse import parse_manuscript
from civplan.model.packs import templates_folder
from civplan.source.controls import without_controls
from civplan.typeset.formats import FORMATS
from civplan.typeset.properties import DocumentProperties

if TYPE_CHECKING:
    from jinja2 import Environment

GENERAL_CAMPAIGN = "社区工作"
"""In the title, where the communities have different campaigns."""
ROLL_UP_TEMPLATE = "rollup.html.j2"
DISTRICT_TEMPLATES = "district"
"""The folder of the sub-district's templates, which is not a pack."""
ROLL_UP_SUBJECT = "情况汇总"


def roll_up(review: Review) -> RollUp:
    """The content of the roll-up, without empty chapters and annexes."""
    chapters = (
        overall_chapter(review),
        indicators_chapter(review),
        areas_chapter(review),
        highlights_chapter(review),
        honours_chapter(review),
        problems_chapter(review),
        unfinished_chapter(review),
        next_steps_chapter(review),
    )
    return RollUp(
        title=_roll_up_title(review),
        chapters=_chapters_with_content(chapters),
        annexes=_chapters_with_content((matrix_annex(review), missing_annex(review))),
        issuer=review.name,
        date=day_words(review.as_of),
    )


def _chapters_with_content(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters that are not empty."""
    return tuple(chapter for chapter in chapters if not chapter.is_empty)


def _roll_up_title(review: Review) -> str:
    """通北街道2007年创建文明社区情况汇总."""
    campaigns = {file.campaign for file in review.files}
    about = campaigns.pop() if len(campaigns) == 1 else GENERAL_CAMPAIGN
    return f"{review.short_name}{review.time}{about}情况汇总"


def roll_up_document(review: Review, form: str) -> bytes:
    """The roll-up in one of the formats."""
    content = roll_up(review)
    template = _district_templates().get_template(ROLL_UP_TEMPLATE)
    xhtml = template.render(document=_roll_up_outline(content), rollup=content)
    name_of_template = f"{DISTRICT_TEMPLATES}/{ROLL_UP_TEMPLATE}"
    manuscript = parse_manuscript(without_controls(xhtml), name_of_template)
    name = without_controls(review.name)
    properties = DocumentProperties(
        title=manuscript.full_title,
        author=name,
        created=datetime.combine(review.as_of, time(12), UTC),
        subject=ROLL_UP_SUBJECT,
        keywords=(name, str(review.year)),
    )
    return FORMATS[form](manuscript, properties, {}, style_of_project(review.folder.style))


@cache
def _district_templates() -> Environment:
    """The sub-district's templates, which extend those that all documents share."""
    folder = templates_folder()
    return environment_for((folder / DISTRICT_TEMPLATES, folder))


def _roll_up_outline(content: RollUp) -> Outline:
    """The title, the signature and the list of annexes, as the shared layout expects them."""
    return Outline(
        title=(content.title,),
        letterhead="",
        number="",
        signer="",
        recipient="",
        opening=(),
        parts=(),
        closing=(),
        attachments=tuple(AttachmentOutline(annex.heading, ()) for annex in content.annexes),
        issuers=(content.issuer,),
        date=content.date,
        sealed=False,
        note="",
        copies="",
        printed_by="",
        has_colophon=False,
    )
