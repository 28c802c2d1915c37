"""Works on some plan files in this process, in another one, or on another machine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from civplan.district.order import Order, Produce
from civplan.district.workshop import Workshop


def produce_all(order: Order, paths: Sequence[str]) -> list[Produce]:
    """Read, check and render some files; whatever is wrong with one is in what comes back.

    Where the output folder cannot be written, the last one says so and the others are left out.

    Args:
        order: What is the same for all files.
        paths: The files, relative to the sub-district's folder.
    """
    workshop = workshop_of(order)
    made = []
    for path in paths:
        made.append(workshop.produce(path))
        if made[-1].unwritable:
            break
    return made


@lru_cache(maxsize=1)
def workshop_of(order: Order) -> Workshop:
    """The workshop of this process for a run."""
    return Workshop(order)
