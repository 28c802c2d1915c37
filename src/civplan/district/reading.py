"""Reads and checks the files of a sub-district, and writes nothing."""

from __future__ import annotations

import datetime as dt
from functools import partial

from civplan.district.engines import WORKER_DIED, Engine
from civplan.district.outcome import Outcome, from_json
from civplan.district.paths import Shown, with_paths
from civplan.district.roster import DistrictFolder
from civplan.district.run import hand_ins, pieces_of
from civplan.district.worker import Order, produce_all


def read_all(opened: DistrictFolder, as_of: dt.date | None, engine: Engine) -> list[Outcome]:
    """What comes of the files of a sub-district, in their order, without any document.

    Args:
        opened: The sub-district's folder.
        as_of: The day by which items are judged; None for today.
        engine: What works.
    """
    order = Order(
        folder=str(opened.folder),
        documents="",
        formats=(),
        cache="",
        as_of=as_of,
        communities=tuple(one.names for one in opened.district.communities),
    )
    paths = sorted(file.relative_to(opened.folder).as_posix() for file in opened.plan_files)
    outcomes: list[Outcome] = []
    inputs: dict[str, dict[str, str]] = {}
    shown = Shown(opened.folder).__getitem__
    for piece, products in engine.run(
        partial(produce_all, order), pieces_of(paths, engine.workers)
    ):
        if products is None:
            outcomes += [Outcome(path, None, failure=WORKER_DIED) for path in piece]
            continue
        outcomes += [with_paths(from_json(one.outcome), shown) for one in products]
        inputs |= {one.path: one.inputs for one in products}
    return hand_ins(outcomes, inputs)
