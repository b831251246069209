"""Connecting, checking and disconnecting mailboxes and calendars, and keeping account of how each fares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

from integration.accounts import rules
from integration.accounts.store import AccountStore
from integration.audit.log import AuditLog
from integration.clock import Clock
from integration.errors import ExchangeFailed, NotFound, Refused
from integration.keys import Keys
from integration.model.account import BASIC, Account, AccountState, ConnectionRequest, Findings, Health
from integration.model.administration import DomainSettings
from integration.model.audit import Deed
from integration.model.outcome import Outcome
from integration.model.paging import Part, Wanted
from integration.notices.service import NoticeService
from integration.ports import Calendar, Discovery, Ear, Mailbox, MailServer
from integration.vault import Vault, VaultClosed
from integration.verdicts import Verdict, verdict


class AccountService:
    """What one can do with accounts.

    ``kind`` says what they are in the audit log, inbox or calendar. ``domain_of`` tells what an administrator has
    entered for the domain of an address, else None; ``refuse_restricted`` raises Refused for users who may connect
    nothing.
    """

    def __init__(
        self,
        store: AccountStore,
        server: MailServer,
        vault: Vault,
        clock: Clock,
        keys: Keys,
        patience: rules.Patience,
        domain_of: Callable[[str], DomainSettings | None],
        refuse_restricted: Callable[[ConnectionRequest], None],
        audit: AuditLog,
        notices: NoticeService,
        kind: str,
    ) -> None:
        self._store = store
        self._server = server
        self._vault = vault
        self._clock = clock
        self._keys = keys
        self._patience = patience
        self._domain_of = domain_of
        self._refuse_restricted = refuse_restricted
        self._audit = audit
        self._notices = notices
        self._kind = kind
        self._refused = Deed(f"{kind}.refused")

    def check(self, request: ConnectionRequest) -> Findings:
        """Try the connection and store nothing; raises Refused."""
        self.check_form(request)
        url = self.given_url(request) or self.found_url(request, self.discover(request))
        static = self.comes_from_static(request)
        try:
            findings = self._server.inspect(url, request.address, request.login, request.password, static=static)
        except ExchangeFailed as failed:
            raise self._refusal(rules.refusal(failed.outcome), request, url, failed.outcome) from failed
        refused = rules.judge(findings)
        if refused:
            raise self._refusal(refused, request, url, build=findings.endpoint.build)
        return findings

    def check_form(self, request: ConnectionRequest) -> None:
        """Raise Refused for a form that needs nobody to be asked."""
        refused = rules.check_request(request)
        if refused:
            raise self._refusal(refused, request, request.url)
        self._refuse_restricted(request)

    def given_url(self, request: ConnectionRequest) -> str:
        """Return the Exchange URL that the user or an administrator has given, or ""."""
        domain = self._domain_of(request.address)
        given = request.url or (domain.url if domain else "")
        return rules.ews_url(given) if given else ""

    def comes_from_static(self, request: ConnectionRequest) -> bool:
        """Return whether calls for that mailbox leave from static addresses, by its choice or its domain's."""
        domain = self._domain_of(request.address)
        return request.static_addresses or bool(domain and domain.static_addresses)

    def discover(self, request: ConnectionRequest) -> Discovery:
        """Ask Autodiscover."""
        static = self.comes_from_static(request)
        return self._server.discover(request.address, request.login, request.password, static=static)

    def found_url(self, request: ConnectionRequest, found: Discovery) -> str:
        """Return the URL that Autodiscover found; raises Refused when it found none that can be used."""
        if not found.url:
            refused = rules.discovery_refusal(found.outcomes)
            raise self._refusal(refused, request, "", found.outcomes[-1] if found.outcomes else None)
        refused_url = rules.check_url(found.url)
        if refused_url:
            raise self._refusal(refused_url, request, found.url)
        return found.url

    def connect(self, request: ConnectionRequest) -> Account:
        """Connect the inbox, or connect it again; raises Refused, and then nothing is stored."""
        before = self._store.by_address(request.address)
        if before and before.state is AccountState.CONNECTED:
            raise self._refusal("refused.already-connected", request, request.url)
        findings = self.check(request)
        now = self._clock.now()
        account = Account(
            id=before.id if before else self._keys.new(),
            address=request.address.lower(),
            user_name=request.login,
            endpoint=findings.endpoint,
            state=AccountState.CONNECTED,
            connected_at=now,
            user=request.user.lower(),
            static_addresses=request.static_addresses,
        )
        self._server.forget(account.id)
        with self._deed("reconnected" if before else "connected", account, url=account.endpoint.url):
            self._store.connect(account, self._vault.seal(request.password), due_at=now)
            self._notices.take_back(self._refused, account_id=account.id)
        return account

    def get(self, account_id: str) -> Account:
        """Return the account; raises NotFound."""
        account = self._store.get(account_id)
        if account is None:
            raise NotFound(f"there is no account {account_id}")
        return account

    def all(self) -> list[Account]:
        """Return every account."""
        return self._store.all()

    def page(self, wanted: Wanted) -> Part[Account]:
        """Return one page of the accounts, by address."""
        return self._store.page(wanted)

    def renew_password(self, account_id: str, password: str) -> Account:
        """Sign in with a new password from now on; raises NotFound, and Refused when Exchange does not take it.

        What is not connected is connected again by it.
        """
        account = self.get(account_id)
        request = ConnectionRequest(
            account.address,
            password,
            account.user_name,
            account.endpoint.url,
            user=account.user,
            static_addresses=account.static_addresses,
        )
        if account.state is not AccountState.CONNECTED:
            return self.connect(request)
        self.check(request)
        with self._deed("password", account):
            self._store.reseal(account_id, self._store.sealed_password(account_id), self._vault.seal(request.password))
            self._store.set_health(account_id, Health())
        self._server.forget(account_id)
        return self.get(account_id)

    def disable(self, account_id: str) -> None:
        """Stop using the inbox; what was logged stays (knowledge.hubspot.com, "Disconnect or reconnect your inbox")."""
        with self._deed("disconnected", self.get(account_id)):
            self._store.set_state(account_id, AccountState.DISABLED)
            self._notices.take_back(self._refused, account_id=account_id)
        self._server.forget(account_id)

    def remove(self, account_id: str) -> None:
        """Forget the account and its password; what was logged stays."""
        with self._deed("removed", self.get(account_id)):
            self._store.remove(account_id)
            self._notices.take_back(self._refused, account_id=account_id)
        self._server.forget(account_id)

    def _deed(self, done: str, account: Account, **detail: str) -> AbstractContextManager[None]:
        """Do something to an account that stands in the audit log."""
        return self._audit.deed(Deed(f"{self._kind}.{done}"), account.address, **detail)

    @contextmanager
    def mailbox(self, account: Account) -> Iterator[Mailbox]:
        """Work in a mailbox; a failure that speaks about the whole mailbox is noted, a success clears the note.

        Raises ExchangeFailed, as the calls do.
        """
        with self._noting(account):
            yield self._server.mailbox(self.on_its_way(account), self.password(account))

    @contextmanager
    def calendar(self, account: Account) -> Iterator[Calendar]:
        """Work in a calendar, in the same way."""
        with self._noting(account):
            yield self._server.calendar(self.on_its_way(account), self.password(account))

    def ear(self, account: Account) -> Ear:
        """Return what it takes to listen to the account's mailbox; raises ExchangeFailed as ``password`` does."""
        static = self.on_its_way(account).static_addresses
        return Ear(account.address, account.user_name, self.password(account), account.endpoint, static)

    def on_its_way(self, account: Account) -> Account:
        """Return the account as its domain wants it to be reached by now."""
        domain = self._domain_of(account.address)
        return replace(account, static_addresses=True) if domain and domain.static_addresses else account

    @contextmanager
    def _noting(self, account: Account) -> Iterator[None]:
        try:
            yield
        except ExchangeFailed as failed:
            if verdict(failed.outcome) in (Verdict.OUTAGE, Verdict.SIGN_IN_REFUSED, Verdict.DOUBTFUL):
                self._note_failure(account, failed.outcome)
            else:
                self._note_answer(account)
            raise
        self._note_answer(account)

    def password(self, account: Account) -> str:
        """Return the password to sign in with; raises ExchangeFailed where the key does not open it."""
        try:
            return self._vault.open(self._store.sealed_password(account.id))
        except VaultClosed as closed:
            # Not the mailbox's fault, and cured by the right key: it waits as in an outage.
            raise ExchangeFailed(Outcome(text=str(closed))) from closed

    def _note_answer(self, account: Account) -> None:
        if account.health != Health():
            self._store.set_health(account.id, Health())

    def _note_failure(self, account: Account, outcome: Outcome) -> None:
        now = self._clock.now()
        current = self.get(account.id).health
        if outcome.basic_too and not current.refused_sign_ins:
            proved = self._by_basic(account)
            if proved is None:
                return
            outcome = proved if verdict(proved) is Verdict.SIGN_IN_REFUSED else outcome
        health = rules.after_failure(current, outcome, now)
        self._store.set_health(account.id, health)
        if verdict(outcome) is Verdict.SIGN_IN_REFUSED:
            refused, others = self._neighbours(account)
            enough = rules.gives_up(health, now, refused, others, self._patience)
            if enough and self._is_proved(account, outcome, others):
                proof = f"{health.refused_sign_ins} x {outcome}"
                with self._deed("refused", account, since=str(health.refused_since), proof=proof):
                    self._store.set_state(account.id, AccountState.SIGN_IN_NEEDED)
                    self._notices.tell(self._refused, account)
                self._server.forget(account.id)

    def _is_proved(self, account: Account, outcome: Outcome, others: int) -> bool:
        """Return whether a sign-in that was refused often enough can be nobody's fault but the password's.

        A proxy may have come to stand in the way of NTLM meanwhile: Basic has the last word where it is offered, and
        elsewhere ``others``, of whom most are let in. Without either it stays open, and is tried on (decision 0250).
        """
        if outcome.basic_too:
            last_word = self._by_basic(account)
            return last_word is not None and verdict(last_word) is Verdict.SIGN_IN_REFUSED
        return bool(others) or not outcome.undecided

    def _by_basic(self, account: Account) -> Outcome | None:
        """Try the password by Basic, and stay with that where it lets in, returning None; else how it ended.

        A proxy that breaks NTLM makes a good password look wrong; Basic, where it is offered, proves it.
        """
        try:
            self._server.try_basic(self.on_its_way(account), self.password(account))
        except ExchangeFailed as failed:
            return failed.outcome
        self._store.set_sign_in(account.id, BASIC)
        self._store.set_health(account.id, Health())
        self._server.forget(account.id)
        return None

    def _neighbours(self, account: Account) -> tuple[int, int]:
        """Return how many of the other connected mailboxes of this server are refused now, and how many there are."""
        host = urlsplit(account.endpoint.url).hostname
        others = [
            other
            for other in self._store.all()
            if other.id != account.id
            and other.state is AccountState.CONNECTED
            and urlsplit(other.endpoint.url).hostname == host
        ]
        return sum(bool(other.health.refused_sign_ins) for other in others), len(others)

    @staticmethod
    def _refusal(
        id: str, request: ConnectionRequest, url: str, outcome: Outcome | None = None, build: str = ""
    ) -> Refused:
        return Refused(id, outcome, address=request.address, url=url, build=build)
