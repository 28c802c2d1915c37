"""Other words that people use for the fields of a plan file."""

from __future__ import annotations

from collections.abc import Iterable

SYNONYM_GROUPS = """\
内容 正文 说明 事项 任务 文字 描述 具体内容 text description content
小标题 名称 标题 名字 name heading title
责任单位 负责单位 牵头单位 主办单位 责任部门 负责部门 牵头部门 lead owner responsible
责任人 负责人 经办人 联系人 具体负责人 people person contact
完成时限 成文日期 日期 时间 时限 期限 完成时间 完成日期 截止时间 截止日期 due on date deadline
分工 职责 职责分工 职责任务 duty responsibility role
起 开始 开始时间 开始日期 起始 起始时间 from start begin
止 结束 结束时间 结束日期 截止 to end finish
指标 目标 任务指标 目标值 量化指标 targets goal
完成情况 结果 落实情况 进展情况 实际完成 完成结果 result outcome
状态 进度 进展 完成状态 status state progress
措施 具体措施 工作措施 任务清单 items tasks measures
方面 工作内容 工作任务 areas topics
发文字号 文号 字号 number
主送 主送机关 主送单位 recipient
抄送 抄送机关 抄送单位 copies
主要工作 重点工作 工作任务 工作措施 work tasks
工作目标 目标 总体目标 目标任务 目标要求 goals objectives aims
实施步骤 进度安排 步骤 时间安排 工作步骤 schedule timeline phases
组织领导 组织机构 领导小组 组织保障 organization
保障措施 保障 工作要求 工作保障 safeguards
社区概况 基本情况 概况 profile
存在问题 问题 不足 存在不足 主要问题 problems shortcomings
下一步打算 下步打算 下一步 下一步工作 打算 next_steps next
主要成效 成效 成绩 主要成绩 工作成效 achievements
荣誉 所获荣誉 获奖情况 honours honors awards
经费 预算 资金 budget money
佐证材料 证明材料 佐证 照片 图片 evidence photos
"""
"""A line of words that mean the same; which of them is a field depends on the place."""


def synonym(name: str, known: Iterable[str]) -> str | None:
    """The known name that means what another word means, in the same script; None for none."""
    word = name.strip().lower()
    names = frozenset(known)
    for line in SYNONYM_GROUPS.splitlines():
        words = line.split()
        if word in words:
            meant = (one for one in words if one in names and one.isascii() == word.isascii())
            found = next(meant, None)
            if found:
                return found
    return None
