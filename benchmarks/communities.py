"""Generated communities: the example's structure and figures, each in words of its own."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

EXAMPLE = Path(__file__).parent.parent / "examples" / "hunei-2007.yaml"
NAME = "湖内"
PASSAGE = re.compile("[一-鿿]{6,}")
"""Chinese long enough to be a text, and no keyword of the file."""
NAMES = re.compile("(?:委员会|办事处|小组|社区)$")
"""The endings of long names."""
WORDS = """
    社区 居民 楼组长 例会 组织 开展 活动 志愿者 党员 带头 走访 慰问 老人 困难家庭
    整治 环境 卫生 绿化 停车 巡逻 调解 纠纷 登记 办结 公示 评议 培训 讲座
    读书 合唱 比赛 门栋 院落 河道 垃圾 清运 路灯 维修 宣传 和谐 安全 消防
    检查 整改 回访 满意 意见 建议 认真 继续 做好 落实 责任 到人 邻里 商户
    车棚 菜场 学校 物业 花坛 围墙 档案 台账 橱窗 信箱 热线 诊所 义诊 助学
    帮扶 就业 租户 养犬 晨练
"""
"""Random texts are put together from these."""
PHRASES = WORDS.split()


def write_communities(folder: Path, count: int) -> Path:
    """A folder with this many plan files; the same number gives the same file."""
    communities = folder / f"in-{count}"
    communities.mkdir()
    text = EXAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        (communities / f"{number:05}.yaml").write_text(
            community_text(text, number), encoding="utf-8"
        )
    return communities


def community_text(text: str, number: int) -> str:
    """The example as another community would write it: other words, another figure."""
    chance = Random(number)  # noqa: S311 - no secret
    own = PASSAGE.sub(lambda match: reword(match[0], chance), text)
    return own.replace(NAME, f"{NAME}第{number}").replace("3180", f"{3180 + number}")


def reword(passage: str, chance: Random) -> str:
    """A passage of other words, of the same length."""
    if NAMES.search(passage) or NAME in passage:
        return passage
    words = chance.choices(PHRASES, k=len(passage))
    return "".join(words)[: len(passage)]
