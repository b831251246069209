"""The catalogue of sentences that people read, by id, in English and German."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from integration.limitations import LIMITATIONS
from integration.sentences import accounts, contacts, mail, meetings, notices, sequences
from integration.sentences.sentence import Sentence

__all__ = ["LANGUAGES", "SENTENCES", "Sentence", "say"]

LANGUAGES = ("en", "de")

_LIMITATIONS = tuple(
    Sentence(
        f"limitation.{limitation.id}",
        f"{limitation.say('en')} {limitation.say_way_out('en')}".strip(),
        f"{limitation.say('de')} {limitation.say_way_out('de')}".strip(),
    )
    for limitation in LIMITATIONS
)

_ALL = (
    *accounts.REFUSALS,
    *mail.MAIL,
    *mail.TEMPLATES,
    *mail.LOGGING,
    *sequences.SEQUENCES,
    *accounts.ACCOUNT,
    *meetings.MEETINGS,
    *notices.NOTICES,
    *contacts.CONTACTS,
    *_LIMITATIONS,
)
SENTENCES: Mapping[str, Sentence] = MappingProxyType({sentence.id: sentence for sentence in _ALL})


def say(id: str, language: str = "en", **values: str) -> str:
    """Return the sentence of that id with its values filled in; raises KeyError for an unknown id."""
    return SENTENCES[id].say(language, **values)
