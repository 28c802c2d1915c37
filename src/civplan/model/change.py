"""Changes (调整) of what was promised, after the plan was issued."""

from __future__ import annotations

from civplan.findings.words import Words
from civplan.model.figures import When
from civplan.model.records import Record, RecordOf, key, required_key
from civplan.model.scalars import LINE, WHEN
from civplan.model.text import TEXT_SHAPE, Text


class Change(Record):
    """Why a promise was changed after the plan was issued (调整)."""

    called = Words("调整", "change")
    from_: str | None = key("原定", LINE, Words("原来的目标或时限", "what was promised before"))
    on: When | None = key("日期", WHEN, Words("何时调整", "when it was changed"))
    why: Text = required_key("原因", TEXT_SHAPE, Words("为什么调整", "why"))


CHANGE = RecordOf(Change)
