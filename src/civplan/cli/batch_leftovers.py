"""Tells of documents in the output folder that nothing makes any more, or removes them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from civplan.cli.batch_request import Request
from civplan.cli.console import note, tell_error
from civplan.district.drafts import left_over
from civplan.district.order import Order
from civplan.district.run import Run
from civplan.district.state import State
from civplan.documents.errors import CannotWrite
from civplan.documents.files import reason_of
from civplan.findings.words import Language, Words

ORPHAN = Words(
    "{name}：不再有来源，用 --prune 删去", "{name}: no file makes it any more; --prune removes it"
)
LEFT_OVER = Words(
    "{name}：以前生成的，这次没有要求生成，内容可能已经过时；用 --prune 删去",
    "{name}: made by an earlier run; this one was not asked for it, so it may be out of date;"
    " --prune removes it",
)


def tell_orphans(run: Run, order: Order, request: Request, language: Language) -> None:
    """List the documents that no file makes any more, or remove them when that is asked for."""
    for name in run.orphans:
        if request.prune:
            remove(Path(order.documents), name, language)
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
            remove(request.output, name, language)
        else:
            note(LEFT_OVER.filled(name=name), language)


def remove(folder: Path, name: str, language: Language) -> None:
    """Remove a document, with its own folder when that becomes empty; say why where it stays.

    Args:
        folder: The folder that stays.
        name: The document's, as seen from there.
        language: Of the message.
    """
    file = folder / name
    try:
        file.unlink(missing_ok=True)
        if file.parent != folder and not any(file.parent.iterdir()):
            file.parent.rmdir()
    except OSError as error:
        tell_error(CannotWrite(file, reason_of(error, file)), language)
