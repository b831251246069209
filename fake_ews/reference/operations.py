"""The page of operations: which there are, and what the products have beside them."""

from __future__ import annotations

from collections.abc import Iterable
from inspect import getdoc
from typing import Any

from fake_ews.dispatch import UNKNOWN_OPERATION, standard
from fake_ews.operations.base import Operation
from fake_ews.profile import Dated, Profile
from fake_ews.reference.markdown import code, mark, page, section, table
from fake_ews.reference.versions import PROFILES, PROGRAM, since, until
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.messages import BaseRequestType
from fake_ews.schema.service_description import OPERATIONS


def operations_page() -> str:
    """Return what stands on the page."""
    there = standard().operations
    return page(
        "Operations",
        PROGRAM,
        "What clients can ask for. A product without an operation answers as if its element meant nothing; a request "
        "that names a version older than the operation is answered with `ErrorIncorrectSchemaVersion`.",
        table(
            ("operation", "clause", "since", *PROFILES, "what it does"),
            (_operation_row(there[element]) for element in sorted(there)),
        ),
        section(
            "Left out",
            f"The products have these too. Here they are answered with {code(UNKNOWN_OPERATION)}, like an element that "
            "the product does not know. Those that are described stand in `Services.wsdl`; of the others only the "
            "schema tells, as on real servers.",
            table(
                ("element", "since", "until", *PROFILES, "described"),
                (_left_out_row(element, found) for element, found in _left_out()),
            ),
        ),
    )


def sentence(operation: Operation) -> str:
    """Return what the operation does: the first sentence of its docstring."""
    first, _, _ = (getdoc(type(operation)) or "").replace("\n", " ").partition(". ")
    return f"{first.removesuffix('.')}."


def _operation_row(operation: Operation) -> tuple[str, ...]:
    dated: tuple[Dated | type[Any], ...] = (operation, operation.request)
    return (
        code(operation.element()),
        operation.clause,
        since(max(dated, key=lambda thing: thing.since)),
        *_products(dated),
        sentence(operation),
    )


def _left_out_row(element: str, found: type[ComplexType]) -> tuple[str, ...]:
    described = any(row.request_element == element for row in OPERATIONS)
    return (code(element), since(found), until(found), *_products((found,)), mark(described))


def _products(things: Iterable[Dated | type[Any]]) -> tuple[str, ...]:
    """Return a mark for each product that knows them all."""
    wanted = tuple(things)
    return tuple(mark(_knows(profile, wanted)) for profile in PROFILES.values())


def _knows(profile: Profile, things: tuple[Dated | type[Any], ...]) -> bool:
    return all(profile.knows(thing) for thing in things)


def _left_out() -> list[tuple[str, type[ComplexType]]]:
    """Return the requests of the table that no operation answers, by their element."""
    dispatch = standard()
    responses = {element for _, element in dispatch.table.elements if element.endswith("Response")}
    return sorted(
        (element, declared)
        for (namespace, element), declared in dispatch.table.elements.items()
        if namespace == "m" and element not in dispatch.operations
        # The availability service's requests have no common base, but GetUserAvailabilityRequest has its Response.
        if issubclass(declared, BaseRequestType) or f"{element.removesuffix('Request')}Response" in responses
    )
