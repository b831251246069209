"""exchangelib against ``fake-ews serve``, an Exchange as a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exchangelib import BASIC, NTLM, Message

from tests.compat.conftest import ANN, BOB, PASSWORD
from tests.compat.exchangelib_client.conftest import OpenMailbox

ROOT = Path(__file__).parents[3]


@pytest.fixture(params=["2010_SP2", "2013_SP1", "2019"])
def process(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Any]]:
    """Start the process; hand it over with what it said in its first line."""
    options = ("--exchange", request.param, "--port", "0", "--control-port", "0", "--ca-out", str(tmp_path / "ca.pem"))
    mailboxes = ("--mailbox", f"{ANN}:{PASSWORD}", "--mailbox", f"{BOB}:{PASSWORD}")
    command = (sys.executable, "-m", "fake_ews", "serve", *options, *mailboxes)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        assert running.stdout
        yield running, json.loads(running.stdout.readline())
        running.kill()


@pytest.mark.parametrize("auth_type", [BASIC, NTLM])
def test_mail_goes_from_one_to_the_other_and_the_process_ends_when_it_is_told(
    process: tuple[subprocess.Popen[str], dict[str, Any]], open_mailbox: OpenMailbox, tmp_path: Path, auth_type: str
) -> None:
    running, ready = process
    assert ready["ca"] == str(tmp_path / "ca.pem")
    with urllib.request.urlopen(f"{ready['control']}/healthz", timeout=5) as health:
        assert health.status == 200
    ann = open_mailbox(ready["ews"], ANN, auth_type=auth_type, ca=ready["ca"])
    bob = open_mailbox(ready["ews"], BOB, auth_type=auth_type, ca=ready["ca"])
    Message(account=ann, folder=ann.sent, subject="Over there", to_recipients=[BOB]).send_and_save()
    assert [one.subject for one in bob.inbox.all()] == ["Over there"]
    assert [one.subject for one in ann.sent.all()] == ["Over there"]
    running.send_signal(signal.SIGTERM)
    assert running.wait(10) == 0
    assert running.stderr
    assert running.stderr.read() == ""
