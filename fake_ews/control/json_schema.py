"""Annotations as JSON Schema (2020-12, which OpenAPI 3.1 speaks): what ``json_values`` reads and writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from fake_ews.control.arguments import Argument, explained, fields_of
from fake_ews.control.json_values import plain

Schema = dict[str, Any]

_PLAIN: Final[Mapping[Any, Mapping[str, Any]]] = MappingProxyType(
    {
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        bool: {"type": "boolean"},
        datetime: {"type": "string", "format": "date-time"},
        bytes: {"type": "string", "contentEncoding": "base64"},
        dict: {"type": "object"},
        NoneType: {"type": "null"},
        Any: {},
    }
)


class Schemas:
    """Writes schemas, and gathers every record that they name in ``components``."""

    def __init__(self) -> None:
        self.components: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:
        """Return the schema of an annotation."""
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is Literal:
            return {"enum": list(inner)}
        if origin in (tuple, list):
            return {"type": "array", "items": self.of(inner[0])}
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [one.name for one in hint]}
        if isinstance(hint, type) and is_dataclass(hint):
            return self._named(hint)
        return dict(_PLAIN[origin or hint])

    def object(self, arguments: tuple[Argument, ...], description: str = "") -> Schema:
        """Return the schema of an object with these arguments and no others."""
        written: Schema = {"type": "object", "additionalProperties": False}
        if description:
            written["description"] = description
        if needed := [one.name for one in arguments if one.needed]:
            written["required"] = needed
        written["properties"] = {one.name: self._property(one) for one in arguments}
        return written

    def _property(self, argument: Argument) -> Schema:
        schema = self.of(argument.hint)
        return schema if argument.needed else schema | {"default": plain(argument.default)}

    def _named(self, record: Any) -> Schema:
        name = record.__name__
        if name not in self.components:
            self.components[name] = {}  # in its place before it is written: a record may name itself
            self.components[name] = self.object(fields_of(record), explained(record))
        return {"$ref": f"#/components/schemas/{name}"}
