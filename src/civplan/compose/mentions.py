"""Whether a text already gives a target's figure, so that no sentence is added to say it again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from civplan.model.figures import Quantity, plain_number
from civplan.model.target import Target

SAME_UNITS = {"%": "[%％]", **dict.fromkeys("人名位", "[人名位]")}
"""Units that texts write in several ways, as patterns."""
DISTINCT = 3
"""From so many digits on, a number hardly stands twice in a text by chance."""


def not_promised_in(text: str, targets: Iterable[Target]) -> list[Target]:
    """The promises among the targets that a text does not make itself."""
    promised = [target for target in targets if target.is_promise]
    figures = [target.goal for target in promised]
    return [
        target
        for target in promised
        if not says(text, target, figures.count(target.goal), target.goal)
    ]


def not_reported_in(text: str, targets: Iterable[Target]) -> list[Target]:
    """The targets whose result a text does not give itself."""
    reported = [target for target in targets if target.result]
    figures = [target.outcome for target in reported]
    return [
        target
        for target in reported
        if not (
            target.outcome and says(text, target, figures.count(target.outcome), target.outcome)
        )
    ]


def says(text: str, target: Target, sharing: int, figure: Quantity | None) -> bool:
    """True when a text gives a target's figure, or names its level.

    Args:
        text: What the document says anyway.
        target: A target.
        sharing: How many targets have this figure; where several do, the text names the measure.
        figure: Its goal or its outcome.
    """
    if figure is None:
        return bool(target.level and target.level in text)
    return says_figure(text, figure) and (sharing == 1 or target.measure in text)


def says_figure(text: str, figure: Quantity) -> bool:
    """True when a text holds a figure, and not as a part of a longer number.

    A small number must have its unit: 12个楼组 does not say 12次. A large one speaks for itself.
    """
    number = plain_number(figure.value)
    unit = SAME_UNITS.get(figure.unit, re.escape(figure.unit))
    needs_unit = unit and len(number) < DISTINCT
    behind = rf"\s*[余多]?\s*{unit}" if needs_unit else r"(?!\.?\d)"
    return re.search(rf"(?<![\d.]){re.escape(number)}{behind}", text) is not None
