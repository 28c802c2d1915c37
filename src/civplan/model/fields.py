"""Classes that are made of declared fields, without what ``dataclass`` costs at the start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple, NoReturn, Self, dataclass_transform

from civplan.findings.words import Words
from civplan.model.shapes import Shape


class DeclaredField(NamedTuple):
    """One field of a record as a plan file knows it."""

    zh: str
    shape: Shape[Any]
    about: Words
    default: Any = None
    required: bool = False
    also: tuple[str, ...] = ()
    """Further names that mean the same field."""
    directive: bool = False
    """True when it tells how to merge with the extended file and is no value of the plan."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class FieldRecord:
    """A class made of its declared fields; frozen, and equal when all its values are.

    To a type checker it is a dataclass. ``dataclass`` itself would write and compile six methods
    for each class, a quarter of the time that the command takes to start.
    """

    fields: ClassVar[dict[str, DeclaredField]] = {}
    """Every field that the file may give, by name, inherited ones first."""

    def __init_subclass__(cls) -> None:
        """Move the fields out of the class and leave their defaults there."""
        own = {name: field for name, field in vars(cls).items() if isinstance(field, DeclaredField)}
        cls.fields = {**cls.fields, **own}
        for name, field in own.items():
            setattr(cls, name, field.default)

    def __init__(self, **values: Any) -> None:
        """Take the values by field."""
        vars(self).update(values)

    @classmethod
    def made_of(cls, values: Mapping[str, Any]) -> Self:
        """One with the values of a mapping; twice as fast as to pass so many as arguments."""
        made = cls.__new__(cls)
        vars(made).update(values)
        return made

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a record does not change."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        """Compare all values; where they stand makes no difference."""
        return type(other) is type(self) and field_values(self) == field_values(other)

    def __hash__(self) -> int:
        """As equal as ``__eq__`` says."""
        return hash((type(self), *field_values(self).values()))

    def __repr__(self) -> str:
        """The class with its values."""
        values = (f"{name}={value!r}" for name, value in field_values(self).items())
        return f"{type(self).__name__}({', '.join(values)})"


def field_values(record: FieldRecord) -> dict[str, Any]:
    """The values of all fields, given or not, in the order of the fields."""
    return {name: getattr(record, name) for name in record.fields}
