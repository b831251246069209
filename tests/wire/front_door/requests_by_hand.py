"""One small request, and clients on requests that send it to a running Exchange and say what came back."""

from __future__ import annotations

from typing import Final

import requests
from requests_ntlm import HttpNtlmAuth

from fake_ews.testing import FakeExchange

ANN: Final = "ann@example.test"
PASSWORD: Final = "secret"

_NAMES: Final = (
    'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" '
    'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"'
)

GET_INBOX: Final = (
    f'<s:Envelope {_NAMES}><s:Header><t:RequestServerVersion Version="Exchange2010_SP2"/></s:Header><s:Body>'
    "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
    '<m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder></s:Body></s:Envelope>'
).encode()

#: Autodiscover in both dialects, for ADDRESS.
POX: Final = (
    '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>'
    "<EMailAddress>ADDRESS</EMailAddress><AcceptableResponseSchema>"
    "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>"
    "</Request></Autodiscover>"
)
SOAP: Final = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover"><s:Header>'
    "<a:RequestedServerVersion>Exchange2010</a:RequestedServerVersion></s:Header><s:Body>"
    "<a:GetUserSettingsRequestMessage><a:Request><a:Users><a:User><a:Mailbox>ADDRESS</a:Mailbox></a:User></a:Users>"
    "<a:RequestedSettings><a:Setting>ExternalEwsUrl</a:Setting></a:RequestedSettings></a:Request>"
    "</a:GetUserSettingsRequestMessage></s:Body></s:Envelope>"
)


def by_ntlm(user: str = ANN, password: str = PASSWORD, *, bound: bool = True) -> HttpNtlmAuth:
    """Log in by NTLM; ``bound`` sends a channel binding token, as clients of today do."""
    return HttpNtlmAuth(user, password, send_cbt=bound)


def by_basic(user: str = ANN, password: str = PASSWORD) -> requests.auth.HTTPBasicAuth:
    """Log in by Basic."""
    return requests.auth.HTTPBasicAuth(user, password)


def ask(exchange: FakeExchange, login: requests.auth.AuthBase | None, user_agent: str = "") -> requests.Response:
    """Ask for the inbox over a new connection."""
    headers = {"Content-Type": "text/xml; charset=utf-8"} | ({"User-Agent": user_agent} if user_agent else {})
    with requests.Session() as session:
        session.trust_env = False
        return session.post(
            exchange.ews_url, GET_INBOX, auth=login, headers=headers, verify=str(exchange.ca_path), timeout=10
        )
