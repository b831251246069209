"""The control port calls verbs, waits for what a test waits for, and says what to do when it is asked wrongly."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from fake_ews.http.serving import Serving
from tests.unit.fake_ews.http.conftest import Connect, Serve
from tests.unit.fake_ews.http.fronts import Front


class Control:
    """Four verbs over the journal of a front."""

    verbs = ("journal", "refuse", "break", "wait_for")
    waiting = ("wait_for",)

    def __init__(self, front: Front) -> None:
        self.front = front
        self.asked_to_wait = 0
        self.attended: list[str] = []

    @contextmanager
    def attending(self, verb: str) -> Iterator[None]:
        self.attended.append(verb)
        yield
        self.attended.remove(verb)

    def describe(self) -> tuple[dict[str, Any], dict[str, Any]]:
        body = {"content": {"application/json": {"schema": {"type": "object", "properties": {}}}}}
        return {verb: {"operationId": verb, "requestBody": body, "responses": {}} for verb in self.verbs}, {}

    def call(self, verb: str, arguments: dict[str, Any]) -> Any:
        if verb == "refuse":
            raise ConflictError("Stop the other one first.")
        if verb == "break":
            raise ZeroDivisionError
        if verb == "wait_for":
            with self.front.changed:
                self.asked_to_wait += 1
                self.front.changed.notify_all()
            if "boom" in self.front.journal:
                raise ConflictError("That can never come.")
            return {"satisfied": arguments["entry"] in self.front.journal, "seen": len(self.front.journal)}
        return {"entries": self.front.journal, "arguments": arguments}


class ConflictError(Exception):
    status = 409


@pytest.fixture
def control() -> Control:
    return Control(Front())


@pytest.fixture
def serving(serve: Serve, control: Control) -> Serving:
    return serve(control.front, control=control, control_port=0)


@pytest.fixture
def client(serving: Serving, connect: Connect) -> http.client.HTTPConnection:
    assert serving.control_port
    return connect(serving.control_port)


def ask(client: http.client.HTTPConnection, method: str, path: str, body: str = "") -> tuple[int, Any]:
    client.request(method, path, body)
    response = client.getresponse()
    assert response.headers["Content-Type"] == "application/json"
    return response.status, json.loads(response.read())


def test_healthz_says_ok(client: http.client.HTTPConnection) -> None:
    assert ask(client, "GET", "/healthz") == (200, {"status": "ok"})


def test_a_verb_is_called_with_its_arguments(client: http.client.HTTPConnection, control: Control) -> None:
    control.front.journal.append("a")
    answer = {"entries": ["a"], "arguments": {"after": 3}}
    assert ask(client, "POST", "/control/journal", '{"after": 3}') == (200, answer)


def test_no_body_means_no_arguments(client: http.client.HTTPConnection) -> None:
    assert ask(client, "POST", "/control/journal") == (200, {"entries": [], "arguments": {}})


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "words"),
    [
        ("POST", "/control/dance", "{}", 404, ["/control/dance", "POST /control/journal, POST /control/refuse"]),
        ("POST", "/control/journal", "{", 400, ["not JSON", "send an object"]),
        ("POST", "/control/journal", "[1]", 400, ["not an object", "send an object"]),
        ("POST", "/control/refuse", "{}", 409, ["Stop the other one first."]),
        ("POST", "/control/wait_for", '{"timeout_ms": "soon"}', 400, ["'soon'", "milliseconds"]),
        ("POST", "/control/break", "{}", 500, ["break", "ZeroDivisionError", "log"]),
        ("GET", "/control/journal", "", 405, ["takes POST, not GET"]),
        ("POST", "/healthz", "", 405, ["takes GET, not POST"]),
        ("GET", "/ca.pem", "", 404, ["plain HTTP"]),
        ("GET", "/nowhere", "", 404, ["GET /healthz", "POST /control/journal"]),
    ],
)
def test_what_is_asked_wrongly_is_answered_with_what_to_do(
    client: http.client.HTTPConnection, method: str, path: str, body: str, status: int, words: list[str]
) -> None:
    answered, answer = ask(client, method, path, body)
    assert answered == status
    for word in words:
        assert word in answer["error"]


def test_wait_for_answers_at_once_what_is_there_already(client: http.client.HTTPConnection, control: Control) -> None:
    control.front.journal.append("mail")
    answer = {"satisfied": True, "seen": 1}
    assert ask(client, "POST", "/control/wait_for", '{"entry": "mail", "timeout_ms": 0}') == (200, answer)


def test_wait_for_answers_when_the_entry_is_written(client: http.client.HTTPConnection, control: Control) -> None:
    client.request("POST", "/control/wait_for", '{"entry": "mail", "timeout_ms": 5000}')
    control.front.wait_until(lambda: control.asked_to_wait == 1)
    control.front.write("something else")
    control.front.wait_until(lambda: control.asked_to_wait == 2)
    control.front.write("mail")
    assert json.loads(client.getresponse().read()) == {"satisfied": True, "seen": 2}


def test_whoever_waits_is_attended_to_as_long_as_that_lasts(
    client: http.client.HTTPConnection, control: Control
) -> None:
    client.request("POST", "/control/wait_for", '{"entry": "mail", "timeout_ms": 5000}')
    control.front.wait_until(lambda: control.asked_to_wait == 1)
    assert control.attended == ["wait_for"]
    control.front.write("mail")
    client.getresponse().read()
    assert control.attended == []


def test_a_body_that_is_too_large_is_refused_as_json(serve: Serve, connect: Connect, control: Control) -> None:
    serving = serve(control.front, control=control, control_port=0, largest_request=10)
    assert serving.control_port
    status, answer = ask(connect(serving.control_port), "POST", "/control/journal", '{"after": 1234567890}')
    assert (status, answer["error"]) == (413, "The body of journal is too large; send it in parts.")


def test_what_is_described_is_what_is_answered(client: http.client.HTTPConnection) -> None:
    status, described = ask(client, "GET", "/openapi.json")
    assert status == 200
    verbs = {f"/control/{verb}" for verb in Control.verbs}
    assert set(described["paths"]) == {"/healthz", "/openapi.json", "/ca.pem", "/ca.der", "/ca.p12"} | verbs


def test_only_a_verb_that_waits_takes_a_timeout(client: http.client.HTTPConnection) -> None:
    _, described = ask(client, "GET", "/openapi.json")
    takes = {
        path
        for path, methods in described["paths"].items()
        if "post" in methods
        and "timeout_ms" in methods["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    }
    assert takes == {"/control/wait_for"}


def test_wait_for_says_so_when_its_time_is_over(client: http.client.HTTPConnection) -> None:
    answer = {"satisfied": False, "seen": 0}
    assert ask(client, "POST", "/control/wait_for", '{"entry": "mail", "timeout_ms": 1}') == (200, answer)


def test_wait_for_ends_when_what_it_waits_for_turns_out_wrong(
    client: http.client.HTTPConnection, control: Control
) -> None:
    client.request("POST", "/control/wait_for", '{"entry": "mail", "timeout_ms": 5000}')
    control.front.wait_until(lambda: control.asked_to_wait == 1)
    control.front.write("boom")
    response = client.getresponse()
    assert (response.status, json.loads(response.read())) == (409, {"error": "That can never come."})


def test_verbs_run_under_the_fronts_lock(client: http.client.HTTPConnection, control: Control) -> None:
    free: list[bool] = []

    def look() -> None:
        free.append(control.front.lock.acquire(blocking=False))

    def call(verb: str, arguments: dict[str, Any]) -> Any:
        other = threading.Thread(target=look)
        other.start()
        other.join()

    control.call = call  # type: ignore[method-assign]
    assert ask(client, "POST", "/control/journal") == (200, None)
    assert free == [False]
