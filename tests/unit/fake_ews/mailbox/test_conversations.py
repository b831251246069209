"""A message belongs to the conversation that its headers name, or that of the message it answers, or a new one."""

from __future__ import annotations

from uuid import UUID

import pytest

from fake_ews.clock import ManualClock
from fake_ews.mailbox.conversations.threading import Conversations, Place, normalized_subject
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.seeds import Seeds
from fake_ews.store.conversation_index import ConversationIndex

ANN, BOB = UUID(int=1), UUID(int=2)
FIRST = MailContent(subject="Plan", message_id="<1@x>")


def guid(place: Place) -> UUID:
    index = ConversationIndex.parse(place.index)
    assert index is not None
    return index.guid


@pytest.fixture
def conversations() -> Conversations:
    return Conversations(ManualClock(), Seeds(1))


@pytest.fixture
def first(conversations: Conversations) -> Place:
    """The place of a first message, which Ann's mailbox has seen."""
    place = conversations.place(ANN, FIRST)
    conversations.note(ANN, FIRST.message_id, place)
    return place


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("Plan", "Plan"),
        ("RE: Plan", "Plan"),
        ("Re: FW: Plan", "Plan"),
        ("AW: WG: Plan", "Plan"),
        ("RE:Plan", "Plan"),
        ("RE: ", ""),
        ("Note: Plan", "Note: Plan"),
        ("12: Plan", "12: Plan"),
    ],
)
def test_a_subject_is_normalized_by_its_prefixes(subject: str, topic: str) -> None:
    assert normalized_subject(subject) == topic


def test_a_message_that_answers_nothing_begins_a_conversation(conversations: Conversations, first: Place) -> None:
    other = conversations.place(ANN, MailContent(subject="Plan"))

    assert first.topic == other.topic == "Plan"
    assert len(first.index) == 22
    assert guid(first) != guid(other)


@pytest.mark.parametrize(
    "answer",
    [
        MailContent(subject="RE: Plan", in_reply_to="<1@x>"),
        MailContent(subject="RE: Plan", references="<0@x> <1@x> <unknown@x>"),
        MailContent(subject="Re:  PLAN", references="<1@x>"),
    ],
)
def test_an_answer_follows_the_message_that_it_names(
    conversations: Conversations, first: Place, answer: MailContent
) -> None:
    place = conversations.place(ANN, answer)

    assert guid(place) == guid(first)
    assert place.topic == "Plan"
    assert len(place.index) == 27


def test_the_nearest_message_answered_counts(conversations: Conversations, first: Place) -> None:
    reply = conversations.reply(first)
    conversations.note(ANN, "<2@x>", reply)
    place = conversations.place(ANN, MailContent(subject="RE: Plan", references="<1@x> <2@x>"))

    assert len(place.index) == 32


def test_an_answer_under_another_subject_begins_a_conversation(conversations: Conversations, first: Place) -> None:
    place = conversations.place(ANN, MailContent(subject="Something else", in_reply_to="<1@x>"))

    assert guid(place) != guid(first)
    assert place.topic == "Something else"


def test_what_another_mailbox_has_seen_is_unknown_here(conversations: Conversations, first: Place) -> None:
    assert guid(conversations.place(BOB, MailContent(subject="RE: Plan", in_reply_to="<1@x>"))) != guid(first)


def test_a_thread_index_says_it_outright_wherever_it_comes_from(conversations: Conversations, first: Place) -> None:
    content = MailContent(subject="RE: Plan", thread_index=first.index, thread_topic="Plan of ours")

    assert conversations.place(BOB, content) == Place(first.index, "Plan of ours")


def test_a_broken_thread_index_is_no_thread_index(conversations: Conversations, first: Place) -> None:
    content = MailContent(subject="RE: Plan", thread_index=b"\x01\x02", in_reply_to="<1@x>")

    assert guid(conversations.place(ANN, content)) == guid(first)
