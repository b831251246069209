"""The Near expression: words that stand close together in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_WORD: Final = re.compile(r"\w+")


def near(constants: tuple[str, ...], distance: int, ordered: bool) -> Callable[[str], bool]:
    """Return the test whether all ``constants`` (a word or phrase each) stand in a text, near each other.

    Near means that at most ``distance`` words stand between one and the next, in the order given if ``ordered``.
    """
    sought = [_words(constant) for constant in constants]

    def fits(text: str) -> bool:
        words = _words(text)
        spans = [sorted(_spans(words, phrase)) for phrase in sought]
        return _chain(spans, distance, ordered)

    return fits


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _spans(words: list[str], phrase: list[str]) -> list[tuple[int, int]]:
    length = len(phrase)
    return [(at, at + length) for at in range(len(words) - length + 1) if length and words[at : at + length] == phrase]


def _chain(spans: list[list[tuple[int, int]]], distance: int, ordered: bool) -> bool:
    """Whether one span of each can be laid end to end: each state is what was used and where the last one ended."""
    states = {(frozenset({which}), end) for which, found in enumerate(spans) for _, end in found}
    if ordered:
        states = {state for state in states if state[0] == {0}}
    for step in range(1, len(spans)):
        candidates = [step] if ordered else range(len(spans))
        states = {
            (used | {which}, after)
            for used, end in states
            for which in candidates
            if which not in used
            for start, after in spans[which]
            if 0 <= start - end <= distance
        }
    return bool(states)
