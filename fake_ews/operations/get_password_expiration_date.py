"""GetPasswordExpirationDate: until when a password is good (MS-OXWSPED 3.1.4.1)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from fake_ews.errors import Failure
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import optional, required
from fake_ews.versions import E2010_SP2

#: What stands for a password that does not expire, and for no date at all.
_NEVER: Final = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
_NO_DATE: Final = datetime(1, 1, 1, tzinfo=UTC)


class GetPasswordExpirationDateType(
    BaseRequestType, namespace="m", element="GetPasswordExpirationDate", since=E2010_SP2
):
    mailbox_smtp_address = optional("MailboxSmtpAddress", xs.string)


class GetPasswordExpirationDateResponseMessageType(
    ResponseMessageType, namespace="m", element="GetPasswordExpirationDateResponse", since=E2010_SP2
):
    password_expiration_date = required("PasswordExpirationDate", xs.dateTime)


class GetPasswordExpirationDate(Bare):
    """Tells when the password of the caller, or of a mailbox open to them, expires. MS-OXWSPED 3.1.4.1."""

    request = GetPasswordExpirationDateType
    response = GetPasswordExpirationDateResponseMessageType
    since = E2010_SP2
    clause = "MS-OXWSPED 3.1.4.1"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the moment; raises Failure for somebody else's mailbox, or none."""
        row = GetPasswordExpirationDateResponseMessageType.password_expiration_date
        address = request.get(GetPasswordExpirationDateType.mailbox_smtp_address)
        try:
            mailbox = session.mailbox(address) if address else session.own
            if not session.may_open(mailbox):
                raise Failure("ErrorAccessDenied")
        except Failure as failure:
            failure.answer[row] = _NO_DATE
            raise
        days = session.premises.settings.password_days
        if not days or mailbox.password_set is None:
            return Answer({row: _NEVER})
        return Answer({row: mailbox.password_set + timedelta(days=days)})
