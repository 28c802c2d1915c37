"""Levels (等级) of targets: whether a text surely names a lower one, or says that it was missed."""

from __future__ import annotations

import re

NAMED_AFTER = "(?=级|文明|平安|示范|先进|优秀|绿色|和谐|健康|书香|民主|最美|充分|无|五星|星级)"
"""What follows the name of a region that gives a title; elsewhere 区 is a part of 社区."""
LADDERS = (
    (
        f"国家{NAMED_AFTER}|全国",
        f"省{NAMED_AFTER}|全省",
        f"市{NAMED_AFTER}|全市",
        f"(?<!社)[区县]{NAMED_AFTER}|全区|全县",
        f"(?:街道|[镇乡]){NAMED_AFTER}",
        "社区级",
    ),
    ("五星|5星", "四星|4星", "三星|3星", "二星|2星", "一星|1星"),
    ("5A|AAAAA", "4A|(?<!A)AAAA(?!A)", "3A|(?<!A)AAA(?!A)", "2A|(?<!A)AA(?!A)"),
    ("特等", "一等", "二等", "三等"),
    ("甲级", "乙级", "丙级"),
    ("一级", "二级", "三级", "四级"),
    ("优秀(?!社区)", "良好", "(?<!不)合格|达标", "基本合格", "不合格"),
)
"""Levels that belong together, the highest first."""


def is_level_missed(level: str, text: str) -> bool:
    """True when a text surely says that a level was not reached.

    It says so, or it names a lower one of the same kind and neither this one nor a higher.
    """
    if re.search(rf"[未没][^，。；]*{re.escape(level)}", text):
        return True
    if level in text:
        return False
    for ladder in LADDERS:
        rank = next((rank for rank, one in enumerate(ladder) if re.search(one, level)), None)
        if rank is not None:
            reached = [place for place, one in enumerate(ladder) if re.search(one, text)]
            return bool(reached) and min(reached) > rank
    return False
