"""The three ways in which a request fails: refused by HTTP, as a SOAP fault, or in the response message of one item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Final

from fake_ews.causes import Cause, Level, Why, raised
from fake_ews.codes import code_of
from fake_ews.traffic import Headers

_UNSAID: Final = Cause()
_SCHEMA: Final = "the schema (types.xsd and messages.xsd) of the version that the request names"


class EwsError(Exception):
    """What all three have in common: where in the reply they stand, and what made the program refuse."""

    level: ClassVar[Level]
    cause: Cause = _UNSAID

    def why(self, part: int = 0) -> Why:
        """Return what was refused and its cause, with the places that the error has come through until now."""
        return Why(self.level, self._code, self._said, part, raised(self, self.cause))

    @property
    def _code(self) -> str:
        raise NotImplementedError

    @property
    def _said(self) -> str:
        return str(self)


class Refusal(EwsError):
    """An HTTP status with no SOAP body: wrong credentials, wrong path, wrong method."""

    level = "HTTP"

    def __init__(
        self, status: int, headers: Headers | None = None, body: bytes = b"", *, cause: Cause = _UNSAID
    ) -> None:
        super().__init__(f"HTTP {status}")
        self.status, self.headers, self.body, self.cause = status, headers or Headers(), body, cause

    @property
    def _code(self) -> str:
        return str(self.status)


class _Coded(EwsError):
    """A response code with its text, and values for the MessageXml that goes with it.

    Raises ValueError for a code that Exchange does not tell at this level; a plan may do what Exchange never does.
    """

    def __init__(
        self, code: str, text: str = "", values: Mapping[str, str] | None = None, *, cause: Cause = _UNSAID
    ) -> None:
        if self.level not in code_of(code).levels and not cause.plan:
            raise ValueError(f"fake_ews.codes has no {code} that is told as a {self.level}")
        super().__init__(text or code)
        self.code, self.text, self.values, self.cause = code, text, dict(values or {}), cause

    @property
    def _code(self) -> str:
        return self.code

    @property
    def _said(self) -> str:
        return self.text or code_of(self.code).text


class Fault(_Coded):
    """A SOAP fault, HTTP 500: the request as a whole is at fault (SOAP 1.1, section 4.4).

    ``reason`` is the faultstring where it says more than the message in the detail.
    """

    level = "fault"

    def __init__(
        self,
        code: str,
        text: str = "",
        values: Mapping[str, str] | None = None,
        reason: str = "",
        *,
        cause: Cause = _UNSAID,
    ) -> None:
        super().__init__(code, text, values, cause=cause)
        self.reason = reason


class SchemaViolation(Fault):
    """The request is not valid for the schema version that it names; ``violation`` is .NET's sentence for it.

    ``line`` and ``column`` are those of the offending element in the request as sent, counted from 1; ``row`` is its
    name.
    """

    def __init__(self, violation: str, line: int = 0, column: int = 0, row: str = "") -> None:
        super().__init__(
            "ErrorSchemaValidation",
            "The request failed schema validation.",
            {"LineNumber": str(line), "LinePosition": str(column), "Violation": violation},
            f"The request failed schema validation: {violation}",
            cause=Cause(violation, _SCHEMA, row),
        )
        self.violation, self.line, self.column = violation, line, column


class Failure(_Coded):
    """The failure of one item, folder, attachment or subscription; the other parts of the request go on.

    ``answer`` holds rows that the response message carries although it failed (``Items`` must stand empty, say).
    """

    level = "response message"

    def __init__(
        self,
        code: str,
        text: str = "",
        values: Mapping[str, str] | None = None,
        answer: Mapping[Any, Any] | None = None,
        path: Any = None,
        *,
        cause: Cause = _UNSAID,
    ) -> None:
        super().__init__(code, text, values, cause=cause)
        self.answer = dict(answer or {})
        self.path = path
        if path is not None and not cause.row:
            self.cause = replace(cause, row="/".join(str(said) for said in path.values.values()))
