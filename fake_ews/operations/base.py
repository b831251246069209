"""What an operation is: its messages, its first version, and how parts of a request become response messages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, Final, NamedTuple

from fake_ews.causes import Cause
from fake_ews.codes import code_of
from fake_ews.errors import Failure
from fake_ews.mailbox.session import Session
from fake_ews.schema.attachments import ArrayOfAttachmentsType
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.folders import ArrayOfFoldersType
from fake_ews.schema.item import ArrayOfRealItemsType
from fake_ews.schema.messages import (
    ArrayOfResponseMessagesType,
    AttachmentInfoResponseMessageType,
    BaseResponseMessageType,
    FolderInfoResponseMessageType,
    ItemInfoResponseMessageType,
    ResponseMessageMessageXml,
    ResponseMessageType,
)
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import LAST
from fake_ews.schema.view import SchemaView
from fake_ews.throttling_policy import Kind
from fake_ews.traffic import Wait
from fake_ews.versions import E2007, Version

Values = Mapping[Any, Any]

_NO_ERROR: Final = "NoError"

#: What is likely to befall the parts behind it too: they are not tried any more.
_STOPPING: Final = frozenset(
    {
        *("ErrorAccessDenied", "ErrorAccountDisabled", "ErrorADUnavailable", "ErrorADOperation"),
        *("ErrorConnectionFailed", "ErrorMailboxStoreUnavailable", "ErrorMailboxMoveInProgress"),
        *("ErrorPasswordChangeRequired", "ErrorPasswordExpired", "ErrorQuotaExceeded", "ErrorInsufficientResources"),
        "ErrorBatchProcessingStopped",
    }
)
_STOPPED: Final = Cause(
    "What befell a part before this one would befall it too.", "documentation of ErrorBatchProcessingStopped"
)

_EMPTY_LISTS: Final = (
    (ItemInfoResponseMessageType.items, ArrayOfRealItemsType),
    (FolderInfoResponseMessageType.folders, ArrayOfFoldersType),
    (AttachmentInfoResponseMessageType.attachments, ArrayOfAttachmentsType),
)


class Answer(NamedTuple):
    """What one part of a request is answered with: rows of its response message, and a warning's code if it is one."""

    values: Values = MappingProxyType({})
    warning: str = ""
    type: type[ComplexType] | None = None


class Operation(ABC):
    """One operation. A subclass names its SOAP element by its class name, its messages, and its clause.

    ``since`` is the first version that has the operation: on a product that has it, a request that names an older
    version is answered with ErrorIncorrectSchemaVersion. ``prefixed`` says whether the elements of the reply have
    prefixes: those of response messages have, an element that is itself the answer has none.
    """

    request: ClassVar[type[ComplexType]]
    response: ClassVar[type[ComplexType]]
    since: ClassVar[Version] = E2007
    until: ClassVar[Version] = LAST
    clause: ClassVar[str] = ""
    #: What a request is to the limits of concurrency.
    kind: ClassVar[Kind] = "request"
    prefixed: ClassVar[bool] = True

    @classmethod
    def element(cls) -> str:
        """Return the name of the request's element."""
        return cls.request.elements[0]

    @classmethod
    def response_element(cls) -> str:
        """Return the name of the response's element."""
        return cls.response.elements[0]

    @abstractmethod
    def run(self, request: Record, session: Session) -> Record:
        """Answer a request that fits the schema; raises Fault for what is wrong with the request as a whole."""


class PerPart(Operation):
    """An operation whose response has one response message for each part of the request, in order.

    A failed part is a response message of class Error, which holds ``unanswered``, and harms no other part.
    ``message`` is the message's element where it is not called as the operation.
    """

    message: ClassVar[str] = ""
    unanswered: ClassVar[Values] = MappingProxyType({})

    @abstractmethod
    def parts(self, request: Record) -> Sequence[Any]:
        """Return the parts: items, folders, ids."""

    def meant(self, parts: Sequence[Any], session: Session) -> Sequence[Any]:
        """Return the parts that are answered, where one may stand for several."""
        return parts

    @abstractmethod
    def answer(self, part: Any, request: Record, session: Session) -> Answer | Record:
        """Answer one part, or give its whole response message where that is kept; raises Failure."""

    def run(self, request: Record, session: Session) -> Record:
        """Answer every part in order."""
        row, declared = response_message(session.view, self.message or f"{self.element()}ResponseMessage")
        messages = []
        for at, part in enumerate(self.meant(self.parts(request), session), 1):
            try:
                if session.refused and session.refused[-1].code in _STOPPING:
                    raise Failure("ErrorBatchProcessingStopped", cause=_STOPPED)
                session.around_part(at, False)
                answer = self.answer(part, request, session)
                session.around_part(at, True)
                message = answer if isinstance(answer, Record) else succeeded(answer.type or declared, answer)
            except Failure as failure:
                failure.answer = {**self.unanswered, **failure.answer}
                message = failed(declared, failure, session, at)
            messages.append(Member(row, message))
        array = Record(ArrayOfResponseMessagesType, {}, tuple(messages))
        return Record(self.response, {BaseResponseMessageType.response_messages: array})


class Single(PerPart):
    """An operation that is answered with exactly one response message."""

    def parts(self, request: Record) -> Sequence[Any]:
        """Return the request as its only part."""
        return (request,)


class Bare(Operation):
    """An operation whose response element is itself the response message; a failed one holds ``unanswered``."""

    prefixed = False
    unanswered: ClassVar[Values] = MappingProxyType({})

    @abstractmethod
    def answer(self, request: Record, session: Session) -> Answer:
        """Answer the request; raises Failure."""

    def run(self, request: Record, session: Session) -> Record:
        """Answer with one message that is the response."""
        try:
            session.around_part(1, False)
            answer = self.answer(request, session)
            session.around_part(1, True)
            return succeeded(self.response, answer)
        except Failure as failure:
            failure.answer = {**self.unanswered, **failure.answer}
            return failed(self.response, failure, session)


class BesideMessage(Operation):
    """An operation whose response has a ResponseMessage beside its result (availability and out-of-office)."""

    prefixed = False

    @abstractmethod
    def answer(self, request: Record, session: Session) -> Answer:
        """Answer the request; raises Failure."""

    def run(self, request: Record, session: Session) -> Record:
        """Answer with the result and what became of it."""
        row = self.response.row("ResponseMessage")
        try:
            session.around_part(1, False)
            answer = self.answer(request, session)
            session.around_part(1, True)
            return Record(self.response, {row: succeeded(ResponseMessageType, Answer()), **answer.values})
        except Failure as failure:
            return Record(self.response, {row: failed(ResponseMessageType, failure, session)})


class Streaming(Operation):
    """An operation whose answer is a series of envelopes for as long as the connection lives."""

    kind = "stream"

    @abstractmethod
    def stream(self, request: Record, session: Session) -> Iterator[Record | Wait]:
        """Give one response after another, and a Wait where there is nothing to say yet."""

    def run(self, request: Record, session: Session) -> Record:
        """Return the first response alone, for callers that cannot stream."""
        return next(part for part in self.stream(request, session) if isinstance(part, Record))


@lru_cache(maxsize=1024)
def response_message(view: SchemaView, element: str) -> tuple[Any, type[ComplexType]]:
    """Return the row of a response message as a version has it, and its type."""
    steps = view.plans[ArrayOfResponseMessagesType].steps[0]
    wanted = f"}}{element}"
    step = next(step for tag, step in steps.items() if tag.endswith(wanted))
    assert step.type is not None
    return step.row.canonical, step.type


def succeeded(declared: type[ComplexType], answer: Answer) -> Record:
    """Return a response message of class Success, or Warning where the answer is one."""
    values: dict[Any, Any] = dict(answer.values)
    if answer.warning:
        values[ResponseMessageType.message_text] = code_of(answer.warning).text
        values[ResponseMessageType.descriptive_link_key] = 0
    values[ResponseMessageType.response_class] = code_of(answer.warning).response_class if answer.warning else "Success"
    values[ResponseMessageType.response_code] = answer.warning or _NO_ERROR
    return Record(declared, values)


def failed(declared: type[ComplexType], failure: Failure, session: Session, part: int = 1) -> Record:
    """Return the response message of what failed; lists that other answers fill stand empty in it, as samples show.

    The session notes why; ``part`` counts the parts of the request from 1.
    """
    session.refused.append(failure.why(part))
    values: dict[Any, Any] = {row: Record(type) for row, type in _EMPTY_LISTS if issubclass(declared, row.owner)}
    values |= failure.answer
    code = code_of(failure.code)
    values[ResponseMessageType.response_class] = code.response_class
    values[ResponseMessageType.message_text] = failure.text or code.text
    values[ResponseMessageType.response_code] = failure.code
    values[ResponseMessageType.descriptive_link_key] = 0
    details = _details(failure)
    if details:
        values[ResponseMessageType.message_xml] = Record(ResponseMessageMessageXml, {}, foreign=details)
    return Record(declared, values)


def _details(failure: Failure) -> tuple[Any, ...]:
    """Return what stands in MessageXml: the path at fault, then named values; the writer gives them their form."""
    paths = (failure.path,) if failure.path is not None else ()
    return (*paths, *failure.values.items())
