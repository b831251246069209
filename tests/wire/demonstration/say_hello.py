"""SayHello: an operation that Exchange does not have, whole in one file."""

from __future__ import annotations

from fake_ews.mailbox.session import Session
from fake_ews.operations.base import Answer, Bare
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import attribute, required
from fake_ews.versions import E2013


class SayHelloType(BaseRequestType, namespace="m", element="SayHello", since=E2013):
    name = required("Name", xs.string)
    loudly = attribute("Loudly", xs.boolean)


class SayHelloResponseType(ResponseMessageType, namespace="m", element="SayHelloResponse", since=E2013):
    greeting = required("Greeting", xs.string)


class SayHello(Bare):
    """Greets whoever is named."""

    request = SayHelloType
    response = SayHelloResponseType
    since = E2013
    clause = "none: a demonstration"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with a greeting."""
        greeting = f"Hello {request[SayHelloType.name]}, says {session.own.name}"
        return Answer(
            {SayHelloResponseType.greeting: greeting.upper() if request.get(SayHelloType.loudly) else greeting}
        )
