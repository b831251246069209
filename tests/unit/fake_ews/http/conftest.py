"""Serves a test's front on a free port and connects clients to it; both are closed at the end of the test."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from fake_ews.http.serving import Serving
from tests.unit.fake_ews.http.fronts import Front

Serve = Callable[..., Serving]
Connect = Callable[[int], http.client.HTTPConnection]
Get = Callable[[int], http.client.HTTPResponse]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Start serving a front; everything started is stopped at the end of the test."""
    with ExitStack() as running:

        def start(front: Front, **settings: Any) -> Serving:
            serving = Serving(front, **settings)
            serving.start()
            running.callback(serving.stop)
            return serving

        yield start


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Make a client's connection to a port of this machine."""
    with ExitStack() as open_connections:

        def make(port: int) -> http.client.HTTPConnection:
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            open_connections.callback(client.close)
            return client

        yield make


@pytest.fixture
def get(connect: Connect) -> Iterator[Get]:
    """Ask on a connection of its own, and return the answer as soon as its header is there."""
    with ExitStack() as open_answers:

        def ask(port: int) -> http.client.HTTPResponse:
            client = connect(port)
            client.request("GET", "/")
            answer = client.getresponse()
            open_answers.callback(answer.close)
            return answer

        yield ask
