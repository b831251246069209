"""ews-javascript-api, a port of Microsoft's Managed API to JavaScript, as a second client that we did not write.

It runs in a process of node that reads orders and writes answers (``client.mjs``); ``npm ci`` in this folder installs
what that needs.
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from fake_ews.testing import FakeExchange
from tests.compat.conftest import PASSWORD

HERE = Path(__file__).parent

#: Product, the version that the client names, how it logs in.
DEPLOYMENTS = (
    ("2010_SP2", "Exchange2010_SP2", "ntlm"),
    ("2010_SP3", "Exchange2010_SP2", "basic"),
    ("2013", "Exchange2013", "ntlm"),
    ("2013_SP1", "Exchange2013_SP1", "basic"),
    ("2016", "Exchange2016", "ntlm"),
    ("2019", "V2017_07_11", "basic"),
)

#: Longer than anything here takes; a wait that ends by it is a failure.
PATIENCE = 30


class Refused(Exception):
    """What the library threw, by the name of its error code."""


class Node:
    """The process: one order at a time, from any mailbox; events wait by the name of the mailbox."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.events: defaultdict[str, queue.Queue[list[str]]] = defaultdict(queue.Queue)
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self._process = process
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def ask(self, order: dict[str, Any]) -> Any:
        """Give an order and return what comes of it; raises Refused."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        answer = self._answers.get(timeout=PATIENCE)
        if "error" in answer:
            raise Refused(f"{answer['code']}: {answer['error']}\n{answer.get('stack', '')}")
        return answer["result"]

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._reader.join()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            answer = json.loads(line)
            if "event" in answer:
                self.events[answer["user"]].put(answer["event"])
            else:
                self._answers.put(answer)


@dataclass(frozen=True)
class JavaScriptMailbox:
    """A mailbox that is ordered about: ``mailbox("send", subject=...)``."""

    node: Node
    address: str
    login: dict[str, str]

    def __call__(self, verb: str, **order: Any) -> Any:
        """Give an order and return what comes of it; raises Refused."""
        return self.node.ask({"verb": verb, "login": self.login, **order})

    def event(self) -> list[str]:
        """Return the next event of the stream, as soon as it comes."""
        return self.node.events[self.login["user"]].get(timeout=PATIENCE)


@dataclass
class Deployment:
    """An Exchange, a process of node that trusts it, and the version and the way to log in that are used there."""

    exchange: FakeExchange
    node: Node
    version: str
    auth: str
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def person(self, name: str) -> JavaScriptMailbox:
        """Open a new person's mailbox, ``name`` and a number."""
        address = f"{name}{next(self._numbers)}@example.test"
        self.exchange.organisation.add_mailbox(address, PASSWORD)
        return self.mailbox(address)

    def mailbox(self, address: str, *, auth: str = "", password: str = PASSWORD) -> JavaScriptMailbox:
        """Open a mailbox that there is."""
        login = {"url": self.exchange.ews_url, "version": self.version, "auth": auth or self.auth}
        return JavaScriptMailbox(self.node, address, {**login, "user": address, "password": password})


class World(NamedTuple):
    """Two people of an organisation, whom no other test knows."""

    exchange: FakeExchange
    ann: JavaScriptMailbox
    bob: JavaScriptMailbox


@contextmanager
def node_trusting(ca: Path | None) -> Iterator[Node]:
    """Run the process; skips where node or the library is missing."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("ews-javascript-api needs node, which is not installed")
    if not (HERE / "node_modules").is_dir():
        pytest.skip(f"ews-javascript-api is not installed: run npm ci in {HERE}")
    with subprocess.Popen(
        [node, "client.mjs"],
        cwd=HERE,
        env={**os.environ, "NODE_EXTRA_CA_CERTS": str(ca), "NO_PROXY": "*"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        running = Node(process)
        yield running
        running.stop()


@pytest.fixture(params=DEPLOYMENTS, ids="-".join, scope="module")
def deployment(request: pytest.FixtureRequest) -> Iterator[Deployment]:
    """Start an Exchange and the process, which takes as long as ten tests, for all tests of a module."""
    product, version, auth = request.param
    with FakeExchange(exchange=product) as exchange, node_trusting(exchange.ca_path) as node:
        yield Deployment(exchange, node, version, auth)


@pytest.fixture
def world(deployment: Deployment) -> World:
    """Open the mailboxes of two new people."""
    return World(deployment.exchange, deployment.person("ann"), deployment.person("bob"))
