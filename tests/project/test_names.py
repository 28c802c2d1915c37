"""One name, one thing: what `make size` counts as names in several modules stays at none."""

from benchmarks.size import defining_modules, read_modules


def test_no_top_level_name_stands_in_two_modules_of_src() -> None:
    where = defining_modules(read_modules())

    assert {name: modules for name, modules in where.items() if len(modules) > 1} == {}
