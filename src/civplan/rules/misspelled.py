"""P314: words that are written with a wrong character of the same sound or shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Pattern

from civplan.findings.finding import Finding, Rule, Safety, Severity
from civplan.findings.words import Words
from civplan.rules.prose import words_in
from civplan.rules.subject import Subject

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
RULES = (CONFUSED_WORD,)

LIST = """\
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
"""A line each: the spelling, the right one, and what it must not stand behind or before.

A hyphen is nothing; after an equals sign stands what it must stand behind or before.
"""
ENTRIES = {line.split()[0]: line.split()[1:] for line in LIST.splitlines()}


def confused_words(subject: Subject) -> Iterator[Finding]:
    """Yield a finding for each spelling that is wrong whatever stands around it."""
    for wrong in words_in(subject.prose.text, ENTRIES):
        right = ENTRIES[wrong][0]
        for hit in subject.find(pattern_of(wrong, *ENTRIES[wrong][1:])):
            found = subject.at(CONFUSED_WORD, hit, text=wrong, right=right)
            yield subject.replacing(found, hit, right)


def pattern_of(wrong: str, behind: str = "-", before: str = "-") -> Pattern[str]:
    """The pattern of a spelling.

    Args:
        wrong: The spelling.
        behind: Characters that it must not stand behind; after an equals sign, that it must.
        before: Characters that it must not stand before; after an equals sign, words that it must.
    """
    first = f"(?<=[\n{behind[1:]}])" if behind[0] == "=" else f"(?<![{behind}])"
    last = f"(?={before[1:]})" if before[0] == "=" else f"(?![{before}])"
    return re.compile(f"{first}{wrong}{last}")


CHECKS = (confused_words,)
