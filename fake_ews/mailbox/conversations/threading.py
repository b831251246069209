"""Conversations: which one a message belongs to, and how its replies find back to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from uuid import UUID

from fake_ews.clock import Clock
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.seeds import Seeds
from fake_ews.store.conversation_index import ConversationIndex
from fake_ews.values import dataclass

#: One to three letters before a colon and a blank (MS-OXCMSG 3.2.5.2, PidTagSubjectPrefix).
_PREFIX: Final = re.compile(r"[^\W\d_]{1,3}: *")
_MESSAGE_ID: Final = re.compile(r"<[^<>]+>")


def subject_prefix(subject: str) -> str:
    """Return the prefix of a reply or forward with its colon and blank, empty for a subject without."""
    found = _PREFIX.match(subject)
    return found.group() if found else ""


def normalized_subject(subject: str) -> str:
    """Return a subject without the prefix of a reply or forward, however often it was put there."""
    while prefix := subject_prefix(subject):
        subject = subject.removeprefix(prefix)
    return subject


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message stands: ConversationIndex and ConversationTopic."""

    index: bytes
    topic: str


class Conversations:
    """The messages that each mailbox has seen, by InternetMessageId, with their place in a conversation."""

    def __init__(self, clock: Clock, seeds: Seeds) -> None:
        self._clock = clock
        self._seeds = seeds
        self._places: dict[tuple[UUID, str], Place] = {}

    def note(self, mailbox: UUID, message_id: str, place: Place) -> None:
        """Remember where a message stands, so that mail that refers to it is filed beside it."""
        if message_id:
            self._places[mailbox, message_id] = place

    def place(self, mailbox: UUID, content: MailContent) -> Place:
        """Return where a message belongs in a mailbox.

        Thread-Index says it outright; else it follows the message that it answers, if the mailbox knows that one and
        the subject is still the same ("Finding related messages in a mailbox by using EWS in Exchange 2010": a changed
        subject begins a new conversation); else it is the first of its own.
        """
        topic = normalized_subject(content.subject)
        if ConversationIndex.parse(content.thread_index) is not None:
            return Place(content.thread_index, content.thread_topic or topic)
        for answered in _answered(content):
            known = self._places.get((mailbox, answered))
            if known is not None and _same(known.topic, topic):
                return self.reply(known)
        return Place(ConversationIndex(self._clock.now(), self._seeds.guid("conversation")).encode(), topic)

    def reply(self, answered: Place) -> Place:
        """Return the place of an answer that is written now."""
        index = ConversationIndex.parse(answered.index)
        if index is None:
            index = ConversationIndex(self._clock.now(), self._seeds.guid("conversation"))
        noise = self._seeds.stream("conversation").getrandbits(4)
        return Place(index.reply(self._clock.now(), noise).encode(), answered.topic)


def _answered(content: MailContent) -> Iterator[str]:
    """Yield the messages answered, the nearest first."""
    yield from _MESSAGE_ID.findall(content.in_reply_to)
    yield from reversed(_MESSAGE_ID.findall(content.references))


def _same(topic: str, other: str) -> bool:
    return " ".join(topic.split()).casefold() == " ".join(other.split()).casefold()
