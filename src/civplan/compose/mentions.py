"""Whether a text already gives a target's figure, so that no sentence is added to say it again."""

from __future__ import annotations

from collections.abc import Sequence

from civplan.model.figures import Quantity, plain_number
from civplan.model.target import Target

SAME_UNITS = {"%": ("%", "％"), **dict.fromkeys("人名位", ("人", "名", "位"))}
"""Units that texts write in several ways."""
OR_MORE = ("余", "多")
"""What may stand between a number and its unit."""
DISTINCT = 3
"""From so many digits on, a number hardly stands twice in a text by chance."""


def not_promised_in(text: str, targets: Sequence[Target]) -> list[Target]:
    """The promises among the targets that a text does not make itself."""
    promised = [(target, target.goal) for target in targets if target.is_promise]
    figures = [figure for _, figure in promised]
    return [
        target
        for target, figure in promised
        if not says(text, target, figures.count(figure), figure)
    ]


def not_reported_in(text: str, targets: Sequence[Target]) -> list[Target]:
    """The targets whose result a text does not give itself."""
    reported = [(target, target.outcome) for target in targets if target.result]
    figures = [figure for _, figure in reported]
    return [
        target
        for target, figure in reported
        if not (figure and says(text, target, figures.count(figure), figure))
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
    place = text.find(number)
    if place < 0:
        return False
    needs_unit = len(number) < DISTINCT and figure.unit
    units = SAME_UNITS.get(figure.unit, (figure.unit,)) if needs_unit else ()
    while place >= 0:
        end = place + len(number)
        behind = text[end:]
        if not (place and ends_in_number(text[place - 1])) and (
            begins_with_unit(behind, units) if units else not goes_on(behind)
        ):
            return True
        place = text.find(number, end)
    return False


def ends_in_number(text: str) -> bool:
    """True when a number right behind the text would only be a part of one."""
    return text[-1:].isdecimal() or text.endswith(".")


def goes_on(text: str) -> bool:
    """True when a number right in front of the text would only be a part of one."""
    return text.removeprefix(".")[:1].isdecimal()


def begins_with_unit(text: str, units: tuple[str, ...]) -> bool:
    """True when one of the units stands behind a number; 余 or 多 may stand between."""
    text = text.lstrip()
    return text.startswith(units) or (
        text.startswith(OR_MORE) and text[1:].lstrip().startswith(units)
    )
