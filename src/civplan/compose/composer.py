"""Composes manuscripts: the outline of a document through the templates of a pack."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from civplan.compose.environment import environment_for
from civplan.compose.limits import TemplateStopped, template_budget
from civplan.compose.outliner import document_outline
from civplan.findings.words import Words
from civplan.manuscript.nodes import Manuscript
from civplan.manuscript.parse import parse_manuscript
from civplan.model.choices import Document
from civplan.model.packs import Pack
from civplan.model.plan import Plan

EXPRESSION_ERRORS = (
    *(ArithmeticError, AttributeError, LookupError, MemoryError),
    *(RecursionError, TypeError, ValueError),
)
"""Raised by an expression such as ``{{ 1 / 0 }}``, or for a template that is not in UTF-8."""


class CannotCompose(Exception):
    """A template of a pack cannot be used."""

    def __init__(self, template: str, line: int | None, why: str | Words) -> None:
        """Take the template's name, its line from 1, None if unknown, and why; or Jinja2's text."""
        place = f"{template}:{line}" if line else template
        why = Words(why, why) if isinstance(why, str) else why
        super().__init__(f"{place}: {why.en}")
        self.words = Words(f"模板 {place} 有错：{why.zh}", f"template {place} is faulty: {why.en}")


class Composer:
    """Composes the documents of plans of one pack; templates are read and compiled once."""

    def __init__(self, pack: Pack, cache: Path | None = None) -> None:
        """Take the pack, and a folder for compiled templates; None to compile each time."""
        self.pack = pack
        self.environment = environment_for(pack.folders, cache)

    def compose(self, plan: Plan, document: Document) -> Manuscript:
        """The manuscript of one of a plan's two documents.

        Raises:
            CannotCompose: A template is missing, is not valid Jinja2, or uses an undefined name.
            ManuscriptError: A template writes something outside the manuscript vocabulary.
        """
        template = f"{document.value}.html.j2"
        outline = document_outline(plan, self.pack.profile, document)
        try:
            with template_budget():
                xhtml = self.environment.get_template(template).render(document=outline, plan=plan)
        except TemplateSyntaxError as error:
            raise CannotCompose(error.name or template, error.lineno, str(error.message)) from error
        except TemplateNotFound as error:
            raise CannotCompose(str(error.name), None, "not found") from error
        except TemplateStopped as error:
            raise CannotCompose(*_template_error_place(error, template), error.words) from error
        except (TemplateError, *EXPRESSION_ERRORS) as error:
            raise CannotCompose(*_template_error_place(error, template), str(error)) from error
        return parse_manuscript(xhtml, f"{self.pack.name}/{template}")


def _template_error_place(error: Exception, template: str) -> tuple[str, int | None]:
    """The template and line in which an error was raised; Jinja2 adds them to the traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(frame.filename, frame.lineno) for frame in frames if frame.filename.endswith(".j2")]
    if not places:
        return template, None
    file, line = places[-1]
    return Path(file).name, line
