"""T220 to T226: changes of an issued plan (下达) that need a reason.

In their examples the passing one was issued; the failing one is the same file later (see
``example.ISSUE``).
"""

from __future__ import annotations

from collections.abc import Iterator

from civplan.findings.finding import Finding, Rule, Severity
from civplan.findings.words import Words
from civplan.rules.context import CheckContext

LIKENESS_IN_PLACE = 0.5
"""Share of pairs of neighbouring characters that an item and its rewritten text have in common."""
LIKENESS_ELSEWHERE = 0.7
"""The same where the item stands in another place."""
RENAMED_LIKENESS = 0.5
"""The same for the name of a target."""
CHANGED_OR_BACK = Words(
    "改回下达时的内容；确需调整的，在这里写上“调整: {{原定: …, 日期: …, 原因: …}}”",
    "restore it; where it had to change, add here “changed: {{from: …, on: …, why: …}}”",
)

ISSUED_RECORD_UNUSABLE = Rule(
    "T220",
    "issued-record-unusable",
    Severity.ERROR,
    Words("下达记录 {file} 不能用：{reason}", "the record {file} cannot be used: {reason}"),
    Words("{way}", "{way}"),
    why=Words(
        "civplan issue 把下达时的承诺记在计划文件旁边。记录损坏、被改动或属于别的社区、别的年度时，"
        "就不知道承诺是否降低了。",
        "civplan issue records beside the plan file what was promised. When the record is broken,"
        " was edited, or belongs to another community or year, nobody can tell whether a promise"
        " was lowered.",
    ),
    fails="""\
# 文件改成了下一年的，旁边还是2007年的下达记录
year: 2008
plan: {date: 2008-01-10}
""",
    passes="""\
# civplan issue
year: 2007
""",
)
TARGET_LOWERED = Rule(
    "T221",
    "target-lowered",
    Severity.ERROR,
    Words("{how}：下达时是“{old}”，现在是“{new}”", "{how}: “{old}” was issued, now it is “{new}”"),
    CHANGED_OR_BACK,
    why=Words(
        "计划下达后，指标就是向居民和街道作出的承诺。年底改低目标，完成率就不可信了。"
        "提高指标不受限制；确需降低的，写明原因，总结里会印出来。",
        "Once a plan is issued, its targets are promises to the residents and the sub-district."
        " When one is lowered at the end of the year, the rates mean nothing. Raising a target is"
        " free; a reason makes a lower one legitimate, and the summary prints it.",
    ),
    fails="""\
# 下达以后
goals:
  targets:
    - {measure: 楼道清理, at_least: 4, unit: 次}
""",
    passes="""\
# civplan issue
goals:
  targets:
    - {measure: 楼道清理, at_least: 6, unit: 次}
""",
)
DUE_DATE_MOVED = Rule(
    "T222",
    "due-date-moved",
    Severity.ERROR,
    Words(
        "完成时限推迟了：下达时是“{old}”，现在是“{new}”",
        "the due date was put off: “{old}” was issued, now it is “{new}”",
    ),
    CHANGED_OR_BACK,
    why=Words(
        "完成时限也是承诺。提前不受限制；推迟或取消的，写明原因，总结里会印出来。",
        "A due date is a promise too. An earlier one is free; a reason makes a later one, or none,"
        " legitimate, and the summary prints it.",
    ),
    fails="""\
# 下达以后
work:
  items:
    - {id: benches, text: 在楼前安装长椅。, due: 2007-11}
""",
    passes="""\
# civplan issue
work:
  items:
    - {id: benches, text: 在楼前安装长椅。, due: 2007-06}
""",
)
PROMISE_VANISHED = Rule(
    "T223",
    "promise-vanished",
    Severity.ERROR,
    Words("下达的措施不见了：“{old}”", "an item that was issued is gone: “{old}”"),
    Words(
        "恢复这一条；不再做的，保留它，写“状态: 已取消”和“原因”",
        "restore it; what is no longer to be done stays, with “status: dropped” and a “reason”",
    ),
    why=Words(
        "承诺过的工作要有交代：做成了什么，或者为什么没有做。从文件里删去，总结就不会提到它。"
        "与本社区无关的，写“不适用”和原因。",
        "What was promised needs an answer: what came of it, or why nothing did. What is deleted"
        " is never mentioned in the summary. For what does not concern the community, say why with"
        " “not_applicable”.",
    ),
    fails="""\
# 下达以后
work:
  items:
    - {id: cleaning, text: 每季度清理一次楼道。}
""",
    passes="""\
# civplan issue
work:
  items:
    - {id: cleaning, text: 每季度清理一次楼道。}
    - {id: library, text: 开办图书室。}
""",
    numbers=(
        Words(
            f"改写过的措施，文字有 {LIKENESS_IN_PLACE:.0%} 相同就认作原来的一条",
            f"an item with {100 * LIKENESS_IN_PLACE:.0f} % of its text is the same item",
        ),
        Words(
            f"移到别处的要有 {LIKENESS_ELSEWHERE:.0%} 相同",
            f"in another place it takes {100 * LIKENESS_ELSEWHERE:.0f} %",
        ),
    ),
)
TARGET_VANISHED = Rule(
    "T224",
    "target-vanished",
    Severity.ERROR,
    Words("下达的指标不见了：“{old}”", "a target that was issued is gone: “{old}”"),
    Words(
        "恢复这个指标；确需取消的，留下它的名称，并写“调整: {{原定: …, 日期: …, 原因: …}}”",
        "restore it; where it had to go, keep its measure with “changed: {{from: …, why: …}}”",
    ),
    why=Words(
        "下达的指标到年底都要有结果，或者说明为什么取消，不能悄悄去掉。",
        "Every target that was issued has a result at the end of the year, or a reason why it was"
        " given up; it does not go silently.",
    ),
    fails="""\
# 下达以后
work:
  items:
    - {id: visits, text: 走访独居老人。}
""",
    passes="""\
# civplan issue
work:
  items:
    - {id: visits, text: 走访独居老人。, target: 走访 ≥ 40 户}
""",
    numbers=(
        Words(
            f"名称有 {RENAMED_LIKENESS:.0%} 相同就认作原来的指标",
            f"a target with {100 * RENAMED_LIKENESS:.0f} % of its name is the same target",
        ),
    ),
)
PROMISE_REWRITTEN = Rule(
    "T225",
    "promise-rewritten",
    Severity.INFO,
    Words(
        "计划里的文字与下达时不同，原为“{old}”",
        "the plan's text is not the one that was issued: “{old}”",
    ),
    Words(
        "只改表述可以不管；改了要做的事，就写上“调整”和原因",
        "leave it when only the wording differs; otherwise add “changed” with a reason",
    ),
    why=Words(
        "文字改动看不出是润色还是换了承诺，所以只提示，不算错误。",
        "Nobody but a reader can tell better wording from another promise, so this only tells.",
    ),
    fails="""\
# 下达以后
work:
  items:
    - {id: lights, text: 修复损坏的楼道灯。}
""",
    passes="""\
# civplan issue
work:
  items:
    - {id: lights, text: 更换全部楼道灯。}
""",
)
CHANGE_WITHOUT_CHANGE = Rule(
    "T226",
    "change-without-change",
    Severity.INFO,
    Words(
        "写了“调整”，但指标、时限和文字都与下达时一样",
        "it says “changed”, but targets, due date and text are as they were issued",
    ),
    Words("改好要调整的内容，或删去“调整”", "change what was to be changed, or remove “changed”"),
    why=Words(
        "“调整”会印进总结。没有调整而写了，读的人会以为承诺降低了。",
        "The summary prints the change. Where nothing was changed, readers take the promise for"
        " lowered.",
    ),
    fails="""\
# 下达以后
work:
  items:
    - {id: patrol, text: 每周夜间巡逻。, changed: {why: 人手不足。}}
""",
    passes="""\
# civplan issue
work:
  items:
    - {id: patrol, text: 每周夜间巡逻。}
""",
)


def broken_promises(context: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each difference from the issued plan without a reason."""
    if context.issued is None:
        return
    from civplan.rules.plan_changes import promise_differences, record_mismatch  # noqa: PLC0415 - few have a record

    strangeness = record_mismatch(context.plan, context.issued)
    if strangeness:
        yield strangeness
        return
    for one in promise_differences(context.plan, context.issued):
        if one.rule and not one.is_excused:
            yield one.rule.at(one.place, old=one.old, new=one.new, how=one.how)


RULES = (
    ISSUED_RECORD_UNUSABLE,
    TARGET_LOWERED,
    DUE_DATE_MOVED,
    PROMISE_VANISHED,
    TARGET_VANISHED,
    PROMISE_REWRITTEN,
    CHANGE_WITHOUT_CHANGE,
)
CHECKS = (broken_promises,)
