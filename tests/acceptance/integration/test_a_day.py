"""A day of a firm, by `fake-ews serve`, `exchange-integration serve`, and verbs typed beside them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from integration.vault import Vault
from tests.unit.integration.command_line.typing_verbs import CommandLine

ANNA, BOB, EVA = "anna@firm.test", "bob@client.test", "eva@client.test"

#: What `fake-ews serve` says of itself when it is ready.
Exchange = dict[str, Any]

SEQUENCE = """
name = "Welcome"
[[step]]
subject = "Welcome"
text = "Hello {{contact.first_name}}"
[[step]]
kind = "TASK"
title = "Call"
"""

LINK = """
slug = "anna/call"
user = "anna@firm.test"
title = "Call"
durations = [15]
"""


def started(stack: ExitStack, module: str, *words: str) -> Exchange:
    """Start a program, which ends with the stack, and return what it says when it is ready."""
    process = stack.enter_context(
        subprocess.Popen((sys.executable, "-m", module, "serve", *words), stdout=subprocess.PIPE, text=True)
    )
    stack.callback(process.terminate)
    assert process.stdout is not None
    ready: Exchange = json.loads(process.stdout.readline())
    return ready


@pytest.fixture
def exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Exchange]:
    """Both programs, and the environment of whoever types verbs; what the first one says of itself."""
    with ExitStack() as stack:
        mailboxes = ("--mailbox", f"{ANNA}:secret-1", "--mailbox", "ben@firm.test:secret-2")
        ca = tmp_path / "ca.pem"
        found = started(stack, "fake_ews", "--exchange", "2016", *mailboxes, "--ca-out", str(ca))
        settings = {
            "DATABASE": f"sqlite:///{tmp_path / 'state.db'}",
            "ENCRYPTION_KEY": Vault.new_key(),
            "CA_FILE": str(ca),
            "ADDRESS_POLICY": "any",
        }
        for name, value in settings.items():
            monkeypatch.setenv(f"EXCHANGE_INTEGRATION_{name}", value)
        started(stack, "integration", "--port", "0")
        (tmp_path / "password").write_text("secret-1\n")
        yield found


def outside(exchange: Exchange, verb: str, **words: Any) -> Any:
    """Be somebody outside the firm, by the emulator's control port."""
    request = urllib.request.Request(f"{exchange['control']}/control/{verb}", json.dumps(words).encode())
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def connecting(do: CommandLine, exchange: Exchange, folder: Path) -> None:
    """The IT team looks, an administrator enters the server, and Anna connects with address and password."""
    url, password = ("--url", exchange["ews"]), ("--password-file", folder / "password")
    assert "The mailbox can be connected." in do("check", ANNA, *url, *password)
    do("domains", "set", "firm.test", *url)
    (folder / "wrong").write_text("guessed")
    assert "did not accept" in do.refused("inboxes", "connect", ANNA, "--password-file", folder / "wrong")
    assert do.json("inboxes", "connect", ANNA, *password)["state"] == "connected"
    do("calendars", "connect", ANNA, *password)
    do("inboxes", "signature", ANNA, "--text", "Anna, Firm Ltd.")


def writing(do: CommandLine, exchange: Exchange) -> None:
    """She writes to Bob by a template; it arrives, and his answer is on the timeline."""
    do("contacts", "add", BOB, "--name", "Bob Miller")
    template = do.json(
        "templates", "save", "--name", "Offer", "--subject", "Our offer", "--text", "Dear {{contact.first_name}}"
    )
    mail = do.json("mails", "send", ANNA, BOB, "--template", template["id"])
    assert do.json("mails", "show", mail["key"], "--wait", 60)["state"] in ("sent", "done")
    (arrived,) = outside(exchange, "outside_inbox", address=BOB)
    assert arrived["subject"] == "Our offer"
    assert "Dear Bob" in arrived["text"]
    assert "Firm Ltd." in arrived["text"]
    outside(exchange, "outside_reply", address=BOB, text="We take it.")
    entries = do.json("contacts", "timeline", BOB, "--wait", 90)
    (reply,) = [entry for entry in entries if entry["direction"] == "INCOMING_EMAIL"]
    assert reply["reply_text"].strip() == "We take it."


def what_waits_and_what_is_not_logged(do: CommandLine) -> None:
    """A mail for tomorrow waits, and nothing of a person on the never-log list is logged."""
    later = do.json("mails", "send", ANNA, BOB, "--subject", "Tomorrow", "--text", "Hi", "--at", "1d")
    assert do.json("mails", "show", later["key"])["state"] == "intended"
    do("never-log", "add", "lawyer@client.test")
    do("mails", "send", ANNA, "lawyer@client.test", "--subject", "In confidence", "--text", "Hi")
    assert "lawyer@client.test" not in do("contacts", "list")


def a_sequence(do: CommandLine, folder: Path) -> None:
    """Eva is enrolled: the first mail leaves, the task waits for Anna."""
    (folder / "welcome.toml").write_text(SEQUENCE)
    sequence = do.json("sequences", "create", folder / "welcome.toml")
    do("contacts", "add", EVA, "--name", "Eva")
    (enrolment,) = do.json("enrolments", "add", sequence["id"], ANNA, EVA)
    assert "already" in do.refused_json("enrolments", "add", sequence["id"], ANNA, EVA)[0]["en"]
    do("enrolments", "end", enrolment["id"])


def a_booking(do: CommandLine, folder: Path) -> None:
    """A visitor books, and the time is gone from the offer."""
    (folder / "call.toml").write_text(LINK)
    do("links", "save", folder / "call.toml")
    first, *_ = do.json("links", "offer", "anna/call")
    assert not do.json("links", "book", "anna/call", first, "Bob", BOB)["offline"]
    assert first not in do.json("links", "offer", "anna/call")


def the_evening(do: CommandLine, folder: Path) -> None:
    """In the evening: how it stands, what was done, a backup; and Bob wishes to be forgotten."""
    do("limits", "set", "--per-day", 200)
    standing = do.json_of("status")
    assert {(one["kind"], one["standing"]) for one in standing["accounts"]} == {("inbox", "good"), ("calendar", "good")}
    deeds = [entry["deed"] for entry in do.json("audit", "--since", "1h")]
    assert {"inbox.connected", "mail.sent", "template.saved", "contact.enrolled", "limits.set"} <= set(deeds)
    do("backup", folder / "evening.gz")
    do("forget", BOB)
    assert BOB in do.refused("contacts", "timeline", BOB)
    assert do.json("audit", "--about", BOB) == []


def restoring(do: CommandLine, folder: Path) -> None:
    """Whatever happens at night, the backup is the day."""
    do("restore", folder / "evening.gz")
    assert len(do.json("contacts", "timeline", BOB)) >= 2


def test_a_day_by_verbs_alone(
    exchange: Exchange, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    do = CommandLine(capsys)
    connecting(do, exchange, tmp_path)
    writing(do, exchange)
    what_waits_and_what_is_not_logged(do)
    a_sequence(do, tmp_path)
    a_booking(do, tmp_path)
    the_evening(do, tmp_path)
    monkeypatch.setenv("EXCHANGE_INTEGRATION_DATABASE", f"sqlite:///{tmp_path / 'restored.db'}")
    restoring(do, tmp_path)


def test_help_names_every_noun() -> None:
    said = subprocess.run(
        (sys.executable, "-m", "integration", "--help"), env=os.environ, capture_output=True, text=True
    )
    assert said.returncode == 0
    for noun in ("inboxes", "mails", "sequences", "audit", "backup", "domains"):
        assert noun in said.stdout
