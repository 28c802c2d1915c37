"""From a review to the roll-up of a sub-district: every sentence and number comes from data."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.compose.dates import date_words
from civplan.district.review import Review
from civplan.district.rollup.annexes import matrix, not_handed_in
from civplan.district.rollup.areas import progress
from civplan.district.rollup.indicators import main_indicators
from civplan.district.rollup.overall import overall
from civplan.district.rollup.points import highlights, next_steps, problems, unfinished
from civplan.district.rollup.values import Chapter, RollUp
from civplan.model.figures import When

OFFICE = "办事处"
"""What a sub-district's name leaves out in a title."""
GENERAL = "社区工作"
"""What the year was about when the communities say different things."""


def roll_up(review: Review) -> RollUp:
    """Put the roll-up together; chapters and annexes without content are left out."""
    day = review.as_of
    chapters = (
        overall(review),
        main_indicators(review),
        progress(review),
        highlights(review),
        problems(review),
        unfinished(review),
        next_steps(review),
    )
    return RollUp(
        title=title_of(review),
        chapters=with_content(chapters),
        annexes=with_content((matrix(review), not_handed_in(review))),
        issuer=review.name,
        date=date_words(When(day.year, day.month, day.day)),
    )


def with_content(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters under which something stands."""
    return tuple(chapter for chapter in chapters if not chapter.is_empty)


def title_of(review: Review) -> str:
    """通北街道2007年创建文明社区情况汇总."""
    campaigns = {handed.campaign for handed in review.handed}
    about = campaigns.pop() if len(campaigns) == 1 else GENERAL
    return f"{review.name.removesuffix(OFFICE)}{review.year}年{about}情况汇总"
