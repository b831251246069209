"""A file in operations holds exactly one operation, and has the name of its SOAP element."""

from __future__ import annotations

import re
from inspect import getmembers, isabstract, isclass
from types import ModuleType
from typing import Any, Final

import pytest

from fake_ews.dispatch import operation_modules
from fake_ews.operations.base import Operation

#: The schema calls the requests of the availability service GetUserAvailabilityRequest and so on.
SUFFIX: Final = "Request"
BETWEEN_WORDS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake_case(element: str) -> str:
    return BETWEEN_WORDS.sub("_", element).lower()


def offence(module: ModuleType) -> str:
    name = module.__name__.rpartition(".")[2]
    found = [
        thing
        for _, thing in getmembers(module, isclass)
        if issubclass(thing, Operation) and not isabstract(thing) and thing.__module__ == module.__name__
    ]
    if len(found) != 1:
        return f"{name}.py holds {len(found)} operations"
    element = found[0].element().removesuffix(SUFFIX)
    return "" if snake_case(element) == name else f"{name}.py holds {element}, so its name is {snake_case(element)}.py"


def test_a_file_holds_one_operation_and_has_its_name() -> None:
    modules = operation_modules()

    assert modules
    assert [found for module in modules if (found := offence(module))] == []


@pytest.mark.parametrize(
    ("element", "name"),
    [("GetItem", "get_item"), ("ExpandDL", "expand_dl"), ("GetUMPrompt", "get_um_prompt"), ("Subscribe", "subscribe")],
)
def test_names_follow_the_element(element: str, name: str) -> None:
    assert snake_case(element) == name


def planted(file: str, *elements: str) -> ModuleType:
    """Make a module of operations with these SOAP elements."""
    module = ModuleType(f"fake_ews.operations.{file}")
    for element in elements:
        body: dict[str, Any] = {
            "__module__": module.__name__,
            "element": classmethod(lambda _, element=element: element),
            "run": lambda *_: None,
        }
        setattr(module, element, type(element, (Operation,), body))
    return module


@pytest.mark.parametrize(
    "module",
    [planted("get_item"), planted("get_item", "GetItem", "FindItem"), planted("find_item", "GetItem")],
    ids=["none", "two", "another name"],
)
def test_a_file_that_breaks_the_rule_is_found(module: ModuleType) -> None:
    assert offence(module)


def test_a_file_that_keeps_the_rule_is_left_alone() -> None:
    assert offence(planted("get_item", "GetItem")) == ""
    assert offence(planted("get_user_availability", "GetUserAvailabilityRequest")) == ""
