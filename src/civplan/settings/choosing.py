"""Which rules count: what selectors stand for, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable

from civplan.findings.words import Words
from civplan.rules.catalogue import CATALOGUE
from civplan.settings.codes import codes_meant, is_always_told, rule_named, suggestion


def meant_by(selector: str, *, is_select: bool) -> tuple[frozenset[str], Words | None]:
    """The codes that a selector stands for, and what is wrong with it.

    An error in the file itself cannot be named to be ignored; a group that holds it leaves it.

    Args:
        selector: A code, the beginning of codes, a slug or ALL.
        is_select: True where it says what counts, False where it says what does not.
    """
    rule = rule_named(selector)
    if rule and is_always_told(rule) and not is_select:
        return frozenset(), always_told(selector)
    codes = codes_meant(selector)
    return codes, None if codes else unknown_rule(selector)


def unselected(selected: Iterable[str]) -> frozenset[str]:
    """The codes that do not count when only these are asked for."""
    return ignorable(frozenset(CATALOGUE).difference(selected))


def ignorable(codes: Iterable[str]) -> frozenset[str]:
    """Codes without those that always count: errors in the file itself."""
    return frozenset(code for code in codes if not is_always_told(CATALOGUE[code]))


def unknown_rule(name: str) -> Words:
    """What to say of a rule that there is not."""
    way_out = suggestion(name)
    return Words(f"没有规则“{name}”；{way_out.zh}", f"there is no rule “{name}”; {way_out.en}")


def always_told(name: str) -> Words:
    """What to say of a rule that cannot be switched off or made less grave."""
    return Words(
        f"{name} 是文件本身的错误，只能改正，不能忽略或改级别",
        f"{name} is an error in the file itself: it can be mended, not ignored or made less grave",
    )
