"""UpdateInboxRules: makes, changes and deletes inbox rules (MS-OXWSRULES 3.1.4.2)."""

from __future__ import annotations

from fake_ews.mailbox.rules.changes import change, owner
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.enumeration import value
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2010, E2010_SP1


class UpdateInboxRulesRequestType(
    BaseRequestType, namespace="m", element=value("UpdateInboxRules", since=E2010_SP1), since=E2010
):
    mailbox_smtp_address = optional("MailboxSmtpAddress", xs.string)
    remove_outlook_rule_blob = optional("RemoveOutlookRuleBlob", xs.boolean)
    operations = required("Operations", "ArrayOfRuleOperationsType")


class UpdateInboxRulesResponseType(
    ResponseMessageType, namespace="m", element="UpdateInboxRulesResponse", since=E2010_SP1
):
    rule_operation_errors = optional("RuleOperationErrors", "ArrayOfRuleOperationErrorsType")


class UpdateInboxRules(Bare):
    """Carries out all operations, or none and says what is wrong with which. MS-OXWSRULES 3.1.4.2."""

    request = UpdateInboxRulesRequestType
    response = UpdateInboxRulesResponseType
    since = E2010_SP1
    clause = "MS-OXWSRULES 3.1.4.2"

    def answer(self, request: Record, session: Session) -> Answer:
        """Change the rules; raises Failure ErrorInboxRulesValidationError."""
        mailbox = owner(session, request.get(UpdateInboxRulesRequestType.mailbox_smtp_address))
        operations = request[UpdateInboxRulesRequestType.operations]
        change(session, mailbox, operations, UpdateInboxRulesResponseType.rule_operation_errors)
        return Answer()
