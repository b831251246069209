"""The demo shows an Exchange and the integration to whoever types one command, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from harness.cli import main

ROOT: Final = Path(__file__).parents[3]
PROGRAM: Final = (sys.executable, "-m", "harness", "demo")


@pytest.fixture
def demo() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen((*PROGRAM, "--port", "0"), stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        yield process
        process.kill()


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        body: bytes = answer.read()
    return body.decode()


def test_it_says_what_to_open_and_ends_with_everything_that_it_started(demo: subprocess.Popen[str]) -> None:
    assert demo.stdout is not None
    said = ""
    while "Ctrl-C" not in said:
        line = demo.stdout.readline()
        assert line, said
        said += line
    pages, page = re.findall(r"http://127\.0\.0\.1:\d+/", said)
    assert "Connect an inbox" in read(pages)
    assert "<!doctype html>" in read(page).lower()
    assert "anna.berg@nordwind.test, password secret" in said
    assert re.search(r"https://127\.0\.0\.1:\d+/EWS/Exchange\.asmx", said)

    demo.send_signal(signal.SIGINT)
    assert demo.wait(30) == 0
    for url in (pages, page):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", int(url.rstrip("/").rpartition(":")[2])), timeout=5)


def test_enter_ends_it_too_which_tox_does_not_call_a_failure() -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen((*PROGRAM, "--port", "0"), stdin=theirs, stdout=subprocess.PIPE, text=True, cwd=ROOT) as demo:
        assert demo.stdout is not None
        while "Enter or Ctrl-C" not in (line := demo.stdout.readline()):
            assert line
        os.write(ours, b"\n")
        assert demo.wait(30) == 0
    os.close(ours)
    os.close(theirs)


def test_what_does_not_start_is_said_and_takes_the_other_along(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["demo", "--port", str(taken.getsockname()[1])]) == 1
    said = capsys.readouterr()
    assert (said.out, "address already in use" in said.err) == ("", True)


def test_a_company_that_makes_no_sense_is_refused_before_anything_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "company.yaml").write_text("mailboxes: [")
    assert main(["demo", "--seed-file", str(tmp_path / "company.yaml")]) == 2
    assert "company.yaml, line 1: This is not YAML" in capsys.readouterr().err
