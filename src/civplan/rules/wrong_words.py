"""P305, P314: words typed twice, and words with a wrong character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from re import Pattern

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import HAN, words_in
from civplan.rules.spelling_lists import NARROW_CONFUSIONS, PLAIN_CONFUSIONS

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
COMMON_CHARACTERS = (
    "区的居民人社成年一和办组建事有全小次道不到会文员时结工开楼老个为业完解明家户作党务上少名标动公每理街"
    "学单调位实安议用长内在意处服日生于改好出场织题治起活项主情展保号以率车委清设间部分新助下访做管整中里"
    "点编容件门度化方加查电问评况发对线称进月庭通责等物了任要施平落书果由纠导愿行合面指得防纷入已记创讲计"
    "提态志期就河划重与持环修数多求头状支难境天停没把满网共总来邻放是格更巡洁大者消传法心见口检宣班目参报"
    "走定至路地帮先制商后收余比功推增护养困北力栋校两自绿最造水同登字三条看现住院各级坚示达领决垃圾队体能"
    "均高量季培换账表送步诊及立措节案集周回例经台手诉湖接照投热按堂前认训逻装底座本准租复课过子所引围统信"
)
"""The commonest characters of plans, the first the commonest."""
NO_DEADLINE = "(?!逾|过|报|不|停|请)"
TIME_BEFORE_RESULT = f"(?:[今去本上]|[0-9]{{4}})[年月][^，。；\\n]{{0,8}}(?:，{NO_DEADLINE}|共|已)"
TIME_BEFORE_COMMA = f"[^，。；\\n]{{0,9}}[年月日底]，{NO_DEADLINE}"
"""Times up to which something was counted: 截止2024年底共走访…, 截止10月底，走访…"""
WRONG_IN_PLACE = (
    (
        ("截止",),
        f"{CLAUSE_START}截止(?:到)?(?=目前|{TIME_BEFORE_RESULT}|{TIME_BEFORE_COMMA})",
        "截至",
    ),
    (
        ("各方面", "各阶段", "各环节", "各步骤", "各层面"),
        "各(?=方面|阶段|环节|步骤|层面)(?<=[^\n0-9.．年月第][0-9]各)",
        "个",
    ),
)
"""Spellings that are wrong in one place: words for a quick test, the pattern, the right one."""


def _confused_words(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each spelling that is wrong in any context."""
    text = context.prose.text
    for wrong in _wrong_spellings_in(text):
        right = CONFUSED_WORDS[wrong][0]
        for hit in context.find(_confused_pattern(wrong, *CONFUSED_WORDS[wrong][1:])):
            yield context.replacement(CONFUSED_WORD, hit, right, text=wrong, right=right)
    for hints, pattern, right in WRONG_IN_PLACE:
        for hit in context.find(re.compile(pattern)) if words_in(text, hints) else ():
            yield context.replacement(CONFUSED_WORD, hit, right, text=hit.text, right=right)


def _wrong_spellings_in(text: str) -> list[str]:
    """The wrong spellings that a text has, each once, wherever they stand.

    One search for the rarest character of each takes a fourth of the time of searching each one.
    """
    search, spellings = _spellings_by_character()
    found: dict[str, None] = {}
    for match in search.finditer(text):
        start = match.start()
        for before, wrong in spellings[match[0]]:
            if start >= before and text.startswith(wrong, start - before):
                found[wrong] = None
    return list(found)


@cache
def _spellings_by_character() -> tuple[Pattern[str], Mapping[str, Sequence[tuple[int, str]]]]:
    """The wrong spellings by their rarest character, and the pattern that finds one of these.

    Before each spelling stands how many of its characters are in front of that one.
    """
    ranks = {character: rank for rank, character in enumerate(COMMON_CHARACTERS)}
    by_character: dict[str, list[tuple[int, str]]] = {}
    for wrong in CONFUSED_WORDS:
        uncommon = [character for character in wrong if character not in ranks]
        rarest = uncommon[0] if uncommon else max(wrong, key=ranks.__getitem__)
        by_character.setdefault(rarest, []).append((wrong.index(rarest), wrong))
    return re.compile(f"[{''.join(by_character)}]"), by_character


def _confused_pattern(wrong: str, behind: str = "-", before: str = "-") -> Pattern[str]:
    """The pattern of a spelling.

    Args:
        wrong: The spelling.
        behind: Characters that it must not stand behind; after an equals sign, that it must.
        before: Characters that it must not stand before; after an equals sign, words that it must.
    """
    # The spelling stands first, as the character before it is searched slowly.
    first = f"(?<=[\n{behind[1:]}]{wrong})" if behind[0] == "=" else f"(?<![{behind}]{wrong})"
    last = f"(?={before[1:]})" if before[0] == "=" else f"(?![{before}])"
    return re.compile(f"{wrong}{first}{last}")


WRONG_PARTICLE = Rule(
    "P326",
    "wrong-particle",
    Severity.WARNING,
    Words("“{text}”里的“的”应为“{right}”", "the 的 in “{text}” should be {right}"),
    Words("把“的”改成“{right}”", "write {right} for 的"),
    why=Words(
        "动词前用“地”，动词后带补语用“得”：“较好地完成”“开展得有声有色”。"
        "只列出无论上下文如何都不对的用法。",
        "Before a verb 地 is written, and 得 before a complement of it. Only uses that are wrong in"
        " any text are listed.",
    ),
    fails="""\
principles: 较好的完成了各项任务，活动开展的有声有色。
""",
    passes="""\
principles: 较好地完成了各项任务，活动开展得有声有色。
""",
    fix=Safety.UNSAFE,
)

ADVERBS = (
    "较好|很好|更好|圆满|顺利|认真|积极|有效|扎实|深入|出色|有力|高效|稳步|有序|及时"
    "|切实|全面|充分|成功|大力|广泛|主动|快速|妥善"
)
ADVERB_VERBS = (
    "完成|开展|推进|落实|推动|促进|解决|做好|提高|提升|发挥|保障|维护|履行|组织|配合|参与|执行|处理|化解"
    "|增强|改善|调动|贯彻|加强|举办|召开|宣传|营造|丰富"
)
OBJECTS = "各项|全年|上级|既定|年初|年度|本年|预定|任务|目标任务"
BEFORE_VERB = f"(?:{ADVERBS})(?P<particle>的)(?:(?:{ADVERB_VERBS})了|完成(?:{OBJECTS}))"
"""Behind the verb 了 or its object stands, so that it is no noun: 较好的完成情况."""
VERBS_WITH_RESULT = "开展|进行|组织|活动|举办|办|搞|做|干|完成|建设|打造|过|玩|聊|谈"
RESULTS = (
    "有声有色|有条不紊|红红火火|热热闹闹|井井有条|扎扎实实|如火如荼|热火朝天"
    "|津津有味|轰轰烈烈|尽善尽美"
)
BEHIND_VERB = f"(?:{VERBS_WITH_RESULT})(?P<particle>的)(?:{RESULTS})(?!的)"
ADVERBS_OF_CLAUSES = (
    "扎实|认真|积极|有效|深入|深入细致|及时|切实|稳步|有序|充分|主动|大力|广泛|快速|妥善|踊跃"
)
VERBS_OF_CLAUSES = (
    "开展|落实|推进|做好|配合|组织|推动|实施|贯彻|化解|解决|处理|提高|提升|加强|改善|办理|走访|召开|整改"
    "|调动|满足|参加|参与"
)
NOUNS_BEHIND_VERB = (
    "工作|机制|措施|方式|方法|体系|作用|办法|经验|态度|力度|效果|模式|途径|手段|方案|意见|制度|平台|团队|队伍"
    "|氛围|情况|程序|结果|能力|过程|纪律|保障|路径|计划|力量|力|者|性|形式|落实|活动[是，]"
    "|意识|精神|热情|程度|人数"
)
"""With these the verb makes a noun: 积极的推进机制."""
BEGINS_CLAUSE = (
    rf"(?<![^\n。；，：、！？“])(?:{ADVERBS_OF_CLAUSES})(?P<particle>的)"
    rf"(?:{VERBS_OF_CLAUSES})(?!{NOUNS_BEHIND_VERB})(?!了)(?={HAN}{{2}})"
)
PARTICLES = (("地", BEFORE_VERB), ("地", BEGINS_CLAUSE), ("得", BEHIND_VERB))
# For a quick test: the last two characters of the adverbs, and the first two of what is behind 的.
ENDS_BEFORE_PARTICLE = frozenset((*ADVERBS.split("|"), *ADVERBS_OF_CLAUSES.split("|"), "细致"))
BEGINNINGS_BEHIND_PARTICLE = frozenset((*ADVERB_VERBS.split("|"), *VERBS_OF_CLAUSES.split("|")))
WORDS_BEHIND_PARTICLE = tuple(RESULTS.split("|"))


def _wrong_particles(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each 的 between an adverb and a verb, or a verb and its complement."""
    if not _may_have_wrong_particle(context.prose.text):
        return
    for right, pattern in PARTICLES:
        for hit in context.find(re.compile(pattern)):
            finding = context.at(WRONG_PARTICLE, hit, text=hit.text, right=right)
            yield context.with_edit(finding, hit.part("particle"), right)


def _may_have_wrong_particle(text: str) -> bool:
    """True when a 的 may stand in the place of 地 or 得: the patterns take long to compile."""
    place = text.find("的")
    while place >= 0:
        before, behind = text[max(0, place - 2) : place], text[place + 1 : place + 3]
        if before in ENDS_BEFORE_PARTICLE and behind in BEGINNINGS_BEHIND_PARTICLE:
            return True
        if text.startswith(WORDS_BEHIND_PARTICLE, place + 1):
            return True
        place = text.find("的", place + 1)
    return False


OTHER_UNIT = Rule(
    "P327",
    "other-unit",
    Severity.WARNING,
    Words("“{text}”不是法定计量单位", "“{text}” is no legal unit"),
    Words("改成“{right}”", "write “{right}”"),
    why=Words(
        "公文使用国家法定计量单位，写平方米、立方米，不写平米、立米、平方。",
        "Official documents use the legal units of measurement.",
    ),
    fails="""\
principles: 拆除违法建筑3万平米。
""",
    passes="""\
principles: 拆除违法建筑3万平方米。
""",
    fix=Safety.SAFE,
)
LEGAL_UNITS = {"平米": "平方米", "立米": "立方米", "平方": "平方米"}
UNIT_BEHIND_FIGURE = (
    "(?<=[0-9０-９零一二两三四五六七八九十百千万亿余多几每/])(?:平米|立米"
    "|平方(?![米厘毫分微公千海市英丈尺寸里码根差和数]|百米|的?(?:国标)?[电铜铝导]?[线缆]))"
)
"""The number of square millimetres of a wire is left alone."""


def _other_units(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each unit behind a figure that is no legal one."""
    text = context.prose.text
    if not ("平方" in text.replace("平方米", "") or "平米" in text or "立米" in text):
        return
    for hit in context.find(re.compile(UNIT_BEHIND_FIGURE)):
        right = LEGAL_UNITS[hit.text]
        yield context.replacement(OTHER_UNIT, hit, right, text=hit.text, right=right)


RULES = (
    DOUBLED_WORD,
    CONFUSED_WORD,
    WRONG_PARTICLE,
    OTHER_UNIT,
)
CHECKS = (
    _doubled_words,
    _confused_words,
    _wrong_particles,
    _other_units,
)
