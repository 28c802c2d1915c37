"""What a template did wrong: it wrote something that is no manuscript."""

from __future__ import annotations

from civplan.findings.words import Language, Words


class ManuscriptError(Exception):
    """A template wrote an element where it may not stand, or text that is not well-formed XHTML."""

    def __init__(self, template: str, tag: str, why: Words) -> None:
        """Keep the template's name, the element at fault, and what is wrong and how to mend it."""
        super().__init__(template, tag, why)
        self.template = template
        self.tag = tag
        self.why = why

    def message(self, language: Language) -> str:
        """One line for the template's author, without a closing stop."""
        why = self.why.in_language(language)
        if language == "zh":
            return f"模板 {self.template} 写出的 <{self.tag}> 有误：{why}"
        return f"template {self.template} wrote a wrong <{self.tag}>: {why}"

    @property
    def words(self) -> Words:
        """The message in both languages."""
        return Words(self.message("zh"), self.message("en"))

    def __str__(self) -> str:
        """The message in English."""
        return self.message("en")


class MarkupFault(Exception):
    """What is wrong with an element, before the template's name is added."""

    def __init__(self, tag: str, why: Words) -> None:
        """Keep the element at fault, and what is wrong and how to mend it."""
        super().__init__(tag, why)
        self.tag = tag
        self.why = why
