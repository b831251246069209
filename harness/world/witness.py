"""Watches one Exchange, so that a failed scenario can tell what was said and what moved during each of its steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple
from uuid import UUID

from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.organisation import Organisation
from fake_ews.recorder import Exchanged
from fake_ews.schema.calendar import CalendarItemType
from fake_ews.schema.item import ItemType
from fake_ews.store.journal import Change, Entry
from harness.evidence import Event, LeftOut, Moved, Spoken
from harness.laid_out import laid_out

#: Requests told of one step: its beginning and its end. Two days of outage are 600 of them, all alike.
_FIRST: Final = 8
_LAST: Final = 24

_CODE: Final = re.compile(rb"ResponseCode[^>]*>(\w+)<")
#: What only looks moves nothing: what came in since the request before was there when it was asked.
_LOOKS: Final = ("Get", "Find", "Sync", "Resolve", "Expand")
_VERBS: Final[Mapping[Change, str]] = MappingProxyType(
    {
        Change.CREATED: "appears in",
        Change.NEW_MAIL: "arrives in",
        Change.MODIFIED: "is changed in",
        Change.MOVED: "is moved to",
        Change.COPIED: "is copied to",
        Change.DELETED: "is deleted from",
    }
)


class Mark(NamedTuple):
    """How much had happened at a moment: requests, entries of the journal, mails that left the organisation."""

    requests: int
    entries: int
    left: int


class Witness:
    """Notes, while a scenario runs, only what cannot be found out afterwards; tells when it is asked."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._after: dict[int, Mark] = {}
        self._names: dict[tuple[UUID, int], tuple[str, str]] = {}
        self._named = organisation.premises.journal.position
        organisation.recorder.observers.append(self._note)

    def mark(self) -> Mark:
        """Return how much has happened until now."""
        self._name_items()
        premises = self._organisation.premises
        requests = len(self._organisation.recorder.exchanges)
        return Mark(requests, premises.journal.position, len(premises.outside.mail))

    def between(self, begin: Mark, end: Mark) -> tuple[Event, ...]:
        """Return what happened between two marks, in order."""
        exchanges = self._organisation.recorder.exchanges[begin.requests : end.requests]
        left_out = range(_FIRST, len(exchanges) - _LAST)
        events: list[Event] = []
        seen = begin
        for place, exchanged in enumerate(exchanges):
            after = self._after.get(exchanged.number, seen)
            moved = self._moved(seen, after)
            told = [self._spoken(exchanged)] if place not in left_out else []
            events += [*moved, *told] if exchanged.operation.startswith(_LOOKS) else [*told, *moved]
            if place == left_out.start and left_out:
                events.append(LeftOut(len(left_out)))
            seen = after
        return tuple(_gathered((*events, *self._moved(seen, end))))

    def _note(self, exchanged: Exchanged) -> None:
        self._after[exchanged.number] = self.mark()

    def _name_items(self) -> None:
        """Keep the subject of every item that changed: it may be gone when somebody asks."""
        journal = self._organisation.premises.journal
        for entry in journal.after(self._named):
            self._named = entry.position
            mailbox = self._organisation.premises.directory.by_guid(entry.mailbox)
            item = mailbox.store.items.get(entry.item) if mailbox is not None else None
            if item is not None and not item.associated:
                kind = "meeting" if issubclass(item.type, CalendarItemType) else "mail"
                self._names[entry.mailbox, entry.item] = (kind, str(item.values.get(ItemType.subject) or ""))

    def _moved(self, begin: Mark, end: Mark) -> Iterator[Moved]:
        premises = self._organisation.premises
        entries = [entry for entry in premises.journal.after(begin.entries) if entry.position <= end.entries]
        arrived = {(entry.mailbox, entry.item) for entry in entries if entry.change is Change.NEW_MAIL}
        for entry in entries:
            same_thing_twice = entry.change is Change.CREATED and (entry.mailbox, entry.item) in arrived
            if entry.concerns_item and not same_thing_twice:
                yield from self._entry(entry)
        for mail in premises.outside.mail[begin.left : end.left]:
            yield _outside(mail)

    def _entry(self, entry: Entry) -> Iterator[Moved]:
        """Yield a change that people would notice: not a flag, not how a draft grows."""
        verb = _VERBS.get(entry.change)
        known = self._names.get((entry.mailbox, entry.item)) or self._names.get((entry.mailbox, entry.old_item))
        mailbox = self._organisation.premises.directory.by_guid(entry.mailbox)
        if verb is None or known is None or mailbox is None:
            return
        kind, subject = known
        if entry.change is Change.MODIFIED and kind != "meeting":
            return
        folder = mailbox.store.folders.get(entry.folder)
        where = f"{folder.name if folder is not None else 'a folder'} of {mailbox.name}"
        yield Moved(_time(entry.moment), kind, verb, subject, where)

    def _spoken(self, exchanged: Exchanged) -> Spoken:
        code = _CODE.search(exchanged.body)
        # NTLM takes two 401 before the first answer; their pages say nothing that the status does not.
        request, reply = (b"", b"") if exchanged.status == 401 else (exchanged.request.body, exchanged.body)
        return Spoken(
            _time(exchanged.moment),
            exchanged.operation or f"{exchanged.request.method} {exchanged.request.path}",
            exchanged.version,
            exchanged.account,
            exchanged.status,
            code[1].decode() if code else "",
            "; ".join(map(str, exchanged.why)),
            laid_out(request),
            laid_out(reply),
        )


def _gathered(events: Iterable[Event]) -> Iterator[Event]:
    """Yield the events, each row of refused sign-ins as one: NTLM takes two before anything is said."""
    for _, alike in groupby(events, _refusal):
        first, *others = alike
        if others and isinstance(first, Spoken) and _refusal(first) is not first:
            yield replace(first, times=1 + len(others))
        else:
            yield from (first, *others)


def _refusal(event: Event) -> object:
    """Return what the refusals of one sign-in have in common; anything else is like nothing but itself."""
    if isinstance(event, Spoken) and event.status == 401:
        return event.moment, event.what
    return event


def _outside(mail: OutsideMail) -> Moved:
    subject = message_from_bytes(mail.mime, policy=policy.default)["Subject"]
    return Moved(_time(mail.moment), "mail", "leaves for", str(subject or ""), f"{mail.recipient}, outside")


def _time(moment: datetime) -> str:
    return f"{moment:%a %Y-%m-%d %H:%M:%S}"
