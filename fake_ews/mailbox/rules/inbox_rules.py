"""Inbox rules at work: which of them apply to a message that arrives, and what they do with it (MS-OXWSRULES 2.2.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from fake_ews.mailbox.mail.mail_items import item_class
from fake_ews.mailbox.mime.content import MailContent
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.schema.addresses import ArrayOfEmailAddressesType, EmailAddressType
from fake_ews.schema.item_parts import ArrayOfStringsType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.rules import (
    RuleActionsType,
    RulePredicateDateRangeType,
    RulePredicateSizeRangeType,
    RulePredicatesType,
    RuleType,
)
from fake_ews.values import dataclass

#: The line by which a server sees that a message has gone through this mailbox's rules before.
LOOP: Final = "X-MS-Exchange-Inbox-Rules-Loop"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that arrives, as rules look at it; ``size`` is in bytes."""

    mailbox: Mailbox
    content: MailContent
    categories: tuple[str, ...]
    size: int
    received: datetime

    @property
    def body(self) -> str:
        """The text of the body."""
        return self.content.text or self.content.html or ""

    @property
    def me(self) -> frozenset[str]:
        """The owner's addresses."""
        return frozenset(address.lower() for address in self.mailbox.addresses)

    @property
    def to(self) -> list[str]:
        """Whom the message is addressed to."""
        return [address.lower() for _, address in self.content.to]

    @property
    def cc(self) -> list[str]:
        """Who gets a copy."""
        return [address.lower() for _, address in self.content.cc]

    @property
    def kind(self) -> str:
        """The content type, without case."""
        return self.content.header("Content-Type").lower()


def applying(arrival: Arrival) -> list[Record]:
    """Return the rules that apply, in the order of their priorities, up to the one that stops the rest."""
    found = []
    for rule in sorted(arrival.mailbox.rules, key=lambda one: one[RuleType.priority]):
        if not rule[RuleType.is_enabled] or not _applies(rule, arrival):
            continue
        found.append(rule)
        actions = rule.get(RuleType.actions)
        if actions is not None and actions.get(RuleActionsType.stop_processing_rules):
            break
    return found


def _applies(rule: Record, arrival: Arrival) -> bool:
    conditions, exceptions = rule.get(RuleType.conditions), rule.get(RuleType.exceptions)
    fits = conditions is None or all(_told(conditions, arrival))
    return fits and not (exceptions is not None and any(_told(exceptions, arrival)))


def _told(predicates: Record, arrival: Arrival) -> list[bool]:
    """Return whether each predicate holds; one that is false by its value asks for nothing."""
    return [_PREDICATES[row](value, arrival) for row, value in predicates.values.items() if value is not False]


def strings(array: Record) -> tuple[str, ...]:
    """Return the strings of an array."""
    held = array.get(ArrayOfStringsType.string)
    return () if held is None else held


def addresses(array: Record) -> list[str]:
    """Return the addresses of an array, in lower case."""
    held = array.get(ArrayOfEmailAddressesType.address, ())
    return [(one.get(EmailAddressType.email_address) or "").lower() for one in held]


def _inside(*texts: Callable[[Arrival], str]) -> Callable[[Any, Arrival], bool]:
    """Return the predicate that holds where one of its strings is part of one of the texts, without regard to case."""

    def holds(value: Record, arrival: Arrival) -> bool:
        whole = "\n".join(text(arrival) for text in texts).lower()
        return any(one.lower() in whole for one in strings(value))

    return holds


def _among(people: Callable[[Arrival], Iterable[str]]) -> Callable[[Any, Arrival], bool]:
    return lambda value, arrival: bool(set(addresses(value)) & set(people(arrival)))


def _if(fact: Callable[[Arrival], bool]) -> Callable[[Any, Arrival], bool]:
    return lambda _, arrival: fact(arrival)


def _never(_: Any, __: Arrival) -> bool:
    """Hold for nothing: connected accounts, approvals, classifications and rights management are not here."""
    return False


def _subject(arrival: Arrival) -> str:
    return arrival.content.subject


def _body(arrival: Arrival) -> str:
    return arrival.body


def _sender(arrival: Arrival) -> str:
    return " ".join(arrival.content.from_) if arrival.content.from_ is not None else ""


def _recipients(arrival: Arrival) -> str:
    return "\n".join(" ".join(one) for one in (*arrival.content.to, *arrival.content.cc))


def _headers(arrival: Arrival) -> str:
    return "\n".join(f"{name}: {value}" for name, value in arrival.content.headers)


def _author(arrival: Arrival) -> list[str]:
    return [arrival.content.from_[1].lower()] if arrival.content.from_ is not None else []


def _addressed(people: list[str], arrival: Arrival) -> bool:
    return bool(arrival.me & set(people))


def _method(arrival: Arrival, *methods: str) -> bool:
    return arrival.content.calendar is not None and arrival.content.calendar.method.upper() in methods


def _report(arrival: Arrival, kind: str) -> bool:
    return arrival.kind.startswith("multipart/report") and kind in arrival.kind


def _within_dates(value: Record, arrival: Arrival) -> bool:
    start = value.get(RulePredicateDateRangeType.start_date_time)
    end = value.get(RulePredicateDateRangeType.end_date_time)
    return (start is None or start <= arrival.received) and (end is None or arrival.received <= end)


def _within_sizes(value: Record, arrival: Arrival) -> bool:
    """Compare sizes, which rules say in kilobytes."""
    least = value.get(RulePredicateSizeRangeType.minimum_size)
    most = value.get(RulePredicateSizeRangeType.maximum_size)
    kilobytes = arrival.size / 1024
    return (least is None or least <= kilobytes) and (most is None or kilobytes <= most)


_R: Final = RulePredicatesType

_PREDICATES: Final[Mapping[Row[Any], Callable[[Any, Arrival], bool]]] = MappingProxyType(
    {
        _R.categories: lambda value, one: bool(set(strings(value)) & set(one.categories)),
        _R.contains_body_strings: _inside(_body),
        _R.contains_header_strings: _inside(_headers),
        _R.contains_recipient_strings: _inside(_recipients),
        _R.contains_sender_strings: _inside(_sender),
        _R.contains_subject_or_body_strings: _inside(_subject, _body),
        _R.contains_subject_strings: _inside(_subject),
        _R.flagged_for_action: _never,
        _R.from_addresses: _among(_author),
        _R.from_connected_accounts: _never,
        _R.has_attachments: _if(lambda one: any(not held.inline for held in one.content.attachments)),
        _R.importance: lambda value, one: one.content.importance == value,
        _R.is_approval_request: _never,
        _R.is_automatic_forward: _if(lambda one: bool(one.content.header(LOOP))),
        _R.is_automatic_reply: _if(lambda one: one.content.auto_submitted.lower() not in ("", "no")),
        _R.is_encrypted: _if(lambda one: "pkcs7-mime" in one.kind),
        _R.is_meeting_request: _if(lambda one: _method(one, "REQUEST")),
        _R.is_meeting_response: _if(lambda one: _method(one, "REPLY")),
        _R.is_ndr: _if(lambda one: _report(one, "delivery-status")),
        _R.is_permission_controlled: _never,
        _R.is_read_receipt: _if(lambda one: _report(one, "disposition-notification")),
        _R.is_signed: _if(lambda one: one.kind.startswith("multipart/signed")),
        _R.is_voicemail: _never,
        _R.item_classes: lambda value, one: item_class(one.content).lower() in (k.lower() for k in strings(value)),
        _R.message_classifications: _never,
        _R.not_sent_to_me: _if(lambda one: not _addressed(one.to, one)),
        _R.sent_cc_me: _if(lambda one: _addressed(one.cc, one)),
        _R.sent_only_to_me: _if(lambda one: len(one.to) == 1 and not one.cc and _addressed(one.to, one)),
        _R.sent_to_addresses: _among(lambda one: (*one.to, *one.cc)),
        _R.sent_to_me: _if(lambda one: _addressed(one.to, one)),
        _R.sent_to_or_cc_me: _if(lambda one: _addressed([*one.to, *one.cc], one)),
        _R.sensitivity: lambda value, one: one.content.sensitivity == value,
        _R.within_date_range: _within_dates,
        _R.within_size_range: _within_sizes,
    }
)


@dataclass(slots=True)
class Verdict:
    """What the rules that apply do together with a message.

    ``folders`` are the targets of moves and copies as ids; nothing is delivered where ``deleted`` is "for good".
    ``sent`` are kinds ("forward", "attach", "redirect") with addresses; ``replies`` ids of messages to answer with.
    """

    move_to: Record | None = None
    copy_to: list[Record] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    importance: str = ""
    read: bool = False
    deleted: str = ""
    sent: list[tuple[str, list[str]]] = field(default_factory=list)
    replies: list[Record] = field(default_factory=list)


def verdict(rules: Iterable[Record]) -> Verdict:
    """Return what rules do together; of several moves the first one counts."""
    found = Verdict()
    for rule in rules:
        actions = rule.get(RuleType.actions)
        if actions is None:
            continue
        for row, value in actions.values.items():
            if value is not False:
                _ACTIONS[row](found, value)
    return found


def _move(found: Verdict, value: Any) -> None:
    found.move_to = found.move_to or value


def _importance(found: Verdict, value: Any) -> None:
    found.importance = value


def _read(found: Verdict, _: Any) -> None:
    found.read = True


def _delete(found: Verdict, _: Any) -> None:
    found.deleted = found.deleted or "softly"


def _delete_for_good(found: Verdict, _: Any) -> None:
    found.deleted = "for good"


_A: Final = RuleActionsType

_ACTIONS: Final[Mapping[Row[Any], Callable[[Verdict, Any], None]]] = MappingProxyType(
    {
        _A.assign_categories: lambda found, value: found.categories.extend(strings(value)),
        _A.copy_to_folder: lambda found, value: found.copy_to.append(value),
        _A.delete: _delete,
        _A.forward_as_attachment_to_recipients: lambda found, value: found.sent.append(("attach", addresses(value))),
        _A.forward_to_recipients: lambda found, value: found.sent.append(("forward", addresses(value))),
        _A.mark_importance: _importance,
        _A.mark_as_read: _read,
        _A.move_to_folder: _move,
        _A.permanent_delete: _delete_for_good,
        _A.redirect_to_recipients: lambda found, value: found.sent.append(("redirect", addresses(value))),
        _A.send_sms_alert_to_recipients: lambda *_: None,
        _A.server_reply_with_message: lambda found, value: found.replies.append(value),
        _A.stop_processing_rules: lambda *_: None,
    }
)
