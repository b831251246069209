"""What must be so after a documented request that sent something: those it went to have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.calling import BOB, distinguished
from tests.compat.samples.documented import TYPES
from tests.compat.samples.follow_ups.done import Done, lacking, local, plain

_PEOPLE: Final = ("ToRecipients", "CcRecipients", "BccRecipients", "RequiredAttendees", "OptionalAttendees")
#: How the subject of an answer begins, and who gets it; without anybody, those whom the request names.
_ANSWERS: Final = {
    "ReplyToItem": ("RE: ", BOB),
    "ReplyAllToItem": ("RE: ", BOB),
    "ForwardItem": ("FW: ", ""),
    "AcceptItem": ("Accepted: ", BOB),
    "TentativelyAcceptItem": ("Tentative: ", BOB),
    "DeclineItem": ("Declined: ", BOB),
    "CancelCalendarItem": ("Canceled: ", BOB),
}


def people(said: etree._Element) -> list[str]:
    """Return the addresses to which something goes."""
    named = (one for part in _PEOPLE for group in said.iterfind(f"{{{TYPES}}}{part}") for one in group.iter())
    return [plain(one.text) for one in named if local(one) == "EmailAddress"]


def arrived(done: Done, said: etree._Element) -> Iterator[str]:
    """Find a message with everybody whom it names and who is at home here."""
    at_home = [address for address in people(said) if done.has_mailbox(address)]
    if not at_home:
        yield f"nobody whom {local(said)} names is at home here"
    for address in at_home:
        letters = done.letters(distinguished("inbox"), *said.iter(f"{{{TYPES}}}ExtendedFieldURI"), user=address)
        yield from (f"{lack} ({address})" for lack in lacking(said, letters))


def invited(done: Done, said: etree._Element, subject: str) -> Iterator[str]:
    """Find a meeting request with everybody who is to come."""
    for address in people(said):
        if done.has_mailbox(address) and address != done.actor:
            letters = done.letters(distinguished("inbox"), user=address)
            titles = [one.findtext(f"{{{TYPES}}}Subject") for one in letters if local(one) == "MeetingRequest"]
            if subject not in [plain(title) for title in titles]:
                yield f"{address} was not invited to {subject!r}"


def answered(done: Done, said: etree._Element) -> Iterator[str]:
    """Find the answer to an item with who it goes to, and with the sender's own copy."""
    begins, to = _ANSWERS[local(said)]
    (reference,) = said.iterfind(f"{{{TYPES}}}ReferenceItemId")
    subject = begins + done.before[reference.get("Id", "")].text("//m:Items/*/t:Subject")
    body = plain(said.findtext(f"{{{TYPES}}}NewBodyContent"))
    for user, folder in (*((one, "inbox") for one in ([to] if to else people(said))), (done.actor, "sentitems")):
        there = [
            one
            for one in done.letters(distinguished(folder), user=user)
            if one.findtext(f"{{{TYPES}}}Subject") == subject
        ]
        if not any(body in plain(one.findtext(f"{{{TYPES}}}Body")) for one in there):
            yield f"no {subject!r} in {folder} of {user}"
    if local(said) == "CancelCalendarItem" or begins == "Declined: ":
        yield from _off_the_calendar(done)


def _off_the_calendar(done: Done) -> Iterator[str]:
    if "true" in done.inside(distinguished("calendar")).texts("//t:CalendarItem/t:IsMeeting"):
        yield "the meeting is still on the calendar"
