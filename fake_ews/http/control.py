"""The control port: JSON over HTTP to the control handle, the certificate authority, a description, and the page."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Final

from aiohttp import web

from fake_ews.http.ca_files import FORMS, Form, ca_as
from fake_ews.http.control_routes import DEFAULT_TIMEOUT_MS, MEDIA_TYPES, Control, Route, document, routes
from fake_ews.http.front import Front
from fake_ews.http.page import Page, is_from_elsewhere
from fake_ews.http.patience import read_body
from fake_ews.http.waiting import Waiting
from fake_ews.traffic import Connection, Wait

_LOG: Final = logging.getLogger(__name__)

_NEVER: Final = datetime.max.replace(tzinfo=UTC)

_WANTED: Final = "send an object of its arguments, or nothing"


class ControlApp:
    """Answers the requests of the control port. ``ca_pem`` is the authority that it hands out, empty without TLS."""

    def __init__(self, front: Front, control: Control, waiting: Waiting, ca_pem: str = "") -> None:
        self._front = front
        self._control = control
        self._waiting = waiting
        self._ca_pem = ca_pem
        self._page = Page(front, self._ask)

    @cached_property
    def _routes(self) -> dict[str, Route]:
        # Made for whoever asks first: working out what each verb takes is as long as the rest of a start.
        return {route.path: route for route in routes(self._control)}

    async def __call__(self, request: web.BaseRequest, connection: Connection) -> web.StreamResponse:
        """Answer with JSON, unless it is for the authority or the page; errors are ``{"error": "a sentence"}``."""
        route = self._routes.get(request.path)
        if route is None:
            return await _or_refusal(request.path, self._show(request))
        if request.method != route.method:
            answer = _refusal(405, f"{route.path} takes {route.method}, not {request.method}.")
            answer.headers["Allow"] = route.method
            return answer
        if route.method == "GET":
            return self._own(route)
        if is_from_elsewhere(request):
            return _refusal(403, "A page of another site asks for this; open the page of this port, or use a program.")
        try:
            body = await read_body(request)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(413, f"The body of {route.name} is too large; send it in parts.")
        return await self._call(route.name, body)

    def _own(self, route: Route) -> web.Response:
        if route.name == "healthz":
            return _json(200, {"status": "ok"})
        if route.name == "openapi":
            return _json(200, document(self._control))
        if not self._ca_pem:
            return _refusal(404, "There is no certificate authority, since this Exchange speaks plain HTTP.")
        form: Form = next(one for one in FORMS if route.name == f"ca_{one}")
        return web.Response(body=ca_as(form, self._ca_pem), content_type=MEDIA_TYPES[form])

    async def _call(self, verb: str, body: bytes) -> web.StreamResponse:
        try:
            arguments = json.loads(body or b"{}")
        except ValueError as error:
            return _refusal(400, f"The body of {verb} is not JSON ({error}); {_WANTED}.")
        if not isinstance(arguments, dict):
            return _refusal(400, f"The body of {verb} is JSON, but not an object; {_WANTED}.")
        return await _or_refusal(verb, self._do(verb, arguments))

    async def _do(self, verb: str, arguments: dict[str, Any]) -> web.StreamResponse:
        waits = verb in self._control.waiting
        return _json(200, await self._wait(verb, arguments) if waits else self._ask(verb, arguments))

    async def _show(self, request: web.BaseRequest) -> web.StreamResponse:
        answer = await self._page.answer(request)
        if answer is not None:
            return answer
        known = ", ".join(f"{one.method} {one.path}" for one in self._routes.values())
        return _refusal(404, f"{request.path} is nothing here; there are the page at GET / and {known}.")

    def _ask(self, verb: str, arguments: dict[str, Any]) -> Any:
        with self._front.lock:
            return self._control.call(verb, arguments)

    async def _wait(self, verb: str, arguments: dict[str, Any]) -> Any:
        """Ask again after each change until it is satisfied or ``timeout_ms`` is over; the last answer counts."""
        timeout_ms = arguments.pop("timeout_ms", DEFAULT_TIMEOUT_MS)
        if isinstance(timeout_ms, bool) or not isinstance(timeout_ms, int | float) or timeout_ms < 0:
            raise _BadTimeoutError(f"timeout_ms is {timeout_ms!r}; give milliseconds of real time, 0 to ask once.")
        answers: list[Any] = []
        with suppress(TimeoutError), self._control.attending(verb):
            async with asyncio.timeout(timeout_ms / 1000):
                await self._waiting.draw(self._asking(verb, arguments, answers))
        return answers[-1]

    def _asking(self, verb: str, arguments: dict[str, Any], answers: list[Any]) -> Iterator[Wait]:
        """Look like a stream: silent as long as the control is not satisfied."""
        while True:
            answers[:] = [self._ask(verb, arguments)]
            if answers[0]["satisfied"]:
                return
            yield Wait(_NEVER)


class _BadTimeoutError(ValueError):
    status = 400


async def _or_refusal(name: str, answer: Awaitable[web.StreamResponse]) -> web.StreamResponse:
    """Return the answer; whoever asks gets a sentence in any case, never a trace."""
    try:
        return await answer
    except Exception as error:  # noqa: BLE001 - the last line of defence
        status = getattr(error, "status", None)
        if isinstance(status, int):
            return _refusal(status, str(error))
        _LOG.exception("internal error in %s", name)
        return _refusal(500, f"{name} met a mistake of this program, {error!r}; its log has the trace.")


def _json(status: int, value: Any) -> web.Response:
    return web.Response(status=status, body=json.dumps(value).encode(), content_type="application/json")


def _refusal(status: int, sentence: str) -> web.Response:
    return _json(status, {"error": sentence})
