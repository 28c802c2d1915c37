"""一、总体情况: who has handed in, how far the items are, how many targets are met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from civplan.compose.words import day_words
from civplan.district.review.counts import (
    LateDocument,
    SubmissionGroups,
    applicable_items,
    counts_by_status,
    late_documents,
    status_count_words,
    submission_groups,
    target_counts,
)
from civplan.district.review.review import Review
from civplan.district.rollup.values import NAMES_IN_SENTENCE, Chapter, names_in_sentence

OVERALL_HEADING = "总体情况"


def overall_chapter(review: Review) -> Chapter:
    """The chapter; it always has something to say."""
    paragraphs = ["".join(_submission_sentences(review))]
    if review.handed:
        paragraphs += [_items_sentence(review), _targets_sentence(review)]
    return Chapter(OVERALL_HEADING, tuple(text for text in paragraphs if text))


def _submission_sentences(review: Review) -> Iterator[str]:
    """Who has handed in, and what of it is not in the numbers."""
    counted = submission_groups(review)
    yield _arrival_sentence(review, counted)
    if counted.word_only:
        yield f"仅报Word文件的是{names_in_sentence(counted.word_only)}，其内容未计入本汇总。"
    if counted.broken:
        yield f"文件有误、无法读取的是{names_in_sentence(counted.broken)}，其内容未计入本汇总。"
    if counted.faulty:
        count, names = len(counted.faulty), names_in_sentence(counted.faulty)
        yield f"有{count}个社区的文件有错误，未生成公文（{names}），其数字已计入，需更正核对。"
    if late := late_documents(review):
        yield "，".join(late_words(*one) for one in late.items()) + "。"
    yield from _summary_sentence(review, counted)
    if counted.unlisted:
        count, names = len(counted.unlisted), names_in_sentence(counted.unlisted)
        yield f"另有名册以外的{count}个社区报送（{names}），一并计入。"
    if counted.unread:
        count = len(counted.unread)
        yield f"另有{count}份文件无法读取（{names_in_sentence(counted.unread, '份')}），未计入。"
    if counted.other_year:
        count = len(counted.other_year)
        names = names_in_sentence(counted.other_year)
        yield f"年度不是{review.year}年的文件{count}份（{names}），数字一并计入，需核对。"


def _arrival_sentence(review: Review, counted: SubmissionGroups) -> str:
    """How many had to hand in, how many have, how many are missing."""
    until = f"截至{day_words(review.as_of)}，"
    if not review.district.communities:
        return f"{until}共收到{len(counted.arrived)}个社区的文件。"
    arrived = f"应报社区{len(counted.expected)}个，已报{len(counted.arrived)}个"
    kinds = {"仅报Word文件": counted.word_only, "文件有误": counted.broken}
    of_them = "，".join(f"{kind}{len(names)}个" for kind, names in kinds.items() if names)
    missing = f"未报{len(counted.missing)}个"
    return f"{until}{arrived}{f'（其中{of_them}）' if of_them else ''}，{missing}。"


def late_words(document: str, late: Sequence[LateDocument]) -> str:
    """How many are late with a document, and by how much: 总结成文日期晚于报送时限的0个."""
    said = f"{document}成文日期晚于报送时限的{len(late)}个"
    if len(late) > NAMES_IN_SENTENCE:
        days = [one.days for one in late]
        names = names_in_sentence(one.community for one in late)
        return f"{said}（{names}，晚{min(days)}至{max(days)}天）"
    told = "；".join(f"{community}，晚{days}天" for community, days in late)
    return f"{said}（{told}）" if told else said


def _summary_sentence(review: Review, counted: SubmissionGroups) -> Iterator[str]:
    """Who has a plan, but no summary yet."""
    count = len(counted.without_summary)
    if count and count == len(review.handed):
        yield "已读入的文件均只有计划，没有总结。"
    elif count:
        yield f"只报计划、未报总结的{count}个（{names_in_sentence(counted.without_summary)}）。"


def _items_sentence(review: Review) -> str:
    """How far the items are."""
    tasks = [task for handed in review.handed for task in applicable_items(handed)]
    left_out = sum(len(handed.tasks) for handed in review.handed) - len(tasks)
    if not tasks:
        return ""
    besides = f"；另有{left_out}项不适用，未计入" if left_out else ""
    return (
        f"{len(review.handed)}个社区的文件共列工作事项{len(tasks)}项，"
        f"其中{status_count_words(counts_by_status(tasks))}{besides}。"
    )


def _targets_sentence(review: Review) -> str:
    """How many of the communities' own targets are met, of those with a result."""
    counted = target_counts(review.handed)
    if not counted.promised:
        return ""
    silent = counted.promised - counted.reported
    aimed = "有目标的指标" if counted.unaimed else "指标"
    reported = f"各社区计划共列{aimed}{counted.promised}项，已填报结果{counted.reported}项"
    if silent:
        reported += f"，未填报{silent}项"
    if not counted.reported:
        return f"{reported}。"
    kept = f"达标{counted.met}项，达标率{counted.percent}%。"
    return f"{reported}；已填报的指标中，{kept}" if silent else f"{reported}，其中{kept}"
