"""Records: classes whose fields say how a plan file names and describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, NoReturn, Self, dataclass_transform

from civplan.findings.finding import Span
from civplan.findings.words import Words
from civplan.model.shapes import Shape

NO_SPANS: Mapping[str, Span] = {}
PLACES = ("span", "spans")
"""The fields of a record that say where it stands."""


class Key(NamedTuple):
    """One field of a record, as a plan file knows it."""

    zh: str
    shape: Shape[Any]
    about: Words
    default: Any = None
    required: bool = False
    also: tuple[str, ...] = ()
    """Further names that mean the same field."""
    directive: bool = False
    """True when it says how to merge with the extended file and is no value of the plan."""
    field: str = ""
    """The attribute of the record; one that is a word of Python ends with an underscore."""

    @property
    def en(self) -> str:
        """The English name."""
        return self.field.rstrip("_")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a file may use, each once."""
        return tuple(dict.fromkeys((self.en, self.zh, *self.also)))


def key(
    zh: str, shape: Shape[Any], about: Words, *, default: Any = None, also: tuple[str, ...] = ()
) -> Any:
    """Declare a field of a record: its Chinese name, what may stand there, and what it means.

    ``also`` are further names that mean the same field.
    """
    return Key(zh, shape, about, default, also=also)


def required_key(zh: str, shape: Shape[Any], about: Words) -> Any:
    """Declare a field that a file must give."""
    return Key(zh, shape, about, required=True)


def directive_key(zh: str, shape: Shape[Any], about: Words) -> Any:
    """Declare a field that only says how to merge with the extended file."""
    return Key(zh, shape, about, directive=True)


@dataclass_transform(kw_only_default=True, frozen_default=True)
class FieldRecord:
    """A class made of the keys that its body declares; frozen, and equal when all values are.

    To a type checker it is a dataclass. ``dataclass`` itself would write and compile six methods
    for each class, a quarter of the time that the command takes to start.
    """

    keys: ClassVar[dict[str, Key]] = {}
    """The key of every field that the file may give, inherited ones first."""

    def __init_subclass__(cls) -> None:
        """Move the keys out of the class body and leave their defaults there."""
        own = {
            name: value._replace(field=name)
            for name, value in vars(cls).items()
            if isinstance(value, Key)
        }
        cls.keys = {**cls.keys, **own}
        for name, value in own.items():
            setattr(cls, name, value.default)

    def __init__(self, **values: Any) -> None:
        """Take the values by field."""
        vars(self).update(values)

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """A record with the values of a mapping; twice as fast as to pass them as arguments."""
        record = cls.__new__(cls)
        vars(record).update(values)
        return record

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a record does not change."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        """Compare the values of all fields, but not where they stand."""
        return type(other) is type(self) and field_values(self) == field_values(other)

    def __hash__(self) -> int:
        """Consistent with ``__eq__``."""
        return hash((type(self), *field_values(self).values()))

    def __repr__(self) -> str:
        """The class with its values."""
        values = (f"{name}={value!r}" for name, value in field_values(self).items())
        return f"{type(self).__name__}({', '.join(values)})"


def field_values(record: FieldRecord) -> dict[str, Any]:
    """The values of all fields, given or not, in the order of the fields."""
    return {name: getattr(record, name) for name in record.keys}


class Record(FieldRecord):
    """Something that stands in the file as keys with values."""

    label: ClassVar[Words]
    """The name of such a record in messages and in the reference."""
    span: Span
    """The place of the whole record."""
    spans: Mapping[str, Span] = NO_SPANS
    """By field, the place of each value that is given."""

    def span_of(self, field: str) -> Span:
        """The place of a field's value; that of the whole record when it is not given."""
        return self.spans.get(field, self.span)

    def with_values(self, **values: Any) -> Self:
        """A copy of the record with other values, without what was worked out from the old ones."""
        own = {name: value for name, value in vars(self).items() if name in {*self.keys, *PLACES}}
        return type(self)(**{**own, **values})
