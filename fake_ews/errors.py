"""The three ways in which a request fails: refused by HTTP, as a SOAP fault, or in the response message of one item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fake_ews.traffic import Headers


class EwsError(Exception):
    """What all three have in common."""


class Refusal(EwsError):
    """An HTTP status with no SOAP body: wrong credentials, wrong path, wrong method."""

    def __init__(self, status: int, headers: Headers | None = None, body: bytes = b"") -> None:
        super().__init__(f"HTTP {status}")
        self.status, self.headers, self.body = status, headers or Headers(), body


class _Coded(EwsError):
    """A response code with its text, and values for the MessageXml that goes with it."""

    def __init__(self, code: str, text: str = "", values: Mapping[str, str] | None = None) -> None:
        super().__init__(text or code)
        self.code, self.text, self.values = code, text, dict(values or {})


class Fault(_Coded):
    """A SOAP fault, HTTP 500: the request as a whole is at fault (SOAP 1.1, section 4.4).

    ``reason`` is the faultstring where it says more than the message in the detail.
    """

    def __init__(self, code: str, text: str = "", values: Mapping[str, str] | None = None, reason: str = "") -> None:
        super().__init__(code, text, values)
        self.reason = reason


class SchemaViolation(Fault):
    """The request is not valid for the schema version that it names; ``violation`` is .NET's sentence for it.

    ``line`` and ``column`` are those of the offending element in the request as sent, counted from 1.
    """

    def __init__(self, violation: str, line: int = 0, column: int = 0) -> None:
        super().__init__(
            "ErrorSchemaValidation",
            "The request failed schema validation.",
            {"LineNumber": str(line), "LinePosition": str(column), "Violation": violation},
            f"The request failed schema validation: {violation}",
        )
        self.violation, self.line, self.column = violation, line, column


class Failure(_Coded):
    """The failure of one item, folder, attachment or subscription; the other parts of the request go on.

    ``answer`` holds rows that the response message carries although it failed (``Items`` must stand empty, say).
    """

    def __init__(
        self,
        code: str,
        text: str = "",
        values: Mapping[str, str] | None = None,
        answer: Mapping[Any, Any] | None = None,
        path: Any = None,
    ) -> None:
        super().__init__(code, text, values)
        self.answer = dict(answer or {})
        self.path = path
