"""civplan: annual plans and summaries of urban communities, from one YAML file.

The steps, each a folder: ``source`` reads, ``model`` builds, ``rules`` check, ``compose`` writes
the manuscript, ``typeset`` makes the documents; ``findings`` says what is wrong, ``documents``
takes a file through all steps, ``district`` many files, ``cli`` is the command.

The names below are the library (docs/library.md). They print nothing, leave the process as it is,
and are loaded when they are first used.
"""

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for True; ``typing`` takes 4 ms to load
if TYPE_CHECKING:
    from civplan.district.batch.batch import BatchResult, batch
    from civplan.district.batch.cluster import EngineLost
    from civplan.district.forms.fill_forms import DistrictAnswers, fill_forms
    from civplan.district.forms.make_forms import DistrictForm, make_forms
    from civplan.district.review.folder import UnusableFolder
    from civplan.documents.check import validate
    from civplan.documents.files import CannotWrite
    from civplan.documents.open import OpenedPlan, open_plan
    from civplan.documents.render import CannotRender, RenderedDocument, render
    from civplan.edit.edit_file import CannotEdit, EditedFile, edit_plan_file
    from civplan.edit.edits import (
        AddComment,
        AppendEntry,
        DeleteValue,
        InsertEntry,
        SetValue,
    )
    from civplan.edit.key_path import BadKeyPath, KeyPath
    from civplan.findings.finding import Finding, Severity, Span
    from civplan.forms.fill import FilledPlan, fill_form
    from civplan.forms.write_form import FormsUnavailable, make_form
    from civplan.ingest.errors import CannotImport
    from civplan.ingest.import_document import ImportedDocument, import_document
    from civplan.inspect.inspect_document import inspect_document, restyle_document
    from civplan.inspect.inspect_word import InspectedFile
    from civplan.model.choices import Document
    from civplan.rollover.rollover_file import RolledFile, rollover_file
    from civplan.rollover.rollover_folder import RolledFolder, rollover_folder
    from civplan.source.errors import CannotRead
    from civplan.typeset.formats import CannotTypeset

__version__ = "0.1.0"

_MODULES = {
    "AddComment": "edit.edits",
    "AppendEntry": "edit.edits",
    "BadKeyPath": "edit.key_path",
    "BatchResult": "district.batch.batch",
    "CannotEdit": "edit.edit_file",
    "CannotImport": "ingest.errors",
    "CannotRead": "source.errors",
    "CannotRender": "documents.render",
    "CannotTypeset": "typeset.formats",
    "CannotWrite": "documents.files",
    "DeleteValue": "edit.edits",
    "DistrictAnswers": "district.forms.fill_forms",
    "DistrictForm": "district.forms.make_forms",
    "Document": "model.choices",
    "EditedFile": "edit.edit_file",
    "EngineLost": "district.batch.cluster",
    "FilledPlan": "forms.fill",
    "Finding": "findings.finding",
    "FormsUnavailable": "forms.write_form",
    "ImportedDocument": "ingest.import_document",
    "InsertEntry": "edit.edits",
    "InspectedFile": "inspect.inspect_word",
    "KeyPath": "edit.key_path",
    "OpenedPlan": "documents.open",
    "RenderedDocument": "documents.render",
    "RolledFile": "rollover.rollover_file",
    "RolledFolder": "rollover.rollover_folder",
    "SetValue": "edit.edits",
    "Severity": "findings.finding",
    "Span": "findings.finding",
    "UnusableFolder": "district.review.folder",
    "batch": "district.batch.batch",
    "edit_plan_file": "edit.edit_file",
    "fill_form": "forms.fill",
    "fill_forms": "district.forms.fill_forms",
    "import_document": "ingest.import_document",
    "inspect_document": "inspect.inspect_document",
    "make_form": "forms.write_form",
    "make_forms": "district.forms.make_forms",
    "open_plan": "documents.open",
    "render": "documents.render",
    "restyle_document": "inspect.inspect_document",
    "rollover_file": "rollover.rollover_file",
    "rollover_folder": "rollover.rollover_folder",
    "validate": "documents.check",
}
"""The module of each name of the library."""

__all__ = [
    "AddComment",
    "AppendEntry",
    "BadKeyPath",
    "BatchResult",
    "CannotEdit",
    "CannotImport",
    "CannotRead",
    "CannotRender",
    "CannotTypeset",
    "CannotWrite",
    "DeleteValue",
    "DistrictAnswers",
    "DistrictForm",
    "Document",
    "EditedFile",
    "EngineLost",
    "FilledPlan",
    "Finding",
    "FormsUnavailable",
    "ImportedDocument",
    "InsertEntry",
    "InspectedFile",
    "KeyPath",
    "OpenedPlan",
    "RenderedDocument",
    "RolledFile",
    "RolledFolder",
    "SetValue",
    "Severity",
    "Span",
    "UnusableFolder",
    "__version__",
    "batch",
    "edit_plan_file",
    "fill_form",
    "fill_forms",
    "import_document",
    "inspect_document",
    "make_form",
    "make_forms",
    "open_plan",
    "render",
    "restyle_document",
    "rollover_file",
    "rollover_folder",
    "validate",
]


def __getattr__(name: str) -> object:
    """A name of the library, from its module."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The names of the library."""
    return sorted(__all__)
