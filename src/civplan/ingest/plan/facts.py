"""What a document says about itself: community, year, campaign, district, issuers."""

from __future__ import annotations

import re
from collections import Counter

from civplan.findings.words import Words
from civplan.ingest.outline import OutlinePart
from civplan.ingest.plan.draft import Facts
from civplan.ingest.plan.halves import titles_above
from civplan.ingest.structure.signatures import year_in

BETWEEN_ISSUERS = re.compile(r"\s*[\n\t]\s*|[ \u3000]{2,}")
"""Lines, or what parts two that sign side by side."""
NAME_CHARACTER = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\\dA-Za-z·]"
COMMUNITY = re.compile(f"(?P<name>{NAME_CHARACTER}{{1,12}}?)社区")
VILLAGE = re.compile(f"(?P<name>{NAME_CHARACTER}{{1,6}}?村)(?:村?民?委员?会|党支部|两委)")
BEFORE_DISTRICT = "在向由受按据经与和以为的将照各该"
"""Characters before the name of a sub-district, and none in it."""
DISTRICT = re.compile(
    rf"(?:^|[\W{BEFORE_DISTRICT}])(?P<name>[^\W\da-zA-Z_{BEFORE_DISTRICT}]{{2,5}}(?:街道|镇|乡))"
    "(?:办事处|党工委|党委|人民政府)"
)
BEFORE_COMMUNITY = re.compile(
    r".*(?:街道|办事处|年度|[\d〇○零一二三四五六七八九今去明全本近当]年|在|由|是|对|与|把|让|使|我们|中共|关于|报送|上报|呈报|报请|印发|下发|转发|现任|担任|[，。、：:,.（(《“\s])"
    r"|(?:.+[区市县镇乡]|.*[^街道区市县镇乡年度处][和为])(?=..|[\dA-Za-z×*本我全各该某此新老])"
)
"""What may stand before the name of a community, as greedily as it can be.

和 and 为 begin a name as often as they stand before one: 和平社区, 区委和湖内社区.
"""
NO_NAME = re.compile(
    r"文明|和谐|平安|绿色|智慧|示范|创建|建设|先进|优秀|美丽|健康|学习型|低碳|生态|特色|品牌|星级|工作|(?:年度|[\d〇○零一二三四五六七八九今去明全本近当]年)$"
    r"|^[和为]?[本我全各该某此新老]+$|^[xX×*]+|城市|农村|推进|加强|做好|开展|深化|辖区|所属|几个|两个|[一二三四五六七八九十]个"
)
"""What stands before 社区 and is no name: 文明社区, 我社区, 各社区."""
NARROW_DIGITS = {ord("０") + value: str(value) for value in range(10)}
TITLE_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][零〇○][零〇○一二三四五六七八九]{2}|\d\d)(?:(?:-|—|～|至)\d{2,4})?(?:年度?|学年)"
)
WRITTEN_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")
KIND_AT_END = re.compile(
    r"(?:工作|活动)?(?:(?:开展|完成)?情况)?的?(?:实施)?(?:计划|总结|方案|预案|要点|安排|打算|汇报|报告|小结|规划|意见|思路|回顾)(?:书|表|材料)?.*$"
)
AROUND_CAMPAIGN = re.compile(
    r"^(?:关于(?:印发|报送|上报|下发|转发)?|年度|[年的暨、，,：:\s])+|(?:[的及暨、，,：:（(\s]|(?<!参)与|(?<![平总])和)+$"
)
AUTHOR = (
    "(?:中共)?(?:居民委员会|居委会|村民委员会|村委会|[“]?两委[”]?|党总支|党支部|党委|党工委|总支|支部|妇联|残联"
    "|妇女联合会|残疾人联合会|关工委|团委|团支部|工会|服务站|工作站|(?:总支部|支部)?委员会)(?:班子)?"
)
"""Who wrote it, between the community's name and the year: 党委, 妇联."""
AUTHOR_BEFORE_YEAR = re.compile(
    rf"(?<=社区|.村){AUTHOR}(?={TITLE_YEAR.pattern.replace('?P<year>', '?:')})"
)
AUTHOR_ALONE = re.compile(f"{AUTHOR}|述职")
"""What is no subject: the author, and the report of a person."""
_QUARTER = "第?[一二三四1-4](?:季度)?"
_QUARTERS = f"前[一二三四两1-4]个?季度|{_QUARTER}(?:[、和及与至到—–~～-]+{_QUARTER})*(?<=季度)"
_FROM_MONTH_TO_MONTH = r"\d{1,2}月?份?\s*(?:至|到|[—–―~～－-]+)\s*\d{1,2}月份?"
_OF_A_PAPER = "(?=(?:工作)?(?:总结|小结))"
PART_OF_YEAR = re.compile(
    rf"(?:[上下]半年|(?<=[年度])半年|年中{_OF_A_PAPER}|{_QUARTERS}|前[\d十一二两三四五六七八九]{{1,2}}个月"
    rf"|(?<![\d、和至到—–-])(?:{_FROM_MONTH_TO_MONTH}|\d{{1,2}}月(?:份|{_OF_A_PAPER})))度?"
)
"""In a title: 上半年, 前三季度, 1—9月; one month and 年中 only where the paper is of it."""
SHORTEST_CAMPAIGN, LONGEST_CAMPAIGN = 2, 20
OFTEN_IN_TEXT = Words("正文里出现最多的", "the one that the text names most often")
DATE_OF_DOCUMENT = Words("成文日期", "the document's date")
FEWEST_MENTIONS = 2
"""Times that a text must name a community that neither title nor signature names."""


def facts_of(part: OutlinePart) -> Facts:
    """What the title, the signature, the recipient and the text of a document say."""
    texts = [node.text for node in part.nodes]
    titles = titles_above(part)
    named = next(filter(None, map(community_in, (*titles, *part.signature.split("\n")))), "")
    community = named or _community_named_often(texts)
    year, year_from = _year_of_part(part, texts)
    return Facts(
        community=community,
        year=year,
        campaign=next(filter(None, (_campaign_of(title, community) for title in titles)), ""),
        district=_district_of([*titles, part.recipient, part.signature, *texts]),
        issuers=tuple(filter(None, BETWEEN_ISSUERS.split(part.signature.strip()))),
        community_from=None if named or not community else OFTEN_IN_TEXT,
        year_from=year_from,
    )


def _year_of_part(part: OutlinePart, texts: list[str]) -> tuple[int | None, Words | None]:
    """The year of a document, and what it was guessed from; None where the title names it."""
    if year := next(filter(None, map(year_in, titles_above(part)[:2])), None):
        return year, None
    if year := part.year or _year_in_texts([part.date]):
        return year, DATE_OF_DOCUMENT
    year = _year_in_texts(texts)
    return year, OFTEN_IN_TEXT if year else None


def _community_named_often(texts: list[str]) -> str:
    """The community that a text names again and again; empty without one."""
    names = Counter(
        name for text in texts for match in COMMUNITY.finditer(text) if (name := _name_of(match))
    )
    name, count = next(iter(names.most_common(1)), ("", 0))
    return name if count >= FEWEST_MENTIONS else ""


def community_in(text: str) -> str:
    """The first community that a text names; empty without one."""
    for match in COMMUNITY.finditer(text):
        if name := _name_of(match):
            return name
    village = VILLAGE.search(text)
    return village["name"] if village else ""


def _name_of(match: re.Match[str]) -> str:
    """The community that a match names; empty where its words are no name."""
    name = BEFORE_COMMUNITY.sub("", match["name"])
    name = TITLE_YEAR.sub("", name).strip("·")
    return "" if not name or name.isdigit() or NO_NAME.search(name) else f"{name}社区"


def _year_in_texts(texts: list[str]) -> int | None:
    """The year that a text names most often; None without one."""
    years = Counter(int(match["year"]) for text in texts for match in WRITTEN_YEAR.finditer(text))
    return next((year for year, _ in years.most_common(1)), None)


def _campaign_of(title: str, community: str) -> str:
    """What the plan is about: the title without community, year and kind; empty for nothing."""
    text = AUTHOR_BEFORE_YEAR.sub("", title.translate(NARROW_DIGITS))
    text = TITLE_YEAR.sub("", PART_OF_YEAR.sub("", text, count=1))
    if community and community in text:
        text = text.partition(community)[2]
    text = AROUND_CAMPAIGN.sub("", KIND_AT_END.sub("", text))
    is_subject = SHORTEST_CAMPAIGN <= len(text) <= LONGEST_CAMPAIGN and text != "社区"
    return text if is_subject and not AUTHOR_ALONE.fullmatch(text) else ""


def _district_of(texts: list[str]) -> str:
    """The sub-district's office; empty when none is named."""
    for text in texts:
        if match := DISTRICT.search(text):
            name = match["name"]
            return f"{name}办事处" if name.endswith("街道") else f"{name}人民政府"
    return ""
