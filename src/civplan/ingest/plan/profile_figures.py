"""The community in figures, as the words before the first heading say it.

Only a paragraph that describes the community is read, one with its area or its people, and a figure
that stands there twice is not taken: 志愿者 may be counted as members and as new ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from civplan.ingest.plan.new_values import new_record
from civplan.model.figures import Quantity, parse_figure, parse_quantity
from civplan.model.profile import USUAL_UNITS, CommunityProfile, Fact

NOT_DONE = "(?<!走访|慰问|服务|惠及|组织|发动|培训|新增|招募|发展|入户|帮助|参加|其中|在职)"
"""Before a name: what was done, or a part of the whole, is no figure of the community."""
LINK_WORDS = "(?:约|共|有|为|是|达|近|现有|共有|总数|人数|数量|数)*"
"""Between a name and its figure."""
NUMBER_GROUP = r"(?P<{}>\d[\d,]*(?:\.\d+)?)"
UNITS = {
    "area": "平方公里|平方千米|km²|公顷|万?平方米|亩",
    "households": "余?户",
    "residents": "万?余?人",
    "members": "余?[名人]",
}
NAMES = {
    "area": "面积",
    "households": f"(?:{NOT_DONE}居民|住户|常住户|户数)",
    "residents": "(?:(?<!户籍)(?<!常住)(?<!流动)人口|户[、，])",
    "members": f"{NOT_DONE}党员",
}
OWN_FIGURES = {
    field: re.compile(
        rf"{NAMES[field]}{LINK_WORDS}{NUMBER_GROUP.format('number')}(?P<unit>{unit})(?![/每次])"
    )
    for field, unit in UNITS.items()
}
FACT_UNITS = {"人": "万?余?人", "名": "余?[名人]", "个": "余?个", "栋": "余?[栋幢]"}
"""What may stand for the usual unit of a further figure."""
FACTS = {
    name: re.compile(
        rf"{NOT_DONE}{name}{LINK_WORDS}{NUMBER_GROUP.format('behind')}(?P<unit_behind>{FACT_UNITS[unit]})"
        rf"|{NUMBER_GROUP.format('before')}(?P<unit_before>{FACT_UNITS[unit]}){name}"
    )
    for name, unit in USUAL_UNITS.items()
}
FEWEST_FIGURES = 2
"""Figures of a paragraph that describes the community."""
DESCRIBES = ("area", "residents", "常住人口", "户籍人口")
"""One of these is among them."""


def profile_in(paragraphs: Iterable[str]) -> CommunityProfile | None:
    """The figures of the first paragraph that describes the community; None without one."""
    for paragraph in paragraphs:
        figures = dict(_figures(paragraph.replace(" ", "")))
        if len(figures) >= FEWEST_FIGURES and not figures.keys().isdisjoint(DESCRIBES):
            facts = tuple(
                new_record(Fact, {"name": name, "value": figure})
                for name, figure in figures.items()
                if name in FACTS
            )
            own = {name: figure for name, figure in figures.items() if name in OWN_FIGURES}
            return new_record(CommunityProfile, {"facts": facts, **own})
    return None


def _figures(text: str) -> Iterator[tuple[str, Quantity]]:
    """The figures of a paragraph, each that stands there once."""
    for field, form in OWN_FIGURES.items():
        found = [parse_quantity(f"{one['number']}{one['unit']}") for one in form.finditer(text)]
        if len(found) == 1 and found[0]:
            yield field, found[0]
    for name, form in FACTS.items():
        matches = list(form.finditer(text))
        if len(matches) == 1:
            (match,) = matches
            unit = match["unit_behind"] or match["unit_before"]
            figure = parse_figure(f"{match['behind'] or match['before']}{unit}")
            if figure:
                yield name, figure
