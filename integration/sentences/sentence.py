"""One sentence in every language that people read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in every language; ``{name}`` stands for a value."""

    id: str
    en: str
    de: str

    def say(self, language: str, **values: str) -> str:
        """Fill in the values; anything but German is English."""
        return (self.de if language.lower().startswith("de") else self.en).format(**values)
