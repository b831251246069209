"""The control handle works over its port and from a seed file, too."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from fake_ews.cli import main
from fake_ews.testing import FakeExchange

ANN, CARL = "ann@example.test", "carl@outside.test"


@pytest.fixture
def exchange() -> Iterator[FakeExchange]:
    with FakeExchange(mailboxes={ANN: "secret"}, control_port=0) as running:
        yield running


def ask(exchange: FakeExchange, verb: str, **arguments: Any) -> tuple[int, Any]:
    answer = requests.post(f"{exchange.control_url}/control/{verb}", json=arguments, timeout=10)
    return answer.status_code, answer.json()


def test_what_a_verb_does_and_refuses_is_said_as_json(exchange: FakeExchange) -> None:
    assert ask(exchange, "seed", mailboxes=[{"address": ANN, "messages": [{"subject": "Hi"}]}]) == (200, None)
    status, items = ask(exchange, "items", mailbox=ANN)
    assert (status, [item["subject"] for item in items]) == (200, ["Hi"])
    assert ask(exchange, "items", mailbox="eve@example.test") == (
        404,
        {"error": "There is no mailbox 'eve@example.test'; there are ann@example.test."},
    )


def test_mail_that_is_due_arrives_by_itself_and_wakes_whoever_waits(exchange: FakeExchange) -> None:
    mail = {"from": CARL, "to": [ANN], "subject": "Soon", "after_seconds": 0.05}
    assert ask(exchange, "outside_send", **mail)[0] == 200

    status, answer = ask(exchange, "wait_for", mailbox=ANN, change="NewMailEvent", timeout_ms=10_000)
    assert (status, answer["satisfied"]) == (200, True)
    assert [line["subject"] for line in answer["entries"]] == ["Soon"]


def test_an_answer_wakes_whoever_waits_for_it(exchange: FakeExchange) -> None:
    def client() -> None:
        # Only when somebody waits: what has been answered before would be found without any waiting.
        with exchange.organisation.lock:
            waited_for = bool(exchange.organisation.recorder.listeners)
        if waited_for:
            requests.get(exchange.ews_url, verify=str(exchange.ca_path), timeout=5)
        else:
            threading.Timer(0.01, client).start()

    client()
    status, answer = ask(exchange, "wait_for_exchange", status=401, timeout_ms=10_000)
    assert (status, answer["satisfied"], len(answer["exchanges"])) == (200, True, 1)
    assert exchange.organisation.recorder.listeners == []


def test_a_seed_file_that_makes_no_sense_is_refused_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "seed.json"
    file.write_text(json.dumps({"mailboxes": [{"address": "eve@example.test"}]}))

    assert main(["serve", "--seed-file", str(file)]) == 2
    assert "There is no mailbox eve@example.test; give a 'password' to make it." in capsys.readouterr().err
