"""The integration as a whole: the one place where adapters meet ports."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import partial
from pathlib import Path

from integration.accounts.assembly import accounts_on
from integration.accounts.domains import DomainService, leaving
from integration.accounts.inboxes import InboxService
from integration.accounts.rotation import Rotation, rotate
from integration.accounts.users import UserService
from integration.accounts.walk import Walk
from integration.addresses import refuse_no_addresses
from integration.audit.log import AuditLog
from integration.clock import Clock, SystemClock
from integration.crm.details import ContactDetails
from integration.crm.embedded import EmbeddedCrm
from integration.crm.ports import Crm
from integration.db.accounts import Accounts
from integration.db.administration import Administration
from integration.db.audit import Audit
from integration.db.backup import back_up
from integration.db.calendars import Calendars
from integration.db.database import Database
from integration.db.inbox_users import InboxUsers
from integration.db.log_policies import LogPolicies
from integration.db.mails import Mails
from integration.db.readings import Readings
from integration.db.threads import Threads
from integration.errors import NotFound, Refused
from integration.exchange.egress import TransportFactory
from integration.exchange.gateway import ExchangeGateway
from integration.exchange.resolver import Resolver, SystemResolver
from integration.exchange.surroundings import ExchangeSurroundings
from integration.exchange.ways import Ways, ways_out
from integration.foundation import Foundation
from integration.keys import Keys, RandomKeys, is_key
from integration.meetings.assembly import meetings_on
from integration.model.account import Account, ConnectionRequest, Findings, Purpose
from integration.model.administration import Limits
from integration.model.audit import FORGOTTEN, Deed
from integration.model.crm import Contact, TimelineEntry, TimelineKind
from integration.model.log_policy import LogPolicy
from integration.model.mail import File, Letter, OutgoingMail
from integration.model.meeting import MeetingRecord
from integration.model.paging import Part, Wanted
from integration.model.secret import Secret
from integration.model.walk import Step
from integration.notices.assembly import notices_on
from integration.notices.relay import Relay
from integration.ports import MailServer, Streams
from integration.replies.listening import InboxListening
from integration.replies.mail_log import MailLog
from integration.replies.policies import PolicyService, rule_of
from integration.replies.service import ReplyService
from integration.sending.assembly import sending_on
from integration.sending.limits import SendLimits
from integration.sequences.assembly import sequences_on
from integration.settings import Settings
from integration.vault import Vault
from integration.work.due import DueWork


class Integration:
    """Everything that one installation can do; web, command line and harness all come in here.

    ``clock``, ``keys`` and ``resolver`` are the machine's unless given. With ``transport`` nothing touches a socket:
    it makes, for a host that the resolver knows, the requests adapter that carries calls there. ``crm``, ``server``
    and ``relay`` replace whole adapters. Nothing runs by itself: somebody calls ``run_due`` (a harness) or keeps a
    ``work.runner.Runner``.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock | None = None,
        keys: Keys | None = None,
        resolver: Resolver | None = None,
        transport: TransportFactory | None = None,
        crm: Crm | None = None,
        server: MailServer | None = None,
        relay: Relay | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self._keys = keys = keys or RandomKeys()
        self._vault = vault = Vault(settings.encryption_key)
        self.database = Database(settings.database)
        self.database.create()
        self._inboxes, self._calendars = Accounts(self.database), Calendars(self.database)
        self._readings = Readings(self.database)
        self._mails = Mails(self.database)
        threads = Threads(self.database)
        self.crm: Crm = crm or EmbeddedCrm(self.database, keys)
        self.details = ContactDetails(self.crm)
        self._ways = ways_out(settings, resolver or SystemResolver(), transport)
        self._server = server or ExchangeGateway(self._ways)
        self.audit = audit = AuditLog(Audit(self.database), self.clock, settings.audit_kept)
        sharing = InboxUsers(self.database)
        self.notices = notices_on(settings, self.clock, self.database, sharing.of, relay)
        foundation = Foundation(settings, self.clock, keys, vault, self.database, self.crm, audit, self.notices)
        administration = Administration(self.database)
        self.users = UserService(self.crm, audit)
        self.domains = DomainService(administration, leaving(settings), audit)
        usual = Limits(settings.daily_send_limit, settings.minute_send_limit)
        self.send_limits = SendLimits(administration, usual, audit, self.notices)
        accounts_in = partial(accounts_on, foundation, server=self._server, domains=self.domains, users=self.users)
        self._accounts = accounts_in(self._inboxes, "inbox")
        self.inboxes = InboxService(self._inboxes, sharing, self._accounts, audit)
        default = LogPolicy(rule_of(settings.log_rule), attachments=settings.log_attachments)
        self.log_policies = PolicyService(
            LogPolicies(self.database), self._readings, self.crm, self._accounts.get, self.clock, default, audit
        )
        never = self.log_policies.never
        mail = sending_on(foundation, self._mails, threads, self._accounts, self.send_limits, never, sharing.of)
        self.templates, self.signatures, self._outbox = mail.templates, mail.signatures, mail.outbox
        self.scheduled, self.answers = mail.scheduled, mail.answers
        self.unsubscribe_links = mail.unsubscribe_links
        self.sequences, runner = sequences_on(foundation, self._mails, threads, self._accounts, mail, self.send_limits)
        mail_log = MailLog(self._mails, threads, self._accounts, self.crm, self.log_policies, watch=self.sequences.seen)
        replies = ReplyService(
            self._readings, self._accounts, mail_log, self.clock, settings.sync_interval, settings.sync_page
        )
        parts = meetings_on(
            foundation,
            self._calendars,
            accounts_in(self._calendars, "calendar"),
            lambda meeting: self.sequences.meeting_booked(meeting.contact_id, via_link_owner=meeting.host),
        )
        self.calendars, self.availability, self.links = parts.calendars, parts.availability, parts.links
        self.meetings, self.record_meetings, self.not_offered = parts.meetings, parts.on_record, parts.not_offered
        self.work = DueWork(
            self._mails, self._readings, mail.sending, replies, runner, self.meetings, self.notices, self.clock
        )

    def connect_inbox(
        self,
        address: str,
        password: str,
        *,
        user_name: str = "",
        url: str = "",
        version: str = "",
        purpose: Purpose = Purpose.PERSONAL,
        static_addresses: bool = False,
        user: str = "",
    ) -> Account:
        """Connect an inbox, by Autodiscover unless ``url`` is given; raises Refused, and then nothing is stored.

        ``version`` is what the user believes to have; the server is asked. An account that was disconnected is
        connected again under its old id. ``user`` is who connects it in the CRM, the address's own unless given;
        several may share one.
        """
        password = Secret(password)
        asked = ConnectionRequest(
            address, password, user_name, url, version, purpose, user, static_addresses=static_addresses
        )
        return self.inboxes.connect(asked)

    def check_inbox(
        self, address: str, password: str, *, user_name: str = "", url: str = "", static_addresses: bool = False
    ) -> Findings:
        """Try a connection and store nothing; raises Refused."""
        password = Secret(password)
        asked = ConnectionRequest(address, password, user_name, url, static_addresses=static_addresses)
        return self._accounts.check(asked)

    def walk(self, request: ConnectionRequest) -> Iterator[Step]:
        """Walk to a mailbox step by step and store nothing; see ``accounts.walk``."""
        return Walk(self._accounts, ExchangeSurroundings(self._ways)).steps(request)

    def renew_password(self, account_id: str, password: str) -> Account:
        """Sign in with a new password from now on; raises NotFound, and Refused when Exchange does not take it."""
        return self._accounts.renew_password(account_id, Secret(password))

    def disconnect(self, account_id: str, user: str = "") -> None:
        """Stop using an inbox, or let one ``user`` of several leave it; what was logged stays. Raises NotFound."""
        self.inboxes.disconnect(account_id, user)

    def remove(self, account_id: str) -> None:
        """Forget an inbox with its password; what was logged stays. Raises NotFound."""
        self._accounts.remove(account_id)

    def rotate_key(self) -> Rotation:
        """Seal every stored password with the first of the encryption keys; the others may be dropped after that."""
        return rotate((self._inboxes, self._calendars), self._vault, self.audit)

    def accounts(self) -> list[Account]:
        """Return every account, by address."""
        return self._accounts.all()

    def accounts_page(self, wanted: Wanted) -> Part[Account]:
        """Return one page of the accounts, by address."""
        return self._accounts.page(wanted)

    def account(self, address: str) -> Account:
        """Return the account of that address; raises NotFound."""
        found = self._inboxes.by_address(address)
        if found is None:
            raise NotFound(f"no inbox {address} is connected")
        return found

    def send_mail(
        self,
        account_id: str,
        *,
        to: Sequence[str],
        subject: str,
        html: str,
        cc: Sequence[str] = (),
        bcc: Sequence[str] = (),
        at: datetime | None = None,
        follows: str = "",
        key: str = "",
        quoted: str = "",
        files: Sequence[File] = (),
        user: str = "",
        unsubscribing: bool = True,
    ) -> OutgoingMail:
        """Record a mail that is to be sent, now or ``at`` a moment; ``run_due`` sends it.

        ``follows`` is the id of an entry on a timeline, whose thread it belongs to then; ``quoted`` is HTML that
        stands below the signature; ``unsubscribing`` False leaves out the link to unsubscribe, where one may. Whoever
        cannot be sure to get the answer names the ``key`` of the mail, a ``new_key``: asking again with the same one is
        asking once. ``user`` is who writes, one of those who use the inbox; a mail that he has left behind fails.
        Raises NotFound, Refused for a mail without a recipient, to what is no address, with more than 20 MB of files or
        of somebody who does not use the inbox, and ValueError for what is no key.
        """
        if key and not is_key(key):
            raise ValueError(f"{key!r} is no key")
        letter = Letter(subject, html, tuple(to), tuple(cc), tuple(bcc))
        refuse_no_addresses(*letter.recipients)
        account = self._accounts.get(account_id)
        if user and user.lower() not in self.inboxes.users(account):
            raise Refused("mail.not-of-user", detail=user)
        return self._outbox.put(
            account,
            letter,
            at=at,
            follows=follows,
            key=key,
            quoted=quoted,
            files=files,
            user=user,
            unsubscribing=unsubscribing,
        )

    def new_key(self) -> str:
        """Return a key for a mail that is yet to be written."""
        return self._keys.new()

    def mail(self, key: str) -> OutgoingMail:
        """Return how far that mail has got; raises NotFound."""
        found = self._mails.get(key)
        if found is None:
            raise NotFound(f"there is no mail {key}")
        return found

    def mail_files(self, key: str) -> list[File]:
        """Return what is attached to that mail, with its content; raises NotFound."""
        return self._mails.files(self.mail(key).key)

    def add_contact(self, address: str, name: str = "") -> Contact:
        """Return the contact of that address, made if it was not there; raises Refused for what is no address."""
        refuse_no_addresses(address)
        return self.crm.contact(address, name)

    def rename_contact(self, address: str, name: str) -> None:
        """Give a contact another name; raises NotFound."""
        self.crm.rename(self.details.contact(address).address, name)

    def forget_contact(self, address: str) -> int:
        """Delete everything that is stored about a person, for good; returns how many things went. Raises NotFound."""
        contact = self.details.contact(address)
        with self.audit.deed(Deed.CONTACT_FORGOTTEN, FORGOTTEN):
            gone = self.crm.forget(contact.address)
        self.database.scrub()
        return gone

    def back_up(self, file: Path) -> int:
        """Write all that the database holds into a file; returns how many rows. The encryption key is not in it."""
        rows = back_up(self.database, file, self.clock.now())
        self.audit.note(Deed.BACKUP_TAKEN, file.name, rows=str(rows))
        return rows

    def contacts(self) -> list[Contact]:
        """Return every contact, by address."""
        return self.crm.contacts()

    def timeline(self, address: str) -> list[TimelineEntry]:
        """Return what is on the timeline of the contact of that address, the oldest first; raises NotFound."""
        return self.crm.timeline(self.details.contact(address).id)

    def timeline_page(
        self, address: str, kinds: Collection[TimelineKind], wanted: Wanted
    ) -> Part[TimelineEntry | MeetingRecord]:
        """Return one page of what is of these kinds on a contact's timeline, the newest first; raises NotFound."""
        return self.crm.timeline_page(self.details.contact(address).id, kinds, wanted)

    def never_log(self) -> frozenset[str]:
        """Return the addresses and domains whose mail is not logged."""
        return self.crm.never_log()

    def set_never_log(self, entries: Sequence[str]) -> None:
        """Replace that list."""
        before, after = self.never_log(), {entry.strip().lower() for entry in entries}
        changes = {"added": tuple(sorted(after - before)), "removed": tuple(sorted(before - after))}
        with self.audit.deed(Deed.NEVER_LOG_SET, "", **changes):
            self.crm.set_never_log(entries)

    def mailboxes_changed(self, account_ids: Sequence[str]) -> None:
        """Have these inboxes read now: somebody knows that something arrived."""
        self._readings.hasten(account_ids, self.clock.now())

    def listening(
        self, wake: Callable[[], None], streams: Callable[[Ways, Callable[[str], None]], Streams]
    ) -> AbstractContextManager[None]:
        """Listen to the connected inboxes for as long as the context lasts, if the settings say so.

        ``wake`` is called, from another thread, when the reading of an inbox has become due because of what was heard.
        ``streams`` is ``exchange.listener.Listener``: named by who listens, as nobody else needs what it is made of.
        """
        inboxes = InboxListening(self._accounts, self.log_policies.watched, self.mailboxes_changed, wake)
        return inboxes.through(streams(self._ways, inboxes.heard)) if self.settings.streaming else nullcontext()

    def is_served_at(self, host: str, port: int) -> None:
        """Never let a call for a mail server reach that listener, which is our own."""
        self._ways.ordinary.policy.shut(host, port)

    def next_due(self, routine: bool = True) -> datetime | None:
        """Return when something is due next, None when nothing ever is; see ``DueWork.next_due`` about ``routine``."""
        return self.work.next_due(routine)

    def run_due(self, now: datetime) -> int:
        """Run what is due at ``now``; returns how many mailboxes had something to do."""
        return self.work.run_due(now)

    def idle(self) -> bool:
        """Return whether nothing is running and nothing is due."""
        return self.work.idle()

    def close(self) -> None:
        """Close connections and database."""
        self._server.close()
        self.database.close()
