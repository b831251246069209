"""Everything that can be done to an organisation from outside, as methods and as verbs with JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from types import MappingProxyType
from typing import Any, Concatenate, Final, Literal, ParamSpec, TypeVar

from fake_ews.clock import ManualClock
from fake_ews.control.json_values import ControlError, plain, read_arguments
from fake_ews.control.seeding import (
    SeededAttachment,
    SeededMailbox,
    SeededPerson,
    attached,
    find_folder,
    seed_mailbox,
    seed_person,
)
from fake_ews.control.views import (
    ExchangeLine,
    FolderLine,
    ItemLine,
    JournalLine,
    OutsideLine,
    exchange_line,
    folder_lines,
    item_line,
    journal_line,
    outside_line,
)
from fake_ews.faults import PlannedFault
from fake_ews.mailbox.delivery import deliver_from_outside
from fake_ews.mailbox.directory import Mailbox
from fake_ews.mailbox.outside import OutsideMail, Scheduled
from fake_ews.mailbox.outside_letters import Letter, answer, answer_automatically, bounce, write
from fake_ews.organisation import Organisation
from fake_ews.snapshots import Snapshot
from fake_ews.store.journal import Change

P = ParamSpec("P")
R = TypeVar("R")

ReplyKind = Literal["reply", "automatic", "bounce"]


@dataclass(frozen=True, slots=True)
class Now:
    """The organisation's time, and whether it stands still until it is moved."""

    now: datetime
    manual: bool


@dataclass(frozen=True, slots=True)
class MailboxLine:
    """One mailbox of the organisation."""

    address: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Waited:
    """Whether what was waited for is there, and the entries that match so far."""

    satisfied: bool
    entries: tuple[JournalLine, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """The Message-ID of a letter from outside, and when it is to be sent if not at once."""

    message_id: str
    due: datetime | None = None


def verb(method: Callable[Concatenate[Control, P], R]) -> Callable[Concatenate[Control, P], R]:
    """Let the method be called by its name and JSON, and run it while no request does."""

    @wraps(method)
    def locked(self: Control, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.organisation.lock:
            return method(self, *args, **kwargs)

    return locked


class Control:
    """The handle of one organisation. ``call`` does by JSON what the methods do; raises ControlError."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation
        self._snapshots: dict[str, Snapshot] = {}

    @property
    def verbs(self) -> tuple[str, ...]:
        """What ``call`` knows."""
        return tuple(VERBS)

    def call(self, verb: str, arguments: Mapping[str, Any]) -> Any:
        """Do one thing and return what JSON can say; raises ControlError for what cannot be done."""
        function = VERBS.get(verb)
        if function is None:
            raise ControlError(f"There is no verb {verb!r}; the verbs are {', '.join(VERBS)}.", 404)
        return plain(function(self, **read_arguments(verb, function, arguments)))

    # the organisation ----------------------------------------------------------------------------------------------

    @verb
    def reset(self) -> None:
        """Forget every mailbox, message, account, fault and record; product, clock and seed stay."""
        self.organisation.reset()

    @verb
    def snapshot(self, name: str = "seeded") -> None:
        """Keep everything as it is now under a name, for ``restore``; the latest of a name counts."""
        self._snapshots[name] = Snapshot(self.organisation)

    @verb
    def restore(self, name: str = "seeded") -> None:
        """Go back to a snapshot, also past a reset: what happened since has never happened, and costs only what it was.

        A clock that is moved by hand goes back too. Sync states, subscriptions and logins that clients got since mean
        nothing any more.
        """
        kept = self._snapshots.get(name)
        if kept is None:
            known = ", ".join(self._snapshots) or "none"
            raise ControlError(f"There is no snapshot {name!r}; there are {known}.", 404)
        kept.restore()

    @verb
    def seed(
        self,
        mailboxes: tuple[SeededMailbox, ...] = (),
        people: tuple[SeededPerson, ...] = (),
    ) -> None:
        """Add mailboxes with folders and messages, and people outside."""
        for person in people:
            seed_person(self.organisation.premises, person)
        for mailbox in mailboxes:
            seed_mailbox(self.organisation, mailbox)

    @verb
    def mailboxes(self) -> list[MailboxLine]:
        """Return who has a mailbox."""
        return [MailboxLine(one.address, one.name, one.kind) for one in self.organisation.premises.directory]

    @verb
    def set_password(self, address: str, password: str) -> None:
        """Change the password of an account, as its owner does when the company demands it."""
        self._mailbox(address)
        self.organisation.set_password(address, password)

    # time ----------------------------------------------------------------------------------------------------------

    @verb
    def clock(self, set: datetime | None = None, advance_seconds: float = 0.0) -> Now:
        """Return the time, after moving it to ``set`` or by ``advance_seconds``; on the way happens what is due."""
        clock = self.organisation.clock
        if set is not None or advance_seconds:
            if not isinstance(clock, ManualClock):
                raise ControlError("Time is the machine's here and cannot be moved; start with a ManualClock.", 409)
            target = set or clock.now() + timedelta(seconds=advance_seconds)
            if target < clock.now():
                raise ControlError(f"It is {clock.now().isoformat()}; time cannot go back to {target.isoformat()}.")
            self._move(clock, target)
        return Now(clock.now(), isinstance(clock, ManualClock))

    def _move(self, clock: ManualClock, target: datetime) -> None:
        organisation = self.organisation
        while (due := organisation.next_due()) is not None and due <= target:
            clock.move_to(max(due, clock.now()))
            organisation.run_due(clock.now())
        clock.move_to(target)

    # the journal ---------------------------------------------------------------------------------------------------

    @verb
    def journal(self, after: int = 0, mailbox: str = "", limit: int = 1000) -> list[JournalLine]:
        """Return what changed behind a position, oldest first: everywhere, or in one mailbox."""
        journal, directory = self.organisation.premises.journal, self.organisation.premises.directory
        entries = journal.in_mailbox(self._mailbox(mailbox).guid, after) if mailbox else list(journal.after(after))
        return [journal_line(directory, entry) for entry in entries[:limit]]

    @verb
    def position(self) -> int:
        """Return the position of the newest entry: what ``after`` begins with."""
        return self.organisation.premises.journal.position

    @verb
    def wait_for(
        self, mailbox: str, folder: str = "", change: str = "", subject: str = "", count: int = 1, after: int = 0
    ) -> Waited:
        """Say whether ``count`` changes have happened in a mailbox behind a position; nothing here really waits.

        ``folder`` is a well-known name or a path, ``change`` an event's name as CreatedEvent, NewMailEvent or
        ReadFlagChange, ``subject`` a part of the item's subject, in any case of letters.
        """
        owner = self._mailbox(mailbox)
        wanted_change = _change(change) if change else None
        wanted_folder = find_folder(owner, folder).counter if folder else 0
        found = []
        for entry in self.organisation.premises.journal.in_mailbox(owner.guid, after):
            if wanted_change is not None and entry.change is not wanted_change:
                continue
            if wanted_folder and wanted_folder != entry.folder:
                continue
            line = journal_line(self.organisation.premises.directory, entry)
            if subject.lower() in line.subject.lower():
                found.append(line)
        return Waited(len(found) >= count, tuple(found))

    # planned failures ----------------------------------------------------------------------------------------------

    @verb
    def plan_fault(self, plan: PlannedFault) -> int:
        """Have the next requests fail; returns the plan's id. In JSON the fields of the plan are the arguments."""
        try:
            return self.organisation.faults.plan(plan)
        except ValueError as error:
            raise ControlError(f"{error}.") from None

    @verb
    def faults(self) -> list[PlannedFault]:
        """Return the plans, with how often each was taken."""
        return list(self.organisation.faults.plans)

    @verb
    def clear_faults(self, id: int = 0) -> int:
        """Forget one plan, or all of them; returns how many went."""
        return self.organisation.faults.clear(id)

    # people outside ------------------------------------------------------------------------------------------------

    @verb
    def outside_inbox(self, address: str) -> list[OutsideLine]:
        """Return the mail that reached somebody outside, oldest first."""
        return [outside_line(mail) for mail in self.organisation.premises.outside.inbox(address)]

    @verb
    def outside_reply(
        self,
        address: str,
        text: str = "",
        html: str = "",
        message_id: str = "",
        kind: ReplyKind = "reply",
        from_: str = "",
        name: str = "",
        subject: str = "",
        prefix: str = "RE: ",
        quote: bool = True,
        keep_thread: bool = False,
        refer: bool = True,
        to_all: bool = False,
        attachments: tuple[SeededAttachment, ...] = (),
        at: datetime | None = None,
        after_seconds: float = 0.0,
    ) -> Sent:
        """Have somebody outside answer the newest mail, or the one with that Message-ID.

        ``kind``: "reply", "automatic" (out of office) or "bounce" (the server outside knows nobody of that address).
        ``from_`` is another address to answer from, ``keep_thread`` keeps Thread-Index as Outlook does, ``refer`` false
        leaves In-Reply-To and References out. Without ``at`` or ``after_seconds`` it arrives at once.
        """
        premises = self.organisation.premises
        answered = self._mail_outside(address, message_id)
        due = self._due(at, after_seconds)
        letter = Letter(
            text=text,
            html=html,
            sender=(name, from_),
            subject=subject,
            prefix=prefix,
            quoting=quote,
            threading=keep_thread,
            referring=refer,
            to_all=to_all,
            attachments=attached(attachments),
        )
        if kind == "bounce":
            return Sent(bounce(premises, answered, due), due)
        send = answer if kind == "reply" else answer_automatically
        return Sent(send(premises, answered, letter, due), due)

    @verb
    def outside_send(
        self,
        from_: str,
        to: tuple[str, ...],
        subject: str = "",
        text: str = "",
        html: str = "",
        name: str = "",
        cc: tuple[str, ...] = (),
        attachments: tuple[SeededAttachment, ...] = (),
        mime: bytes = b"",
        at: datetime | None = None,
        after_seconds: float = 0.0,
    ) -> Sent:
        """Have somebody outside write a new mail; ``mime`` says it whole, for what no program should ever send."""
        premises = self.organisation.premises
        due = self._due(at, after_seconds)
        if mime:
            if due is not None:
                premises.outside.schedule(Scheduled(due, from_, to, mime))
            else:
                deliver_from_outside(premises, from_, to, mime)
            return Sent("", due)
        author = (name or premises.outside.person(from_).name, from_)
        letter = Letter(
            text=text, html=html, sender=author, to=to, cc=cc, subject=subject, attachments=attached(attachments)
        )
        return Sent(write(premises, letter, due), due)

    def _mail_outside(self, address: str, message_id: str) -> OutsideMail:
        mails = self.organisation.premises.outside.inbox(address)
        if not mails:
            raise ControlError(f"No mail has reached {address}, so there is nothing to answer.", 404)
        if not message_id:
            return mails[-1]
        for mail in reversed(mails):
            if outside_line(mail).message_id == message_id:
                return mail
        known = ", ".join(outside_line(mail).message_id for mail in mails)
        raise ControlError(f"No mail {message_id} has reached {address}; there are {known}.", 404)

    def _due(self, at: datetime | None, after_seconds: float) -> datetime | None:
        if at is None and not after_seconds:
            return None
        return at or self.organisation.clock.now() + timedelta(seconds=after_seconds)

    # a second pair of eyes -----------------------------------------------------------------------------------------

    @verb
    def folders(self, mailbox: str) -> list[FolderLine]:
        """Return every folder of a mailbox with its counts."""
        return list(folder_lines(self._mailbox(mailbox)))

    @verb
    def items(self, mailbox: str, folder: str = "inbox") -> list[ItemLine]:
        """Return what lies in a folder, oldest first."""
        owner = self._mailbox(mailbox)
        return [item_line(owner, item) for item in find_folder(owner, folder).items.values()]

    @verb
    def exchanges(self, after: int = 0, bodies: bool = False) -> list[ExchangeLine]:
        """Return requests and replies behind a number, oldest first."""
        kept = self.organisation.recorder.exchanges
        return [exchange_line(one, bodies=bodies) for one in kept if one.number > after]

    def _mailbox(self, address: str) -> Mailbox:
        found = self.organisation.premises.directory.find(address)
        if found is None:
            known = ", ".join(one.address for one in self.organisation.premises.directory) or "none"
            raise ControlError(f"There is no mailbox {address!r}; there are {known}.", 404)
        return found


def _change(name: str) -> Change:
    for change in Change:
        if name.lower() in (change.value.lower(), change.name.lower()):
            return change
    raise ControlError(f"There is no change {name!r}; there are {', '.join(change.value for change in Change)}.")


#: Verb to the method that does it.
VERBS: Final[Mapping[str, Callable[..., Any]]] = MappingProxyType(
    {name: method for name, method in vars(Control).items() if hasattr(method, "__wrapped__")}
)
