"""Runs ``civplan set``: makes the edits, and prints why where it does not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from civplan.cli.console import (
    print_findings,
    print_line,
    print_note,
    print_refused_edit,
    warn_without_libyaml,
)
from civplan.cli.errors import ExitCode, WrongUsage
from civplan.cli.options import refuse_district_file, refuse_document
from civplan.edit.edit_file import CannotEdit, edit_plan_file
from civplan.edit.edits import AppendEntry, DeleteValue, InsertEntry, SetValue, ValueEdit
from civplan.edit.key_path import KeyPath
from civplan.edit.values import TypedText
from civplan.findings.words import Language, Words

PATH_WITHOUT_VALUE = Words(
    "“{path}”后面没有写改成什么；写成：civplan set 文件 键路径 值，要删掉加 --delete",
    "nothing stands behind “{path}”; write civplan set FILE PATH VALUE, or add --delete to delete"
    " it",
)
NO_PATH = Words(
    "没有写改哪里；写成：civplan set hunei-2007.yaml 'work.areas[civility].items[2].status' done",
    "no key path is given; write civplan set hunei-2007.yaml"
    " 'work.areas[civility].items[2].status' done",
)
ONE_KIND = Words(
    "--delete、--append、--insert 一次只能用一个",
    "only one of --delete, --append and --insert can be used at once",
)
NOTHING_CHANGED = Words("{file}：已经是这样，没有改动", "{file}: it says so already")


class SetRequest(NamedTuple):
    """The options of ``civplan set``."""

    changes: list[str]
    """Key paths, each with its value unless they are to be deleted."""
    delete: bool = False
    append: bool = False
    insert: bool = False
    diff: bool = False
    quiet: bool = False


def set_values(file: Path, request: SetRequest, language: Language) -> int:
    """Make the edits, write the file and print what there is to say; the exit code.

    Raises:
        WrongUsage: The command line cannot be followed.
        BadKeyPath: A text is no key path.
        CannotRead: The file cannot be read.
        CannotWrite: The file cannot be written.
    """
    if request.delete + request.append + request.insert > 1:
        raise WrongUsage(ONE_KIND)
    if not request.changes:
        raise WrongUsage(NO_PATH)
    refuse_district_file(file)
    refuse_document(file)
    warn_without_libyaml(language)
    try:
        edited = edit_plan_file(file, _edits_of(request))
    except CannotEdit as error:
        return print_refused_edit(error, language)
    for note in edited.notes:
        print_note(Words(f"{file}：{note.zh}", f"{file}: {note.en}"), language)
    if not edited.is_changed:
        print_note(NOTHING_CHANGED.filled(file=file), language)
        return ExitCode.FINE
    if request.diff:
        sys.stdout.write(edited.diff)
    else:
        edited.write()
        if not request.quiet:
            print_line(str(file))
    print_findings(edited.findings, edited.opened.sources, language, stream=sys.stderr)
    return ExitCode.FINE


def _edits_of(request: SetRequest) -> Iterator[ValueEdit]:
    """The edits that the arguments name.

    Raises:
        WrongUsage: A path has no value.
        BadKeyPath: A text is no key path.
    """
    changes = request.changes
    if request.delete:
        yield from (DeleteValue(KeyPath.parse(text)) for text in changes)
        return
    if len(changes) % 2:
        raise WrongUsage(PATH_WITHOUT_VALUE.filled(path=changes[-1]))
    for text, typed in zip(changes[::2], changes[1::2], strict=True):
        path, value = KeyPath.parse(text), TypedText(typed)
        if request.append:
            yield AppendEntry(path, value)
        elif request.insert:
            yield InsertEntry(path, value)
        else:
            yield SetValue(path, value)
