"""Generated plan files whose pages have everything: `make layout` holds their lines against others.

Texts are put together from words, figures, Latin names and every mark, tables from short and long
cells; mastheads, signers, seals, copies and attachments come and go. The same number gives the same
file.
"""

from __future__ import annotations

from random import Random
from typing import Any

import yaml

from benchmarks.communities import PHRASES

NAMES = ("青禾社区", "临江花园第二社区", "三里社区")
FIGURES = (
    "12次",
    "3180户",
    "96.5%",
    "2025年3月15日",
    "1—9月",
    "3.5万元",
    "8:30—17:00",
    "第2版",
    "±0.5℃",
)
LATIN = (
    "12345热线",
    "PM2.5",
    "AED",
    "Wi-Fi",
    "APP",
    "5G",
    "4S店",
    "www.linhu.gov.cn",
    "GB/T 9704",
    "QQ群",
)
QUOTED = (
    "“一站式”",
    "《居民公约》",
    "（试行）",
    "“‘红色’议事厅”",
    "《〈条例〉实施办法》",
    "“三社联动”",
)
MARKS = ("，",) * 8 + ("、", "、", "；", "：", "——", "……，", "！", "？", "，")
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", ("岚", "志远", "晓梅", "国强", "静")


def generated_plan(number: int) -> str:
    """A plan file of the year 2025."""
    writer = _Writer(Random(number))  # noqa: S311 - no secret
    return str(
        yaml.safe_dump(writer.plan(number), allow_unicode=True, sort_keys=False, width=10_000)
    )


class _Writer:  # each method gives another part of a plan
    """Writes one plan by chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def plan(self, number: int) -> dict[str, Any]:
        name = self.chance.choice(NAMES)
        return {
            "pack": self.chance.choice(("civilized-community", "annual-work")),
            "community": name,
            "district": "临湖街道办事处",
            "year": 2025,
            "campaign": self.chance.choice(("创建文明社区", "基层治理", "“一老一小”服务")),
            "principles": self.paragraphs(2),
            "goals": {"text": self.paragraphs(1), "targets": self.targets()},
            "organization": self.section(),
            "work": {"text": self.paragraphs(1), "areas": [self.area(each) for each in range(4)]},
            "safeguards": self.section(),
            "plan": self.details(number, "2025-01-15"),
            "summary": {
                **self.details(number + 1, "2025-12-26"),
                "achievements": self.paragraphs(3),
                "problems": self.paragraphs(1),
                "next_steps": self.paragraphs(2),
            },
        }

    def details(self, number: int, date: str) -> dict[str, Any]:
        details: dict[str, Any] = {"date": date, "recipient": "临湖街道办事处"}
        if number % 3 == 0:
            details |= {
                "letterhead": "临湖街道社区居民委员会文件",
                "number": f"临社〔2025〕{number + 1}号",
            }
            details |= {"signer": self.person()} if number % 2 else {}
            details |= {"secrecy": "秘密★1年", "urgency": "加急"} if number % 5 == 0 else {}
        if number % 4 == 0:
            details["copies"] = "、".join(["区民政局", "区住建局", "临湖派出所"] * (1 + number % 3))
        if number % 2:
            details["sealed"] = True
        if number % 5 in {0, 1, 2}:
            details["attachments"] = [
                {"name": f"{self.words(4 + 9 * each)}一览表", "table": self.table(3 + each * 3)}
                for each in range(1 + number % 3)
            ]
        return details

    def area(self, number: int) -> dict[str, Any]:
        area: dict[str, Any] = {"id": f"area{number}", "name": self.words(8)}
        if self.happens(share=0.5):
            area["text"] = self.paragraphs(1)
        area["items"] = [self.item(f"item{number}-{each}") for each in range(1 + number)]
        return area

    def item(self, name: str) -> dict[str, Any]:
        item: dict[str, Any] = {"id": name, "text": self.sentences(2), "status": "done"}
        item["result"] = self.sentences(2)
        if self.happens(share=0.4):
            item["name"] = self.words(6)
        if self.happens(share=0.3):
            item["due"] = "2025-10"
            item["lead"] = "社区工作站"
        if self.happens(share=0.15):
            item["table"] = self.table(3)
        return item

    def section(self) -> dict[str, Any]:
        section: dict[str, Any] = {"text": self.paragraphs(1)}
        if self.happens(share=0.5):
            section["table"] = {**self.table(4), "caption": f"{self.words(5)}情况"}
        return section

    def targets(self) -> list[dict[str, Any]]:
        return [
            {
                "measure": f"{self.words(4 + each)}率",
                "at_least": f"{90 + each}.5%",
                "result": f"{91 + each}%",
            }
            for each in range(self.chance.randint(1, 6))
        ]

    def table(self, rows: int) -> dict[str, Any]:
        columns = self.chance.randint(2, 6)
        longest = self.chance.choice((4, 8, 30))
        return {
            "columns": [self.words(2 + each) for each in range(columns)],
            "rows": [[self.cell(longest) for _ in range(columns)] for _ in range(rows)],
        }

    def cell(self, longest: int) -> str:
        if self.happens(share=0.4):
            return str(self.chance.choice((*FIGURES, *FIGURES, *LATIN)))
        return self.words(self.chance.randint(2, longest))

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def person(self) -> str:
        return self.chance.choice(SURNAMES) + self.chance.choice(GIVEN)

    def paragraphs(self, most: int) -> str:
        return "\n\n".join(
            self.sentences(self.chance.randint(1, 5)) for _ in range(self.chance.randint(1, most))
        )

    def sentences(self, most: int) -> str:
        return "".join(self.sentence() for _ in range(self.chance.randint(1, most)))

    def sentence(self) -> str:
        parts = [self.clause() for _ in range(self.chance.randint(1, 5))]
        marks = [self.chance.choice(MARKS) for _ in parts]
        return "".join(f"{part}{mark}" for part, mark in zip(parts, marks, strict=True))[:-1] + "。"

    def clause(self) -> str:
        words = self.words(self.chance.randint(4, 14))
        extra = self.chance.choice((*FIGURES, *FIGURES, *LATIN, *QUOTED, *[""] * 12))
        return f"{words}{extra}"

    def words(self, length: int) -> str:
        return "".join(self.chance.choices(PHRASES, k=length))[:length]
