"""Operations on the delegates of a mailbox: one answer that holds a message for each delegate."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from fake_ews.errors import Failure
from fake_ews.mailbox.people.delegates import principal
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare, failed, succeeded
from fake_ews.schema.delegates import (
    ArrayOfDelegateUserResponseMessageType,
    BaseDelegateResponseMessageType,
    BaseDelegateType,
    DelegateUserResponseMessageType,
)
from fake_ews.schema.record import Record


class PerDelegate(Bare):
    """An operation whose response has a message for each delegate that the request names, in order."""

    prefixed = True  # documented samples of AddDelegate and GetDelegate

    @abstractmethod
    def delegates(self, request: Record, mailbox: Mailbox) -> Sequence[Any]:
        """Return the delegates that the request is about."""

    @abstractmethod
    def one(self, delegate: Any, request: Record, session: Session, mailbox: Mailbox) -> Record | None:
        """Deal with one delegate and return what is shown of them; raises Failure."""

    def rest(self, request: Record, session: Session, mailbox: Mailbox) -> dict[Any, Any]:
        """Do and return what concerns all delegates together."""
        return {}

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer for each delegate; raises Failure for a mailbox that is not open to the caller."""
        mailbox = principal(session, request[BaseDelegateType.mailbox])
        delegates = enumerate(self.delegates(request, mailbox), 1)
        told = tuple(self._message(at, one, request, session, mailbox) for at, one in delegates)
        values: dict[Any, Any] = {}
        if told:
            row = ArrayOfDelegateUserResponseMessageType.delegate_user_response_message_type
            array = Record(ArrayOfDelegateUserResponseMessageType, {row: told})
            values[BaseDelegateResponseMessageType.response_messages] = array
        return Answer(values | self.rest(request, session, mailbox))

    def _message(self, at: int, delegate: Any, request: Record, session: Session, mailbox: Mailbox) -> Record:
        try:
            shown = self.one(delegate, request, session, mailbox)
        except Failure as failure:
            return failed(DelegateUserResponseMessageType, failure, session, at)
        values = {} if shown is None else {DelegateUserResponseMessageType.delegate_user: shown}
        return succeeded(DelegateUserResponseMessageType, Answer(values))
