"""Autodiscover as plain XML."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fake_ews.autodiscover.lookup import AlternateMailbox, MailboxUser, RedirectAddress, RedirectUrl
from fake_ews.autodiscover.pox import OUTLOOK_NAMESPACE, RESPONSE_NAMESPACE, handle, server_version
from fake_ews.products import product
from fake_ews.traffic import Headers, HttpRequest
from tests.unit.fake_ews.autodiscover.company import CLOCK, EWS_URL, GROUP, NAMES, Company, front, mara, post
from tests.unit.fake_ews.autodiscover.microsoft import repaired, samples, schema

PATH = "/Autodiscover/Autodiscover.xml"
NS = {"e": RESPONSE_NAMESPACE, "o": OUTLOOK_NAMESPACE}


def a_request(
    address: str = "mara@contoso.com", *, element: str = "EMailAddress", accepts: str = OUTLOOK_NAMESPACE
) -> str:
    return (
        '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request>'
        f"<{element}>{address}</{element}><AcceptableResponseSchema>{accepts}</AcceptableResponseSchema>"
        "</Request></Autodiscover>"
    )


def answer(body: str | bytes, product_name: str = "2019", user: MailboxUser | None = None) -> etree._Element:
    reply = handle(post(PATH, body), Company(user or mara(product_name)), front(product_name), CLOCK)
    assert reply.status == 200
    assert reply.headers.get("Content-Type") == "text/xml; charset=utf-8"
    return etree.fromstring(reply.body)


def found(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(path, NS)]


@pytest.mark.parametrize("product_name", NAMES)
def test_a_user_is_told_where_the_mailbox_is(product_name: str) -> None:
    root = answer(a_request("Mara@Contoso.com"), product_name)
    assert found(root, "o:Response/o:User/o:AutoDiscoverSMTPAddress") == ["mara@contoso.com"]
    assert found(root, "o:Response/o:User/o:DisplayName") == ["Mara Whitley <R&D>"]
    assert found(root, "o:Response/o:Account/o:Action") == ["settings"]
    protocols = root.findall("o:Response/o:Account/o:Protocol", NS)
    urls = {(found(protocol, "o:Type")[0], *found(protocol, "o:EwsUrl")) for protocol in protocols}
    inside = ("EXCH", "https://ex01.contoso.com/EWS/Exchange.asmx")
    assert {inside, ("EXPR", EWS_URL), ("WEB",)} <= urls
    assert (("EXHTTP", EWS_URL) in urls) == (not product_name.startswith("2010"))


def test_a_user_is_found_by_legacy_dn() -> None:
    root = answer(a_request(f"{GROUP}/cn=Recipients/cn=mara", element="LegacyDN"))
    assert found(root, "o:Response/o:Account/o:Action") == ["settings"]


def test_the_schema_wanted_may_have_blanks_around_it() -> None:
    """As in the example of ews-java-api, issue 325."""
    root = answer(a_request(accepts=f"\n  {OUTLOOK_NAMESPACE}\n "))
    assert found(root, "o:Response/o:Account/o:Action") == ["settings"]


def test_outlook_connects_to_the_server_up_to_2010_and_to_the_mailbox_from_2013_on() -> None:
    def server(product_name: str) -> str:
        return found(answer(a_request(), product_name), "o:Response/o:Account/o:Protocol/o:Server")[0]

    assert server("2010_SP3") == "ex01.contoso.com"
    assert server("2013") == "5f76be3c-9138-4f66-85e0-21bc23ca35f0@contoso.com"


@pytest.mark.parametrize(
    ("product_name", "number"), [("2010_SP2", "73828186"), ("2013_SP1", "73C0834F"), ("2016", "73C189CB")]
)
def test_the_server_version_is_the_build_as_one_number(product_name: str, number: str) -> None:
    assert server_version(product(product_name)) == number


@pytest.mark.parametrize(("product_name", "there"), [("2010_SP3", False), ("2013", True)])
def test_the_management_url_came_with_2013(product_name: str, there: bool) -> None:
    assert bool(found(answer(a_request(), product_name), ".//o:EmwsUrl")) == there


def test_other_mailboxes_of_the_user_are_listed() -> None:
    archive = AlternateMailbox("Archive", "Mara's archive", f"{GROUP}/cn=Recipients/cn=a", "ex01.contoso.com")
    root = answer(a_request(), user=mara("2019", archive))
    assert found(root, "o:Response/o:Account/o:AlternativeMailbox/o:Type") == ["Archive"]


def test_a_contact_is_sent_to_another_address() -> None:
    root = answer(a_request("elvin@contoso.com"))
    assert found(root, "o:Response/o:Account/o:Action") == ["redirectAddr"]
    assert found(root, "o:Response/o:Account/o:RedirectAddr") == ["elvin@mail.contoso.com"]


def test_a_user_elsewhere_is_sent_to_another_url() -> None:
    root = answer(a_request("fred@contoso.com"))
    assert found(root, "o:Response/o:Account/o:Action") == ["redirectUrl"]
    assert found(root, "o:Response/o:Account/o:RedirectUrl") == [
        "https://other.contoso.com/autodiscover/autodiscover.svc"
    ]


def error(root: etree._Element) -> tuple[str, str]:
    return found(root, "e:Response/e:Error/e:ErrorCode")[0], found(root, "e:Response/e:Error/e:Message")[0]


@pytest.mark.parametrize(
    ("product_name", "message"),
    [("2010_SP2", "The e-mail address cannot be found."), ("2016", "The email address can't be found.")],
)
def test_an_unknown_address_gets_error_500(product_name: str, message: str) -> None:
    assert error(answer(a_request("nobody@contoso.com"), product_name)) == ("500", message)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<Autodiscover/>",
        "<x/>",
        a_request(""),
        a_request().replace("AcceptableResponseSchema", "Other"),
        "<!DOCTYPE x>" + a_request(),
    ],
)
def test_what_is_no_request_gets_error_600(body: str) -> None:
    assert error(answer(body)) == ("600", "Invalid Request")


@pytest.mark.parametrize("body", ["", a_request()])
def test_a_get_gets_error_600(body: str) -> None:
    reply = handle(HttpRequest("GET", PATH, Headers(), body.encode()), Company(), front(), CLOCK)
    assert reply.status == 200
    assert error(etree.fromstring(reply.body))[0] == "600"


MOBILE = "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006"


@pytest.mark.parametrize(
    "body",
    [
        a_request(accepts=MOBILE),
        a_request(accepts=MOBILE).replace("outlook/requestschema", "mobilesync/requestschema"),
    ],
)
def test_another_form_of_answer_gets_error_601(body: str) -> None:
    assert error(answer(body))[0] == "601"


def test_an_error_has_the_time_in_ticks_and_the_servers_number() -> None:
    (element,) = answer("").iterfind("e:Response/e:Error", NS)
    assert element.get("Time") == "16:56:32.6164020"
    assert re.fullmatch(r"\d{1,10}", element.get("Id", ""))


def test_errors_are_valid_for_the_schema() -> None:
    rules = schema("autodiscover-pox-response-error.xsd")
    for body in ("", a_request("nobody@contoso.com"), a_request(accepts=MOBILE)):
        rules.assertValid(answer(body))


def test_every_element_of_a_success_is_one_that_the_schema_or_the_sample_knows_in_that_order() -> None:
    """The schema was drawn from samples by a client's authors and wants elements that not every user has."""
    documented = [answer["xml"] for sample in samples("autodiscover-pox") for answer in sample["responses"]]
    (success,) = [xml for xml in documented if "<Action>settings</Action>" in xml]
    theirs = etree.fromstring(repaired(success).encode())
    root = answer(a_request(), "2013_SP1")
    for path in ("o:Response/o:User", "o:Response/o:Account/o:Protocol[1]"):
        (ours,), (known,) = root.findall(path, NS), theirs.findall(path, NS)
        names = [etree.QName(child).localname for child in known]
        indexes = [names.index(etree.QName(child).localname) for child in ours]
        assert indexes == sorted(indexes)


def test_the_documented_requests_are_understood() -> None:
    for sample in samples("autodiscover-pox"):
        xml = repaired(sample["request"]["xml"])
        if "EMailAddress" in xml:
            company = Company()
            handle(post(PATH, xml), company, front(), CLOCK)
            assert company.asked == re.findall("<EMailAddress>(.*)</EMailAddress>", xml)


class _Anything:
    def __init__(self, answers: Any) -> None:
        self.find_user = lambda address: answers
        self.find_domain = lambda name: None


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


@settings(deadline=None)
@given(TEXT)
def test_whatever_a_name_contains_the_answer_is_xml(text: str) -> None:
    for target in (RedirectAddress(text), RedirectUrl(text)):
        reply = handle(post(PATH, a_request()), _Anything(target), front(), CLOCK)
        assert etree.fromstring(reply.body).xpath("string(//*[starts-with(local-name(), 'Redirect')])") == text
