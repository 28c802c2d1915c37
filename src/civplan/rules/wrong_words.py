"""P305, P314: words typed twice, and words with a wrong character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from re import Pattern

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.confused_list import NARROW_CONFUSIONS, PLAIN_CONFUSIONS
from civplan.rules.context import CheckContext
from civplan.rules.prose import words_in

DOUBLED_WORD = Rule(
    "P305",
    "doubled-word",
    Severity.WARNING,
    Words("“{text}”里重复了“{word}”", "“{text}” says “{word}” twice"),
    Words("删去多余的“{word}”", "take one “{word}” out"),
    why=Words(
        "改句子时常常留下半截旧词，同一个词就接连出现两次，如“进行进行”“保持社区保持”。",
        "When a sentence is changed, a piece of the old one is often left in, so that a word stands"
        " there twice.",
    ),
    fails="""\
work: 保持社区保持整洁有序，努力改善居住环境。
""",
    passes="""\
work: 保持社区整洁有序，努力改善居住环境。
""",
    fix=Safety.UNSAFE,
)

NEVER_DOUBLED = (
    "进行 予以 加以 给予 得到 取得 获得 成为 具有 加强 开展 建立 根据 按照 关于 对于 由于 因为 所以"
    " 为了 但是 而且 并且 或者 以及 其中 已经 积极 不断 切实 充分 深入 围绕"
)
"""Words that are never repeated, and that the end and the beginning of two others never form."""
NO_COMPOUND = "(?![曲再版地性时型号]|分子|人心)"
"""The second one may begin another word: 根据根据地, 举行进行曲, 培养积极积极分子."""
NEVER_DOUBLED_LONG = "进一步"
"""One more of three characters."""
VERBS_BEFORE_LE = (
    "取得|开展|组织|举办|完成|召开|成立|建立|得到|受到|达到|起到|做到|做好|提高|增强|加强|发放|制定"
)
"""Verbs before 了."""
SANDWICH_VERBS = ("保持", "营造", "推进", "促进", "开展", "加强", "维护", "健全", "完善")
"""Verbs that stand on one side only of their noun."""
SANDWICH_NOUNS = ("社区", "居民", "小区", "辖区", "环境")
"""Nouns of these verbs."""
ZEROS = bytes(4)
"""Two characters in UTF-16."""
ZERO_BYTES = re.compile(b"\\0+")
"""A stretch where a text equals itself two characters on."""
CLAUSE_START = r"(?<![^\n。；，：、！？])"
"""The beginning of a clause."""


def _doubled_words(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each word typed twice."""
    for pattern in _doubling_patterns(context.prose.text):
        for hit in context.find(pattern):
            again = hit.part("again")
            finding = context.at(DOUBLED_WORD, hit, text=hit.text, word=again.text)
            yield context.with_edit(finding, again, "")


def _doubling_patterns(text: str) -> Iterator[Pattern[str]]:
    """The patterns that may match in a text; most texts have none."""
    twice = _pairs_twice_in(text)
    words = [word for word in NEVER_DOUBLED.split() if word in twice] if twice else []
    words += [NEVER_DOUBLED_LONG] if NEVER_DOUBLED_LONG * 2 in text else []
    if words:
        yield re.compile(f"(?<![展强])(?P<word>{'|'.join(words)})(?P<again>(?P=word)){NO_COMPOUND}")
    if "的的" in text:  # 目的的, 标的的, 有的的, 之的的, 端的的; 的的确确, and 的 before a taxi
        yield re.compile("(?<![目标有无之打端鹄的])的(?P<again>的)(?![的确士哥姐票])")
    if "了了" in text:  # 受不了了, and 了 before 了解, 了结, 了不起, 了如指掌
        yield re.compile(f"(?<={VERBS_BEFORE_LE})了(?P<again>了)(?![解结却断不然如得无悟])")
    sandwiches = _sandwiches_in(text)
    if sandwiches:
        yield re.compile(
            f"{CLAUSE_START}(?={'|'.join(sorted(sandwiches))})(?P<word>..)..(?P<again>(?P=word))"
        )
    if "社区" in twice:  # 湖内社区社区居委会 is a name; no name ends where a clause begins
        yield re.compile(f"{CLAUSE_START}社区(?P<again>社区)")


def _pairs_twice_in(text: str) -> set[str]:
    """The pairs of characters typed twice, as in 进行进行, and a few others.

    The text as one number, compared with itself two characters on, has zeros there. That takes a
    quarter of the time of searching every word.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    number = int.from_bytes(data, "little")
    difference = (number ^ (number >> 32)).to_bytes(len(data), "little")
    pairs: set[str] = set()
    place = difference.find(ZEROS)
    while place >= 0:
        start = place + place % 2  # where a character begins; from there on two pairs take turns
        three = data[start : start + 6].decode("utf-16-le", "replace")
        pairs |= {three[:2], three[1:]}
        behind = ZERO_BYTES.match(difference, place)
        place = difference.find(ZEROS, behind.end()) if behind else -1
    return pairs


def _sandwiches_in(text: str) -> set[str]:
    """The nouns with the same verb on both sides, with the verbs."""
    return {
        f"{verb}{noun}{verb}"
        for noun in SANDWICH_NOUNS
        for before, after in pairwise(text.split(noun))
        if (verb := before[-2:]) == after[:2] and verb in SANDWICH_VERBS
    }


CONFUSED_WORD = Rule(
    "P314",
    "confused-word",
    Severity.WARNING,
    Words("“{text}”通常写作“{right}”", "“{text}” is usually written “{right}”"),
    Words("改成“{right}”", "write “{right}”"),
    why=Words(
        "同音、形近的字容易打错，如“按装”“布署”。只列出无论上下文如何都不对的写法，"
        "跨在两个词上的巧合（如“按装修要求”）不提示。",
        "Characters of the same sound or shape are easily mistaken. Only spellings that are wrong"
        " in any text are listed; two words that happen to meet are left alone.",
    ),
    fails="""\
work:
  items: [为独居老人按装扶手。]
""",
    passes="""\
work:
  items: [为独居老人安装扶手。]
""",
    fix=Safety.UNSAFE,
)

CONFUSED_WORDS = {
    **{pair.split("=")[0]: [pair.split("=")[1]] for pair in PLAIN_CONFUSIONS.split()},
    **{line.split()[0]: line.split()[1:] for line in NARROW_CONFUSIONS.splitlines()},
}
WRONG_IN_PLACE = (
    (
        "截止",
        f"{CLAUSE_START}截止(?:到)?(?=目前|[^，。；\\n]{{0,9}}[年月日底]，(?!逾|过|报|不|停|请))",
        "截至",
    ),
    ("各", "(?<=[^\n0-9.．年月第][0-9])各(?=方面|阶段|环节|步骤|层面)", "个"),
)
"""Spellings that are wrong in one place: a quick test, the pattern, the right one."""


def _confused_words(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each spelling that is wrong in any context."""
    text = context.prose.text
    for wrong in words_in(text, CONFUSED_WORDS):
        right = CONFUSED_WORDS[wrong][0]
        for hit in context.find(_confused_pattern(wrong, *CONFUSED_WORDS[wrong][1:])):
            yield context.replacement(CONFUSED_WORD, hit, right, text=wrong, right=right)
    for hint, pattern, right in WRONG_IN_PLACE:
        for hit in context.find(re.compile(pattern)) if hint in text else ():
            yield context.replacement(CONFUSED_WORD, hit, right, text=hit.text, right=right)


def _confused_pattern(wrong: str, behind: str = "-", before: str = "-") -> Pattern[str]:
    """The pattern of a spelling.

    Args:
        wrong: The spelling.
        behind: Characters that it must not stand behind; after an equals sign, that it must.
        before: Characters that it must not stand before; after an equals sign, words that it must.
    """
    first = f"(?<=[\n{behind[1:]}])" if behind[0] == "=" else f"(?<![{behind}])"
    last = f"(?={before[1:]})" if before[0] == "=" else f"(?![{before}])"
    return re.compile(f"{first}{wrong}{last}")


RULES = (DOUBLED_WORD, CONFUSED_WORD)
CHECKS = (_doubled_words, _confused_words)
