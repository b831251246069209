"""The languages in which scenarios are written, as Gherkin's ``# language:`` line names them."""

from __future__ import annotations

from enum import Enum

from harness.mistakes import SentenceMistake


class Language(Enum):
    """A language of the step catalogue."""

    EN = "en"
    DE = "de"

    @classmethod
    def named(cls, name: str) -> Language:
        """Return the language of that name; raises SentenceMistake for one that has no steps."""
        try:
            return cls(name)
        except ValueError:
            known = ", ".join(language.value for language in cls)
            raise SentenceMistake(f"there are no steps in the language {name!r}", f"languages: {known}") from None
