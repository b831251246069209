"""What a planned failure can do: one row an effect, with the words for it and what else has to be said."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

from fake_ews.values import dataclass

Kind = Literal[
    "status",
    "fault",
    "failure",
    "refuse_login",
    "reset",
    "cut",
    "delay",
    "late",
    "tls",
    "move_mailbox",
    "forget_sync_state",
    "lose_event",
    "delay_event",
    "repeat_event",
]

#: On what an effect happens: a TLS handshake, a request, one part of a request, or an event that subscribers are told.
Stage = Literal["handshake", "request", "part", "event"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect: what it ``means``, and ``says`` with the fields of a plan; ``takes`` names those that it goes by.

    ``code`` is the response code that it has unless the plan names another; ``of_http`` says that it needs nothing of
    EWS, so that it can happen to Autodiscover too.
    """

    stage: Stage
    means: str
    says: str
    takes: frozenset[str]
    code: str = ""
    of_http: bool = False


def _effect(stage: Stage, takes: str, says: str, means: str, code: str = "") -> Effect:
    return Effect(stage, means, says, frozenset(takes.split()), code)


def _effect_of_http(takes: str, says: str, means: str) -> Effect:
    return Effect("request", means, says, frozenset(takes.split()), of_http=True)


#: Every effect by its name.
EFFECTS: Final[Mapping[Kind, Effect]] = MappingProxyType(
    {
        "status": _effect_of_http(
            "status after",
            "answers HTTP {status}",
            "An HTTP status without a body, as from IIS when the application pool is down.",
        ),
        "fault": _effect(
            "request",
            "code back_off_ms after",
            "answers the SOAP fault {code}",
            "A SOAP fault with a response code, and BackOffMilliseconds where they are given.",
            "ErrorServerBusy",
        ),
        "failure": _effect(
            "part",
            "code back_off_ms item after",
            "answers {parts} with {code}",
            "A response code in the response message of one part of the request, or of every part.",
            "ErrorServerBusy",
        ),
        "refuse_login": _effect_of_http("after", "refuses the sign-in", "A 401, although the password is right."),
        "reset": _effect_of_http("after", "breaks the connection", "The connection breaks without an answer."),
        "cut": _effect_of_http(
            "size share after",
            "breaks the connection after {amount} of the answer",
            "The connection breaks after so many bytes of the answer, or that share of it.",
        ),
        "delay": _effect_of_http(
            "seconds after",
            "answers {seconds:g} s late",
            "The request is carried out at once, and its answer held back.",
        ),
        "late": _effect(
            "request",
            "seconds",
            "carries it out {seconds:g} s late, whoever still waits",
            "The request is carried out only so much later, also when the client has given up by then.",
        ),
        "tls": _effect(
            "handshake",
            "",
            "lets TLS handshakes fail",
            "No connection can be made any more, and those that stand break with their next request.",
        ),
        "move_mailbox": _effect(
            "request",
            "code",
            "ends the mailbox's subscriptions and answers {code}",
            "The mailbox is on its way to another server (documentation of ErrorMailboxMoveInProgress): its "
            "subscriptions are gone, its streams end, and requests are answered with a fault.",
            "ErrorMailboxMoveInProgress",
        ),
        "forget_sync_state": _effect(
            "request",
            "",
            "takes no sync state that was given out before",
            "From the next synchronisation on, sync states given out before are invalid (documentation of "
            "ErrorInvalidSyncStateData): the client has to begin anew, without one.",
        ),
        "lose_event": _effect("event", "event", "never tells {events}", "A subscriber is never told of the event."),
        "delay_event": _effect(
            "event", "event seconds", "tells {events} {seconds:g} s late", "A subscriber is told of the event later."
        ),
        "repeat_event": _effect("event", "event", "tells {events} twice", "A subscriber is told of the event twice."),
    }
)

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
