"""A world for tests of the integration: a clock to move, a mail server in memory, and the integration on both."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from integration.app import Integration
from integration.errors import ExchangeFailed
from integration.keys import SeededKeys
from integration.model.account import Account, Endpoint, Findings, Ownership
from integration.model.calendar import BusyPeriod, BusyStatus, Invitation, Span
from integration.model.folder import FolderRole, MailFolder, News, Subscription
from integration.model.mail import Draft, File, Original, OutgoingMail, SentCopy
from integration.model.message import Attachment, Changes, Listed, MessageBody, MessageHeaders
from integration.model.outcome import Outcome, Transport
from integration.notices.relay import Reply
from integration.ports import Discovery
from integration.settings import Settings
from integration.vault import Vault
from tests.databases import fresh

ENDPOINT = Endpoint("https://mail.firm.test/EWS/Exchange.asmx", "NTLM", "14.3.123.4", "Exchange2010_SP2")
OUTAGE = Outcome(status=503)
NO_ANSWER = Outcome(transport=Transport.TIMED_OUT)
SIGN_IN_REFUSED = Outcome(status=401)
KEY = Vault.new_key()


class ManualClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> None:
        self.moment += timedelta(**by)


@dataclass
class StoredMail:
    """A mail lying in the fake mailbox."""

    item_id: str
    key: str
    internet_message_id: str
    to: tuple[str, ...]
    change: int = 1
    files: tuple[File, ...] = ()


@dataclass
class Fault:
    """What goes wrong with one call: an outcome, before the call takes effect or only in its answer."""

    call: str
    outcome: Outcome
    after: bool = False
    times: int = 1


@dataclass
class FakeMailbox:
    """A mailbox that does what Exchange does with drafts, and whose failures are planned."""

    faults: list[Fault] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    draft_items: list[StoredMail] = field(default_factory=list)
    sent_items: list[StoredMail] = field(default_factory=list)
    deleted_drafts: list[StoredMail] = field(default_factory=list)
    delivered: list[StoredMail] = field(default_factory=list)
    mail: dict[str, list[tuple[MessageHeaders, MessageBody]]] = field(
        default_factory=lambda: {"inbox": [], "sent": [], "deleted": [], "drafts": []}
    )
    subscriptions: int = 0
    sent_items_lag: bool = False
    page: int = 512
    sync_states: Callable[[str], bool] = lambda state: True
    read_bodies: list[str] = field(default_factory=list)
    entries: list[BusyPeriod] = field(default_factory=list)
    events: list[Invitation] = field(default_factory=list)
    _ids: int = 0

    def fail(self, call: str, outcome: Outcome, *, after: bool = False, times: int = 1) -> None:
        self.faults.append(Fault(call, outcome, after, times))

    def new_id(self) -> str:
        self._ids += 1
        return f"item-{self._ids}"

    def original(self, internet_message_id: str) -> Original | None:
        self._begin("original")
        received = [headers.internet_message_id for headers, _ in self.inbox]
        sent = [item.internet_message_id for item in self.sent_items]
        return Original() if internet_message_id in (*received, *sent) else None

    def save_draft(self, mail: OutgoingMail, files: Sequence[File] = (), original: Original | None = None) -> Draft:
        self._begin("save_draft")
        made = StoredMail(self.new_id(), mail.key, mail.internet_message_id, mail.letter.recipients, files=tuple(files))
        self.draft_items.append(made)
        self._end("save_draft")
        return Draft(made.item_id, f"change-{made.change}")

    def send_draft(self, draft: Draft) -> None:
        self._begin("send_draft")
        found = next((item for item in self.draft_items if item.item_id == draft.item_id), None)
        if found is None:
            raise ExchangeFailed(Outcome(status=200, response_code="ErrorItemNotFound"))
        if draft.change_key != f"change-{found.change}":
            raise ExchangeFailed(Outcome(status=200, response_code="ErrorStaleObject"))
        self.draft_items.remove(found)
        self.delivered.append(found)
        if not self.sent_items_lag:
            self.sent_items.append(StoredMail(self.new_id(), found.key, found.internet_message_id, found.to))
        self._end("send_draft")

    def drafts(self, key: str) -> tuple[Draft, ...]:
        self._begin("drafts")
        self._end("drafts")
        return tuple(Draft(item.item_id, f"change-{item.change}") for item in self.draft_items if item.key == key)

    def sent(self, key: str) -> tuple[SentCopy, ...]:
        self._begin("sent")
        self._end("sent")
        return tuple(
            SentCopy(item.item_id, item.internet_message_id, "conversation-1")
            for item in self.sent_items
            if item.key == key
        )

    def discarded(self, key: str) -> bool:
        self._begin("discarded")
        return any(item.key == key for item in self.deleted_drafts)

    def delete_drafts(self, drafts: Sequence[Draft]) -> None:
        self._begin("delete_drafts")
        ids = {draft.item_id for draft in drafts}
        self.draft_items = [item for item in self.draft_items if item.item_id not in ids]
        self._end("delete_drafts")

    @property
    def inbox(self) -> list[tuple[MessageHeaders, MessageBody]]:
        return self.mail["inbox"]

    def folders(self) -> tuple[MailFolder, ...]:
        self._begin("folders")
        roles = {"inbox": FolderRole.INBOX, "sent": FolderRole.SENT, "drafts": FolderRole.IGNORED}
        return tuple(MailFolder(name, roles.get(name, FolderRole.OTHER)) for name in self.mail)

    def subscribe(self) -> Subscription:
        self._begin("subscribe")
        self.subscriptions += 1
        return Subscription(f"subscription-{self.subscriptions}", self._watermark())

    def news(self, subscription: Subscription) -> News | None:
        self._begin("news")
        if subscription.id != f"subscription-{self.subscriptions}":
            raise ExchangeFailed(Outcome(status=200, response_code="ErrorSubscriptionNotFound"))
        before = json.loads(subscription.watermark)
        told = frozenset(name for name, mails in self.mail.items() if len(mails) > before.get(name, 0))
        self._end("news")
        return News(told, self._watermark(), hierarchy=set(before) != set(self.mail))

    def _watermark(self) -> str:
        return json.dumps({name: len(mails) for name, mails in self.mail.items()})

    def changes(self, folder_id: str, sync_state: str, page: int) -> Changes:
        self._begin("changes")
        if sync_state and not self.sync_states(sync_state):
            raise ExchangeFailed(Outcome(status=200, response_code="ErrorInvalidSyncStateData"))
        mails = self.mail[folder_id]
        start = int(sync_state or "0")
        end = min(len(mails), start + min(page, self.page))
        self._end("changes")
        listed = tuple(Listed(headers.item_id, headers.received_at) for headers, _ in reversed(mails[start:end]))
        return Changes(listed, str(end), end == len(mails))

    def headers(self, item_ids: Sequence[str], *, recipients: bool = False) -> list[MessageHeaders]:
        if item_ids:
            self._begin("headers")
        found = [headers for mails in self.mail.values() for headers, _ in mails if headers.item_id in item_ids]
        return found if recipients else [replace(headers, recipients=()) for headers in found]

    def bodies(self, item_ids: Sequence[str]) -> list[MessageBody]:
        if item_ids:
            self._begin("bodies")
        self.read_bodies.extend(item_ids)
        return [body for mails in self.mail.values() for _, body in mails if body.item_id in item_ids]

    def busy(self, asked: Span) -> list[BusyPeriod]:
        self._begin("busy")
        events = [BusyPeriod(event.span, BusyStatus.BUSY) for event in self.events]
        self._end("busy")
        return [one for one in (*self.entries, *events) if one.span.start < asked.end and one.span.end > asked.start]

    def book(self, event: Invitation) -> str:
        self._begin("book")
        self.events.append(event)
        self._end("book")
        return f"event-{len(self.events)}"

    def booked(self, key: str) -> tuple[str, ...]:
        self._begin("booked")
        return tuple(f"event-{number}" for number, event in enumerate(self.events, start=1) if event.key == key)

    def _begin(self, call: str) -> None:
        self.calls.append(call)
        self._fault(call, after=False)

    def _end(self, call: str) -> None:
        self._fault(call, after=True)

    def _fault(self, call: str, *, after: bool) -> None:
        for fault in self.faults:
            if fault.call in (call, "*") and fault.after == after and fault.times > 0:
                fault.times -= 1
                raise ExchangeFailed(fault.outcome)


@dataclass
class FakeServer:
    """A mail server with one mailbox for each address."""

    findings: Findings | Outcome = field(default_factory=lambda: Findings(ENDPOINT, Ownership.OWN))
    discovery: Discovery = field(default_factory=lambda: Discovery(ENDPOINT.url, ""))
    mailboxes: dict[str, FakeMailbox] = field(default_factory=dict)
    basic: Outcome | None = SIGN_IN_REFUSED
    tried_basic: int = 0
    inspected: list[tuple[str, str]] = field(default_factory=list)

    def of(self, address: str) -> FakeMailbox:
        return self.mailboxes.setdefault(address, FakeMailbox())

    def discover(self, address: str, login: str, password: str, *, static: bool = False) -> Discovery:
        return self.discovery

    def inspect(self, url: str, address: str, login: str, password: str, *, static: bool = False) -> Findings:
        self.inspected.append((url, login))
        if isinstance(self.findings, Outcome):
            raise ExchangeFailed(self.findings)
        return self.findings

    def try_basic(self, account: Account, password: str) -> None:
        self.tried_basic += 1
        if self.basic is not None:
            raise ExchangeFailed(self.basic)

    def mailbox(self, account: Account, password: str) -> FakeMailbox:
        return self.of(account.address)

    def calendar(self, account: Account, password: str) -> FakeMailbox:
        return self.of(account.address)

    def forget(self, account_id: str) -> None:
        pass

    def close(self) -> None:
        pass


class FakeRelay:
    """Takes every mail to users, unless the next ``replies`` say otherwise; a ``silent`` one takes them unanswered."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.asked = 0
        self.replies: list[Reply] = []
        self.silent = 0

    def hand_over(self, letter: EmailMessage, recipient: str) -> Reply:
        self.asked += 1
        if self.replies:
            return self.replies.pop(0)
        self.taken.append(letter)
        if self.silent:
            self.silent -= 1
            return Reply(taken=False, final=False, said="no answer")
        return Reply(taken=True, final=True)


class World:
    """One integration on a fake server, with a clock that stands still; a ``notice_sender`` gives it a relay."""

    def __init__(self, database: str = "", **settings: object) -> None:
        self.clock = ManualClock()
        self.server = FakeServer()
        self.relay = FakeRelay()
        # Mails say what the test says; the link to unsubscribe has tests of its own.
        given: dict[str, Any] = {"unsubscribe_link": "writer", **settings}
        self.settings = Settings(database=database or fresh(), encryption_key=KEY, **given)
        self._starts = 0
        self.integration = self._start()

    def _start(self) -> Integration:
        self._starts += 1
        relay = self.relay if self.settings.notice_sender else None
        keys = SeededKeys(self._starts)
        return Integration(self.settings, clock=self.clock, keys=keys, server=self.server, relay=relay)

    def restart(self) -> None:
        """Start anew on the same database, as after a crash."""
        self.integration.close()
        self.integration = self._start()

    def connect(self, address: str = "anna@firm.test") -> Account:
        return self.integration.connect_inbox(address, "secret")

    def mailbox(self, address: str = "anna@firm.test") -> FakeMailbox:
        return self.server.of(address)

    def run(self) -> None:
        """Run what is due now until nothing is."""
        for _ in range(50):
            if self.integration.idle():
                return
            self.integration.run_due(self.clock.now())
        raise AssertionError("the integration does not come to rest")

    def pass_time(self, **by: float) -> None:
        """Move the clock, stopping at everything that falls due on the way."""
        end = self.clock.moment + timedelta(**by)
        while True:
            self.run()
            due = self.integration.next_due()
            if due is None or due > end:
                break
            self.clock.moment = max(due, self.clock.moment)
        self.clock.moment = end
        self.run()

    def deliver(
        self,
        subject: str,
        *,
        sender: str = "bob@client.test",
        answers: str = "",
        to: str = "anna@firm.test",
        folder: str = "inbox",
        cc: tuple[str, ...] = (),
        of: str = "",
        attachments: tuple[Attachment, ...] = (),
        **headers: object,
    ) -> MessageHeaders:
        """Put a mail into a folder of the mailbox ``of`` somebody, the recipient's unless said."""
        mailbox = self.mailbox(of or to)
        item_id = mailbox.new_id()
        told: dict[str, object] = {
            "item_id": item_id,
            "item_class": "IPM.Note",
            "subject": subject,
            "sender": sender,
            "received_at": self.clock.now(),
            "internet_message_id": f"<{item_id}@client.test>",
            "in_reply_to": answers,
            "recipients": (to, *cc),
        }
        message = MessageHeaders(**(told | headers))  # type: ignore[arg-type]
        body = MessageBody(item_id, f"<p>About {subject}</p>", "", to=(to,), cc=cc, attachments=attachments)
        mailbox.mail.setdefault(folder, []).append((message, body))
        return message
