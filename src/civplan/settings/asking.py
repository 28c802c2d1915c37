"""What the command line says in the place of a civplan.toml's lists: --select and --ignore."""

from __future__ import annotations

import re

from civplan.findings.words import Words
from civplan.settings.choosing import ignorable, meant_by, unselected
from civplan.settings.settings import Asked

SEPARATOR = re.compile(r"[\s,，、;；]+")
NO_RULE = Words("没有写规则；全部规则见 civplan rule", "it names no rule; civplan rule lists all")


class BadSelector(Exception):
    """An option names a rule that there is not."""

    def __init__(self, option: str, words: Words) -> None:
        """Take the option and what is wrong with what it names."""
        super().__init__(f"{option}: {words.en}")
        self.words = Words(f"{option}：{words.zh}", f"{option}: {words.en}")


def asked_for(select: str, ignore: str) -> Asked | None:
    """What the options mean; None without either.

    Args:
        select: Codes, beginnings of codes, slugs or ALL, with commas; empty without the option.
        ignore: As ``select``.

    Raises:
        BadSelector: There is no such rule, or only commas.
    """
    if not select and not ignore:
        return None
    ignored = ignorable(codes_in(ignore, "--ignore"))
    if not select:
        return Asked(None, ignored)
    return Asked(unselected(codes_in(select, "--select")), ignored)


def codes_in(words: str, option: str) -> frozenset[str]:
    """The codes that the words of an option stand for."""
    codes: set[str] = set()
    selectors = [selector for selector in SEPARATOR.split(words) if selector]
    if words and not selectors:
        raise BadSelector(option, NO_RULE)
    for selector in selectors:
        meant, fault = meant_by(selector, is_select=option == "--select")
        if fault:
            raise BadSelector(option, fault)
        codes |= meant
    return frozenset(codes)
