"""Key paths: read from text, printed, and told when they cannot be read."""

import pytest

from civplan.edit.key_path import BadKeyPath, EntryStep, KeyPath


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("community", ("community",)),
        ("work.areas[civility].name", ("work", "areas", EntryStep("civility"), "name")),
        ("主要工作.方面[2]", ("主要工作", "方面", EntryStep("2"))),
        ("主要工作。方面【2】．名称", ("主要工作", "方面", EntryStep("2"), "名称")),
        ("items[1][2]", ("items", EntryStep("1"), EntryStep("2"))),
        ('areas["a]b"].name', ("areas", EntryStep("a]b"), "name")),
        ("areas[v1.2].name", ("areas", EntryStep("v1.2"), "name")),
        ("  work . text  ", ("work", "text")),
    ],
)
def test_a_path_is_keys_and_entries(text: str, steps: tuple[object, ...]) -> None:
    assert KeyPath.parse(text).steps == steps


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("", ""),
        ("work..text", "..text"),
        ("work.", "."),
        ("[1].name", "[1].name"),
        ("areas[].name", "[].name"),
        ("areas[1", "[1"),
        ("work text", " text"),
    ],
)
def test_what_is_no_path_is_told_with_the_place_where_it_ends(text: str, rest: str) -> None:
    with pytest.raises(BadKeyPath) as error:
        KeyPath.parse(text)
    assert error.value.words.en.startswith(
        f"“{text}” is no key path: it cannot be read from “{rest}” on"
    )


def test_a_path_prints_as_it_is_written() -> None:
    for text in ("work.areas[civility].items[2].status", "community", 'areas["a]b"].name'):
        assert str(KeyPath.parse(text)) == text


def test_a_path_can_be_made_of_steps() -> None:
    path = KeyPath.of("work", "areas", "[civility]", "items", 2)
    assert str(path) == "work.areas[civility].items[2]"
    assert path == KeyPath.of("work").key("areas").entry("civility").key("items").entry(2)
