"""How a query string finds words in texts: whole or by their beginning, alone or in a row, never minding case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from fake_ews.values import dataclass

_WORD: Final = re.compile(r"\w+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded."""
    return tuple(word.casefold() for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Words:
    """Words that have to stand in a row in one text; unless ``whole``, each may be the beginning of a word there.

    "subject:"product" matches 'product' but not 'production'"; "win product"* matches 'windows production line'
    (documentation page "QueryString").
    """

    words: tuple[str, ...]
    whole: bool = False

    def stand_in(self, texts: Iterable[str]) -> bool:
        """Whether any of the texts has the words; nothing sought stands everywhere."""
        return not self.words or any(self._stand_in(words_of(text)) for text in texts)

    def _stand_in(self, there: tuple[str, ...]) -> bool:
        length = len(self.words)
        for at in range(len(there) - length + 1):
            found = there[at : at + length]
            if found == self.words:
                return True
            if not self.whole and all(word.startswith(part) for word, part in zip(found, self.words, strict=True)):
                return True
        return False
