"""exchange-integration as its operators meet it: started, asked, ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from integration.vault import Vault

PROGRAM = (sys.executable, "-m", "integration")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "EXCHANGE_INTEGRATION_DATABASE": f"sqlite:///{tmp_path / 'state.db'}",
        "EXCHANGE_INTEGRATION_ENCRYPTION_KEY": Vault.new_key(),
    }


def run(*words: str, environment: dict[str, str], said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run((*PROGRAM, *words), env=environment, input=said, capture_output=True, text=True, timeout=60)


def test_serve_says_where_answers_and_ends_cleanly(environment: dict[str, str]) -> None:
    with subprocess.Popen(
        (*PROGRAM, "serve", "--port", "0"), env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        assert ready["pid"] == process.pid
        with urllib.request.urlopen(ready["url"] + "healthz", timeout=20) as answer:
            assert json.load(answer) == {"status": "ok"}
        with urllib.request.urlopen(ready["url"] + "?language=de", timeout=20) as answer:
            assert "Postfach verbinden" in answer.read().decode()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_a_worker_ends_cleanly(environment: dict[str, str]) -> None:
    with subprocess.Popen((*PROGRAM, "worker"), env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["pid"] == process.pid
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_status_of_an_empty_installation(environment: dict[str, str]) -> None:
    done = run("status", environment=environment)
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"accounts": [], "next_due": None, "idle": True}


def test_check_says_why_not_and_stores_nothing(environment: dict[str, str], tmp_path: Path) -> None:
    words = ("check", "anna@firm.onmicrosoft.com", "--password-file", "-", "--language", "de")
    done = run(*words, environment=environment, said="secret\n")
    assert done.returncode == 1
    assert "Office-365-Integration" in done.stdout
    assert not (tmp_path / "state.db").exists()


def test_without_a_key_nothing_starts(environment: dict[str, str]) -> None:
    del environment["EXCHANGE_INTEGRATION_ENCRYPTION_KEY"]
    done = run("status", environment=environment)
    assert done.returncode == 2
    assert "new-key" in done.stderr


def test_a_new_key_is_one(environment: dict[str, str]) -> None:
    key = run("new-key", environment=environment).stdout.strip()
    assert Vault(key).open(Vault(key).seal("secret")) == "secret"
