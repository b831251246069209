"""Looking into mailboxes as their owners would: folders, lists, items, calendars, and the mail that left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from fake_ews.clock import ManualClock
from fake_ews.control.json_values import ControlError
from fake_ews.control.owners import held_in
from fake_ews.control.reading import (
    FileLine,
    Line,
    Whole,
    content_of_file,
    content_of_mails_file,
    holds,
    line_of,
    mail_line,
    moment_of,
    whole_mail,
    whole_of,
)
from fake_ews.control.seeding import find_folder
from fake_ews.control.verbs.base import Verbs, verb
from fake_ews.mailbox.calendar.occurrences import find_day, shown_between
from fake_ews.mailbox.items.read_state import unread
from fake_ews.mailbox.mail.outside import OutsideMail
from fake_ews.mailbox.mime.reading import read_mime
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.store.malformed import Malformed
from fake_ews.store.objects import StoredItem
from fake_ews.store.targets import ItemTarget, read_id
from fake_ews.values import dataclass


@dataclass(frozen=True, slots=True)
class MailboxSight:
    """One mailbox, and how many messages in its inbox nobody has read."""

    address: str
    name: str
    kind: str
    time_zone: str
    unread: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What there is: the product, its build, the clock (``manual``: it stands until it is moved), the mailboxes."""

    product: str
    build: str
    domain: str
    now: datetime
    manual: bool
    outside: int
    mailboxes: tuple[MailboxSight, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest lines of a folder, newest first, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file with its content: base64 in JSON."""

    line: FileLine
    content: bytes


class LookingVerbs(Verbs):
    """A second pair of eyes that reads as people do."""

    @verb
    def overview(self) -> Overview:
        """Return what there is."""
        organisation = self.organisation
        product, clock = organisation.product, organisation.clock
        return Overview(
            product.title,
            product.build_text,
            organisation.domain,
            clock.now(),
            isinstance(clock, ManualClock),
            len(organisation.premises.outside.mail),
            tuple(_sight(one) for one in organisation.premises.directory),
        )

    @verb
    def list_items(self, mailbox: str, folder: str = "", search: str = "", limit: int = 100) -> Listing:
        """Return what lies in a folder, or anywhere in a mailbox, and holds a text; newest first."""
        owner = self.mailbox_of(mailbox)
        items = held_in(self.organisation, owner, find_folder(owner, folder)) if folder else owner.store.items.values()
        found = [one for one in items if not one.associated and (not search or holds(one, search))]
        newest = sorted(found, key=moment_of, reverse=True)[:limit]
        return Listing(tuple(line_of(owner, one) for one in newest), len(found))

    @verb
    def agenda(self, mailbox: str, start: datetime, end: datetime, folder: str = "calendar") -> list[Line]:
        """Return what stands in a calendar between two moments, series as their occurrences, by start."""
        owner = self.mailbox_of(mailbox)
        shown = shown_between(find_folder(owner, folder).items.values(), start, end)
        return [line_of(owner, one) for one in shown]

    @verb
    def show_item(self, mailbox: str, item: str) -> Whole:
        """Return one item, whole."""
        owner = self.mailbox_of(mailbox)
        return whole_of(owner, _item(owner, item))

    @verb
    def attachment(self, mailbox: str, item: str, number: int) -> FileContent:
        """Return a file of an item, by where it stands among its attachments, from 0."""
        try:
            return FileContent(*content_of_file(_item(self.mailbox_of(mailbox), item), number))
        except IndexError:
            raise ControlError(f"The item has no attachment {number}.", 404) from None

    @verb
    def outside_mail(self, search: str = "", limit: int = 100) -> Listing:
        """Return the mail that left the organisation, newest first, a line for each recipient."""
        mails = [mail_line(number, one, read_mime(one.mime)) for number, one in enumerate(self._outside())]
        found = [line for line in mails if not search or _says(line, search)]
        return Listing(tuple(reversed(found[-limit:])), len(found))

    @verb
    def outside_item(self, item: str) -> Whole:
        """Return one mail that left, whole; ``item`` is its id in ``outside_mail``."""
        number = self._number(item)
        return whole_mail(number, self._outside()[number])

    @verb
    def outside_attachment(self, item: str, number: int) -> FileContent:
        """Return a file of a mail that left."""
        try:
            return FileContent(*content_of_mails_file(self._outside()[self._number(item)], number))
        except IndexError:
            raise ControlError(f"The mail has no attachment {number}.", 404) from None

    def _outside(self) -> list[OutsideMail]:
        return self.organisation.premises.outside.mail

    def _number(self, item: str) -> int:
        if item.isdecimal() and int(item) < len(self._outside()):
            return int(item)
        raise ControlError(f"No mail {item} has left; {len(self._outside())} have, counted from 0.", 404)


def _sight(mailbox: Mailbox) -> MailboxSight:
    inbox = mailbox.store.distinguished["inbox"].items.values()
    return MailboxSight(mailbox.address, mailbox.name, mailbox.kind, mailbox.time_zone, unread(inbox))


def _item(mailbox: Mailbox, id: str) -> StoredItem:
    found = next(_items(mailbox, id), None)
    if found is None:
        raise ControlError(f"There is no such item in {mailbox.address} (any more).", 404)
    return found


def _items(mailbox: Mailbox, id: str) -> Iterator[StoredItem]:
    try:
        target = read_id(id)
    except Malformed:
        return
    if isinstance(target, ItemTarget) and target.mailbox == mailbox.guid:
        item = mailbox.store.items.get(target.entry.counter)
        found = find_day(item, target.original_date) if item and target.original_date else item
        if found is not None:
            yield found


def _says(line: Line, search: str) -> bool:
    people = (*line.to, *((line.from_,) if line.from_ else ()))
    texts = (line.subject, line.folder, line.preview, *(part for one in people for part in one))
    return any(search.casefold() in text.casefold() for text in texts)
