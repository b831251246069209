"""From what exchangelib raised, and from what was seen on the way out, to an outcome in the protocol's own words."""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from exchangelib import errors as ews
from requests import exceptions as http

from integration.errors import ExchangeFailed
from integration.exchange import legs
from integration.exchange.egress import Egress, Seen
from integration.exchange.policy import AddressNotAllowed
from integration.exchange.resolver import HostUnknown
from integration.model.outcome import Outcome, Transport

log = logging.getLogger(__name__)

# exchangelib puts response codes on things that no server said: a reset becomes ErrorTimeoutExpired, a closed
# connection ErrorServerBusy even when it was closed after a 401 (protocol.py raise_response_errors, util.py
# post_ratelimited). Its texts for these begin so.
_CLIENTS_WORDS = ("Reraised from ", "Caused by ")

TEXT_LENGTH = 300


@contextmanager
def call(egress: Egress, anchor: str = "") -> Iterator[list[Seen]]:
    """Make calls through that way out; whatever goes wrong is raised as ExchangeFailed.

    exchangelib's reader meets malformed answers with whatever Python raises at that spot (AttributeError, ValueError,
    KeyError), so every exception counts as an ending of the call. Before any request went out it is a mistake of ours
    and passes as it is.
    """
    with egress.open(anchor) as seen:
        try:
            yield seen
        except ExchangeFailed:
            raise
        except Exception as error:
            if not seen and not isinstance(error, ews.EWSError | http.RequestException):
                raise
            if not isinstance(error, ews.EWSError | http.RequestException | OSError):
                # Most likely the server's nonsense, but it could be ours: whoever looks for that finds it here.
                log.warning("an answer could not be read", exc_info=True)
            # What caused it stays here, as frames of the HTTP libraries hold the Authorization header, which a crash
            # dump would show. What it says is in the outcome.
            raise ExchangeFailed(outcome_of(error, seen)) from None


def outcome_of(error: BaseException, seen: Sequence[Seen]) -> Outcome:
    """Return what that exception says, ``seen`` being the requests of the call in order."""
    last = seen[-1] if seen else Seen("")
    text = str(error)[:TEXT_LENGTH]
    if last.failure is not None:
        return Outcome(transport=transport_of(last.failure), text=_innermost(last.failure)[:TEXT_LENGTH])
    if seen and legs.broken(seen):
        return of_status(seen)
    return Outcome(
        response_code=_response_code(error),
        status=401 if isinstance(error, ews.UnauthorizedError) else last.status,
        transport=_reading(error),
        content_type=last.content_type.lower(),
        location=last.location,
        back_off=last.back_off,
        text=text,
        by_ntlm=legs.by_ntlm(last),
        basic_too=legs.offers_basic(last),
    )


def of_status(seen: Sequence[Seen]) -> Outcome:
    """Return an ending that is all in the status and the headers of the last request."""
    last, broken = seen[-1], legs.broken(seen)
    return Outcome(
        status=last.status,
        transport=Transport.SIGN_IN_BROKEN if broken else Transport.NOTHING,
        content_type=last.content_type.lower(),
        location=last.location,
        text=broken,
        by_ntlm=legs.by_ntlm(last),
        basic_too=legs.offers_basic(last),
    )


def _is_servers_word(error: BaseException) -> bool:
    return isinstance(error, ews.ResponseMessageError) and not str(error).startswith(_CLIENTS_WORDS)


def _response_code(error: BaseException) -> str:
    return type(error).__name__ if _is_servers_word(error) else ""


def _reading(error: BaseException) -> Transport:
    """Tell answers that came but could not be read from those that were read."""
    if isinstance(error, ews.SOAPError | ews.MalformedResponseError) or not isinstance(error, ews.EWSError):
        return Transport.UNREADABLE
    return Transport.NOTHING


_BY_CAUSE: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], Transport], ...] = (
    (AddressNotAllowed, Transport.NOT_ALLOWED),
    ((HostUnknown, socket.gaierror), Transport.UNRESOLVED),
    (http.SSLError, Transport.CERTIFICATE),
    (http.ConnectTimeout, Transport.UNREACHABLE),
    (http.ReadTimeout, Transport.TIMED_OUT),
    ((ConnectionRefusedError,), Transport.UNREACHABLE),
    (http.ChunkedEncodingError, Transport.CUT_OFF),
)


def transport_of(failure: BaseException) -> Transport:
    """Return what kept the answer away, judged by the exception and by everything that caused it."""
    chain = list(_causes(failure))
    if any(isinstance(link, ssl.SSLError) and not isinstance(link, ssl.SSLCertVerificationError) for link in chain):
        # No common version of TLS, mostly: OpenSSL says so by an alert, Windows by hanging up.
        return Transport.HANDSHAKE
    for kind, transport in _BY_CAUSE:
        if any(isinstance(link, kind) for link in chain):
            return transport
    if any(type(link).__name__ == "NewConnectionError" for link in chain):
        return Transport.UNREACHABLE
    return Transport.CUT_OFF


def _innermost(failure: BaseException) -> str:
    """Return what the first of all causes says: requests and urllib3 wrap it in addresses of objects and retries."""
    said = [link for link in _causes(failure) if isinstance(link, OSError) and str(link)]
    if not said:
        return str(failure)
    cause = said[-1]
    return cause.verify_message if isinstance(cause, ssl.SSLCertVerificationError) else cause.strerror or str(cause)


def _causes(error: BaseException) -> Iterator[BaseException]:
    met: set[int] = set()
    waiting = [error]
    while waiting:
        link = waiting.pop()
        if id(link) in met:
            continue
        met.add(id(link))
        yield link
        # requests wraps urllib3's exceptions as arguments, urllib3 keeps them as reason, Python as cause and context.
        related = (link.__cause__, link.__context__, getattr(link, "reason", None), *link.args)
        waiting.extend(item for item in related if isinstance(item, BaseException))
