"""The road of a request, top to bottom: who asks, what was said, which operation, what it answers."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from fake_ews import description
from fake_ews.access.accounts import logon_name
from fake_ews.access.door import Admitted
from fake_ews.access.firewall import lets_in
from fake_ews.autodiscover import service as autodiscover
from fake_ews.autodiscover.lookup import FrontEnd
from fake_ews.autodiscover.published import Published
from fake_ews.behaviours import MAX_REQUEST_BYTES, REQUESTS_ARE_VALIDATED
from fake_ews.causes import Cause
from fake_ews.clock import Clock
from fake_ews.dispatch import Dispatch, profile_of, standard
from fake_ews.entrance import Entrance
from fake_ews.errors import Fault, Refusal
from fake_ews.faults import AUTODISCOVER
from fake_ews.faults import Request as FaultRequest
from fake_ews.identity import Caller, Principal
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.reading import zone_of_record
from fake_ews.mailbox.zones.rules import WindowsZone
from fake_ews.mailbox.zones.time_zones import UTC_ZONE
from fake_ews.metering import Meter
from fake_ews.mishaps import Mishaps
from fake_ews.operations.base import Operation, Streaming
from fake_ews.organisation import Organisation, Postponed
from fake_ews.profile import Profile
from fake_ews.pushing import Pushing
from fake_ews.recorder import Exchanged
from fake_ews.response_headers import dress
from fake_ews.schema.headers import ConnectingSIDType, ExchangeImpersonationType, TimeZoneContextType
from fake_ews.schema.record import Record
from fake_ews.schema.view import SchemaView, view
from fake_ews.traffic import Connection, Headers, HttpRequest, Later, Reply, Reset, Wait
from fake_ews.values import dataclass
from fake_ews.wire import soap

_LOG: Final = logging.getLogger(__name__)
_XML: Final = ("Content-Type", "text/xml; charset=utf-8")
_EWS: Final = "/ews/exchange.asmx"
_OWA: Final = ("/owa", "/exchange", "/ecp")
_TOO_LARGE: Final = Cause(
    "The request is larger than IIS takes.", "documentation of maxAllowedContentLength", setting="max_request_bytes"
)


@dataclass(slots=True)
class _Visit:
    """One request on its way: what is recorded of it and planned for it, what it costs, and whether it is put off."""

    request: HttpRequest
    connection: Connection
    record: Exchanged
    mishaps: Mishaps
    meter: Meter
    headers: tuple[tuple[str, str], ...] = ()
    postponed: bool = False

    def around_part(self, number: int, done: bool) -> None:
        """Count a part of the request that was carried out, and raise what is planned for it."""
        if done and self.meter.lease is not None:
            self.meter.lease.parts += 1
        if self.mishaps.parts is not None:
            self.mishaps.around_part(self.mishaps.parts, number, done)


class Server:
    """Answers HTTP requests for one organisation; never waits (what must wait is an effect, or a Wait in a stream)."""

    def __init__(
        self,
        organisation: Organisation,
        auth: Sequence[str] = ("basic", "ntlm"),
        dispatch: Dispatch | None = None,
    ) -> None:
        self.organisation = organisation
        self.dispatch = dispatch or standard()
        organisation.faults.operations = tuple(self.dispatch.operations)
        self.pushing = Pushing(organisation, self.dispatch.table)
        self.entrance = Entrance(organisation, auth)

    @property
    def clock(self) -> Clock:
        """The organisation's clock."""
        return self.organisation.clock

    @property
    def lock(self) -> AbstractContextManager[Any]:
        """The organisation's lock."""
        return self.organisation.lock

    def on_change(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` after the journal grew or the clock was moved; returns the end of it."""
        return self.organisation.on_change(callback)

    def on_exchange(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call ``callback`` whenever there is more to see of the wire; returns the end of it."""
        listeners = self.organisation.recorder.listeners
        listeners.append(callback)
        return lambda: listeners.remove(callback)

    def greets(self) -> bool:
        """Whether the TLS handshake that a client begins now succeeds."""
        return self.organisation.faults.take_handshake() is None

    def handle(self, request: HttpRequest, connection: Connection) -> Reply:
        """Answer one request."""
        organisation = self.organisation
        record = organisation.recorder.begin(request, organisation.clock.now())
        record.secure, record.product = connection.secure, organisation.product
        if not lets_in(organisation.settings.allowed_clients, connection.peer):
            return organisation.recorder.finish(record, Reply(403, effects=(Reset(),)))
        mishaps = Mishaps(organisation, record, lambda: self.entrance.stranger(request))
        visit = _Visit(request, connection, record, mishaps, Meter(organisation))
        return self._concluded(visit, lambda: self._route(visit))

    def _concluded(self, visit: _Visit, work: Callable[[], Reply]) -> Reply:
        """Return what is to be sent, whatever came of the work: recorded, with what the product and the plans add."""
        organisation = self.organisation
        try:
            reply = work()
        except Refusal as refusal:
            visit.record.refused.append(refusal.why())
            reply = Reply(refusal.status, refusal.headers, refusal.body)
        except Exception:  # noqa: BLE001 - the last line of defence: never a stack trace on the wire
            # A mistake of this program: the client gets what Exchange gives for its own, tests find the trace here.
            visit.record.internal_error = traceback.format_exc()
            _LOG.exception("internal error in %s", visit.record.operation or visit.request.target)
            reply = Reply(500, Headers([_XML]), soap.fault(Fault("ErrorInternalServerError")))
        if visit.postponed:
            return reply
        announced = autodiscover.announcements(visit.request, organisation.product)
        own = (*reply.headers, *visit.headers, *announced)
        headers = dress(organisation, visit.request, reply.status, own)
        effects = (*reply.effects, *visit.mishaps.effects(reply))
        dressed = Reply(reply.status, headers, reply.body, reply.chunks, effects)
        return organisation.recorder.finish(visit.record, visit.meter.charged(dressed))

    def _route(self, visit: _Visit) -> Reply:
        visit.mishaps.on_connection(visit.connection)
        path = visit.request.path
        if path.startswith(_OWA):
            # Outlook Web App sends a stranger to its sign-in page; an EWS client must see that it is wrong here.
            location = f"https://{self.organisation.host}/owa/auth/logon.aspx?replaceCurrent=1"
            if path.startswith("/owa/auth/"):
                page = b"<!DOCTYPE html><html><head><title>Outlook Web App</title></head><body>Sign in</body></html>"
                return Reply(200, Headers([("Content-Type", "text/html; charset=utf-8")]), page)
            return Reply(302, Headers([("Location", location)]))
        if autodiscover.serves(visit.request):
            return self._autodiscovered(visit, self._admit(visit, self.entrance.to_autodiscover))
        if description.serves(visit.request):
            self._admit(visit, self.entrance.to_ews)
            return description.handle(visit.request, view(self.dispatch.table, self.organisation.product.schema))
        if path != _EWS:
            raise Refusal(404, cause=Cause(f"Nothing is served at {visit.request.path}; EWS is at {_EWS}."))
        principal = self._admit(visit, self.entrance.to_ews)
        if visit.request.method in ("GET", "HEAD"):
            return description.page(visit.request)
        if visit.request.method != "POST":
            said = f"EWS takes POST, not {visit.request.method}."
            raise Refusal(405, Headers([("Allow", "POST")]), cause=Cause(said, "SOAP 1.1, section 6"))
        if not visit.request.headers.get("Content-Type").lower().startswith("text/xml"):
            raise Refusal(415, cause=Cause("The Content-Type of a request is text/xml.", "SOAP 1.1, section 6"))
        most = self.organisation.settings.max_request_bytes or self.organisation.profile[MAX_REQUEST_BYTES]
        if len(visit.request.body) > most:
            raise Refusal(413, cause=_TOO_LARGE)
        return self._answered(visit, lambda: self._answer(visit, principal))

    def _autodiscovered(self, visit: _Visit, principal: Principal) -> Reply:
        if self.organisation.faults.plans:
            visit.mishaps.take(FaultRequest(AUTODISCOVER, (principal.address,)))
        visit.mishaps.before()
        published = Published(self.organisation, visit.request, visit.connection)
        front = FrontEnd(self.organisation.product, self.organisation.host)
        reply = autodiscover.handle(visit.request, published, front, self.clock)
        visit.mishaps.after()
        return reply

    def _answered(self, visit: _Visit, work: Callable[[], Reply]) -> Reply:
        try:
            return work()
        except Fault as fault:
            visit.record.refused.append(fault.why())
            return Reply(500, Headers([_XML]), soap.fault(fault, self.organisation.settings.culture))

    def _admit(self, visit: _Visit, let_in: Callable[[HttpRequest, Connection], Admitted]) -> Principal:
        admitted = let_in(visit.request, visit.connection)
        visit.headers = admitted.headers
        visit.record.account = admitted.principal.address
        return admitted.principal

    def _answer(self, visit: _Visit, principal: Principal) -> Reply:
        envelope = soap.read_envelope(visit.request.body)
        visit.record.operation = envelope.operation
        visit.record.version = named = envelope.named_version()
        asked = self.dispatch.operations.get(envelope.operation)
        acted_for = envelope.acted_for()
        kind = asked.kind if asked is not None else "request"
        visit.meter.admit(principal.address, acted_for[0] if acted_for else "", named, kind)
        if self.organisation.faults.plans:
            mailboxes = (principal.address, *acted_for)
            visit.mishaps.take(FaultRequest(envelope.operation, mailboxes, envelope.says("SyncState")))
        until = visit.mishaps.postponed_to
        if until is not None:
            return self._postponed(visit, until, lambda: self._carry_out(visit, envelope, principal))
        return self._carry_out(visit, envelope, principal)

    def _postponed(self, visit: _Visit, until: datetime, work: Callable[[], Reply]) -> Reply:
        """Have the work done at that moment, whether or not anybody waits for what comes of it."""
        visit.postponed = True

        def conclude() -> Reply:
            visit.postponed = False
            reply = self._concluded(visit, lambda: self._answered(visit, work))
            if reply.ended is not None:  # perhaps nobody waits any more
                reply.ended()
            return replace(reply, ended=None)

        postponed = Postponed(until, conclude)
        self.organisation.postpone(postponed)
        return Reply(0, effects=(Later(until, postponed.outcome),))

    def _carry_out(self, visit: _Visit, envelope: soap.Envelope, principal: Principal) -> Reply:
        visit.mishaps.before()
        # The front end hands a request to the server of the mailbox that it is about, as far as it can tell.
        server = self.organisation.server_of(next(iter(envelope.acted_for()), principal.address))
        profile = profile_of(visit.record.version, self.organisation.product, server)
        operation = self.dispatch.choose(envelope, profile)
        visit.record.clause = operation.clause
        shown = view(self.dispatch.table, profile.version)
        reading = _reading(profile, shown)
        session = self._session(envelope, reading, profile, principal, visit)
        request = envelope.request(reading)
        reply = self._run(operation, request, session)
        visit.mishaps.after()
        return reply

    def _run(self, operation: Operation, request: Record, session: Session) -> Reply:
        product, element = session.profile.product, operation.response_element()
        if isinstance(operation, Streaming):
            chunks = _envelopes(operation.stream(request, session), session, element)
            return Reply(200, Headers([_XML, ("X-NoBuffering", "1")]), chunks=chunks)
        response = operation.run(request, session)
        body = soap.reply(
            product,
            session.view,
            element,
            response,
            milliseconds=session.milliseconds,
            prefixed=operation.prefixed,
        )
        return Reply(200, Headers([_XML]), body)

    def _session(
        self, envelope: soap.Envelope, reading: soap.Reading, profile: Profile, principal: Principal, visit: _Visit
    ) -> Session:
        zone = envelope.header("TimeZoneContext", reading)
        return Session(
            caller=self._caller(envelope.header("ExchangeImpersonation", reading), principal),
            profile=profile,
            view=reading.view,
            premises=self.organisation.premises,
            host=self.organisation.host,
            front=self.organisation.product,
            time_zone=_zone(zone) or UTC_ZONE,
            culture=envelope.header_text("MailboxCulture") or self.organisation.settings.culture,
            milliseconds=envelope.header_text("DateTimePrecision") == "Milliseconds",
            refused=visit.record.refused,
            around_part=visit.around_part,
            policy=visit.meter.policy,
            finds=visit.meter.finds,
        )

    def _caller(self, impersonation: Record | None, principal: Principal) -> Caller:
        """Say for whom the request runs; Fault where the account may not act for the one named."""
        if impersonation is None:
            return Caller(principal, principal.address)
        named = next(iter(impersonation[ExchangeImpersonationType.connecting_sid].values.items()), None)
        if named is None:
            raise Fault("ErrorInvalidExchangeImpersonationHeaderData")
        row, value = named
        text = str(value if isinstance(value, str) else next(iter(value.values.values()), "")).strip()
        if not text:
            raise Fault("ErrorInvalidExchangeImpersonationHeaderData")
        found = self._named_by(row.element, text)
        if found is None:
            raise Fault("ErrorNonExistentMailbox", values={"SmtpAddress": text})
        if found.address != principal.address and not self.organisation.may_impersonate(principal.address, found):
            raise Fault("ErrorImpersonateUserDenied")
        return Caller(principal, found.address)

    def _named_by(self, element: str, text: str) -> Mailbox | None:
        """Return the mailbox that a ConnectingSID means: by its account's name or identifier, or by an address."""
        directory = self.organisation.premises.directory
        if element == ConnectingSIDType.sid.element:
            return next((mailbox for mailbox in directory if mailbox.sid == text), None)
        if element == ConnectingSIDType.principal_name.element:
            account = self.organisation.accounts.find_account(logon_name(text))
            return directory.find(account.address) if account is not None else None
        return directory.find(text)


def _reading(profile: Profile, shown: SchemaView) -> soap.Reading:
    if profile[REQUESTS_ARE_VALIDATED]:
        return soap.Reading(shown)
    return soap.Reading(shown, straightening=view(shown.table, profile.product.schema))


def _zone(context: Record | None) -> WindowsZone | None:
    return None if context is None else zone_of_record(context[TimeZoneContextType.time_zone_definition])


def _envelopes(parts: Iterator[Record | Wait], session: Session, element: str) -> Iterator[bytes | Wait]:
    product = session.profile.product
    try:
        for part in parts:
            yield part if isinstance(part, Wait) else soap.streamed_envelope(product, session.view, element, part)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
