"""Tells of documents in the output folder that nothing makes any more, or removes them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.cli.batch_request import Request
from civplan.cli.console import note
from civplan.district.drafts import left_over
from civplan.district.order import Order
from civplan.district.run import Run
from civplan.district.state import State
from civplan.findings.words import Language, Words

ORPHAN = Words(
    "{name}：不再有来源，用 --prune 删去", "{name}: no file makes it any more; --prune removes it"
)
LEFT_OVER = Words(
    "{name}：以前生成的，这次没有要求生成，内容可能已经过时；用 --prune 删去",
    "{name}: made by an earlier run; this one was not asked for it, so it may be out of date;"
    " --prune removes it",
)


def tell_orphans(
    run: Run, order: Order, state: State, request: Request, language: Language
) -> None:
    """List the documents that no file makes any more, or remove them when that is asked for."""
    for name in run.orphans:
        if request.prune:
            (Path(order.documents) / name).unlink(missing_ok=True)
            state.forget_documents([name])
        else:
            note(ORPHAN.filled(name=name), language)


def tell_left_over(
    made: Collection[str], state: State, request: Request, language: Language
) -> None:
    """List the documents about the sub-district that this run does not make, or remove them.

    Args:
        made: The names of those that it makes.
        state: The memory of the output folder.
        request: What is asked for.
        language: Of the messages.
    """
    for name in left_over(request.output, made, state):
        if request.prune:
            (request.output / name).unlink(missing_ok=True)
            state.forget_report(name)
        else:
            note(LEFT_OVER.filled(name=name), language)
