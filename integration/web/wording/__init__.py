"""What the pages say, by id, in English and German; ``{name}`` stands for a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from integration.web.wording import accounts, administration, audit, general, meetings, people, sequences

_TEXTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **general.TEXTS,
        **accounts.TEXTS,
        **administration.TEXTS,
        **audit.TEXTS,
        **people.TEXTS,
        **sequences.TEXTS,
        **meetings.TEXTS,
    }
)


def texts(language: str) -> Callable[..., str]:
    """Return what says the text of an id in that language, with its values; it raises KeyError for an unknown id."""
    column = 1 if language == "de" else 0
    return lambda id, **values: _TEXTS[id][column].format(**values)


def ids() -> tuple[str, ...]:
    """Return every id."""
    return tuple(_TEXTS)
