"""Clients that we did not write, knocking at the door: pyspnego speaks NTLM and Negotiate, Basic is a line."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import spnego
from spnego.channel_bindings import GssChannelBindings

from fake_ews.access.account_book import AccountBook, PasswordRules
from fake_ews.access.accounts import logon_names
from fake_ews.access.door import SCHEMES, Admitted, Door, Doorway, Refused
from fake_ews.access.ntlm import ExtendedProtection, server_names
from fake_ews.clock import ManualClock
from fake_ews.seeds import Seeds
from fake_ews.traffic import Connection, Headers, HttpRequest

PASSWORD = "Pa$$wörd:1"
MARA = "mara@contoso.com"
JOSS = "joß@contoso.com"


def a_door(
    *,
    schemes: tuple[str, ...] = tuple(SCHEMES),
    extended_protection: ExtendedProtection = ExtendedProtection.NONE,
    seed: int = 1,
    clock: ManualClock | None = None,
) -> Door:
    clock = clock or ManualClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
    doorway = Doorway(schemes, extended_protection)
    return Door(a_book(clock), server_names("mail.contoso.com"), clock, Seeds(seed), doorway)


def a_book(clock: ManualClock, rules: PasswordRules | None = None) -> AccountBook:
    """Return the accounts of mara and joß."""
    book = AccountBook(clock, lambda: rules or PasswordRules())
    for address in (MARA, JOSS):
        book.add(address, PASSWORD, logon_names(address))
    return book


def a_request(*headers: tuple[str, str]) -> HttpRequest:
    return HttpRequest("POST", "/EWS/Exchange.asmx", Headers((("Host", "mail.contoso.com:8443"), *headers)), b"<x/>")


def bearing(scheme: str, token: bytes) -> HttpRequest:
    return a_request(("Authorization", f"{scheme} {base64.b64encode(token).decode()}"))


def token_of(refused: Refused) -> bytes:
    """Return the token of the one challenge in a 401."""
    (challenge,) = refused.reply.headers.all("WWW-Authenticate")
    return base64.b64decode(challenge.partition(" ")[2])


def binding_of(certificate_hash: bytes) -> GssChannelBindings:
    return GssChannelBindings(application_data=b"tls-server-end-point:" + certificate_hash)


def a_client(
    user: str | None = "mara@contoso.com",
    password: str = PASSWORD,
    *,
    scheme: str = "ntlm",
    binding: bytes = b"",
) -> Any:
    """Return pyspnego's initiator; ``binding`` is the hash of the certificate that it believes to talk to."""
    return spnego.client(
        user,
        password,
        hostname="mail.contoso.com",
        service="http",
        protocol=scheme,
        channel_bindings=binding_of(binding) if binding else None,
        options=spnego.NegotiateOptions.use_ntlm if scheme == "ntlm" else spnego.NegotiateOptions.none,
    )


def log_in(door: Door, connection: Connection, client: Any, scheme: str = "ntlm") -> Admitted | Refused:
    """Let ``client`` send its tokens until the door has decided; hands the final token to the client too."""
    answer: Admitted | Refused | None = None
    token = client.step()
    for _ in range(4):
        answer = door.admit(bearing(SCHEMES[scheme], token), connection)
        if isinstance(answer, Admitted):
            final = Headers(answer.headers).get("WWW-Authenticate").partition(" ")[2]
            if final:
                client.step(base64.b64decode(final))
            return answer
        if " " not in answer.reply.headers.get("WWW-Authenticate"):
            return answer
        token = client.step(token_of(answer))
    raise AssertionError("the handshake does not end")
