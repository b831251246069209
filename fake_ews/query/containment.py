"""How Contains compares: where in a text the constant has to stand, and which differences do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

Fold = Callable[[str], str]
Match = Callable[[str, str], bool]


def _as_is(text: str) -> str:
    return text


def _without_marks(text: str) -> str:
    """Take away what is written above, below or through a letter: nonspacing characters (Unicode category Mn)."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


def _without_both(text: str) -> str:
    return _without_marks(text).casefold()


#: ContainmentComparison to what is done with both texts first. Loose is FL_LOOSE of MAPI: a match wherever one is
#: possible, so neither case nor marks count, whatever else is said (MS-OXCDATA 2.12.4, FuzzyLevelHigh).
FOLDS: Final[Mapping[str, Fold]] = MappingProxyType(
    {
        "Exact": _as_is,
        "IgnoreCase": str.casefold,
        "IgnoreNonSpacingCharacters": _without_marks,
        "Loose": _without_both,
        "IgnoreCaseAndNonSpacingCharacters": _without_both,
        "LooseAndIgnoreCase": _without_both,
        "LooseAndIgnoreNonSpace": _without_both,
        "LooseAndIgnoreCaseAndIgnoreNonSpace": _without_both,
    }
)

_EDGE: Final = re.compile(r"\w")


def _occurrences(text: str, sought: str) -> Iterator[int]:
    """Walk the places where ``sought`` stands at the beginning of a word."""
    at = text.find(sought)
    while at >= 0:
        if at == 0 or not _EDGE.match(text[at - 1]) or not _EDGE.match(text[at : at + 1]):
            yield at
        at = text.find(sought, at + 1)


def _prefix_on_words(text: str, sought: str) -> bool:
    return any(True for _ in _occurrences(text, sought))


def _exact_phrase(text: str, sought: str) -> bool:
    for at in _occurrences(text, sought):
        end = at + len(sought)
        if end == len(text) or not _EDGE.match(text[end]) or not _EDGE.match(text[end - 1 : end]):
            return True
    return False


#: ContainmentMode to the test (documentation page "Contains", ContainmentMode attribute).
MATCHES: Final[Mapping[str, Match]] = MappingProxyType(
    {
        "FullString": lambda text, sought: text == sought,
        "Prefixed": str.startswith,
        "Substring": lambda text, sought: sought in text,
        "PrefixOnWords": _prefix_on_words,
        "ExactPhrase": _exact_phrase,
    }
)


def containment(constant: str, mode: str, comparison: str) -> Callable[[str], bool]:
    """Return the test whether a text contains ``constant``."""
    fold, match = FOLDS[comparison], MATCHES[mode]
    sought = fold(constant)
    return lambda text: match(fold(text), sought)
