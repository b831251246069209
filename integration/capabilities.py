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
    BOTH_KINDS_OF_SETTINGS = "have IMAP and Exchange settings for one domain"
    OTHER_SIGN_IN = "sign in without a password"
    OUTLOOK_WEB_APP = "connect through Outlook Web App"
    SECOND_CALENDAR = "connect a second calendar"
    MORE_MAIL_A_DAY = "send more than 1,000 mails in 24 hours"
    MORE_MAIL_A_MINUTE = "send more than 10 mails a minute"
    LOG_ANYWAY = "log a reply under another subject"
    SEQUENCES_FOR_FREE = "sequences without a paid seat"


#: What is not offered, and the limitation that says so; every limitation that takes something away stands here.
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
        Feature.BOTH_KINDS_OF_SETTINGS: "L9",
        Feature.OTHER_SIGN_IN: "L10",
        Feature.OUTLOOK_WEB_APP: "L11",
        Feature.OTHER_CALENDAR: "L14",
        Feature.TASK_SYNC: "L14",
        Feature.SECOND_CALENDAR: "L15",
        Feature.TEAM_CALENDAR: "L16",
        Feature.MORE_MAIL_A_DAY: "L17",
        Feature.MORE_MAIL_A_MINUTE: "L18",
        Feature.LOG_ANYWAY: "L19",
        Feature.RESCHEDULE_BY_API: "L23",
        Feature.SEQUENCES_FOR_FREE: "L25",
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
