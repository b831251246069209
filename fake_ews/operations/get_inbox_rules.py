"""GetInboxRules: the rules by which a mailbox sorts what arrives (MS-OXWSRULES 3.1.4.1)."""

from __future__ import annotations

from typing import Any

from fake_ews.mailbox.rules.changes import owner
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.enumeration import value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional
from fake_ews.schema.rules import ArrayOfRulesType, RuleType
from fake_ews.versions import E2010, E2010_SP1


class GetInboxRulesRequestType(
    BaseRequestType, namespace="m", element=value("GetInboxRules", since=E2010_SP1), since=E2010
):
    mailbox_smtp_address = optional("MailboxSmtpAddress", xs.string)


class GetInboxRulesResponseType(ResponseMessageType, namespace="m", element="GetInboxRulesResponse", since=E2010_SP1):
    outlook_rule_blob_exists = optional("OutlookRuleBlobExists", xs.boolean)
    inbox_rules = optional("InboxRules", "ArrayOfRulesType")


class GetInboxRules(Bare):
    """Shows rules in the order of their priorities. MS-OXWSRULES 3.1.4.1."""

    request = GetInboxRulesRequestType
    response = GetInboxRulesResponseType
    since = E2010_SP1
    clause = "MS-OXWSRULES 3.1.4.1"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the rules; raises Failure for a mailbox that is not open to the caller."""
        mailbox = owner(session, request.get(GetInboxRulesRequestType.mailbox_smtp_address))
        rules = tuple(sorted(mailbox.rules, key=lambda rule: rule[RuleType.priority]))
        values: dict[Any, Any] = {GetInboxRulesResponseType.outlook_rule_blob_exists: False}
        if rules:
            values[GetInboxRulesResponseType.inbox_rules] = Record(ArrayOfRulesType, {ArrayOfRulesType.rule: rules})
        return Answer(values)
