"""ApplyConversationAction: does something with whole conversations (MS-OXWSCONV 3.1.4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from fake_ews.mailbox.conversations.actions import apply
from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, PerPart
from fake_ews.schema.conversations import NonEmptyArrayOfApplyConversationActionType
from fake_ews.schema.messages import BaseRequestType, BaseResponseMessageType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import required
from fake_ews.versions import E2010_SP1, E2013


class ApplyConversationActionType(BaseRequestType, namespace="m", element="ApplyConversationAction", since=E2010_SP1):
    conversation_actions = required("ConversationActions", "NonEmptyArrayOfApplyConversationActionType")


class ApplyConversationActionResponseType(
    BaseResponseMessageType, namespace="m", element="ApplyConversationActionResponse", since=E2010_SP1
):
    pass


class ApplyConversationActionResponseMessageType(ResponseMessageType, namespace="m", since=E2013):
    pass


class ApplyConversationAction(PerPart):
    """Deletes, moves, copies, marks or categorizes conversations, once or always. MS-OXWSCONV 3.1.4.1."""

    request = ApplyConversationActionType
    response = ApplyConversationActionResponseType
    since = E2010_SP1
    clause = "MS-OXWSCONV 3.1.4.1"

    def parts(self, request: Record) -> Sequence[Record]:
        """Return the actions."""
        actions = request[ApplyConversationActionType.conversation_actions]
        return tuple(actions[NonEmptyArrayOfApplyConversationActionType.conversation_action])

    def answer(self, part: Record, request: Record, session: Session) -> Answer:
        """Carry one action out; raises Failure."""
        apply(session, part)
        return Answer()
