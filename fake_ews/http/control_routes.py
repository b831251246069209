"""What the control port answers, route by route: the table by which it is routed, and described in OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any, Final, Protocol

from fake_ews.http.ca_files import FORMS, TRUSTSTORE_PASSWORD, Form
from fake_ews.values import dataclass

VERB_PREFIX: Final = "/control/"

#: How long a verb that waits is waited for unless told otherwise; under the time after which clients give up.
DEFAULT_TIMEOUT_MS: Final = 10_000

#: What each form of the authority is sent as.
MEDIA_TYPES: Final[Mapping[Form, str]] = MappingProxyType(
    {"pem": "application/x-pem-file", "der": "application/pkix-cert", "p12": "application/x-pkcs12"}
)

_JSON: Final = "application/json"
_ERROR: Final = "#/components/schemas/Error"


class Control(Protocol):
    """The handle from outside: reset, seed, clock, faults, journal and whatever else has a verb.

    ``call`` never waits. What goes wrong is raised as any exception with an integer ``status``, whose text is a
    sentence that says what to do. The verbs in ``waiting`` answer a mapping whose ``satisfied`` says whether what was
    asked for is there; this package asks again until it is, whenever the front says that something has changed.
    """

    @property
    def verbs(self) -> Iterable[str]:
        """What ``call`` knows."""
        ...

    @property
    def waiting(self) -> Iterable[str]:
        """Which of them can be waited for."""
        ...

    def call(self, verb: str, arguments: dict[str, Any]) -> Any:
        """Do one thing and return what JSON can say."""
        ...

    def attending(self, verb: str) -> AbstractContextManager[None]:
        """Hear of everything that the verb waits for, as long as this is entered."""
        ...

    def describe(self) -> tuple[Mapping[str, Mapping[str, Any]], Mapping[str, Mapping[str, Any]]]:
        """Return each verb as an operation of OpenAPI 3.1, and the schemas that they name by reference."""
        ...


@dataclass(frozen=True, slots=True)
class Route:
    """One thing that can be asked: ``name`` is a verb or one of the port's own, ``operation`` says it in OpenAPI."""

    method: str
    path: str
    name: str
    operation: Mapping[str, Any]


def routes(control: Control) -> tuple[Route, ...]:
    """Return everything that the control port of this handle answers."""
    described, _ = control.describe()
    waiting = frozenset(control.waiting)
    verbs = (_verb(name, described[name], waits=name in waiting) for name in control.verbs)
    return (
        _own("/healthz", "healthz", "Say that it runs.", _json("It runs.", {"type": "object"})),
        _own("/openapi.json", "openapi", "Return this description.", _json("The description.", {"type": "object"})),
        *(_authority(form) for form in FORMS),
        *verbs,
    )


def document(control: Control) -> dict[str, Any]:
    """Return the description of the control port (OpenAPI 3.1)."""
    _, schemas = control.describe()
    paths: dict[str, dict[str, Any]] = {}
    for route in routes(control):
        paths.setdefault(route.path, {})[route.method.lower()] = route.operation
    error = {
        "type": "object",
        "description": "What went wrong, and what to do.",
        "required": ["error"],
        "properties": {"error": {"type": "string"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The control handle of fake_ews",
            "version": "1",
            "description": "What can be done to an emulated Exchange from outside, and seen of it.",
        },
        "paths": paths,
        "components": {"schemas": {"Error": error, **schemas}},
    }


def _verb(name: str, described: Mapping[str, Any], *, waits: bool) -> Route:
    operation = {**described, "responses": {**described["responses"], "default": _json("Refused.", {"$ref": _ERROR})}}
    if waits:
        body = described["requestBody"]["content"][_JSON]["schema"]
        timeout = {
            "type": "number",
            "minimum": 0,
            "default": DEFAULT_TIMEOUT_MS,
            "description": "Milliseconds of real time to wait at most; 0 asks once.",
        }
        schema = {**body, "properties": {**body["properties"], "timeout_ms": timeout}}
        operation["requestBody"] = {**described["requestBody"], "content": {_JSON: {"schema": schema}}}
    return Route("POST", VERB_PREFIX + name, name, operation)


def _own(path: str, name: str, summary: str, answer: Mapping[str, Any]) -> Route:
    operation = {
        "operationId": name,
        "summary": summary,
        "tags": ["port"],
        "responses": {"200": answer, "default": _json("Refused.", {"$ref": _ERROR})},
    }
    return Route("GET", path, name, operation)


def _authority(form: Form) -> Route:
    summary = f"Return the certificate authority that clients must trust, as {form.upper()}."
    if form == "p12":
        summary = f"{summary[:-1]} (a truststore, whose password is {TRUSTSTORE_PASSWORD})."
    answer = {"description": "The certificate.", "content": {MEDIA_TYPES[form]: {}}}
    return _own(f"/ca.{form}", f"ca_{form}", summary, answer)


def _json(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {_JSON: {"schema": schema}}}
