"""The step catalogue: which sentence, in which language, calls which function."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from harness.language import Language
from harness.mistakes import SentenceMistake
from harness.sentences import Sentence

#: Arguments that a step function may ask for beside its blanks: the table and the text block below the sentence.
TABLE: Final = "table"
TEXT_BLOCK: Final = "text_block"
_BESIDE_BLANKS: Final = frozenset({"world", TABLE, TEXT_BLOCK})


@dataclass(frozen=True, slots=True)
class Step:
    """One step, said once in each language; both sentences have the same blanks, which are the function's arguments."""

    en: str
    de: str
    function: Callable[..., None]

    @property
    def noun(self) -> str:
        """What the step is about: the name of the file that it stands in."""
        return self.function.__module__.rpartition(".")[2]

    @property
    def meaning(self) -> str:
        """The first line of the function's docstring."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    def wording(self, language: Language) -> str:
        """Return the sentence in that language."""
        return self.en if language is Language.EN else self.de

    def arguments(self) -> frozenset[str]:
        """Return the names that the function takes."""
        return frozenset(inspect.signature(self.function).parameters)

    def refuse_below(self, has_table: bool, has_text_block: bool) -> None:
        """Raise SentenceMistake where what stands below the sentence is not what the function takes."""
        for name, there, called in ((TABLE, has_table, "table"), (TEXT_BLOCK, has_text_block, 'text between """')):
            wanted = name in self.arguments()
            if wanted and not there:
                raise SentenceMistake(f"this step needs a {called} below it")
            if there and not wanted:
                raise SentenceMistake(f"this step takes no {called} below it")

    @property
    def blanks(self) -> frozenset[str]:
        """The function's arguments that come from the sentence."""
        return self.arguments() - _BESIDE_BLANKS


@dataclass(frozen=True, slots=True)
class Found:
    """The step that a sentence calls, and the values in its blanks."""

    step: Step
    values: dict[str, Any]


class Catalogue:
    """Every step there is, sealed: raises ValueError where a sentence and its function do not belong together."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self.steps: Final = tuple(steps)
        self._sentences: Final = {
            language: tuple((Sentence(step.wording(language), language), step) for step in self.steps)
            for language in Language
        }
        for sentences in self._sentences.values():
            for sentence, step in sentences:
                _belong_together(sentence, step)

    def find(self, text: str, language: Language) -> Found:
        """Return the step that a sentence calls; raises SentenceMistake for none, for two, and for a bad blank."""
        fitting = [
            (sentence, step, words)
            for sentence, step in self._sentences[language]
            if (words := sentence.fits(text)) is not None
        ]
        if not fitting:
            raise SentenceMistake("there is no such step", self._suggestion(text, language))
        if len(fitting) > 1:
            wordings = " / ".join(sentence.wording for sentence, _, _ in fitting)
            raise SentenceMistake("several steps fit this sentence", wordings)
        sentence, step, words = fitting[0]
        return Found(step, sentence.read(words))

    def sentences(self, language: Language) -> tuple[tuple[Sentence, Step], ...]:
        """Return every step's sentence in that language, with its step."""
        return self._sentences[language]

    def nearest(self, text: str, language: Language) -> str:
        """Return the sentence most like ``text``, with its blanks."""

        def likeness(sentence: Sentence) -> float:
            return difflib.SequenceMatcher(None, text.lower(), sentence.example.lower()).ratio()

        sentences = [sentence for sentence, _ in self._sentences[language]]
        return max(sentences, key=likeness).wording if sentences else ""

    def _suggestion(self, text: str, language: Language) -> str:
        for other in Language:
            if other is not language and any(sentence.fits(text) is not None for sentence, _ in self._sentences[other]):
                return f"it is one in another language: begin the file with `# language: {other.value}`"
        nearest = self.nearest(text, language)
        return f"nearest step: {nearest}" if nearest else "the catalogue is empty"


def _belong_together(sentence: Sentence, step: Step) -> None:
    if sentence.blanks.keys() != step.blanks:
        raise ValueError(
            f"{sentence.wording!r} has the blanks {sorted(sentence.blanks)}, "
            f"but {step.function.__qualname__} takes {sorted(step.blanks)}"
        )
