"""The in-process transport as an adapter for requests, and so for every client that is built on requests."""

from __future__ import annotations

import io
import ssl
from collections.abc import Iterator, Mapping
from datetime import timedelta
from http.client import HTTPResponse as WireResponse
from http.client import responses as phrases
from typing import Any, cast

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPHeaderDict, HTTPResponse

from fake_ews.http.front import Front
from fake_ews.testing.in_process import InProcess, InProcessResponse, Step, stand_still


class InProcessAdapter(HTTPAdapter):
    """Mount it for ``https://`` and ``http://``; the session then talks to ``front`` without a socket.

    The answer is written out as it would be on the wire and read by http.client and urllib3, so that responses, their
    streams, cookies and errors are the ones a client knows. The read time-out is measured by the organisation's clock.
    ``settings`` are HTTPAdapter's own.
    """

    def __init__(
        self, front: Front, *, step: Step = stand_still, certificate: bytes | None = None, **settings: Any
    ) -> None:
        super().__init__(**settings)
        self._certificate = certificate
        self._transport = InProcess(front, step=step, certificate=certificate)

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send a prepared request; raises what HTTPAdapter raises."""
        assert request.method is not None
        assert request.url is not None
        headers = [(_text(name), _text(value)) for name, value in request.headers.items()]
        body = _bytes(request.body)
        try:
            answer = self._transport.send(request.method, request.url, headers, body, patience=_patience(timeout))
        except TimeoutError as error:
            raise requests.exceptions.ReadTimeout(error, request=request) from error
        except ssl.SSLError as error:
            raise requests.exceptions.SSLError(error, request=request) from error
        except ConnectionError as error:
            raise requests.exceptions.ConnectionError(error, request=request) from error
        shown = self._certificate if request.url.lower().startswith("https:") else None
        return self.build_response(request, _read_as_from_a_socket(answer, request, shown))


class _Socket:
    """What http.client and requests-ntlm ask of a socket: a file to read, and over TLS the server's certificate."""

    def __init__(self, wire: Iterator[bytes], body: InProcessResponse) -> None:
        self._wire = wire
        self._answer = body

    def makefile(self, mode: str) -> io.BufferedReader:
        """Return the file that http.client reads the answer from."""
        return io.BufferedReader(_Wire(self, self._wire, self._answer))


class _SecureSocket(_Socket):
    def __init__(self, wire: Iterator[bytes], body: InProcessResponse, certificate: bytes) -> None:
        super().__init__(wire, body)
        self._certificate = certificate

    def getpeercert(self, binary_form: bool = False) -> bytes:
        """Return the server's certificate in DER."""
        return self._certificate


class _Wire(io.RawIOBase):
    """Gives the bytes as they come, never waiting for more than the reader has to have."""

    def __init__(self, socket: _Socket, wire: Iterator[bytes], answer: InProcessResponse) -> None:
        self._sock = socket  # requests-ntlm looks here, as in a SocketIO, for the channel binding
        self._wire = wire
        self._answer = answer
        self._rest = b""

    def readable(self) -> bool:
        """Say yes to io.BufferedReader."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what is there, or with what comes next; 0 is the end."""
        try:
            while not self._rest:
                self._rest = next(self._wire)
        except (StopIteration, ConnectionResetError):
            return 0  # also where the server cut its answer: the framing tells the reader
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def close(self) -> None:
        """End the answer when its reader does."""
        if not self.closed:
            self._answer.body.close()
        super().close()


def _read_as_from_a_socket(
    answer: InProcessResponse, request: requests.PreparedRequest, certificate: bytes | None
) -> HTTPResponse:
    wire = _written(answer)
    socket = _Socket(wire, answer) if certificate is None else _SecureSocket(wire, answer, certificate)
    parsed = WireResponse(cast(Any, socket), method=request.method)
    parsed.begin()
    return HTTPResponse(
        body=cast(Any, parsed),
        headers=HTTPHeaderDict(parsed.headers.items()),
        status=parsed.status,
        version=parsed.version,
        reason=parsed.reason,
        preload_content=False,
        decode_content=False,
        original_response=parsed,
        request_method=request.method,
        request_url=request.url,
    )


def _written(answer: InProcessResponse) -> Iterator[bytes]:
    status_line = f"HTTP/1.1 {answer.status} {phrases.get(answer.status, '')}"
    lines = [status_line, *(f"{name}: {value}" for name, value in answer.headers), "", ""]
    yield "\r\n".join(lines).encode()
    if not answer.headers.get("Transfer-Encoding"):
        yield from answer.body
        return
    for chunk in answer.body:
        if chunk:
            yield b"%x\r\n%b\r\n" % (len(chunk), chunk)
    yield b"0\r\n\r\n"


def _patience(timeout: Any) -> timedelta | None:
    """Return the read time-out out of what requests takes: seconds, a pair of them, or None."""
    seconds = timeout[1] if isinstance(timeout, tuple) else timeout
    return None if seconds is None else timedelta(seconds=seconds)


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _bytes(body: Any) -> bytes:
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    if hasattr(body, "read"):
        return cast(bytes, body.read())
    return bytes(body) if isinstance(body, bytes | bytearray) else b"".join(body)
