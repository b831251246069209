"""Whether a mail is a reply, to what, with whom it was exchanged, and whether it may be logged: pure decisions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from integration.model.crm import Direction, Thread
from integration.model.message import Attachment, MessageHeaders
from integration.model.never_log import is_never_logged


class Kind(StrEnum):
    """What a mail of a known thread is."""

    REPLY = "reply"
    FORWARD = "forward"
    AUTOMATIC = "automatic reply"
    BOUNCE = "bounce"
    REPORT = "report"
    """That a mail was read, deleted or delivered: nobody wrote it, and it says nothing."""


# Prefixes that mail programs put before the subject of an answer and of a forwarded mail, English and German first,
# then those of the neighbours; with or without a count, as in Re[2]:.
_ANSWER = re.compile(r"\s*(re|aw|antw|antwort|sv|vs|ynt|odp|res|r)\s*(\[\d+\]|\(\d+\))?\s*:", re.IGNORECASE)
_FORWARD = re.compile(r"\s*(fwd?|wg|wtr|tr|rv|vl|enc|i)\s*(\[\d+\]|\(\d+\))?\s*:", re.IGNORECASE)
# What Exchange and its relatives write before the subject of an automatic answer.
_AUTOMATIC = re.compile(
    r"\s*(automatic reply|automatische antwort|auto(matic)?[ -]?reply|out of office( autoreply)?|"
    r"abwesenheitsnotiz|abwesend|réponse automatique)\s*:",
    re.IGNORECASE,
)
_UNDELIVERABLE = re.compile(
    r"\s*(undeliverable|unzustellbar|undelivered mail returned to sender|delivery status notification[^:]*|"
    r"mail delivery failed[^:]*)\s*:?",
    re.IGNORECASE,
)


def same_subject(subject: str, original: str) -> bool:
    """Return whether two subjects are the same but for what mail programs put before them.

    knowledge.hubspot.com, "Understand reply-only email logging rules": a reply logs only with the original's subject.
    """
    return plain_subject(subject) == plain_subject(original)


def plain_subject(subject: str) -> str:
    """Return the subject without prefixes, with single blanks, in lower case."""
    left = subject
    while True:
        for prefix in (_ANSWER, _FORWARD, _AUTOMATIC, _UNDELIVERABLE):
            match = prefix.match(left)
            if match and match.end():
                left = left[match.end() :]
                break
        else:
            return " ".join(left.split()).casefold()


def kind(message: MessageHeaders) -> Kind:
    """Return what sort of mail it is, by its class first, then by its marks, then by its subject."""
    item_class = message.item_class.lower()
    if item_class.startswith("report."):
        return Kind.BOUNCE if item_class.endswith(".ndr") else Kind.REPORT
    if is_automatic(message):
        return Kind.AUTOMATIC
    return Kind.FORWARD if _FORWARD.match(message.subject) else Kind.REPLY


def is_automatic(message: MessageHeaders) -> bool:
    """Return whether a machine answered: an out-of-office notice, a rule's template, a list robot."""
    item_class = message.item_class.lower()
    # MS-OXOABK and MS-OXORULE: the classes that out-of-office notices and rule templates are sent with.
    if item_class.startswith(("ipm.note.rules.ooftemplate", "ipm.note.rules.replytemplate")):
        return True
    marks = {name: value.strip().lower() for name, value in message.marks}
    # RFC 3834 section 5: anything but "no" was made by a machine.
    if marks.get("auto-submitted", "no").partition(";")[0].strip() != "no":
        return True
    if "x-autoreply" in marks or "x-autorespond" in marks or marks.get("precedence") in ("auto_reply", "bulk", "junk"):
        return True
    return bool(_AUTOMATIC.match(message.subject))


#: Bytes of attachments of one mail that are logged: 20 MB in all (limitation L20).
MOST_ATTACHED = 20 * 1024 * 1024


def loggable(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """Return the attachments to log: all, or none where together they are too large."""
    return attachments if sum(one.size for one in attachments) <= MOST_ATTACHED else ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What to make of one mail: whose timelines it belongs on, what it is, and which thread it is part of, if any."""

    message: MessageHeaders
    kind: Kind
    contact_ids: tuple[str, ...]
    thread: Thread | None = None
    outgoing: bool = False

    @property
    def direction(self) -> Direction:
        """Which way it went, as the timeline says it."""
        if self.outgoing:
            return Direction.EMAIL
        return Direction.FORWARDED_EMAIL if self.kind is Kind.FORWARD else Direction.INCOMING_EMAIL


def thread_of(message: MessageHeaders, known: Mapping[str, Thread], conversation: Thread | None) -> Thread | None:
    """Return the thread of the CRM's that a mail answers, None for mail that is none of the CRM's business.

    ``known`` are threads by Message-ID, ``conversation`` the thread that Exchange files the mail under. The
    conversation alone proves nothing: Exchange 2010 files by subject what carries no thread index, so it only counts
    for a mail that answers something.
    """
    thread = next((known[answered] for answered in message.answers if answered in known), None)
    if thread is None and message.answers:
        thread = conversation
    if thread is None or not thread.logged:
        return None
    # A report of non-delivery bears the subject of its language; it answers by Message-ID alone.
    if kind(message) is not Kind.BOUNCE and not same_subject(message.subject, thread.subject):
        return None
    return thread


def people(message: MessageHeaders, users: Collection[str], never: Collection[str]) -> tuple[str, ...]:
    """Return whom a mail is from and to, but for the company's own users and those who are never logged."""
    everybody = dict.fromkeys((message.sender, *message.recipients))
    return tuple(one for one in everybody if one and one not in users and not is_never_logged(one, never))


def attributed(recipients: Iterable[str], users: Mapping[str, str], reader: str) -> str:
    """Return whose mail it is, as an account's id: the first recipient's who is a user, else the reader's.

    knowledge.hubspot.com, "Manage contact email logging rules": of several recipients, the one who is a user.
    """
    return next((users[one] for one in recipients if one in users), reader)
