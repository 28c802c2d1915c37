"""Rules by what people call them: a code, the beginning of codes, a slug, or ALL."""

from __future__ import annotations

import unicodedata

from civplan.findings.finding import Rule, Severity
from civplan.findings.words import Words
from civplan.model.spelling import nearest
from civplan.rules.catalogue import CATALOGUE

EVERY = "ALL"
MISTAKEN_DIGITS = str.maketrans("oil", "011")
"""Letters that are typed for digits."""
NO_SUGGESTION = Words("全部规则见 civplan rule", "civplan rule lists all")


def rule_named(name: str) -> Rule | None:
    """The rule with a code or a slug, however its letters are written; None when there is none."""
    plain = unicodedata.normalize("NFKC", name).strip()
    by_code = CATALOGUE.get(plain.upper())
    return by_code or next((one for one in CATALOGUE.values() if one.slug == plain.lower()), None)


def codes_meant(selector: str) -> frozenset[str]:
    """The codes of the rules that a code, a beginning of codes, a slug or ALL stands for."""
    rule = rule_named(selector)
    if rule is not None:
        return frozenset({rule.code})
    beginning = selector.strip().upper()
    if beginning == EVERY:
        return frozenset(CATALOGUE)
    return frozenset(code for code in CATALOGUE if beginning and code.startswith(beginning))


def is_always_told(rule: Rule) -> bool:
    """True for an error in the file itself: what is read wrongly is printed wrongly."""
    return rule.code.startswith("Y") and rule.severity is Severity.ERROR


def suggestion(name: str) -> Words:
    """What to say of a name that no rule has: the one that was probably meant, if that is clear."""
    meant = probably_meant(name)
    return Words(f"是不是“{meant}”？", f"did you mean “{meant}”?") if meant else NO_SUGGESTION


def probably_meant(name: str) -> str | None:
    """The code or slug that was probably meant; one digit for another is anybody's guess."""
    plain = unicodedata.normalize("NFKC", name).strip().lower()
    mistyped = f"{plain[:1]}{plain[1:].translate(MISTAKEN_DIGITS)}".upper()
    if mistyped in CATALOGUE:
        return mistyped
    return nearest(plain, [rule.slug for rule in CATALOGUE.values()])
