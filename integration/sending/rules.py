"""The protocol that sends a mail exactly once, as a table; and how much may be sent when.

A mail is saved as a draft, then the draft is submitted. The draft is the token: only one submission of it can succeed,
since it is gone then. What is about to be asked of Exchange is recorded before it is asked (DRAFTING, SUBMITTING);
whoever finds a mail in such a state does not know whether it happened, and looks into the mailbox first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from integration.model.administration import Limits
from integration.model.audit import Deed
from integration.model.mail import Draft, MailState, OutgoingMail, Sighting


class Observed(StrEnum):
    """What the mailbox shows of a mail."""

    UNASKED = "not looked"
    NOTHING = "no trace"
    DRAFT = "its draft"
    SENT = "its sent copy"
    DISCARDED = "its draft, thrown away"


class Action(StrEnum):
    """What is to be done next."""

    LOOK = "look into the mailbox"
    CREATE = "save a draft"
    ADOPT = "take the draft that is there for ours"
    SUBMIT = "submit the draft"
    RECORD_SENT = "record that it was sent"
    CONFIRM = "note what the sent copy says, and finish"
    WAIT_FOR_COPY = "look for the sent copy later, or finish without it"
    FAIL = "record that it failed"
    CLEAN_UP = "delete its drafts, and finish as failed"


STATE, SEEN, DO = MailState, Observed, Action

PLAN: Mapping[tuple[MailState, Observed], Action] = MappingProxyType(
    {
        # Nothing was asked of Exchange yet.
        (STATE.INTENDED, SEEN.UNASKED): DO.CREATE,
        # A draft was asked for; whether it came to be is not known. A second one does no harm: it is never submitted.
        (STATE.DRAFTING, SEEN.UNASKED): DO.LOOK,
        (STATE.DRAFTING, SEEN.NOTHING): DO.CREATE,
        (STATE.DRAFTING, SEEN.DRAFT): DO.ADOPT,
        (STATE.DRAFTING, SEEN.DISCARDED): DO.CREATE,
        # The user opened the draft and sent it.
        (STATE.DRAFTING, SEEN.SENT): DO.RECORD_SENT,
        # The draft is recorded, and nobody has submitted it yet.
        (STATE.DRAFTED, SEEN.UNASKED): DO.SUBMIT,
        # Submission was asked for; whether it happened is not known.
        (STATE.SUBMITTING, SEEN.UNASKED): DO.LOOK,
        (STATE.SUBMITTING, SEEN.DRAFT): DO.SUBMIT,
        (STATE.SUBMITTING, SEEN.SENT): DO.RECORD_SENT,
        # The token is gone, and only submitting takes it: sent, even though Sent Items does not show it yet.
        (STATE.SUBMITTING, SEEN.NOTHING): DO.RECORD_SENT,
        # Except that the user can throw it away; then it lies in Deleted Items, still unsent.
        (STATE.SUBMITTING, SEEN.DISCARDED): DO.FAIL,
        # It is sent for certain; what remains is to learn its Message-ID and to delete late duplicates of the draft.
        (STATE.SENT, SEEN.UNASKED): DO.LOOK,
        (STATE.SENT, SEEN.SENT): DO.CONFIRM,
        (STATE.SENT, SEEN.NOTHING): DO.WAIT_FOR_COPY,
        (STATE.SENT, SEEN.DRAFT): DO.WAIT_FOR_COPY,
        (STATE.SENT, SEEN.DISCARDED): DO.WAIT_FOR_COPY,
        # Exchange refused it. Whether an earlier, unanswered submission went through is seen before that is believed.
        (STATE.FAILING, SEEN.UNASKED): DO.LOOK,
        (STATE.FAILING, SEEN.DRAFT): DO.CLEAN_UP,
        (STATE.FAILING, SEEN.SENT): DO.RECORD_SENT,
        (STATE.FAILING, SEEN.NOTHING): DO.CLEAN_UP,
        (STATE.FAILING, SEEN.DISCARDED): DO.CLEAN_UP,
    }
)


def plan(mail: OutgoingMail, observed: Observed) -> Action:
    """Return what is to be done with a mail of which that was seen; raises KeyError for a mail that is finished."""
    if mail.state is MailState.FAILING and observed is Observed.NOTHING and mail.submissions:
        # Refused or not understood, but the draft is gone: a submission that nobody answered has taken it.
        return Action.RECORD_SENT
    return PLAN[mail.state, observed]


def observe(mail: OutgoingMail, sighting: Sighting) -> Observed:
    """Return what a sighting says about the mail.

    Once a draft is recorded, only that one counts: another with the same key is a late duplicate.
    """
    if sighting.sent:
        return Observed.SENT
    if token(mail, sighting) is not None:
        return Observed.DRAFT
    return Observed.DISCARDED if sighting.discarded else Observed.NOTHING


def token(mail: OutgoingMail, sighting: Sighting) -> Draft | None:
    """Return the draft to submit, with the change key that it has now."""
    if mail.draft is None:
        return sighting.drafts[0] if sighting.drafts else None
    return next((draft for draft in sighting.drafts if draft.item_id == mail.draft.item_id), None)


# Sent Items shows the copy when transport has taken the mail, mostly within seconds.
LOOKS = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(minutes=30))
# A CreateItem that nobody answered can still be carried out while the server keeps the request.
LATE = timedelta(minutes=15)


def next_look(mail: OutgoingMail, now: datetime) -> datetime | None:
    """Return when to look for the sent copy again; None when it has been looked for long enough."""
    return now + LOOKS[mail.looks] if mail.looks < len(LOOKS) else None


def duplicates_until(mail: OutgoingMail) -> datetime | None:
    """Return until when a late duplicate of the draft may turn up; None when only one was ever asked for."""
    if mail.creations < 2 or mail.sent_at is None:
        return None
    return mail.sent_at + LATE


DAY = timedelta(hours=24)
MINUTE = timedelta(minutes=1)


def day_is_full(submitted: Sequence[datetime], now: datetime, limits: Limits) -> bool:
    """Return whether the 24 hours up to now have seen all the mail that they may.

    knowledge.hubspot.com, "Sending limits for connected email accounts": a rolling window, no reset hour.
    """
    return sum(moment > now - DAY for moment in submitted) >= limits.per_day


# That users are warned is documented ("Sending limits for connected email accounts"), from which share on is not.
NEAR = Fraction(8, 10)


def closeness(sent: int, per_day: int) -> Deed | None:
    """Return what is to be told of a mailbox that has sent so many mails in 24 hours, None while there is room."""
    if sent >= per_day:
        return Deed.INBOX_LIMIT_REACHED
    return Deed.INBOX_LIMIT_NEAR if sent >= per_day * NEAR else None


def next_free_minute(submitted: Sequence[datetime], now: datetime, limits: Limits) -> datetime | None:
    """Return when this minute of the clock is over if it is full, else None (09:00:00 to 09:00:59 is one)."""
    minute = now.replace(second=0, microsecond=0)
    return minute + MINUTE if sum(moment >= minute for moment in submitted) >= limits.per_minute else None
