"""What an account may do in the state that it is in, and what the integration offers at all."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from integration.errors import Refused
from integration.model.account import AccountState


class Capability(StrEnum):
    """One thing that an account can be used for."""

    SEND = "send"
    LOG_REPLIES = "log replies"


_BY_STATE = MappingProxyType(
    {
        AccountState.CONNECTED: frozenset({Capability.SEND, Capability.LOG_REPLIES}),
        # Disconnected: no inbound sync runs, scheduled sends fail (product.hubspot.com, incident of 2025-03-02).
        AccountState.SIGN_IN_NEEDED: frozenset(),
        AccountState.DISABLED: frozenset(),
    }
)


def can(state: AccountState, capability: Capability) -> bool:
    """Return whether an account in that state can be used for it."""
    return capability in _BY_STATE[state]


class Feature(StrEnum):
    """One thing that people expect of an integration like this, whether it is offered or not."""

    PERSONAL_INBOX = "connect a personal inbox"
    PERSONAL_CALENDAR = "connect a calendar"
    SEND_MAIL = "send mail"
    SEQUENCES = "sequences"
    LOG_REPLIES = "log replies"
    FREE_TIMES = "offer free times"
    MEETING_LINKS = "meeting links"
    RECORD_MEETING = "enter a meeting on a record"
    OLDER_EXCHANGE = "connect servers older than Exchange 2010 SP2"
    EXCHANGE_ONLINE = "connect Exchange Online"
    TEAM_INBOX = "connect a team inbox"
    CANCEL_MEETING = "cancel a booked meeting"
    RESCHEDULE_MEETING = "reschedule a booked meeting"
    TWO_WAY_SYNC = "synchronise calendars both ways"
    RECORD_MEETING_IN_CALENDAR = "add a meeting on a record to the calendar"
    CALENDAR_MEETINGS_IN_CRM = "take meetings of the calendar into the CRM"
    CLICKABLE_TIMES = "insert clickable times"
    OTHER_CALENDAR = "use another calendar than the primary one"
    TASK_SYNC = "synchronise tasks"
    TEAM_CALENDAR = "connect the calendar of a team inbox"
    RESCHEDULE_BY_API = "reschedule a meeting through the public interface"
    SERVICE_ACCOUNT = "connect everybody with a service account"


#: What is not offered, and the limitation that says so.
NOT_OFFERED = MappingProxyType(
    {
        Feature.OLDER_EXCHANGE: "L1",
        Feature.EXCHANGE_ONLINE: "L2",
        Feature.TEAM_INBOX: "L3",
        Feature.CANCEL_MEETING: "L4",
        Feature.RESCHEDULE_MEETING: "L4",
        Feature.TWO_WAY_SYNC: "L5",
        Feature.RECORD_MEETING_IN_CALENDAR: "L6",
        Feature.CALENDAR_MEETINGS_IN_CRM: "L7",
        Feature.CLICKABLE_TIMES: "L8",
        Feature.OTHER_CALENDAR: "L14",
        Feature.TASK_SYNC: "L14",
        Feature.TEAM_CALENDAR: "L16",
        Feature.RESCHEDULE_BY_API: "L23",
        Feature.SERVICE_ACCOUNT: "L26",
    }
)


def offered() -> frozenset[Feature]:
    """Return what the integration offers; pages show no way to anything else."""
    return frozenset(Feature) - frozenset(NOT_OFFERED)


def require(feature: Feature) -> None:
    """Raise Refused, with the documented sentence and its way out, for what is not offered."""
    if feature in NOT_OFFERED:
        raise Refused(f"limitation.{NOT_OFFERED[feature]}")
