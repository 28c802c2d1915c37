"""Names that say nearly the same: of measures, and of areas of work."""

from __future__ import annotations

import re
from functools import lru_cache

MEASURE_ENDINGS = ("情况", "人次", "户次", "数量", "比例", "次数", "人数", "户数", *"率度数量次")
"""What ends a measure's name without changing what is measured, the longer ones first."""
FEWEST_LETTERS = 4
"""Letters from which on one differing letter, or a few more, make no other name."""
LEAST_SHARE_OF_NAME = 0.6
"""The share of the longer name that the shorter one is of, where it is a part of it."""
DIGITS_AND_NUMERALS = frozenset("0123456789一二三四五六七八九十百两")


@lru_cache(maxsize=4096)
def are_near_names(one: str, other: str) -> bool:
    """True for names that are likely to mean the same: 居民满意度 and 居民满意率.

    Names that differ in a numeral are different: 一星志愿者 and 二星志愿者.
    """
    if one == other or numerals_of(one) != numerals_of(other):
        return one == other
    if min(stems := (_stem(one), _stem(other)), key=len) and stems[0] == stems[1]:
        return len(stems[0]) > 1
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < FEWEST_LETTERS:
        return False
    if shorter in longer:
        return len(shorter) >= LEAST_SHARE_OF_NAME * len(longer)
    return len(shorter) == len(longer) and _differing_letters(one, other) == 1


def numerals_of(name: str) -> list[str]:
    """The numerals in a name, in order."""
    return [letter for letter in name if letter in DIGITS_AND_NUMERALS]


def _stem(measure: str) -> str:
    """A measure's name without its ending."""
    ending = next((one for one in MEASURE_ENDINGS if measure.endswith(one)), "")
    return measure.removesuffix(ending)


def _differing_letters(one: str, other: str) -> int:
    """In how many places two names of the same length differ."""
    return sum(here != there for here, there in zip(one, other, strict=True))


COMMON_IN_AREAS = re.compile(
    "建设|工作|社区|社会|管理|服务|治理|整治|提升|推进|加强|开展|做好|深化|强化|健全|完善|抓好|引领|保障|活动|行动"
)
"""Words of areas' names that do not tell one kind of work from another."""
FEWEST_CORE_LETTERS = 2


@lru_cache(maxsize=4096)
def are_near_areas(one: str, other: str) -> bool:
    """True for names of areas that are likely to be of one kind: 环境整治 and 环境卫生整治."""
    if one == other:
        return True
    shorter, longer = sorted((area_core(one), area_core(other)), key=len)
    if len(shorter) < FEWEST_CORE_LETTERS or numerals_of(one) != numerals_of(other):
        return False
    return longer.startswith(shorter) and 2 * len(shorter) >= len(longer)


def area_core(area: str) -> str:
    """An area's name without the words that many areas have."""
    return COMMON_IN_AREAS.sub("", area)
