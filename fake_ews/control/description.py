"""The verbs as operations of OpenAPI 3.1, made from the same methods that are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from fake_ews.control.arguments import arguments_of, explained, given_by
from fake_ews.control.json_schema import Schema, Schemas

_JSON: Final = "application/json"


def operations(verbs: Mapping[str, Callable[..., Any]]) -> tuple[dict[str, Schema], dict[str, Schema]]:
    """Return the operation of each verb, and the schemas of the records that they name."""
    schemas = Schemas()
    return {name: _operation(name, verb, schemas) for name, verb in verbs.items()}, schemas.components


def _operation(name: str, verb: Callable[..., Any], schemas: Schemas) -> Schema:
    summary, _, description = explained(verb).partition("\n\n")
    operation: Schema = {
        "operationId": name,
        "summary": " ".join(summary.split()),
        "tags": [verb.__module__.rpartition(".")[2]],
    }
    if description:
        operation["description"] = description
    arguments = arguments_of(verb)
    operation["requestBody"] = {
        "required": any(one.needed for one in arguments),
        "content": {_JSON: {"schema": schemas.object(arguments)}},
    }
    operation["responses"] = {
        "200": {"description": "Done.", "content": {_JSON: {"schema": schemas.of(given_by(verb))}}}
    }
    return operation
