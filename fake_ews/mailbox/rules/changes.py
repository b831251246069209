"""Changing inbox rules: all operations of a request, or none and a list of what is wrong (MS-OXWSRULES 3.1.4.2)."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import folder_id
from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.rules.inbox_rules import addresses
from fake_ews.mailbox.session import Session
from fake_ews.schema.identifiers import ItemIdType, TargetFolderIdType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row
from fake_ews.schema.rules import (
    ArrayOfRuleOperationErrorsType,
    ArrayOfRuleValidationErrorsType,
    CreateRuleOperationType,
    DeleteRuleOperationType,
    RuleActionsType,
    RuleOperationErrorType,
    RulePredicateDateRangeType,
    RulePredicateSizeRangeType,
    RulePredicatesType,
    RuleType,
    RuleValidationErrorType,
    SetRuleOperationType,
)


class _Invalid(Exception):
    """What is wrong with one field of a rule."""

    def __init__(self, field: str, code: str, message: str, value: str = "") -> None:
        super().__init__(message)
        self.field, self.code, self.message, self.value = field, code, message, value


def owner(session: Session, address: str | None) -> Mailbox:
    """Return the mailbox whose rules a request is about; raises Failure for one that is not open to the caller."""
    mailbox = session.mailbox(address) if address else session.own
    if not session.may_open(mailbox):
        raise Failure("ErrorAccessDenied")
    return mailbox


def change(session: Session, mailbox: Mailbox, operations: Record, errors_in: Row[Any]) -> None:
    """Carry the operations out in order; raises Failure, with the errors under ``errors_in``, where one is wrong."""
    trial, number = list(mailbox.rules), mailbox.rules_made
    wrong: list[Record] = []
    for index, operation in enumerate(operations):
        try:
            number = _carry_out(session, trial, operation, number)
        except _Invalid as error:
            wrong.append(_shown(index, error))
    if wrong:
        array = Record(
            ArrayOfRuleOperationErrorsType, {ArrayOfRuleOperationErrorsType.rule_operation_error: tuple(wrong)}
        )
        raise Failure("ErrorInboxRulesValidationError", answer={errors_in: array})
    mailbox.rules, mailbox.rules_made = trial, number


def _carry_out(session: Session, rules: list[Record], operation: Record, number: int) -> int:
    if operation.type is DeleteRuleOperationType:
        del rules[_position(rules, operation[DeleteRuleOperationType.rule_id])]
        return number
    creating = operation.type is CreateRuleOperationType
    rule = operation[CreateRuleOperationType.rule if creating else SetRuleOperationType.rule]
    id = rule.get(RuleType.rule_id)
    if creating and id:
        raise _Invalid("RuleId", "CreateWithRuleId", "A new rule cannot have a rule id.", id)
    at = len(rules) if creating else _position(rules, id or "")
    _check(session, rule)
    if creating:
        number += 1
        id = base64.b64encode(struct.pack("<II", 1, number)).decode()
    rules[at : at + 1] = [_kept(session, rule, id)]
    return number


def _kept(session: Session, rule: Record, id: str | None) -> Record:
    """Return a rule as the server keeps it: folders by their ids, and no list of predicates that is empty."""
    actions = rule[RuleType.actions]
    folders = {row: _by_id(session, actions[row]) for row in _FOLDERS if row in actions}
    lists = {row: rule.get(row) for row in (RuleType.conditions, RuleType.exceptions)}
    return rule.with_values(
        {
            RuleType.rule_id: id,
            RuleType.is_in_error: None,
            RuleType.is_not_supported: None,
            RuleType.actions: actions.with_values(folders),
            **{row: held if held is not None and held.values else None for row, held in lists.items()},
        }
    )


def _by_id(session: Session, target: Record) -> Record:
    return Record(TargetFolderIdType, {TargetFolderIdType.folder_id: folder_id(*target_folder(session, target))})


def _position(rules: list[Record], id: str) -> int:
    found = next((n for n, rule in enumerate(rules) if rule[RuleType.rule_id] == id), None)
    if found is None:
        raise _Invalid("RuleId", "RuleNotFound", "The rule was not found.", id)
    return found


def _check(session: Session, rule: Record) -> None:
    if not rule[RuleType.display_name]:
        raise _Invalid("DisplayName", "EmptyValueFound", "The name of a rule cannot be empty.")
    if rule[RuleType.priority] < 0:
        raise _Invalid("Priority", "InvalidValue", "A priority cannot be negative.", str(rule[RuleType.priority]))
    if rule.get(RuleType.is_not_supported):
        raise _Invalid("IsNotSupported", "UnsupportedRule", _UNSUPPORTED)
    actions = rule.get(RuleType.actions)
    if actions is None or not actions.values:
        raise _Invalid("Actions", "MissingAction", "A rule needs an action.")
    for row, value in actions.values.items():
        check = _ACTIONS.get(row)
        if check is not None:
            check(session, row, value)
    for prefix, held in (("Condition", rule.get(RuleType.conditions)), ("Exception", rule.get(RuleType.exceptions))):
        for row, value in held.values.items() if held is not None else ():
            _check_predicate(f"{prefix}:{row.element}", row, value)


_FOLDERS: Final = (RuleActionsType.copy_to_folder, RuleActionsType.move_to_folder)
_UNSUPPORTED: Final = "The operation on this unsupported rule is not allowed."


def _check_folder(session: Session, row: Row[Any], value: Record) -> None:
    try:
        target_folder(session, value)
    except Failure as failure:
        code = "InvalidFolderId" if failure.code == "ErrorInvalidIdMalformed" else "FolderDoesNotExist"
        raise _Invalid(f"Action:{row.element}", code, "The folder does not exist.") from None


def _check_recipients(session: Session, row: Row[Any], value: Record) -> None:
    held = addresses(value)
    if not held:
        raise _Invalid(f"Action:{row.element}", "EmptyValueFound", "There is no recipient.")
    for address in held:
        if "@" not in address:
            raise _Invalid(f"Action:{row.element}", "InvalidAddress", "The address is invalid.", address)


def _refuse(session: Session, row: Row[Any], value: Any) -> None:
    raise _Invalid(f"Action:{row.element}", "UnsupportedRule", _UNSUPPORTED)


def _check_reply(session: Session, row: Row[Any], value: Record) -> None:
    if not value.get(ItemIdType.id):
        raise _Invalid(f"Action:{row.element}", "InvalidValue", "Id must be non-empty.")


_ACTIONS: Final[Mapping[Row[Any], Callable[[Session, Row[Any], Any], None]]] = MappingProxyType(
    {
        RuleActionsType.copy_to_folder: _check_folder,
        RuleActionsType.move_to_folder: _check_folder,
        RuleActionsType.forward_to_recipients: _check_recipients,
        RuleActionsType.forward_as_attachment_to_recipients: _check_recipients,
        RuleActionsType.redirect_to_recipients: _check_recipients,
        RuleActionsType.send_sms_alert_to_recipients: _refuse,
        RuleActionsType.server_reply_with_message: _check_reply,
    }
)


def _check_predicate(field: str, row: Row[Any], value: Any) -> None:
    if row is RulePredicatesType.within_date_range:
        start = value.get(RulePredicateDateRangeType.start_date_time)
        end = value.get(RulePredicateDateRangeType.end_date_time)
        if start is None and end is None:
            raise _Invalid(field, "MissingRangeValue", "The range has neither start nor end.")
        if start is not None and end is not None and end < start:
            raise _Invalid(field, "InvalidDateRange", "The range ends before it starts.")
    elif row is RulePredicatesType.within_size_range:
        least = value.get(RulePredicateSizeRangeType.minimum_size)
        most = value.get(RulePredicateSizeRangeType.maximum_size)
        if least is None and most is None:
            raise _Invalid(field, "MissingRangeValue", "The range has neither minimum nor maximum.")
        if any(one is not None and one < 0 for one in (least, most)):
            raise _Invalid(field, "SizeLessThanZero", "A size cannot be less than zero.")
        if least is not None and most is not None and most < least:
            raise _Invalid(field, "InvalidSizeRange", "The maximum is less than the minimum.")
    elif isinstance(value, Record) and not any(_members(value)):
        raise _Invalid(field, "EmptyValueFound", "The list is empty.")


def _members(value: Record) -> Iterator[Any]:
    for held in value.values.values():
        yield from held if isinstance(held, tuple) else (held,)


def _shown(index: int, error: _Invalid) -> Record:
    told: dict[Any, Any] = {
        RuleValidationErrorType.field_uri: error.field,
        RuleValidationErrorType.error_code: error.code,
        RuleValidationErrorType.error_message: error.message,
        RuleValidationErrorType.field_value: error.value,
    }
    array = Record(
        ArrayOfRuleValidationErrorsType,
        {ArrayOfRuleValidationErrorsType.error: (Record(RuleValidationErrorType, told),)},
    )
    values = {RuleOperationErrorType.operation_index: index, RuleOperationErrorType.validation_errors: array}
    return Record(RuleOperationErrorType, values)
