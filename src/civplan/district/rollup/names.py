"""Names in narrow columns: broken where they read best, before the typesetter breaks them."""

from __future__ import annotations

from civplan.district.rollup.values import Lines

WHOLE = 5
"""Characters that a narrow column has room for."""
FIRST_LINE = 4
"""Characters of a longer heading that stand on a line: words mostly have two."""
COMMUNITY = "社区"


def name_lines(name: str) -> Lines:
    """A community: 纺织新村 above 社区; a short name stays whole, and one of another form."""
    own = name.removesuffix(COMMUNITY)
    return (own, COMMUNITY) if len(name) > WHOLE and own != name else (name,)


def heading_lines(name: str) -> Lines:
    """An indicator: 每日保洁 above 时间; short names stay whole, and those with letters."""
    if len(name) <= WHOLE or any(map(str.isascii, name)):
        return (name,)
    return name[:FIRST_LINE], *heading_lines(name[FIRST_LINE:])
