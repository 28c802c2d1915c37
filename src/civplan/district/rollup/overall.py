"""一、总体情况 (submissions, items by status, targets met), and the annex 未报名单."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from civplan.compose.outline import Entry
from civplan.compose.words import day_words
from civplan.district.review.counts import (
    LateDocument,
    SubmissionGroups,
    applicable_items,
    counts_by_status,
    deadline_of,
    late_documents,
    status_count_words,
    submission_groups,
    target_counts,
)
from civplan.district.review.review import Review
from civplan.district.rollup.values import (
    NAMES_IN_SENTENCE,
    Chapter,
    names_in_sentence,
    numbered_chapter,
    verdict_words,
)
from civplan.model.figures import plain_number

OVERALL_HEADING = "总体情况"
MISSING_HEADING = "未报名单"


def overall_chapter(review: Review) -> Chapter:
    """The chapter, which is never empty."""
    paragraphs = ["".join(_submission_sentences(review))]
    if review.files:
        paragraphs += [_items_sentence(review), _targets_sentence(review), _budget_sentence(review)]
    return Chapter(OVERALL_HEADING, tuple(text for text in paragraphs if text))


def _submission_sentences(review: Review) -> Iterator[str]:
    """Who has submitted what, and what is not in the numbers."""
    groups = submission_groups(review)
    yield _arrival_sentence(review, groups)
    if groups.unstructured:
        sent = {one.name: one.unstructured_files for one in review.submissions}
        named = [f"{name}（{'、'.join(sent[name])}）" for name in groups.unstructured]
        yield f"仅报未结构化文件的是{names_in_sentence(named)}，其内容未计入本汇总。"
    if groups.unreadable:
        yield f"文件有误、无法读取的是{names_in_sentence(groups.unreadable)}，其内容未计入本汇总。"
    if groups.with_errors:
        count, names = len(groups.with_errors), names_in_sentence(groups.with_errors)
        yield f"有{count}个社区的文件有错误，未生成公文（{names}），其数字已计入，需更正核对。"
    if late := late_documents(review):
        yield "，".join(late_words(*one) for one in late.items()) + "。"
    yield from _one_document_sentences(review, groups)
    if groups.not_on_roster:
        count, names = len(groups.not_on_roster), names_in_sentence(groups.not_on_roster)
        yield f"另有名册以外的{count}个社区报送（{names}），一并计入。"
    if groups.unreadable_files:
        count, names = (
            len(groups.unreadable_files),
            names_in_sentence(groups.unreadable_files, "份"),
        )
        yield f"另有{count}份文件无法读取（{names}），未计入。"
    if groups.other_year:
        count = len(groups.other_year)
        names = names_in_sentence(groups.other_year)
        yield f"年度不是{review.year}年的文件{count}份（{names}），数字一并计入，需核对。"


def _arrival_sentence(review: Review, groups: SubmissionGroups) -> str:
    """How many communities are expected, have submitted, and have not."""
    until = f"截至{day_words(review.as_of)}，"
    if not review.district.communities:
        return f"{until}共收到{len(groups.arrived)}个社区的文件。"
    arrived = f"应报社区{len(groups.expected)}个，已报{len(groups.arrived)}个"
    summaries = f"{review.summary_word}{len(groups.with_summary)}份"
    documents = f"，其中计划文件{len(groups.with_plan)}份、{summaries}"
    kinds = {"仅报未结构化文件": groups.unstructured, "文件有误": groups.unreadable}
    of_them = "，".join(f"{kind}{len(names)}个" for kind, names in kinds.items() if names)
    missing = f"未报{len(groups.missing)}个"
    of_them = f"；{of_them}" if of_them else ""
    return f"{until}{arrived}（{documents.removeprefix('，')}{of_them}），{missing}。"


def late_words(document: str, late: Sequence[LateDocument]) -> str:
    """How many documents are late, and by how much: 总结成文日期晚于报送时限的1个（甲，晚2天）."""
    if not late:
        return f"没有{document}的成文日期晚于报送时限"
    sentence = f"{document}成文日期晚于报送时限的{len(late)}个"
    if len(late) > NAMES_IN_SENTENCE:
        days = [one.days for one in late]
        names = names_in_sentence(one.community for one in late)
        return f"{sentence}（{names}，晚{min(days)}至{max(days)}天）"
    details = "；".join(f"{community}，晚{days}天" for community, days in late)
    return f"{sentence}（{details}）" if details else sentence


def _one_document_sentences(review: Review, groups: SubmissionGroups) -> Iterator[str]:
    """Which communities have a plan, but no summary, and the other way round."""
    count, word = len(groups.without_summary), review.summary_word
    if count and count == sum(one.file is not None for one in review.submissions):
        yield f"已读入的文件均只有计划，没有{word}。"
    elif count:
        yield f"只报计划、未报{word}的{count}个（{names_in_sentence(groups.without_summary)}）。"
    if groups.without_plan:
        count, names = len(groups.without_plan), names_in_sentence(groups.without_plan)
        yield f"只报{word}、未报计划的{count}个（{names}）。"


def _items_sentence(review: Review) -> str:
    """The items by status."""
    items = [item for file in review.files for item in applicable_items(file)]
    not_applicable = sum(len(file.items) for file in review.files) - len(items)
    if not items:
        return ""
    communities = sum(one.file is not None for one in review.submissions)
    besides = f"；另有{not_applicable}项不适用，未计入" if not_applicable else ""
    return (
        f"{communities}个社区的文件共列工作事项{len(items)}项，"
        f"其中{status_count_words(counts_by_status(items))}{besides}。"
    )


def _targets_sentence(review: Review) -> str:
    """How many of the communities' own targets are met, of those with a result."""
    counts = target_counts(review.files)
    if not counts.targets:
        return ""
    name = "有目标的指标" if counts.without_target else "指标"
    sentence = f"各社区计划共列{name}{counts.targets}项，已填报结果{counts.results}项"
    without_result = counts.targets - counts.results
    if without_result:
        sentence += f"，未填报{without_result}项"
    if not counts.results:
        return f"{sentence}。"
    word = verdict_words(is_early=not review.is_year_over).met
    share = f"达标率{counts.percent}%" if review.is_year_over else f"占{counts.percent}%"
    met = f"{word}{counts.met}项，{share}。"
    return f"{sentence}；已填报的指标中，{met}" if without_result else f"{sentence}，其中{met}"


def _budget_sentence(review: Review) -> str:
    """The sums of what the items cost by plan, and of what was spent."""
    words = []
    for number, name in enumerate(("预算", "支出")):
        sums = [
            [file.budget[number] for file in one.counted_files if file.budget[number]]
            for one in review.submissions
        ]
        amounts = [Decimal(text) for texts in sums for text in texts]
        if amounts:
            count = sum(map(bool, sums))
            words.append(
                f"{name}合计{plain_number(sum(amounts, Decimal()))}万元（{count}个社区填报）"
            )
    return f"工作事项的经费，{'，'.join(words)}。" if words else ""


def missing_annex(review: Review) -> Chapter:
    """The annex 未报名单: the communities whose content is missing or wrong."""
    if not review.district.communities:
        return Chapter(MISSING_HEADING)
    groups = submission_groups(review)
    lists = {
        "未报送任何文件": groups.missing,
        "仅报未结构化文件、需补报计划文件": groups.unstructured,
        "未报送计划": groups.without_plan,
        f"未报送{review.summary_word}": _without_due_summary(review, groups),
        "未报半年进展": groups.without_progress,
        "文件无法读取、需更正后重报": groups.unreadable,
        "文件有错误、需更正": groups.with_errors,
    }
    files = {one.name: one.unstructured_files for one in review.submissions if not one.file}
    chapters = (
        numbered_chapter(
            f"{title}（{len(names)}个）",
            (Entry("", (_with_files(name, files.get(name, ())),)) for name in names),
        )
        for title, names in lists.items()
        if names
    )
    return Chapter(MISSING_HEADING, chapters=tuple(chapters))


def _with_files(name: str, files: Sequence[str]) -> str:
    """A community, and the files that it sent instead of a plan file."""
    return f"{name}（{'、'.join(files)}）" if files else name


def _without_due_summary(review: Review, groups: SubmissionGroups) -> tuple[str, ...]:
    """The communities whose summary is due; without a deadline it is when others have sent one."""
    deadline = deadline_of("summary", review)
    is_due = review.as_of > deadline if deadline else bool(groups.with_summary)
    return groups.without_summary if is_due else ()
