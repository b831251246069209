"""Autodiscover is walked in Microsoft's order, by our resolver, and gives no password to strangers."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from requests.exceptions import SSLError

from integration.exchange.discovery import POX_PATH, SOAP_PATH, Autodiscover
from integration.exchange.resolver import Service
from integration.model.outcome import Transport
from integration.ports import Discovery
from tests.unit.integration.exchange.scripted import (
    CHALLENGE,
    Answer,
    Request,
    Script,
    ScriptedServer,
    behind_basic,
    egress,
)

EWS = "https://mail.firm.test/EWS/Exchange.asmx"
A = "http://schemas.microsoft.com/exchange/2010/Autodiscover"
HTML = {"Content-Type": "text/html"}


def soap(inner: str) -> Answer:
    return Answer(
        body=(
            f'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="{A}"><s:Header/><s:Body>'
            "<a:GetUserSettingsResponseMessage><a:Response><a:ErrorCode>NoError</a:ErrorCode><a:UserResponses>"
            f"<a:UserResponse>{inner}</a:UserResponse></a:UserResponses></a:Response>"
            "</a:GetUserSettingsResponseMessage></s:Body></s:Envelope>"
        )
    )


def settings(**values: str) -> Answer:
    named = "".join(
        f'<a:UserSetting xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="a:StringSetting">'
        f"<a:Name>{name}</a:Name><a:Value>{value}</a:Value></a:UserSetting>"
        for name, value in values.items()
    )
    return soap(f"<a:ErrorCode>NoError</a:ErrorCode><a:UserSettings>{named}</a:UserSettings>")


def pox(inner: str) -> Answer:
    return Answer(
        body='<?xml version="1.0"?><Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">'
        f'<Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">{inner}'
        "</Response></Autodiscover>"
    )


def at(places: dict[str, Script | Answer | Exception]) -> Script:
    """A script by URL without scheme; everywhere else is 404 in HTML."""

    def script(request: Request) -> Answer | Exception:
        parts = urlsplit(request.url)
        key = f"{parts.hostname}{parts.path}"
        found = places.get(f"{parts.scheme}://{key}", places.get(key, Answer(404, "not here", HTML)))
        return found(request) if callable(found) else found

    return script


def find(server: ScriptedServer, *hosts: str, address: str = "anna@firm.test", **more: object) -> Discovery:
    known = hosts or ("firm.test", "autodiscover.firm.test", "mail.firm.test")
    return Autodiscover(egress(server, *known, **more), address, "secret").find(address)


def secured(answer: Answer) -> Script:
    return behind_basic(lambda request: answer)


def test_the_domain_is_asked_first_and_the_external_url_is_taken() -> None:
    found = settings(ExternalEwsUrl=EWS, InternalEwsUrl="https://inside.firm.local/EWS/Exchange.asmx")
    server = ScriptedServer(at({f"firm.test{SOAP_PATH}": secured(found)}))
    assert find(server).url == EWS
    assert {urlsplit(request.url).hostname for request in server.asked} == {"firm.test"}


def test_then_the_host_autodiscover() -> None:
    server = ScriptedServer(at({f"autodiscover.firm.test{SOAP_PATH}": secured(settings(InternalEwsUrl=EWS))}))
    assert find(server).url == EWS


def test_where_soap_is_not_published_plain_xml_is() -> None:
    protocols = (
        "<Account><AccountType>email</AccountType><Action>settings</Action>"
        "<Protocol><Type>EXCH</Type><EwsUrl>https://inside.firm.local/EWS/Exchange.asmx</EwsUrl></Protocol>"
        f"<Protocol><Type>EXPR</Type><EwsUrl>{EWS}</EwsUrl></Protocol></Account>"
    )
    server = ScriptedServer(at({f"autodiscover.firm.test{POX_PATH}": secured(pox(protocols))}))
    assert find(server).url == EWS


def test_then_a_redirection_by_plain_http_without_a_password() -> None:
    server = ScriptedServer(
        at(
            {
                f"http://autodiscover.firm.test{POX_PATH}": Answer(
                    302, "", {"Location": f"https://mail.firm.test{POX_PATH}"}
                ),
                f"https://autodiscover.firm.test{SOAP_PATH}": SSLError("no certificate for that name"),
                f"mail.firm.test{SOAP_PATH}": secured(settings(ExternalEwsUrl=EWS)),
            }
        )
    )
    assert find(server).url == EWS
    plain = [request for request in server.asked if request.url.startswith("http://")]
    assert [request.method for request in plain] == ["GET"]
    assert "Authorization" not in plain[0].headers


def test_then_the_service_record() -> None:
    server = ScriptedServer(at({f"mail.firm.test{SOAP_PATH}": secured(settings(ExternalEwsUrl=EWS))}))
    records = {
        "_autodiscover._tcp.firm.test": (
            Service(20, 0, 443, "old.firm.test"),
            Service(10, 0, 443, "mail.firm.test"),
            Service(0, 0, 8443, "odd.firm.test"),
        )
    }
    assert find(server, "mail.firm.test", services=records).url == EWS


def test_a_redirection_to_another_address_is_followed() -> None:
    moved = soap("<a:ErrorCode>RedirectAddress</a:ErrorCode><a:RedirectTarget>anna@new.test</a:RedirectTarget>")
    server = ScriptedServer(
        at(
            {
                f"firm.test{SOAP_PATH}": secured(moved),
                f"new.test{SOAP_PATH}": secured(settings(ExternalEwsUrl=EWS)),
            }
        )
    )
    found = find(server, "firm.test", "new.test")
    assert (found.url, found.address) == (EWS, "anna@new.test")


@pytest.mark.parametrize(
    "elsewhere",
    [
        soap(
            "<a:ErrorCode>RedirectAddress</a:ErrorCode>"
            "<a:RedirectTarget>anna@firm.mail.onmicrosoft.com</a:RedirectTarget>"
        ),
        soap(
            "<a:ErrorCode>RedirectUrl</a:ErrorCode>"
            f"<a:RedirectTarget>https://autodiscover-s.outlook.com{SOAP_PATH}</a:RedirectTarget>"
        ),
        settings(ExternalEwsUrl="https://outlook.office365.com/EWS/Exchange.asmx"),
        Answer(302, "", {"Location": f"https://autodiscover-s.outlook.com{SOAP_PATH}"}),
    ],
    ids=["address", "url", "settings", "http"],
)
def test_whatever_leads_to_microsofts_cloud_is_said_and_not_asked(elsewhere: Answer) -> None:
    server = ScriptedServer(at({f"firm.test{SOAP_PATH}": secured(elsewhere)}))
    found = find(server)
    assert (urlsplit(found.url).hostname or "").endswith(("outlook.com", "office365.com", "onmicrosoft.com"))
    assert all("outlook.com" not in request.url for request in server.asked)


@pytest.mark.parametrize(
    "answer",
    [
        settings(ExternalEwsUrl="http://mail.firm.test/EWS/Exchange.asmx"),
        soap("<a:ErrorCode>RedirectUrl</a:ErrorCode><a:RedirectTarget>http://mail.firm.test/x</a:RedirectTarget>"),
    ],
)
def test_a_url_without_tls_is_not_taken(answer: Answer) -> None:
    server = ScriptedServer(at({f"firm.test{SOAP_PATH}": secured(answer)}))
    assert find(server, "firm.test").url == ""


def test_redirections_in_a_circle_end() -> None:
    def to(host: str) -> Script:
        target = f"https://{host}{SOAP_PATH}"
        return secured(soap(f"<a:ErrorCode>RedirectUrl</a:ErrorCode><a:RedirectTarget>{target}</a:RedirectTarget>"))

    server = ScriptedServer(
        at({f"firm.test{SOAP_PATH}": to("mail.firm.test"), f"mail.firm.test{SOAP_PATH}": to("firm.test")})
    )
    assert find(server).url == ""
    assert len(server.asked) < 30


def test_addresses_in_a_circle_end() -> None:
    def to(address: str) -> Script:
        return secured(
            soap(f"<a:ErrorCode>RedirectAddress</a:ErrorCode><a:RedirectTarget>{address}</a:RedirectTarget>")
        )

    server = ScriptedServer(
        at({f"firm.test{SOAP_PATH}": to("anna@new.test"), f"new.test{SOAP_PATH}": to("anna@firm.test")})
    )
    assert find(server, "firm.test", "new.test").url == ""


def test_every_attempt_that_failed_is_told() -> None:
    unknown = pox('<Error Time="08:00:00.0000000" Id="1"><ErrorCode>500</ErrorCode><Message>No.</Message></Error>')
    server = ScriptedServer(
        at({f"firm.test{SOAP_PATH}": CHALLENGE, f"autodiscover.firm.test{POX_PATH}": secured(unknown)})
    )
    outcomes = find(server, "firm.test", "autodiscover.firm.test").outcomes
    assert [(outcome.status, outcome.response_code) for outcome in outcomes] == [
        (401, ""),
        (404, ""),
        (200, "InvalidUser"),
    ]


def test_hosts_that_are_not_there_are_told_as_such() -> None:
    outcomes = find(ScriptedServer(at({})), "somewhere.test").outcomes
    assert {outcome.transport for outcome in outcomes} == {Transport.UNRESOLVED}
