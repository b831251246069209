"""A sentence with typed blanks: ``{person} waits {duration}``, or ``{sender:person}`` where two are of one kind."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from harness.blanks import BLANKS
from harness.language import Language

_BLANK: Final = re.compile(r"\{(?P<name>\w+)(?::(?P<kind>\w+))?\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What an author may write for a step in one language; raises ValueError for a blank of an unknown kind."""

    wording: str
    language: Language
    blanks: dict[str, str] = field(init=False, default_factory=dict)
    _pattern: str = field(init=False)
    _begins: str = field(init=False)
    _ends: str = field(init=False)

    def __post_init__(self) -> None:
        parts: list[str] = []
        end = 0
        for found in _BLANK.finditer(self.wording):
            name, kind = found["name"], found["kind"] or found["name"]
            if kind not in BLANKS:
                raise ValueError(f"{self.wording!r} has a blank of unknown kind {kind!r}; kinds: {', '.join(BLANKS)}")
            self.blanks[name] = kind
            parts += [re.escape(self.wording[end : found.start()]), f"(?P<{name}>{BLANKS[kind].pattern})"]
            end = found.end()
        parts.append(re.escape(self.wording[end:]))
        object.__setattr__(self, "_pattern", "".join(parts))
        object.__setattr__(self, "_begins", self.wording.partition("{")[0])
        object.__setattr__(self, "_ends", self.wording[end:])

    def fits(self, text: str) -> dict[str, str] | None:
        """Return the words in the blanks, or None where the text is not this sentence."""
        if not (text.startswith(self._begins) and text.endswith(self._ends)):
            return None
        # Compiled by whoever comes so far: for all sentences it would take half a second of each process's start.
        found = re.fullmatch(self._pattern, text)
        return None if found is None else found.groupdict()

    def read(self, words: dict[str, str]) -> dict[str, object]:
        """Return the values that the words in the blanks mean; raises SentenceMistake for one that means nothing."""
        return {name: BLANKS[kind].read(words[name], self.language) for name, kind in self.blanks.items()}

    @property
    def example(self) -> str:
        """The sentence with every blank filled."""
        return _BLANK.sub(lambda found: BLANKS[found["kind"] or found["name"]].example(self.language), self.wording)
