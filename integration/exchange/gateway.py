"""The adapter of the mail server port: sessions by account, every call through the egress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from threading import Lock
from typing import Any

from integration.exchange import calendar, discovery, inspection, mail, originals, received
from integration.exchange import changes as sync
from integration.exchange.egress import Egress, install
from integration.exchange.mail_folders import mail_folders
from integration.exchange.outcomes import call
from integration.exchange.probe import by_basic_too, find_service
from integration.exchange.session import EndpointSession
from integration.exchange.ways import Ways
from integration.model.account import BASIC, Account, Endpoint, Findings
from integration.model.calendar import BusyPeriod, Invitation, Span
from integration.model.folder import MailFolder, News, Subscription
from integration.model.mail import Draft, File, Original, OutgoingMail, SentCopy
from integration.model.message import Changes, MessageBody, MessageHeaders
from integration.ports import Discovery


class ExchangeMailbox:
    """One mailbox; its sessions live until the gateway forgets them."""

    def __init__(self, egress: Egress, session: EndpointSession) -> None:
        self._egress = egress
        self.session = session
        self._account: Any = None

    def _call(self) -> AbstractContextManager[Any]:
        return call(self._egress, self.session.address)

    @property
    def account(self) -> Any:
        """exchangelib's Account, made on first use."""
        if self._account is None:
            self._account = self.session.account()
        return self._account

    def original(self, internet_message_id: str) -> Original | None:
        """Return what an answer takes from the mail of that Message-ID."""
        with self._call():
            return originals.original(self.account, internet_message_id)

    def save_draft(self, message: OutgoingMail, files: Sequence[File] = (), original: Original | None = None) -> Draft:
        """Save the mail with its files as a draft that bears its key."""
        with self._call():
            return mail.save_draft(self.account, message, files, original)

    def send_draft(self, draft: Draft) -> None:
        """Submit the draft."""
        with self._call():
            mail.send_draft(self.account, draft)

    def drafts(self, key: str) -> tuple[Draft, ...]:
        """Return the drafts that bear the key."""
        with self._call():
            return mail.drafts(self.account, key)

    def sent(self, key: str) -> tuple[SentCopy, ...]:
        """Return what bears the key in Sent Items or the Outbox."""
        with self._call():
            return mail.sent(self.account, key)

    def discarded(self, key: str) -> bool:
        """Return whether an unsent draft with the key lies in Deleted Items."""
        with self._call():
            return mail.discarded(self.account, key)

    def delete_drafts(self, drafts: Sequence[Draft]) -> None:
        """Delete drafts for good."""
        with self._call():
            mail.delete_drafts(self.account, drafts)

    def folders(self) -> tuple[MailFolder, ...]:
        """Return the folders of the mailbox."""
        with self._call():
            return mail_folders(self.account)

    def subscribe(self) -> Subscription:
        """Begin to be told of news in every folder."""
        with self._call():
            return sync.subscribe(self.account)

    def news(self, subscription: Subscription) -> News | None:
        """Return which folders have news."""
        with self._call():
            return sync.news(self.account, subscription)

    def changes(self, folder_id: str, sync_state: str, page: int) -> Changes:
        """Return one page of what is new in a folder."""
        with self._call():
            return sync.changes(self.account, folder_id, sync_state, page)

    def headers(self, item_ids: Sequence[str], *, recipients: bool = False) -> list[MessageHeaders]:
        """Return what the headers of these items say."""
        with self._call():
            return received.headers(self.account, item_ids, recipients=recipients)

    def bodies(self, item_ids: Sequence[str]) -> list[MessageBody]:
        """Return what these items say."""
        with self._call():
            return received.bodies(self.account, item_ids)

    def busy(self, asked: Span) -> tuple[BusyPeriod, ...]:
        """Return the entries of the calendar within that span."""
        with self._call():
            return calendar.busy(self.account, asked)

    def book(self, event: Invitation) -> str:
        """Write the event and invite."""
        with self._call():
            return calendar.book(self.account, event)

    def booked(self, key: str) -> tuple[str, ...]:
        """Return the events that bear the key."""
        with self._call():
            return calendar.booked(self.account, key)


@contextmanager
def _session(address: str, login: str, password: str, endpoint: Endpoint) -> Iterator[EndpointSession]:
    session = EndpointSession(address, login, password, endpoint)
    try:
        yield session
    finally:
        session.close()


class ExchangeGateway:
    """The mail server port on exchangelib."""

    def __init__(self, ways: Ways) -> None:
        install()
        mail.register_key()
        calendar.register_key()
        self._ways = ways
        self._mailboxes: dict[tuple[str, bool], ExchangeMailbox] = {}
        self._lock = Lock()

    def discover(self, address: str, login: str, password: str, *, static: bool = False) -> Discovery:
        """Look for the EWS URL of an address by Autodiscover."""
        return discovery.Autodiscover(self._ways.of(static=static), login, password).find(address)

    def inspect(self, url: str, address: str, login: str, password: str, *, static: bool = False) -> Findings:
        """Sign in at that URL and see what is there."""
        egress = self._ways.of(static=static)
        service = find_service(egress, url)

        def look(auth_type: str) -> Findings:
            with _session(address, login, password, replace(service, auth_type=auth_type)) as session, call(egress):
                return inspection.inspect(session)

        return by_basic_too(service.auth_type, look)

    def try_basic(self, account: Account, password: str) -> None:
        """Sign in by Basic, whatever the account signs in by; raises ExchangeFailed when that is refused."""
        endpoint = replace(account.endpoint, auth_type=BASIC)
        egress = self._ways.of(static=account.static_addresses)
        with (
            _session(account.address, account.user_name, password, endpoint) as session,
            call(egress, account.address),
        ):
            inspection.ownership(list(inspection.InboxIds(account=session.account()).call()))

    def mailbox(self, account: Account, password: str) -> ExchangeMailbox:
        """Return the mailbox of a connected account."""
        way = (account.id, account.static_addresses)
        with self._lock:
            if way not in self._mailboxes:
                session = EndpointSession(account.address, account.user_name, password, account.endpoint)
                self._mailboxes[way] = ExchangeMailbox(self._ways.of(static=account.static_addresses), session)
            return self._mailboxes[way]

    def calendar(self, account: Account, password: str) -> ExchangeMailbox:
        """Return the calendar of a connected account: another connection, since its account has an id of its own."""
        return self.mailbox(account, password)

    def forget(self, account_id: str) -> None:
        """Close what is open for that account."""
        for static in (False, True):
            with self._lock:
                mailbox = self._mailboxes.pop((account_id, static), None)
            if mailbox:
                mailbox.session.close()

    def close(self) -> None:
        """Close everything."""
        for account_id, _ in tuple(self._mailboxes):
            self.forget(account_id)
