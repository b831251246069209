"""The control handle as JSON over HTTP: ``GET /healthz`` and ``POST /control/<verb>``."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Protocol

from aiohttp import web

from fake_ews.http.front import Front
from fake_ews.http.listener import read_body
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Connection, Wait

_VERB_PREFIX = "/control/"

#: How long ``wait_for`` waits unless told otherwise; under the time after which clients give up.
_DEFAULT_TIMEOUT_MS = 10_000

_NEVER = datetime.max.replace(tzinfo=UTC)

_WANTED = "send an object of its arguments, or nothing"


class Control(Protocol):
    """The handle from outside: reset, seed, clock, faults, journal and whatever else has a verb.

    ``call`` never waits. ``wait_for`` answers a mapping whose ``satisfied`` says whether what was asked for is there;
    this package asks again until it is. What goes wrong is raised as any exception with an integer ``status``, whose
    text is a sentence that says what to do.
    """

    @property
    def verbs(self) -> Collection[str]:
        """What ``call`` knows."""
        ...

    def call(self, verb: str, arguments: dict[str, Any]) -> Any:
        """Do one thing and return what JSON can say."""
        ...


class ControlApp:
    """Answers the requests of the control port."""

    def __init__(self, front: Front, control: Control, waiting: Waiting) -> None:
        self._front = front
        self._control = control
        self._waiting = waiting

    async def __call__(self, request: web.BaseRequest, connection: Connection) -> web.StreamResponse:
        """Answer one request with JSON; errors are ``{"error": "a sentence"}``."""
        path = request.path
        if path == "/healthz":
            return _json(200, {"status": "ok"})
        if not path.startswith(_VERB_PREFIX):
            return _refusal(404, f"{path} is nothing here; GET /healthz, or POST {_VERB_PREFIX}<verb>.")
        if request.method != "POST":
            return _refusal(405, f"A verb takes POST with a JSON object as its body, not {request.method}.")
        return await self._call(path.removeprefix(_VERB_PREFIX), await read_body(request))

    async def _call(self, verb: str, body: bytes) -> web.StreamResponse:
        if verb not in self._control.verbs:
            known = ", ".join(sorted(self._control.verbs))
            return _refusal(404, f"There is no verb {verb!r}; the verbs are {known}.")
        try:
            arguments = json.loads(body or b"{}")
        except ValueError as error:
            return _refusal(400, f"The body of {verb} is not JSON ({error}); {_WANTED}.")
        if not isinstance(arguments, dict):
            return _refusal(400, f"The body of {verb} is JSON, but not an object; {_WANTED}.")
        try:
            return _json(200, await self._wait_for(arguments) if verb == "wait_for" else self._ask(verb, arguments))
        except Exception as error:
            status = getattr(error, "status", None)
            if not isinstance(status, int):
                raise
            return _refusal(status, str(error))

    def _ask(self, verb: str, arguments: dict[str, Any]) -> Any:
        with self._front.lock:
            return self._control.call(verb, arguments)

    async def _wait_for(self, arguments: dict[str, Any]) -> Any:
        """Ask again after each change until it is satisfied or ``timeout_ms`` is over; the last answer counts."""
        timeout_ms = arguments.pop("timeout_ms", _DEFAULT_TIMEOUT_MS)
        if isinstance(timeout_ms, bool) or not isinstance(timeout_ms, int | float) or timeout_ms < 0:
            raise _BadTimeoutError(f"timeout_ms is {timeout_ms!r}; give milliseconds of real time, 0 to ask once.")
        answers: list[Any] = []
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout_ms / 1000):
                await self._waiting.draw(self._asking(arguments, answers))
        return answers[-1]

    def _asking(self, arguments: dict[str, Any], answers: list[Any]) -> Iterator[Wait]:
        """Look like a stream: silent as long as the control is not satisfied."""
        while True:
            answers[:] = [self._ask("wait_for", arguments)]
            if answers[0]["satisfied"]:
                return
            yield Wait(_NEVER)


class _BadTimeoutError(ValueError):
    status = 400


def _json(status: int, value: Any) -> web.Response:
    return web.Response(status=status, body=json.dumps(value).encode(), content_type="application/json")


def _refusal(status: int, sentence: str) -> web.Response:
    return _json(status, {"error": sentence})
