"""Selectors: what people call rules by; a code, the beginning of codes, a slug, or ALL."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words
from civplan.model.spelling import nearest_name
from civplan.rules.catalogue import CATALOGUE
from civplan.settings.settings import RuleSelection

SELECT_ALL = "ALL"
LETTERS_FOR_DIGITS = str.maketrans("oil", "011")
"""Letters that are typed for digits."""
NO_SUGGESTION = Words("全部规则见 civplan rule", "civplan rule lists all")
SELECTOR_SEPARATOR = re.compile(r"[\s,，、;；]+")
NO_RULE_NAMED = Words(
    "没有写规则；全部规则见 civplan rule", "it names no rule; civplan rule lists all"
)


def find_rule(name: str) -> Rule | None:
    """The rule with a code or a slug, however its letters are written; None when there is none."""
    plain = unicodedata.normalize("NFKC", name).strip()
    by_code = CATALOGUE.get(plain.upper())
    return by_code or next((one for one in CATALOGUE.values() if one.slug == plain.lower()), None)


def _matching_codes(selector: str) -> frozenset[str]:
    """The codes of the rules that a selector stands for; none when it is unknown."""
    rule = find_rule(selector)
    if rule is not None:
        return frozenset({rule.code})
    beginning = selector.strip().upper()
    if beginning == SELECT_ALL:
        return frozenset(CATALOGUE)
    return frozenset(code for code in CATALOGUE if beginning and code.startswith(beginning))


def is_never_ignorable(rule: Rule) -> bool:
    """True for an error in the file itself: what is read wrongly is printed wrongly."""
    return rule.code.startswith("Y") and rule.severity is Severity.ERROR


def rule_suggestion(name: str) -> Words:
    """Advice about a name that no rule has: the nearest name, if one is clearly nearest."""
    near = _nearest_rule_name(name)
    return Words(f"是不是“{near}”？", f"did you mean “{near}”?") if near else NO_SUGGESTION


def _nearest_rule_name(name: str) -> str | None:
    """The nearest code or slug; codes with one digit for another are not compared."""
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    mistyped = f"{plain[:1]}{plain[1:].translate(LETTERS_FOR_DIGITS)}".upper()
    if mistyped in CATALOGUE:
        return mistyped
    return nearest_name(plain, [rule.slug for rule in CATALOGUE.values()])


def codes_of_selector(selector: str, *, is_select: bool) -> tuple[frozenset[str], Words | None]:
    """The codes that a selector stands for, and the problem with it.

    An error in the file itself cannot be named to be ignored; a group that holds it leaves it.

    Args:
        selector: A code, the beginning of codes, a slug or ALL.
        is_select: True where it says what counts, False where it says what does not.
    """
    rule = find_rule(selector)
    if rule and is_never_ignorable(rule) and not is_select:
        return frozenset(), not_ignorable_message(selector)
    codes = _matching_codes(selector)
    return codes, None if codes else unknown_rule_message(selector)


def codes_not_selected(selected: Iterable[str]) -> frozenset[str]:
    """The codes that do not count when only these are selected."""
    return ignorable_codes(frozenset(CATALOGUE).difference(selected))


def ignorable_codes(codes: Iterable[str]) -> frozenset[str]:
    """Codes without those that always count: errors in the file itself."""
    return frozenset(code for code in codes if not is_never_ignorable(CATALOGUE[code]))


def unknown_rule_message(name: str) -> Words:
    """The message about a rule that does not exist."""
    advice = rule_suggestion(name)
    return Words(f"没有规则“{name}”；{advice.zh}", f"there is no rule “{name}”; {advice.en}")


def not_ignorable_message(name: str) -> Words:
    """The message about a rule that cannot be switched off or made less grave."""
    return Words(
        f"{name} 是文件本身的错误，只能改正，不能忽略或改级别",
        f"{name} is an error in the file itself: it can be mended, not ignored or made less grave",
    )


class BadSelector(Exception):
    """An option names a rule that does not exist."""

    def __init__(self, option: str, words: Words) -> None:
        """Set the option and the problem with it."""
        super().__init__(f"{option}: {words.en}")
        self.words = Words(f"{option}：{words.zh}", f"{option}: {words.en}")


def selection_of_options(select: str, ignore: str) -> RuleSelection | None:
    """What the options mean; None without either.

    Args:
        select: Codes, beginnings of codes, slugs or ALL, with commas; empty without the option.
        ignore: As ``select``.

    Raises:
        BadSelector: There is no such rule, or there are only commas.
    """
    if not select and not ignore:
        return None
    ignored = ignorable_codes(_codes_of_option(ignore, "--ignore"))
    if not select:
        return RuleSelection(None, ignored)
    return RuleSelection(codes_not_selected(_codes_of_option(select, "--select")), ignored)


def _codes_of_option(words: str, option: str) -> frozenset[str]:
    """The codes that the words of an option stand for."""
    codes: set[str] = set()
    selectors = [selector for selector in SELECTOR_SEPARATOR.split(words) if selector]
    if words and not selectors:
        raise BadSelector(option, NO_RULE_NAMED)
    for selector in selectors:
        matching, problem = codes_of_selector(selector, is_select=option == "--select")
        if problem:
            raise BadSelector(option, problem)
        codes |= matching
    return frozenset(codes)
