"""exchangelib finds the server: its own Autodiscover client against our answers, through our door, without sockets."""

from __future__ import annotations

import io
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
import requests
from exchangelib import BASIC, Configuration, Credentials
from exchangelib.autodiscover.protocol import AutodiscoverProtocol
from exchangelib.errors import ErrorNonExistentMailbox, UnauthorizedError
from exchangelib.properties import UserResponse
from requests.adapters import BaseAdapter

from fake_ews.access.door import Admitted
from fake_ews.autodiscover import service
from fake_ews.traffic import Connection, Headers, HttpRequest, Reply
from tests.unit.fake_ews.access.clients import PASSWORD, a_door
from tests.unit.fake_ews.autodiscover.company import CLOCK, EWS_URL, NAMES, Company, front, mara


class _InProcess(BaseAdapter):
    """Hands a prepared request to the door and to Autodiscover, and the reply back."""

    product_name: ClassVar[str] = "2019"

    def __init__(self, **_: Any) -> None:
        super().__init__()
        self._connection = Connection(secure=True)
        self._door = a_door()

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        url = urlsplit(request.url or "")
        headers = Headers((*request.headers.items(), ("Host", url.netloc)))
        body = request.body or b""
        asked = HttpRequest(request.method or "", url.path, headers, body.encode() if isinstance(body, str) else body)
        return self._as_response(request, self._reply(asked))

    def _reply(self, asked: HttpRequest) -> Reply:
        admission = self._door.admit(asked, self._connection)
        if not isinstance(admission, Admitted):
            return admission.reply
        return service.handle(asked, Company(mara(self.product_name)), front(self.product_name), CLOCK)

    @staticmethod
    def _as_response(request: requests.PreparedRequest, reply: Reply) -> requests.Response:
        response = requests.Response()
        response.status_code = reply.status
        for name, value in reply.headers:
            joined = f"{response.headers[name]}, {value}" if name in response.headers else value
            response.headers[name] = joined
        response.raw = io.BytesIO(reply.body)
        response.url = request.url or ""
        response.request = request
        return response

    def close(self) -> None:
        """Nothing is open."""


def discoverer(
    product_name: str = "2019", *, password: str = PASSWORD, auth_type: str | None = BASIC
) -> AutodiscoverProtocol:
    adapter = type("Adapter", (_InProcess,), {"product_name": product_name})
    kind = type("InProcessProtocol", (AutodiscoverProtocol,), {"HTTP_ADAPTER_CLS": adapter})
    endpoint = "https://mail.contoso.com/autodiscover/autodiscover.svc"
    credentials = Credentials("mara@contoso.com", password)
    protocol = kind(Configuration(service_endpoint=endpoint, credentials=credentials, auth_type=auth_type))
    assert isinstance(protocol, AutodiscoverProtocol)
    return protocol


@pytest.mark.parametrize("product_name", NAMES)
def test_exchangelib_reads_all_the_settings_that_it_knows(product_name: str) -> None:
    answer = discoverer(product_name).get_user_settings(user="mara@contoso.com")
    answer.raise_errors()
    assert answer.autodiscover_smtp_address == "mara@contoso.com"
    assert answer.ews_url == EWS_URL
    asked = set(UserResponse.SETTINGS_MAP)
    assert set(answer.user_settings) | set(answer.user_settings_errors) == asked


@pytest.mark.parametrize(
    ("product_name", "api_version"),
    [
        ("2010_SP2", "Exchange2010_SP2"),
        ("2013", "Exchange2013"),
        ("2013_SP1", "Exchange2013_SP1"),
        ("2019", "Exchange2016"),
    ],
)
def test_exchangelib_learns_the_version(product_name: str, api_version: str) -> None:
    answer = discoverer(product_name).get_user_settings(user="mara@contoso.com", settings=["ews_supported_schemas"])
    assert answer.version.api_version == api_version


def test_exchangelib_says_that_a_user_does_not_exist() -> None:
    answer = discoverer().get_user_settings(user="nobody@contoso.com")
    assert "Invalid user 'nobody@contoso.com'" in answer.error_message
    with pytest.raises(ErrorNonExistentMailbox):
        answer.raise_errors()


def test_exchangelib_follows_a_redirect() -> None:
    assert discoverer().get_user_settings(user="elvin@contoso.com").redirect_address == "elvin@mail.contoso.com"
    url = "https://other.contoso.com/autodiscover/autodiscover.svc"
    assert discoverer().get_user_settings(user="fred@contoso.com").redirect_url == url


def test_exchangelib_takes_a_wrong_password_for_one() -> None:
    with pytest.raises(UnauthorizedError):
        discoverer(password="wrong").get_user_settings(user="mara@contoso.com")


def test_exchangelib_finds_out_how_to_log_in() -> None:
    """It prefers NTLM to Basic where both are offered."""
    assert discoverer(auth_type=None).auth_type == "NTLM"
