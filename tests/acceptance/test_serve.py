"""``fake-ews serve`` as whoever measures or scripts it meets it: one line when ready, a clean end, clear refusals."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]

Serve = Callable[..., tuple["subprocess.Popen[str]", dict[str, Any]]]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "fake_ews", "serve", *arguments]


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as running:

        def start(*arguments: str) -> tuple[subprocess.Popen[str], dict[str, Any]]:
            process = running.enter_context(
                subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, text=True, cwd=ROOT)
            )
            running.callback(process.terminate)
            assert process.stdout
            return process, json.loads(process.stdout.readline())

        yield start


def get(url: str, ca: str | None = None, login: str = "") -> http.client.HTTPResponse:
    parts = urlsplit(url)
    assert parts.hostname
    if parts.scheme == "https":
        trusted = ssl.create_default_context(cafile=ca)
        client: http.client.HTTPConnection = http.client.HTTPSConnection(
            parts.hostname, parts.port, timeout=5, context=trusted
        )
    else:
        client = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    headers = {"Connection": "close"}
    if login:
        headers["Authorization"] = "Basic " + b64encode(login.encode()).decode()
    client.request("GET", parts.path, headers=headers)
    response = client.getresponse()
    response.read()
    client.close()
    return response


def test_one_line_says_where_it_is_and_everything_there_answers(serve: Serve) -> None:
    process, ready = serve(
        "--exchange", "2013_SP1", "--mailbox", "ann@corp.test:se:cret", "--mailbox", "bob@corp.test:x"
    )
    assert list(ready) == ["ews", "autodiscover", "control", "ca", "exchange", "build", "pid"]
    assert (ready["exchange"], ready["build"], ready["pid"]) == ("2013_SP1", "15.0.847.32", process.pid)
    assert ready["ews"].endswith("/EWS/Exchange.asmx")
    assert ready["autodiscover"].endswith("/autodiscover/autodiscover.xml")
    for login in ("ann@corp.test:se:cret", "CORP\\bob:x"):
        assert get(ready["ews"], ready["ca"], login).status == 200
    assert get(ready["ews"], ready["ca"]).status == 401
    assert get(ready["autodiscover"], ready["ca"]).status == 401
    with urllib.request.urlopen(ready["control"] + "/healthz", timeout=5) as health:
        assert json.load(health) == {"status": "ok"}
    process.terminate()
    assert process.wait(5) == 0
    assert not Path(ready["ca"]).parent.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_on_a_signal_even_with_a_client_connected(serve: Serve, number: signal.Signals) -> None:
    process, ready = serve("--no-tls")
    parts = urlsplit(ready["ews"])
    with socket.create_connection((parts.hostname, parts.port), timeout=5):
        os.kill(process.pid, number)
        assert process.wait(5) == 0
    assert process.stdout
    assert process.stdout.read() == ""


#: Sends a process the signal with the number-th thing that it does when it has said that it is ready, or soon after.
INTERRUPTED = """
import os, signal, sys, threading
from fake_ews.cli import main

for number in range(1, 6):
    later = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM))
    left = 0

    def count(frame, event, called):
        global left
        if event == "c_return" and called is print:
            left = number
            later.start()
        elif event == "c_call" and left:
            left -= 1
            if not left:
                signal.raise_signal(signal.SIGTERM)

    sys.setprofile(count)
    status = main(["serve", "--no-tls"])
    sys.setprofile(None)
    later.cancel()
    assert status == 0
"""


def test_it_stops_on_a_signal_that_comes_while_it_begins_to_wait() -> None:
    subprocess.run([sys.executable, "-c", INTERRUPTED], cwd=ROOT, stdout=subprocess.DEVNULL, timeout=30, check=True)


def test_its_certificate_authority_is_written_where_it_was_asked_for_in_the_form_of_the_ending(
    serve: Serve, tmp_path: Path
) -> None:
    pem, der, store = (tmp_path / name for name in ("ca.pem", "ca.crt", "ca.p12"))
    _, ready = serve("--ca-out", str(store), "--ca-out", str(pem), "--ca-out", str(der))
    assert ready["ca"] == str(pem)
    assert get(ready["ews"], ready["ca"]).status == 401
    assert der.read_bytes() == ssl.PEM_cert_to_DER_cert(pem.read_text())
    assert store.read_bytes().startswith(b"\x30\x82")


def test_its_authority_is_there_as_pem_too_when_another_form_was_asked_for(serve: Serve, tmp_path: Path) -> None:
    _, ready = serve("--ca-out", str(tmp_path / "ca.der"))
    assert get(ready["ews"], ready["ca"]).status == 401


def test_without_tls_there_is_no_certificate_authority(serve: Serve) -> None:
    _, ready = serve("--no-tls", "--auth", "ntlm")
    assert ready["ca"] is None
    answer = get(ready["ews"])
    assert answer.headers.get_all("WWW-Authenticate") == ["NTLM"]


def test_a_port_that_is_taken_exits_with_1(serve: Serve) -> None:
    _, ready = serve("--no-tls")
    arguments = command("--port", str(urlsplit(ready["ews"]).port))
    ended = subprocess.run(arguments, capture_output=True, text=True, cwd=ROOT, timeout=20, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "address already in use" in ended.stderr
