"""Texts as sentences and clauses; sentences of values: who, until when, why, with what money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from civplan.compose.mentions import mentions_figure
from civplan.compose.outline import DataTable
from civplan.compose.words import date_words, deadline_words
from civplan.model.attainment import attainment
from civplan.model.choices import UNDONE_STATUSES, Document, Status
from civplan.model.figures import Quantity, When
from civplan.model.item import Budget, Item
from civplan.model.plan import Contact
from civplan.model.profile import UNITS_OF_FIGURES, CommunityProfile
from civplan.model.sections import Member
from civplan.model.target import Change
from civplan.model.text import Text

SENTENCE_ENDS = tuple("。！？…：.!?:")
TABLE_BARS = ("|", "｜")
"""What a row of a typed table begins and ends with."""
LONGEST_CAPTION = 30
"""Characters of a paragraph that is the caption of the table below it."""
SENTENCE_CLOSERS = "”’）》】\"')"
"""May follow the stop of a sentence."""
PARAGRAPH_STOPS = (*SENTENCE_ENDS, *"，；、—,;", *TABLE_BARS)
"""Marks after which a paragraph gets no full stop."""
CLAUSE_END = re.compile(r"[，。；：！？]")
REDUNDANT_BECAUSE = re.compile(r"^(?:因为|由于|原因是|原因：)，?")
"""Left out after 原因是."""
NEXT_STEP_WORD = "下一步"
REASON_WORDS, REMARK_WORDS = "原因是", "需要说明的是，"
"""Before a reason: of what is not done, and of what is."""
STATUS_WORDS = {
    Status.PLANNED: "尚未开展",
    Status.ONGOING: "正在进行",
    Status.DONE: "已完成",
    Status.DROPPED: "已取消",
}
MONEY_UNIT = "万元"
"""The unit of a budget that names none."""


def sentence(text: str) -> str:
    """A text with a closing stop, which may be inside quotes; 。 is added if there is none."""
    if not text or text.rstrip(SENTENCE_CLOSERS).endswith(SENTENCE_ENDS):
        return text
    return f"{text.rstrip('，；、,;')}。"


def closed_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs as written; one that ends without any mark gets a full stop.

    What stands right above the first row of a typed table is its caption and gets none.
    """
    texts = list(paragraphs)
    rows = [n for n, text in enumerate(texts) if text.startswith(TABLE_BARS)]
    captions = {n - 1 for n in rows if n and len(texts[n - 1]) <= LONGEST_CAPTION}
    return [
        text
        if text.rstrip(SENTENCE_CLOSERS).endswith(PARAGRAPH_STOPS) or n in captions
        else sentence(text)
        for n, text in enumerate(texts)
    ]


def clause(text: str) -> str:
    """A text without its closing stop, for use inside another sentence."""
    return text.rstrip("。；，")


def text_paragraphs(text: Text | None, document: Document) -> list[str]:
    """The paragraphs of a text that only this document has, whether it has two forms or one."""
    if text is None:
        return []
    return [paragraph.text for paragraph in text.said_in(document) or text.as_written]


def inline_clause(text: Text | None) -> str:
    """A text of the summary as one clause."""
    return clause("".join(text_paragraphs(text, Document.SUMMARY))) if text else ""


def paragraphs_with_sentence(paragraphs: list[str], added: str) -> list[str]:
    """Paragraphs, each with a closing stop, and further sentences in the last one.

    Without further sentences they stay as they are written.
    """
    if not added:
        return closed_paragraphs(paragraphs)
    if not paragraphs:
        return [added]
    *first, last = paragraphs
    return [*closed_paragraphs(first), f"{sentence(last)}{added}"]


def responsibility_sentence(
    lead: str | None, people: Iterable[str], due: When | None, money: str = ""
) -> str:
    """Who is responsible, the deadline, the money: 由社区居委会负责，2007年12月底前完成."""
    names = "、".join(people)
    clauses = [f"由{lead}负责"] if lead else []
    clauses += [f"责任人{names}"] if names else []
    clauses += [deadline_words(due)] if due else []
    clauses += [money] if money else []
    return f"{'，'.join(clauses)}。" if clauses else ""


def budget_clause(budget: Budget | None, document: Document, already_said: str) -> str:
    """The money of an item, unless the text has it: 经费预算3.5万元; the plan has nothing spent."""
    if budget is None:
        return ""
    planned, spent = budget.plan, budget.spent
    if document is Document.PLAN:
        spent = None
    parts = (("经费预算", planned), ("实际支出", spent)) if planned else (("支出经费", spent),)
    return "，".join(
        f"{words}{money}"
        for words, figure in parts
        if figure and not mentions_figure(already_said, money := _money(figure))
    )


def _money(figure: Quantity) -> Quantity:
    """An amount of money with its unit."""
    return figure if figure.unit else Quantity(figure.value, MONEY_UNIT)


def item_lead_in(item: Item, mark: str) -> str:
    """The topic of an item and a mark; empty when its run-in heading says it."""
    return f"{topic_clause(item)}{mark}" if item.text and not item.name else ""


def topic_clause(item: Item) -> str:
    """The first clause of an item's text: its topic when it has no name."""
    return CLAUSE_END.split(str(item.text or ""), maxsplit=1)[0]


def reason_and_next_step(item: Item) -> str:
    """Why an item is not done, and its next step; empty without them."""
    step = inline_clause(item.next)
    lead_in = "" if step.startswith(NEXT_STEP_WORD) else f"{NEXT_STEP_WORD}，"
    reason = _reason_sentence(item.reason, REMARK_WORDS if _is_all_done(item) else REASON_WORDS)
    return reason + (f"{lead_in}{step}。" if step else "")


def _is_all_done(item: Item) -> bool:
    """True for an item of which nothing is open, so that its reason is a remark."""
    if item.result and item.result.met is not None:
        return item.result.met
    met = [attainment(target).met for target in item.targets if target.is_promise]
    if False in met or item.status in UNDONE_STATUSES:
        return False
    return item.status is Status.DONE or (bool(met) and None not in met)


def _reason_sentence(reason: Text | None, lead_in: str = REASON_WORDS) -> str:
    """A reason after 原因是, which replaces 因为 or 由于; empty without one."""
    words = REDUNDANT_BECAUSE.sub("", inline_clause(reason)) if reason else ""
    return f"{lead_in}{words}。" if words else ""


def change_sentence(change: Change | None) -> str:
    """The change of a promise after the plan was issued; empty without one."""
    if change is None:
        return ""
    before = f"原定{clause(change.from_)}，" if change.from_ else ""
    on = f"于{date_words(change.on)}" if change.on else "年内"
    return f"{before}{on}调整，{_reason_sentence(change.why)}"


def profile_sentence(community: str, profile: CommunityProfile | None) -> str:
    """The community in figures, in one sentence; empty without figures."""
    if profile is None:
        return ""
    area, *residents, members = map(profile.figure_of, UNITS_OF_FIGURES)
    people = "、".join(map(str, filter(None, residents)))
    clauses = [f"辖区面积{area}"] if area else []
    clauses += [f"有居民{people}"] if people else []
    clauses += [f"党员{members}"] if members else []
    facts = "、".join(f"{fact.name}{fact.figure}" for fact in profile.facts)
    clauses += [facts if clauses else f"有{facts}"] if facts else []
    return f"{community}{'，'.join(clauses)}。" if clauses else ""


def member_paragraphs(members: Iterable[Member]) -> list[str]:
    """A paragraph for each group of members: 组长：张三（社区书记），负责全面工作.

    Names alone stand in a row, 张三、李四; entries with a duty are parted by semicolons.
    """
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(member.group or "成员", []).append(member)
    return [f"{group}：{_people_words(people)}。" for group, people in groups.items()]


def _people_words(people: Sequence[Member]) -> str:
    """The members of a group, one after the other."""
    entries = []
    for member in people:
        post = f"（{member.post}）" if member.post else ""
        duty = f"，{clause(member.duty)}" if member.duty else ""
        entries.append(f"{member.name}{post}{duty}")
    return ("；" if any(member.duty for member in people) else "、").join(entries)


MEMBERS_CAPTION = "成员名单"
MEMBER_COLUMNS = (("组别", "group"), ("姓名", "name"), ("职务", "post"), ("分工", "duty"))
"""The columns of a table of members, with their fields."""


def member_table(members: Sequence[Member]) -> DataTable:
    """The members, group by group, with the columns that anything stands in."""
    by_group: dict[str | None, list[Member]] = {}
    for member in members:
        by_group.setdefault(member.group, []).append(member)
    fields = [
        (name, field)
        for name, field in MEMBER_COLUMNS
        if any(getattr(member, field) for member in members)
    ]
    rows = tuple(
        tuple(clause(getattr(member, field) or "") for _, field in fields)
        for group in by_group.values()
        for member in group
    )
    return DataTable(MEMBERS_CAPTION, tuple(name for name, _ in fields), rows)


REDUNDANT_AWARD = re.compile(r"^(?:荣获|获得|获评|获|被评为|当选为?)了?")
"""Left out after 本年度获得."""
AWARDED = re.compile(
    r"获评|荣获|获得|授予|评为|命名为|认定为|列为|选为|入选|当选|被|夺得|获[“市区省全国街]"
)
"""Words of a clause that says itself how the honour was won: 2025年3月，被市政府授予…称号."""
DATE_BEFORE = re.compile(r"(?P<date>\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?)，?(?P<name>.+)")
HONOUR_WORD = re.compile(r"(?P<name>[^“”]+?)(?P<word>荣誉称号|称号|荣誉)")
"""A name and the word that stands behind its quotation marks."""


def contact_clause(contacts: Sequence[Contact]) -> str:
    """Whom to ask: 联系人：张三，电话：000-8000101; empty for nobody."""
    entries = [
        f"{contact.name}，电话：{contact.phone}" if contact.phone else contact.name
        for contact in contacts
    ]
    has_phones = any(contact.phone for contact in contacts)
    return f"联系人：{('；' if has_phones else '、').join(entries)}" if entries else ""


def honours_sentence(honours: Sequence[str]) -> str:
    """The honours of the year; empty without any.

    本年度获得“区文明社区”“市先进集体”荣誉。2025年3月，被市政府授予“平安社区”称号。
    """
    names: list[str] = []
    clauses: list[str] = []
    for honour in honours:
        written = clause(honour.strip())
        bare = REDUNDANT_AWARD.sub("", written)
        dated = DATE_BEFORE.fullmatch(bare)
        if AWARDED.search(bare):
            clauses.append(written)
        elif dated:
            clauses.append(f"{dated['date']}获得{_names([dated['name']])}")
        else:
            names.append(bare)
    first = f"本年度获得{_names(names)}。" if names else ""
    return first + "".join(map(sentence, clauses))


def _names(names: Sequence[str]) -> str:
    """The names of honours, in quotation marks unless one has some of its own."""
    if any("“" in name for name in names):
        return "、".join(names)
    titles = [HONOUR_WORD.fullmatch(name) for name in names]
    if any(titles):
        pairs = zip(names, titles, strict=True)
        return "、".join(
            f"“{title['name']}”{title['word']}" if title else f"“{name}”荣誉"
            for name, title in pairs
        )
    return "".join(f"“{name}”" for name in names) + "荣誉"
