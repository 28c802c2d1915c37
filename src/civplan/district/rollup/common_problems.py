"""Problems that several communities have: 停车难, 经费不足."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

SHORTCOMING = (
    "难|不足|不够|不高|不强|不多|不均|不齐|老化|缺乏|短缺|紧缺|滞后|薄弱|偏低|偏少|偏慢"
    "|不到位|不及时|不规范|不完善|不健全"
)
PROBLEM_PATTERN = re.compile(rf"([一-鿿]{{2,8}}?)({SHORTCOMING})(?![一-鿿]?[点度])")
"""A subject and what it lacks."""
SUBJECT_LETTERS = 2
"""The letters before the shortcoming that the texts of several communities must have in common."""
NO_SUBJECT = re.compile("[的地得了着过在是有还仍较很更又也都就不难困疑为艰存比一些个时]")
"""Letters that a subject of two letters does not have: 较为困难, 还存在不足."""
NAME_BEGINS_BEHIND = re.compile(f"{NO_SUBJECT.pattern}|[和与及或]")
"""What a problem's name does not contain before its subject."""


def common_problems(
    points: Iterable[tuple[str, Sequence[str]]],
) -> Mapping[str, Sequence[str]]:
    """The problems that more than one community has, with their names, the commonest first.

    Args:
        points: The names of communities with the problems that they report.
    """
    found: dict[str, dict[str, str]] = {}
    for community, texts in points:
        for subject, lack in PROBLEM_PATTERN.findall("。".join(texts)):
            if not NO_SUBJECT.search(subject[-SUBJECT_LETTERS:]):
                key = subject[-SUBJECT_LETTERS:] + lack
                found.setdefault(key, {}).setdefault(community, subject + lack)
    common = [key for key, problems in found.items() if len(problems) > 1]
    return {
        _common_ending(key, found[key].values()): list(found[key])
        for key in sorted(common, key=lambda key: -len(found[key]))
    }


def _common_ending(key: str, problems: Iterable[str]) -> str:
    """The longest text with which some texts that end alike end, as far as it can be a name."""
    ending = ""
    for letters in zip(*(reversed(problem) for problem in problems), strict=False):
        if len(set(letters)) > 1:
            break
        ending = letters[0] + ending
    return NAME_BEGINS_BEHIND.split(ending.removesuffix(key))[-1] + key
