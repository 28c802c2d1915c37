"""P305, P314: words typed twice, and words with a wrong character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from re import Pattern

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
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
        yield re.compile(f"(?<![展强])(?P<word>{'|'.join(words)})(?P<again>(?P=word))(?![曲再版])")
    if "的的" in text:  # 目的的, 标的的, 有的的, 之的的, 打的的; 的的确确, and 的 before a taxi
        yield re.compile("(?<![目标有之打的])的(?P<again>的)(?![的确士哥姐票])")
    if "了了" in text:  # 受不了了, and 了 before 了解, 了结, 了却
        yield re.compile(f"(?<={VERBS_BEFORE_LE})了(?P<again>了)(?![解结却断])")
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

CONFUSED_LIST = """\
屏弃 摒弃 示幕大触光手电晶荧彩旧新窄宽锁 用置牌掉
按装 安装 - 修机备配订置载箱潢卸车填饰束帧扮甲货
部暑 部署 - 期假热天运训托日促
布署 部署 瀑 名
渲泄 宣泄
峻工 竣工 - 作程会人龄资业商厂艺具地
骏工 竣工 - 作程会人龄资业商厂艺具地
松驰 松弛 - 援骋名
帐蓬 帐篷
急燥 急躁
枯躁 枯燥
弘杨 弘扬 - =社会|先进|正气|正能|优良|优秀|传统|中华|爱国|奉献|雷锋|志愿|民族|新风|文明
防碍 妨碍 消国边 于难眼
防犯 防范 预国边消海联布设 罪人错法规病困案事众
幅射 辐射 大多每几张 线
再接再励 再接再厉
一如继往 一如既往
因地治宜 因地制宜
以身做则 以身作则
持之以衡 持之以恒
实事求事 实事求是
家喻户哓 家喻户晓
脚塌实地 脚踏实地
按步就班 按部就班
相辅相承 相辅相成
责无旁代 责无旁贷
如火如茶 如火如荼
欣欣向容 欣欣向荣
兴高彩烈 兴高采烈
千方百记 千方百计
献计献册 献计献策
建言献册 建言献策
焕然一心 焕然一新
涣然一新 焕然一新
与时具进 与时俱进
任劳任愿 任劳任怨
竞竞业业 兢兢业业
户藉 户籍 - 此着以机口由助
党藉 党籍 - 此着以机口由助
通迅 通讯 - 速即捷猛雷疾
贯撤 贯彻 - 销离出回换除并下资退职
措失 措施 举所 当败去误灵效宜策控态调利
侯选人 候选人 诸王公
瞻养 赡养
赡仰 瞻仰
竟赛 竞赛 毕究 过出得不前后
竟聘 竞聘 毕究 请用到了
巡罗 巡逻 - 马湖山湾
综和 综合 错 =治理|整治|素质|利用|服务|执法|考核
排察 排查 安 看访觉
天燃气 天然气 =装用改供、，“（
消防拴 消防栓 - 住在上马
牛皮藓 牛皮癣
拉圾 垃圾
宣传拦 宣传栏 - 截阻车住路
教肓 教育
拔打 拨打 选提插挺海
划拔 划拨 计规策谋筹
纠粉 纠纷
欢渡 欢度 喜 =春节|佳节|国庆|元宵|节日|中秋|新年|重阳|六一|元旦|端午
"""
"""A line each: the spelling, the right one, and characters that exclude it behind or before them.

A hyphen is none; after an equals sign stands what it must follow or precede.
"""
CONFUSED_WORDS = {line.split()[0]: line.split()[1:] for line in CONFUSED_LIST.splitlines()}


def _confused_words(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each spelling that is wrong in any context."""
    for wrong in words_in(context.prose.text, CONFUSED_WORDS):
        right = CONFUSED_WORDS[wrong][0]
        for hit in context.find(_confused_pattern(wrong, *CONFUSED_WORDS[wrong][1:])):
            yield context.replacement(CONFUSED_WORD, hit, right, text=wrong, right=right)


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
