"""``civplan packs``: what a plan file may name as its pack."""

from __future__ import annotations

from support.command import Command


def test_own_packs_stand_behind_those_that_come_with_civplan(command: Command) -> None:
    command.write("our-pack/profile.yaml", "extends: annual-work\nname: 我们的\nabout: 试用\n")
    command.write("broken/profile.yaml", "name: [\n")
    command.write("other/notes.yaml", "name: 别的\n")

    code, out, err = command("packs")

    assert (code, err) == (0, "")
    assert [line.split() for line in out.splitlines()][-1:] == [["./our-pack", "我们的", "试用"]]
    assert [line.split()[0] for line in out.splitlines()][:-1] == [
        "annual-work",
        "civilized-community",
        "work-report",
        "work-scheme",
    ]
