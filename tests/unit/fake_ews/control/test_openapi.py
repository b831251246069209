"""The description of the control port is valid OpenAPI, and every route keeps to it, whatever it is asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from fake_ews.control import Control, ControlError
from fake_ews.http.control_routes import document
from fake_ews.organisation import Organisation
from fake_ews.testing import FakeExchange

ANN = "ann@example.test"
DESCRIBED: dict[str, Any] = document(Control(Organisation()))
VERBS = tuple(Control(Organisation()).verbs)


def body_of(verb: str) -> Any:
    return DESCRIBED["paths"][f"/control/{verb}"]["post"]["requestBody"]["content"]["application/json"]["schema"]


def answer_of(verb: str, status: str = "200") -> Any:
    return DESCRIBED["paths"][f"/control/{verb}"]["post"]["responses"][status]["content"]["application/json"]["schema"]


def fits(schema: Any, value: Any) -> bool:
    """Whether a value is as the schema says, whose references are the document's."""
    return bool(Draft202012Validator({**schema, "components": DESCRIBED["components"]}).is_valid(value))


def values(schema: Any) -> st.SearchStrategy[Any]:
    """Yield what the schema allows; addresses and folders often enough that verbs get something to do."""
    if "$ref" in schema:
        return st.deferred(lambda: values(DESCRIBED["components"]["schemas"][schema["$ref"].rpartition("/")[2]]))
    if "anyOf" in schema:
        return st.one_of(*map(values, schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "object":
            needed = {name: values(schema["properties"][name]) for name in schema.get("required", ())}
            rest = {name: values(one) for name, one in schema["properties"].items() if name not in needed}
            return st.fixed_dictionaries(needed, optional=rest)
        case "array":
            return st.lists(values(schema["items"]), max_size=2)
        case "integer":
            return st.integers(-5, 100)
        case "number":
            return st.floats(0, 100)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
    if schema.get("format") == "date-time":
        return st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1)).map(datetime.isoformat)
    if schema.get("contentEncoding") == "base64":
        return st.sampled_from(["", "SGVsbG8=", "RnJvbTogYUBiLmMNCg0KSGk="])
    return st.sampled_from(["", ANN, "eve@example.test", "carl@outside.test", "inbox", "secret", "x"]) | st.text()


@pytest.fixture(scope="module")
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes={ANN: "secret"}, control_port=0) as running:
        yield running


def test_the_description_is_valid() -> None:
    assert [str(error) for error in OpenAPIV31SpecValidator(DESCRIBED).iter_errors()] == []


def test_the_port_hands_out_the_description_of_its_own_verbs(exchange: FakeExchange) -> None:
    answer = requests.get(f"{exchange.control_url}/openapi.json", timeout=5)
    assert answer.json() == json.loads(json.dumps(DESCRIBED))
    assert set(answer.json()["paths"]) >= {f"/control/{verb}" for verb in exchange.control.verbs}


@pytest.mark.parametrize("path", sorted(path for path, methods in DESCRIBED["paths"].items() if "get" in methods))
def test_what_is_only_read_is_there_in_the_form_that_is_described(exchange: FakeExchange, path: str) -> None:
    answer = requests.get(f"{exchange.control_url}{path}", timeout=5)
    (form,) = DESCRIBED["paths"][path]["get"]["responses"]["200"]["content"]
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, form)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_a_route_that_refuses_what_it_does_not_know(exchange: FakeExchange, verb: str) -> None:
    answer = requests.post(f"{exchange.control_url}/control/{verb}", json={"surely not": 1}, timeout=5)
    assert answer.status_code == 400
    assert f"{verb} takes no 'surely not'" in answer.json()["error"]
    assert fits(answer_of(verb, "default"), answer.json())
    assert not fits(body_of(verb), {"surely not": 1})


@pytest.mark.parametrize("verb", VERBS)
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_verb_takes_what_is_described_and_answers_as_described(verb: str, data: st.DataObject) -> None:
    control = Control(Organisation())
    control.call("seed", {"mailboxes": [{"address": ANN, "password": "secret"}]})
    schema = body_of(verb)
    schema = {**schema, "properties": {k: v for k, v in schema["properties"].items() if k != "timeout_ms"}}
    status, answer = said(control, verb, data.draw(values(schema)))
    if status == 200:
        assert fits(answer_of(verb), answer)
    else:  # well formed, but nothing that can be done: there is no such mailbox, say
        assert status in (400, 404, 409)
        assert answer.endswith(".")


def said(control: Control, verb: str, arguments: Any) -> tuple[int, Any]:
    """Return what the port would answer: anything but a refusal is a mistake of the program, and ends the test."""
    try:
        return 200, json.loads(json.dumps(control.call(verb, arguments)))
    except ControlError as refused:
        return refused.status, str(refused)
