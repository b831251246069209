"""A server that answers from a script, as a transport for the egress: no emulator, no socket."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter, HTTPAdapter
from urllib3 import HTTPResponse

from integration.exchange.egress import Egress
from integration.exchange.policy import AddressPolicy
from integration.exchange.resolver import StaticResolver

M = "http://schemas.microsoft.com/exchange/services/2006/messages"
T = "http://schemas.microsoft.com/exchange/services/2006/types"


@dataclass
class Answer:
    """What the script says to one request."""

    status: int = 200
    body: str | bytes = ""
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/xml; charset=utf-8"})


@dataclass
class Request:
    """What was asked."""

    method: str
    url: str
    body: str
    headers: dict[str, str]
    timeout: Any

    @property
    def operation(self) -> str:
        """The element in the SOAP body."""
        found = re.search(r"Body>\s*<(?:\w+:)?(\w+)", self.body)
        return found.group(1) if found else ""

    @property
    def version(self) -> str:
        """The value of RequestServerVersion."""
        found = re.search(r'RequestServerVersion Version="(\w+)"', self.body)
        return found.group(1) if found else ""


Script = Callable[[Request], Answer | Exception]


class ScriptedServer:
    """Hands out adapters and keeps what was asked."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Request] = []
        self.connections: list[str] = []

    def __call__(self, host: str) -> BaseAdapter:
        self.connections.append(host)
        return _Adapter(self)

    @property
    def operations(self) -> list[str]:
        """The operations asked for by somebody who signed in."""
        return [request.operation for request in self.asked if "Authorization" in request.headers]


class _Body(io.BytesIO):
    """Where requests-ntlm looks for the socket, to bind the sign-in to its certificate, there is none."""

    fp = SimpleNamespace(raw=SimpleNamespace(_sock=None))


class _Adapter(HTTPAdapter):
    def __init__(self, server: ScriptedServer) -> None:
        super().__init__()
        self._server = server

    def send(self, request: PreparedRequest, *_: Any, timeout: Any = None, **__: Any) -> Response:
        body = request.body.decode() if isinstance(request.body, bytes) else (request.body or "")
        asked = Request(str(request.method), str(request.url), str(body), dict(request.headers), timeout)
        self._server.asked.append(asked)
        answer = self._server.script(asked)
        if isinstance(answer, Exception):
            raise answer
        content = answer.body.encode() if isinstance(answer.body, str) else answer.body
        raw = HTTPResponse(_Body(content), headers=answer.headers, status=answer.status, preload_content=False)
        return self.build_response(request, raw)


def egress(server: ScriptedServer, *hosts: str, **more: Any) -> Egress:
    """A way out that leads to that server only, by the names given."""
    known = dict.fromkeys(hosts or ("mail.firm.test",), ("127.0.0.1", 0))
    return Egress(resolver=StaticResolver(known, **more), policy=AddressPolicy("any"), transport=server)


def envelope(body: str, build: str = "14.3.123.4") -> str:
    """A SOAP answer of a server of that build."""
    major, minor, major_build, minor_build = build.split(".")
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>'
        f'<h:ServerVersionInfo xmlns:h="{T}" MajorVersion="{major}" MinorVersion="{minor}" '
        f'MajorBuildNumber="{major_build}" MinorBuildNumber="{minor_build}" Version="Exchange2010_SP2"/>'
        f'</s:Header><s:Body xmlns:m="{M}" xmlns:t="{T}">{body}</s:Body></s:Envelope>'
    )


def answer(operation: str, *messages: str, **more: Any) -> Answer:
    """The answer of an operation, made of response messages."""
    return Answer(
        body=envelope(
            f"<m:{operation}Response><m:ResponseMessages>{''.join(messages)}"
            f"</m:ResponseMessages></m:{operation}Response>",
            **more,
        )
    )


def success(operation: str, content: str = "") -> str:
    """A response message of success."""
    return (
        f'<m:{operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>'
        f"{content}</m:{operation}ResponseMessage>"
    )


def error(operation: str, code: str, text: str = "No.") -> str:
    """A response message of an error."""
    return (
        f'<m:{operation}ResponseMessage ResponseClass="Error"><m:MessageText>{text}</m:MessageText>'
        f"<m:ResponseCode>{code}</m:ResponseCode></m:{operation}ResponseMessage>"
    )


def fault(code: str, message: str = "No.", detail: str = "") -> Answer:
    """A SOAP fault, HTTP 500."""
    return Answer(
        500,
        '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        f'<s:Fault><faultcode xmlns:a="{T}">a:{code}</faultcode><faultstring>{message}</faultstring><detail>'
        f'<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">{code}</e:ResponseCode>'
        f'<e:Message xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">{message}</e:Message>'
        f'<t:MessageXml xmlns:t="{T}">{detail}</t:MessageXml></detail></s:Fault></s:Body></s:Envelope>',
    )


CHALLENGE = Answer(401, "", {"WWW-Authenticate": 'Basic realm="mail.firm.test"', "Content-Length": "0"})


def behind_basic(script: Script, user: str = "anna@firm.test", password: str = "secret") -> Script:
    """That script for who signs in, a challenge for everybody else."""
    expected = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
    return lambda request: script(request) if request.headers.get("Authorization") == expected else CHALLENGE
