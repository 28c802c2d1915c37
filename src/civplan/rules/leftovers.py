"""P306, P308: placeholders, and names and years left over from another text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext
from civplan.rules.prose import (
    BEFORE_UNKNOWN,
    COUNTED,
    HAN,
    Hit,
    Passage,
    clause_rest,
    clause_start,
    hits_in,
    words_in,
)

UNFILLED_PLACEHOLDER = Rule(
    "P306",
    "placeholder",
    Severity.WARNING,
    Words("“{text}”还没有换成实际内容", "“{text}” still stands for something"),
    Words("填上实际内容；没有就删去这句话", "write what it stands for, or remove the sentence"),
    why=Words(
        "从范本或上年文件改写时，××、20xx、TODO、____ 这样的占位容易漏填，印出来就成了差错。",
        "When a text is adapted from a model, signs such as ××, 20xx, TODO or ____ are easily"
        " left in and then stand in the printed document.",
    ),
    fails="""\
work:
  items:
    - 全年召开碰头会____次，由××负责。
""",
    passes="""\
work:
  items:
    - 全年召开碰头会12次，由陆佩芳负责。
""",
)

NUMERAL_CHARACTERS = "零一二三四五六七八九十百千万"
FILL_IN_HERE = (
    "(?:此处|请?在此处?|这里)(?:请|需|可|应)?"
    "(?:填|插入|输入|补|粘贴|添加|写|附图|放图|列出|空|替换|改)"
)
"""What asks to fill something in; “（此处原为空地）” says where something was."""
TWO_BLANKS = "[ \\u3000]{2,}"
MASKED_NAME = "社区|街道|小区|居委会|村|镇|路"
PLACEHOLDER_SIGNS = (
    rf"××+(?![0-9])|(?<![A-Za-z0-9.@/_&-])[xX]{{2,}}(?= ?(?:{HAN}|[%％]))"
    rf"|(?:(?<={HAN})|(?<=[“（《，、：；]))[xX]{{2,}}"
    r"(?![A-Za-z0-9.@/_&-])|(?<![0-9])(?:19|20)(?:[xX×*＊#＃○]{2}(?![A-Za-z0-9×*])|_+(?=[年〕])"
    r"|[0-9](?:[xX×*＊#＃○]|_+)(?=年))年?|[xX×]年[xX×]{1,2}月(?:[xX×]{1,2}日)?"
    rf"|(?:(?<={HAN})|(?<=[“（《，、；：。\n]))(?:[xX×Ｘ](?={COUNTED})|(?<!\n)[*＊](?={MASKED_NAME}))"
    rf"|(?<![*＊])[*＊]{{2,}}+(?={MASKED_NAME}|{COUNTED})"
    rf"|(?<![{NUMERAL_CHARACTERS}○])○{{2,}}(?![{NUMERAL_CHARACTERS}])|□{{2,}}|△{{2,}}|＿{{2,}}"
    r"|(?<=[0-9]年)[ \u3000]+月(?:[ \u3000]*日)?"
    rf"|[（(][ \u3000]{{2,}}[）)](?={COUNTED})|(?<=[共约达到计有]){TWO_BLANKS}(?={COUNTED})"
    rf"|(?<={HAN}){TWO_BLANKS}(?=[%％])"
    r"|\bTODO\b|\bTBD\b|_{2,}"
    rf"|[（(【[](?:{FILL_IN_HERE}|请?(?:填写|填入|插入)|待补|待填)[^（(）)【】\]\n]{{0,20}}[）)】\]]"
    r"|[（(【[][^（(）)【】\]\n]{0,8}待(?:核实?|补充|填写?|完善|更新)[）)】\]]"
    r"|[【[](?:社区|街道|单位)(?:名称?|全称)[】\]]|某某(?=社区|街道|小区)"
)
"""Signs that no finished text has; sizes (3×5, XXL), addresses, … and —— are left alone."""
PLACEHOLDER_HINTS = (
    *(
        "×",
        "x",
        "X",
        "Ｘ",
        "_",
        "＿",
        "*",
        "＊",
        "○○",
        "□□",
        "△△",
        "TODO",
        "TBD",
        "此处",
        "在此",
        "这里",
    ),
    *(
        "待补",
        "待填",
        "待核",
        "待完",
        "待更",
        "填写",
        "填入",
        "插入",
        "  ",
        "\u3000\u3000",
        "称】",
        "名】",
        "称]",
        "名]",
        "某某",
        "#年",
        "＃年",
        "年 ",
        "年\u3000",
    ),
    *("（ ", "（\u3000", "( ", "(\u3000"),
)
"""Each sign has one of these; searching them takes less time than compiling the signs."""
FORM_LINE = r"[：:] ?_{2,}|(?<!_)_{2,}+ ?年 ?_{2,}+ ?月"
"""A line of a form to be filled in by hand."""
NOT_YET = "待(?:定|补充?|填写?|核实?|确认|完善|更新)"
WORD_TO_FILL = "社区|街道|单位|姓名|人数|户数|次数|金额|数字|数量|日期|地点|名称|职务|电话|年份"
"""What a model text names in brackets."""
MASKED_PERSON = (
    f"(?<!{HAN})某某(?=居委会|同志|书记|主任|负责|牵头|单位|路)|(?<=由)(?:某某|某人|待定)"
)
MASKED_AT_START = (
    f"^[*＊](?=(?:{MASKED_NAME})(?:居委|居民委|党[委总支工]|20[0-9]|关于|位于|现有|共有|开展|召开|组织"
    "|成立|参加|负责))"
)
"""A star for a name; before other words it may also mark a note."""
DATE_WITHOUT_FIGURES = (
    r"(?:(?<=[于自从至到在前截，。；])|^)[ \u3000]*年[ \u3000]+月[ \u3000]*日?"
    f"(?={HAN}|[，。；、）]|$)"
    r"|(?<=[〇○零一二三四五六七八九]年)[ \u3000]+月(?:[ \u3000]*日)?"
    r"|(?<=[0-9]月)[ \u3000]+日(?=[前起至到，。；、）]|召开|举[办行]|$)"
)
"""Behind a bracket or a colon, as in “（签字）  年  月  日”, it is a line of a form."""
PLACEHOLDER_WORDS = (
    rf"^(?:[xX＊*?？]{{2,}}|某某|[—－-]{{1,2}}|{NOT_YET}|[（(【[]待(?:定|确认)[）)】\]])(?=。?$)"
    rf"|{MASKED_PERSON}|{MASKED_AT_START}|{DATE_WITHOUT_FIGURES}"
    rf"|[【[]待(?:定|确认)[】\]](?!$)|[（(]待(?:定|确认)[）)](?={COUNTED})"
    rf"|(?<=[共约达到计有需])待定(?={COUNTED})"
    "|(?:数据|内容|名单|金额|数字|情况|时间|地点|姓名|参加人员|负责人)待(?:补充|填写?)(?=[。；，）]|$)"
    rf"|(?<={HAN})【(?:{WORD_TO_FILL})】|[\[{{<＜｛](?:{WORD_TO_FILL})(?:名称?|全称)?[\]}}>＞｝]"
    rf"|(?<={BEFORE_UNKNOWN})[?？]{{2,}}(?={COUNTED})|(?<=[年在于自从至到])[*＊]{{1,2}}(?=[月日])"
    r"|(?<=[共约达计])[ \u3000](?=[户次件场])"
)
"""Words, and whole texts, that say only that something is missing; a time may well be 待定."""
WORD_HINTS = (
    *("待定", "待确", "待补", "待填", "\n待", "某某", "某人", "年 ", "年\u3000", "月 ", "月\u3000"),
    *(
        "【",
        "[",
        "{",
        "<",
        "＜",
        "｛",
        "??",
        "？？",
        "?？",
        "*",
        "＊",
        "xx\n",
        "XX\n",
        "xx。",
        "XX。",
    ),
    *(
        "共 ",
        "约 ",
        "达 ",
        "计 ",
        "共\u3000",
        "约\u3000",
        "达\u3000",
        "计\u3000",
        "\n—",
        "\n－",
        "\n-",
    ),
)
FIELDS_WITH_DASH = frozenset({"duty", "group", "post"})
"""Where a dash says that there is none."""


def _unfilled_placeholders(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sign that nobody filled in."""
    if not words_in(context.prose.text, PLACEHOLDER_HINTS):
        return
    for hit in context.find(re.compile(PLACEHOLDER_SIGNS)):
        if not ("__" in hit.text and _is_form_line(hit.passage.text)):
            yield context.at(UNFILLED_PLACEHOLDER, hit, text=hit.text)


def _missing_words(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each word or text that says only that something is missing."""
    if not words_in(f"\n{context.prose.text}\n", WORD_HINTS):
        return
    for hit in context.find(re.compile(PLACEHOLDER_WORDS, re.MULTILINE)):
        if hit.passage.field not in FIELDS_WITH_DASH:
            yield context.at(UNFILLED_PLACEHOLDER, hit, text=hit.text)


@lru_cache(maxsize=1)
def _is_form_line(text: str) -> bool:
    """True for a text to be filled in by hand; searched once for all signs in the text."""
    return bool(re.search(FORM_LINE, text))


OTHER_NAME = Rule(
    "P308",
    "other-name",
    Severity.WARNING,
    Words("这里写的是“{text}”，本文件是“{own}”", "this says “{text}”, the file is about “{own}”"),
    Words("核对后改成“{own}”", "look at it, and write “{own}”"),
    why=Words(
        "借用外社区或上年的文本时，社区名称和年份最容易漏改，印发出去就是硬伤。"
        "正文里只查街道名册和 civplan.toml 里列出的社区，提到邻近、共建、学习的社区不提示。",
        "In a text taken over from another community or another year, its name and its year are"
        " what is most easily left unchanged, and what every reader notices. In texts only"
        " communities of the roster and of civplan.toml are looked for; neighbours and partners are"
        " left alone.",
    ),
    fails="""\
plan:
  date: 2007-01-10
  title: 湖内社区2006年创建文明社区工作计划
""",
    passes="""\
plan:
  date: 2007-01-10
  title: 湖内社区2007年创建文明社区工作计划
""",
)

TO_OTHERS = frozenset({"lead", "people", "copies", "recipient", "members", "honours", "evidence"})
"""Fields that may name another community."""
ALSO_NAMED = (
    "联合|联办|协同|共建|共同|结对|合作|学习|参观|交流|考察|观摩|经验|兄弟|友邻|相邻|相接|毗邻|交界|接壤|合并"
    "|划入|划归|撤并|之间|比赛|友谊|借鉴|先进|原|东|南|西|北|邻|搬|迁|等"
)
"""Words in the same sentence with another community that is named on purpose."""
JOINING_WORDS = tuple("与和同跟、及赴到往向从由")
"""Words directly before or behind such a name."""
WHOLE_NAMES = ("社区", "村", "居委会", "居民委员会")
"""Ends of names that can be nothing else; 东门 may be a gate."""
HEADLINE_FIELDS = frozenset({"title", "letterhead", "issuer"})
"""Fields that begin with the community's own name."""
FIELDS_WITH_NAME = HEADLINE_FIELDS | {"opening"}
"""All fields that should name the community."""
COMMUNITY_NAME = "(?P<other>[一-龥]{2,4}社区)"
NAME_AT_START = f"^{COMMUNITY_NAME}(?=居委会|居民委员会|20[0-9][0-9]年|关于)"
NAME_IN_OPENING = f"(?:^(?!.{{0,2}}现将)|(?<=现将)){COMMUNITY_NAME}(?=位于|地处|20[0-9][0-9]年)"
NOT_A_NAME = (
    "[我本各全该此其们每这那城镇村街辖农]|文明|平安|和谐|绿色|示范|星级|先进|优秀|智慧|无毒|安全|学习型|创建|建设"
    "|共建|所在|自己|充分就业|幸福|美丽|健康|书香|数字|服务|老旧|新型|生态|特色|党建|试点|基层|现代"
)
"""Words before 社区 that are no name."""
FULL_YEAR = "(?P<other>20[0-9][0-9]年)"
YEAR_IN_TITLE = f"(?<![0-9—－~～至、和与/-]){FULL_YEAR}"
YEARS_IN_OPENINGS = {
    "plan": f"(?:现将|[特现，]制[定订]){FULL_YEAR}(?=度?[^，。；0-9]{{0,16}}(?:计划|要点|安排))",
    "summary": f"现将{FULL_YEAR}(?=度?[^，。；0-9]{{0,16}}(?:总结|情况|如下))",
}
"""By document: a plan may speak of the year before, a summary of the next; one of a stage, and one
with the plan of the next year behind it, are summaries."""
WORDS_BEFORE_YEAR = ("现将20", "制定20", "制订20")
"""Words of which these patterns have one: a quick test, as they take long to compile."""


def _other_communities(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name of another community that was left over."""
    plan, text = context.plan, context.prose.text
    own = "".join((plan.community, plan.district or "", *plan.issuers))
    known = _own_names(context)
    names = chain.from_iterable(context.communities)
    whole = (name for name in names if name.endswith(WHOLE_NAMES) and name not in known)
    others = [name for name in whole if name not in own and name in text]
    if not others:
        return
    others.sort(key=len, reverse=True)
    for hit in context.find(re.compile("|".join(map(re.escape, others)))):
        if _is_leftover(hit, plan.community.removesuffix("社区")):
            yield context.at(OTHER_NAME, hit, text=hit.text, own=plan.community)


def _own_names(context: CheckContext) -> set[str]:
    """Every name of the file's own community."""
    own = context.plan.community
    return {
        name
        for names in context.communities
        if any(one == own or (one in own and one.endswith(WHOLE_NAMES)) for one in names)
        for name in names
    }


def _is_leftover(hit: Hit, stem: str) -> bool:
    """True when another community's name stands where only the own one is expected."""
    if TO_OTHERS & set(hit.passage.path):
        return False
    text = hit.passage.text
    before = text[clause_start(text, hit.start, "。；") : hit.start]
    after = clause_rest(text, hit.end, "。；")
    if (
        stem in before
        or stem in after
        or before.endswith(JOINING_WORDS)
        or after.startswith(JOINING_WORDS)
    ):
        return False
    return not re.search(ALSO_NAMED, before + after)


def _other_headlines(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each title, letterhead, issuer and opening with another name."""
    own = context.plan.community
    stem = own.removesuffix("社区")
    naming = [one for one in context.prose.passages if one.path[-1] in FIELDS_WITH_NAME]
    right = _paths_with(stem, naming)
    for passage in naming:
        pattern = _name_pattern_for(passage)
        if pattern and passage.path not in right:
            for hit in _hits_of_other(context, passage, pattern):
                name = hit.text.removesuffix("社区")
                if name not in own and not re.search(NOT_A_NAME, name):
                    yield context.at(OTHER_NAME, hit, text=hit.text, own=own)


def _name_pattern_for(passage: Passage) -> str:
    """The pattern of the community's name in a text; empty where it need not be named."""
    if passage.field == "opening":
        is_named = any(f"社区{word}" in passage.text for word in ("位于", "地处", "20"))
        return NAME_IN_OPENING if is_named else ""
    return NAME_AT_START if passage.field in HEADLINE_FIELDS and "社区" in passage.text else ""


def _paths_with(word: str, passages: Iterable[Passage]) -> set[tuple[str, ...]]:
    """The fields whose whole text, which may have several lines, has a word."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for passage in passages:
        lines.setdefault(passage.path, []).append(passage.text)
    return {path for path, texts in lines.items() if word in "".join(texts)}


def _other_years(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each title and opening about another year only."""
    year = str(context.plan.year)
    dated = [one for one in context.prose.passages if one.path[-1] in {"title", "opening"}]
    right = _paths_with(year, dated)
    for passage in dated:
        pattern = ""
        if passage.field == "title" and passage.path not in right:
            pattern = YEAR_IN_TITLE
        elif passage.field == "opening" and words_in(passage.text, WORDS_BEFORE_YEAR):
            pattern = YEARS_IN_OPENINGS["plan" if passage.path[0] == "plan" else "summary"]
        if pattern and "20" in passage.text:
            for hit in _hits_of_other(context, passage, pattern):
                if hit.text != f"{year}年":
                    yield context.at(OTHER_NAME, hit, text=hit.text, own=f"{year}年")


def _hits_of_other(context: CheckContext, passage: Passage, pattern: str) -> Iterator[Hit]:
    """The matches of the pattern's ``other`` in a passage that a checked document prints."""
    if any(document in context.documents for document in passage.documents):
        for hit in hits_in([passage], pattern):
            yield hit.part("other")


RULES = (UNFILLED_PLACEHOLDER, OTHER_NAME)
CHECKS = (
    _unfilled_placeholders,
    _missing_words,
    _other_communities,
    _other_headlines,
    _other_years,
)
