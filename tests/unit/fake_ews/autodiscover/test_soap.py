"""Autodiscover as SOAP."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from fake_ews.autodiscover.lookup import AlternateMailbox, MailboxUser
from fake_ews.autodiscover.soap import ADDRESSING, AUTODISCOVER, SOAP, handle
from fake_ews.products import product
from fake_ews.traffic import Headers, HttpRequest, Reply
from tests.unit.fake_ews.autodiscover.company import EWS_URL, GROUP, NAMES, Company, front, mara, post
from tests.unit.fake_ews.autodiscover.microsoft import repaired, samples, schema

PATH = "/autodiscover/autodiscover.svc"
NS = {"s": SOAP, "a": AUTODISCOVER, "wsa": ADDRESSING}
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def elements(name: str, texts: tuple[str, ...]) -> str:
    return "".join(f"<a:{name}>{text}</a:{name}>" for text in texts)


def envelope(body: str, version: str | None = "Exchange2013", action: str = "GetUserSettings") -> str:
    header = "" if version is None else f"<a:RequestedServerVersion>{version}</a:RequestedServerVersion>"
    return (
        f'<soap:Envelope xmlns:a="{AUTODISCOVER}" xmlns:wsa="{ADDRESSING}" xmlns:soap="{SOAP}"><soap:Header>{header}'
        f"<wsa:Action>{AUTODISCOVER}/Autodiscover/{action}</wsa:Action></soap:Header><soap:Body>{body}</soap:Body>"
        "</soap:Envelope>"
    )


def for_users(*addresses: str, settings: tuple[str, ...] = ("ExternalEwsUrl",)) -> str:
    users = "".join(f"<a:User><a:Mailbox>{address}</a:Mailbox></a:User>" for address in addresses)
    return (
        f"<a:GetUserSettingsRequestMessage><a:Request><a:Users>{users}</a:Users>"
        f"<a:RequestedSettings>{elements('Setting', settings)}</a:RequestedSettings></a:Request>"
        "</a:GetUserSettingsRequestMessage>"
    )


def for_domains(*domains: str, settings: tuple[str, ...] = ("ExternalEwsUrl", "ExternalEwsVersion")) -> str:
    return (
        f"<a:GetDomainSettingsRequestMessage><a:Request><a:Domains>{elements('Domain', domains)}</a:Domains>"
        f"<a:RequestedSettings>{elements('Setting', settings)}</a:RequestedSettings></a:Request>"
        "</a:GetDomainSettingsRequestMessage>"
    )


def ask(body: str | bytes, product_name: str = "2019", user: MailboxUser | None = None) -> Reply:
    return handle(post(PATH, body), Company(user or mara(product_name)), front(product_name))


def response(body: str, product_name: str = "2019", user: MailboxUser | None = None) -> etree._Element:
    reply = ask(envelope(body), product_name, user)
    assert reply.status == 200
    assert reply.headers.get("Content-Type") == "text/xml; charset=utf-8"
    (found,) = etree.fromstring(reply.body).findall("s:Body/*/a:Response", NS)
    return found


def values(parent: etree._Element, path: str) -> list[str | None]:
    return [element.text for element in parent.iterfind(path, NS)]


def settings_of(answer: etree._Element) -> dict[str, str]:
    path = "a:UserResponses/a:UserResponse/a:UserSettings/a:UserSetting"
    return {
        setting.findtext("a:Name", "", NS): setting.findtext("a:Value", "", NS) for setting in answer.iterfind(path, NS)
    }


def errors_of(answer: etree._Element) -> dict[str, tuple[str, str]]:
    return {
        error.findtext("a:SettingName", "", NS): (
            error.findtext("a:ErrorCode", "", NS),
            error.findtext("a:ErrorMessage", "", NS),
        )
        for error in answer.iterfind(".//a:UserSettingError", NS)
    }


@pytest.mark.parametrize("product_name", NAMES)
def test_a_user_is_told_where_the_mailbox_is(product_name: str) -> None:
    answer = response(for_users("Mara@Contoso.com", settings=("ExternalEwsUrl", "UserDisplayName")), product_name)
    assert values(answer, "a:ErrorCode") == ["NoError"]
    assert values(answer, "a:UserResponses/a:UserResponse/a:ErrorMessage") == ["No error."]
    assert settings_of(answer) == {"ExternalEwsUrl": EWS_URL, "UserDisplayName": "Mara Whitley <R&D>"}


@pytest.mark.parametrize(
    ("product_name", "newest"),
    [
        ("2010_SP2", "Exchange2010_SP2"),
        ("2010_SP3", "Exchange2010_SP2"),
        ("2013", "Exchange2013"),
        ("2013_SP1", "Exchange2013_SP1"),
        ("2016", "Exchange2016"),
        ("2019", "Exchange2016"),
    ],
)
def test_the_schemas_supported_tell_the_version(product_name: str, newest: str) -> None:
    answer = response(for_users("mara@contoso.com", settings=("EwsSupportedSchemas",)), product_name)
    listed = settings_of(answer)["EwsSupportedSchemas"].split(", ")
    assert listed[:3] == ["Exchange2007", "Exchange2007_SP1", "Exchange2010"]
    assert listed[-1] == newest


def test_the_header_says_the_servers_version_in_elements() -> None:
    root = etree.fromstring(ask(envelope(for_users("mara@contoso.com")), "2013_SP1").body)
    info = root.find("s:Header/a:ServerVersionInfo", NS)
    assert info is not None
    assert [element.text for element in info] == ["15", "0", "847", "31", "Exchange2013_SP1"]
    (action,) = root.findall("s:Header/wsa:Action", NS)
    assert action.text == f"{AUTODISCOVER}/Autodiscover/GetUserSettingsResponse"


def test_the_cas_version_is_padded() -> None:
    answer = response(for_users("mara@contoso.com", settings=("CasVersion",)), "2013_SP1")
    assert settings_of(answer) == {"CasVersion": "15.00.0847.032"}


def test_several_users_are_answered_one_by_one_in_their_order() -> None:
    answer = response(for_users("nobody@contoso.com", "mara@contoso.com", "elvin@contoso.com", "fred@contoso.com"))
    each = "a:UserResponses/a:UserResponse"
    assert values(answer, f"{each}/a:ErrorCode") == ["InvalidUser", "NoError", "RedirectAddress", "RedirectUrl"]
    assert values(answer, f"{each}/a:RedirectTarget") == [
        None,
        None,
        "elvin@mail.contoso.com",
        "https://other.contoso.com/autodiscover/autodiscover.svc",
    ]
    nil = [target.get(NIL) for target in answer.iterfind(f"{each}/a:RedirectTarget", NS)]
    assert nil == ["true", "true", None, None]
    messages = values(answer, f"{each}/a:ErrorMessage")
    assert messages == ["Invalid user 'nobody@contoso.com'.", "No error.", "Redirection address.", "Redirection URL."]


def test_a_setting_without_value_is_not_available_and_an_unknown_one_invalid() -> None:
    answer = response(for_users("mara@contoso.com", settings=("PublicFolderServer", "Nonsense", "ExternalEwsUrl")))
    assert settings_of(answer) == {"ExternalEwsUrl": EWS_URL}
    assert errors_of(answer) == {
        "PublicFolderServer": ("SettingIsNotAvailable", "User setting 'PublicFolderServer' is not available. "),
        "Nonsense": ("InvalidSetting", "User setting 'Nonsense' is invalid. "),
    }


@pytest.mark.parametrize(
    ("product_name", "known"), [("2010_SP3", False), ("2013", False), ("2013_SP1", True), ("2019", True)]
)
def test_grouping_information_came_with_2013_sp1(product_name: str, known: bool) -> None:
    answer = response(for_users("mara@contoso.com", settings=("GroupingInformation",)), product_name)
    assert settings_of(answer) == ({"GroupingInformation": "CONTOSO-1"} if known else {})


def test_settings_that_are_lists_have_a_type_of_their_own() -> None:
    archive = AlternateMailbox("Archive", "Mara's archive", f"{GROUP}/cn=Recipients/cn=a", "ex01.contoso.com")
    asked = ("AlternateMailboxes", "ExternalWebClientUrls")
    answer = response(for_users("mara@contoso.com", settings=asked), user=mara("2019", archive))
    kinds = [setting.get(XSI_TYPE) for setting in answer.iterfind(".//a:UserSetting", NS)]
    assert kinds == ["AlternateMailboxCollectionSetting", "WebClientUrlCollectionSetting"]
    assert values(answer, ".//a:AlternateMailbox/a:DisplayName") == ["Mara's archive"]
    assert values(answer, ".//a:WebClientUrl/a:Url") == ["https://mail.contoso.com/owa/"]


def test_domains_are_answered_one_by_one() -> None:
    answer = response(for_domains("Contoso.com", "nowhere.example", "moved.example"), "2016")
    each = "a:DomainResponses/a:DomainResponse"
    assert values(answer, f"{each}/a:ErrorCode") == ["NoError", "InvalidDomain", "RedirectUrl"]
    assert values(answer, f"{each}/a:DomainSettings/a:DomainSetting/a:Value") == [EWS_URL, "15.01.2507.006"]


def test_a_domain_has_no_other_settings() -> None:
    answer = response(for_domains("contoso.com", settings=("UserDN",)))
    assert values(answer, ".//a:DomainSettingError/a:ErrorCode") == ["InvalidSetting"]


def test_no_organisation_is_federated() -> None:
    body = "<a:GetFederationInformationRequestMessage><a:Request/></a:GetFederationInformationRequestMessage>"
    assert values(response(body), "a:ErrorCode") == ["NotFederated"]


@pytest.mark.parametrize("version", [None, "", "V2015_10_05", "2013", "Exchange2013 SP1"])
def test_without_a_server_version_the_request_is_invalid(version: str | None) -> None:
    root = etree.fromstring(ask(envelope(for_users("mara@contoso.com"), version)).body)
    (answer,) = root.iterfind("s:Body/*/a:Response", NS)
    assert values(answer, "a:ErrorCode") == ["InvalidRequest"]
    assert values(answer, "a:ErrorMessage") == ["The RequestedServerVersion  header is missing or invalid."]


@pytest.mark.parametrize("body", [for_users(), for_users("mara@contoso.com", settings=()), for_domains()])
def test_a_request_for_nothing_is_invalid(body: str) -> None:
    assert values(response(body), "a:ErrorCode") == ["InvalidRequest"]


def fault(body: str | bytes) -> tuple[str, str]:
    reply = ask(body)
    assert reply.status == 500
    (found,) = etree.fromstring(reply.body).findall("s:Body/s:Fault", NS)
    return found.findtext("faultcode", ""), found.findtext("faultstring", "")


@pytest.mark.parametrize(
    "body", ["", "<x/>", envelope(""), envelope("<a/><b/>"), "<!DOCTYPE x>" + envelope(for_users("x")), "no XML"]
)
def test_what_is_no_request_gets_a_fault(body: str) -> None:
    assert fault(body)[0] == "s:Client"


@pytest.mark.parametrize(
    "body", ["<a:GetNothingRequestMessage/>", "<GetUserSettingsRequestMessage/>", "<a:GetUserSettings/>"]
)
def test_an_unknown_operation_gets_wcfs_fault(body: str) -> None:
    code, text = fault(envelope(body, action="GetNothing"))
    assert code == "a:ActionNotSupported"
    assert f"Action '{AUTODISCOVER}/Autodiscover/GetNothing' cannot be processed" in text


def test_other_methods_get_a_page_or_405() -> None:
    def status(method: str) -> int:
        return handle(HttpRequest(method, PATH, Headers(), b""), Company(), front()).status

    assert [status(method) for method in ("GET", "HEAD", "PUT")] == [200, 200, 405]


EVERY_SETTING_OF_THE_DOCUMENTATION = (
    *("UserDisplayName", "UserDN", "UserDeploymentId", "InternalMailboxServer", "InternalRpcClientServer"),
    *("InternalMailboxServerDN", "InternalEcpUrl", "InternalEcpVoicemailUrl", "InternalEcpEmailSubscriptionsUrl"),
    *("InternalEcpTextMessagingUrl", "InternalEcpDeliveryReportUrl", "InternalEcpRetentionPolicyTagsUrl"),
    *("InternalEcpPublishingUrl", "InternalEwsUrl", "InternalOABUrl", "InternalUMUrl", "InternalWebClientUrls"),
    *("MailboxDN", "PublicFolderServer", "ActiveDirectoryServer", "ExternalMailboxServer", "CasVersion"),
    *("ExternalMailboxServerRequiresSSL", "ExternalMailboxServerAuthenticationMethods", "EcpVoicemailUrlFragment"),
    *("EcpEmailSubscriptionsUrlFragment", "EcpTextMessagingUrlFragment", "EcpDeliveryReportUrlFragment"),
    *("EcpRetentionPolicyTagsUrlFragment", "EcpPublishingUrlFragment", "ExternalEcpUrl", "ExternalEcpVoicemailUrl"),
    *("ExternalEcpEmailSubscriptionsUrl", "ExternalEcpTextMessagingUrl", "ExternalEcpDeliveryReportUrl"),
    *("ExternalEcpRetentionPolicyTagsUrl", "ExternalEcpPublishingUrl", "ExternalEwsUrl", "ExternalOABUrl"),
    *("ExternalUMUrl", "ExternalWebClientUrls", "CrossOrganizationSharingEnabled", "AlternateMailboxes"),
    *("EwsSupportedSchemas", "InternalPop3Connections", "ExternalPop3Connections", "InternalImap4Connections"),
    *("ExternalImap4Connections", "InternalSmtpConnections", "ExternalSmtpConnections", "ExchangeRpcUrl"),
    *("InternalServerExclusiveConnect", "ExternalServerExclusiveConnect", "ShowGalAsDefaultView"),
    *("AutoDiscoverSMTPAddress", "InteropExternalEwsUrl", "ExternalEwsVersion", "InteropExternalEwsVersion"),
    *("MobileMailboxPolicyInterop", "GroupingInformation", "UserMSOnline", "MapiHttpEnabled"),
)


@pytest.mark.parametrize("product_name", NAMES)
def test_every_response_is_valid_for_microsofts_schema(product_name: str) -> None:
    rules = schema("autodiscover-messages.xsd")
    archive = AlternateMailbox("Archive", "Mara's archive", f"{GROUP}/cn=Recipients/cn=a", "ex01.contoso.com")
    everybody = ("mara@contoso.com", "nobody@contoso.com", "elvin@contoso.com", "fred@contoso.com")
    bodies = (
        for_users(*everybody, settings=(*EVERY_SETTING_OF_THE_DOCUMENTATION, "Nonsense")),
        for_users(),
        for_domains("contoso.com", "nowhere.example", "moved.example", settings=("ExternalEwsUrl", "Nonsense")),
        "<a:GetFederationInformationRequestMessage/>",
    )
    for body in bodies:
        root = etree.fromstring(ask(envelope(body), product_name, mara(product_name, archive)).body)
        for path in ("s:Body/*", "s:Header/a:ServerVersionInfo"):
            (element,) = root.findall(path, NS)
            rules.assertValid(etree.fromstring(etree.tostring(element)))


def test_from_2013_sp1_on_no_documented_setting_is_unknown() -> None:
    answer = response(for_users("mara@contoso.com", settings=EVERY_SETTING_OF_THE_DOCUMENTATION), "2013_SP1")
    assert {code for code, _ in errors_of(answer).values()} == {"SettingIsNotAvailable"}
    assert len(settings_of(answer)) + len(errors_of(answer)) == len(EVERY_SETTING_OF_THE_DOCUMENTATION)


@pytest.mark.shows("sample 53d24b12b893df48", "sample adb19196903c3efb", "sample 35a5f59d91d466ae")
def test_the_documented_requests_are_understood_and_answered_in_the_documented_form() -> None:
    for sample in samples("autodiscover-soap"):
        asked = etree.fromstring(repaired(sample["request"]["xml"]).encode())
        company = Company()
        reply = handle(post(PATH, etree.tostring(asked)), company, front("2016"))
        assert reply.status == 200
        assert company.asked == values(asked, "s:Body/*/a:Request/a:Users/a:User/a:Mailbox")


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_noise_is_answered_with_a_fault(noise: bytes) -> None:
    assert handle(post(PATH, noise), Company(), front()).status == 500


def test_the_version_named_is_that_of_no_dated_schema() -> None:
    assert product("2019").said_version == "V2017_07_11"
    assert b"<h:Version>Exchange2016</h:Version>" in ask(envelope(for_users("mara@contoso.com"))).body
