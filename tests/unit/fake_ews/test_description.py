"""The documents that describe the service stand where Exchange has them, for those who have logged in."""

from __future__ import annotations

import base64

import pytest
from lxml import etree

from fake_ews.traffic import Connection, Headers, HttpRequest, Reply
from tests.calling import ANN, PASSWORD, Exchange, every_product

DOCUMENTS = ("/EWS/Services.wsdl", "/EWS/types.xsd", "/EWS/messages.xsd")
LOGIN = ("Authorization", f"Basic {base64.b64encode(f'{ANN}:{PASSWORD}'.encode()).decode()}")


def ask(exchange: Exchange, target: str, method: str = "GET", *, login: bool = True) -> Reply:
    """Send a request without a body."""
    request = HttpRequest(method, target, Headers([LOGIN] if login else []), b"")
    return exchange.server.handle(request, Connection())


@pytest.mark.parametrize("target", DOCUMENTS)
def test_a_document_is_xml_for_who_has_logged_in_and_nothing_for_others(target: str) -> None:
    exchange = Exchange()

    reply, refused = ask(exchange, target), ask(exchange, target, login=False)

    assert (reply.status, reply.headers.get("Content-Type")) == (200, "text/xml")
    assert etree.fromstring(reply.body).tag in (
        "{http://schemas.xmlsoap.org/wsdl/}definitions",
        "{http://www.w3.org/2001/XMLSchema}schema",
    )
    assert (refused.status, refused.body) == (401, b"")


def test_paths_compare_without_case_as_in_iis() -> None:
    exchange = Exchange()
    assert ask(exchange, "/ews/services.WSDL").body == ask(exchange, "/EWS/Services.wsdl").body


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_document_can_only_be_read(method: str) -> None:
    assert ask(Exchange(), "/EWS/Services.wsdl", method).status == 405


@every_product
def test_a_product_describes_itself(product: str) -> None:
    exchange = Exchange(product)
    names = exchange.organisation.product.schema.name
    described = etree.fromstring(ask(exchange, "/EWS/Services.wsdl").body).xpath("//*[local-name()='portType']/*/@name")

    assert etree.fromstring(ask(exchange, "/EWS/types.xsd").body).get("version") == names
    assert ("GetPasswordExpirationDate" in described, "FindPeople" in described, "GetUserPhoto" in described) == (
        True,
        product not in ("2010_SP2", "2010_SP3"),
        product not in ("2010_SP2", "2010_SP3"),
    )
    assert ("StartSearchSession" in described) is (product in ("2016", "2019"))


@pytest.mark.shows("MS-OXWSBTRF_R2111")
@every_product
def test_2010_binds_no_role_to_the_export_of_items(product: str) -> None:
    described = etree.fromstring(ask(Exchange(product), "/EWS/Services.wsdl").body)
    (export,) = described.xpath("//*[local-name()='binding']/*[@name='ExportItems']")

    headers = [one.get("part") for one in export.xpath("*[local-name()='input']/*[local-name()='header']")]

    assert headers == ["Impersonation", "MailboxCulture", "RequestVersion"] + (
        [] if product.startswith("2010") else ["ManagementRole"]
    )


def test_a_browser_at_the_service_gets_a_page_that_leads_to_the_description() -> None:
    exchange = Exchange()

    page, description = ask(exchange, "/EWS/Exchange.asmx"), ask(exchange, "/EWS/Exchange.asmx?wsdl")

    assert page.headers.get("Content-Type") == "text/html; charset=UTF-8"
    assert b'href="/EWS/Services.wsdl"' in page.body
    assert (description.status, description.headers.get("Location")) == (307, "/EWS/Services.wsdl")
    assert ask(exchange, "/EWS/Exchange.asmx", login=False).status == 401
