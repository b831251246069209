"""What a client asks the service about: searchable mailboxes, mail tips, passwords, configurations."""

from __future__ import annotations

import pytest

from fake_ews.settings import Settings
from tests.calling import ANN, BOB, Answer, Exchange, every_product, to

since_2013 = pytest.mark.parametrize("product", ["2013", "2013_SP1", "2016", "2019"])
GROUP = "all@example.test"


def searchable(exchange: Exchange, text: str = "", *, expand: bool = False) -> Answer:
    return exchange.ask(
        f"<m:GetSearchableMailboxes><m:SearchFilter>{text}</m:SearchFilter>"
        f"<m:ExpandGroupMembership>{str(expand).lower()}</m:ExpandGroupMembership></m:GetSearchableMailboxes>"
    )


def with_a_role(product: str) -> Exchange:
    exchange = Exchange(product)
    exchange.organisation.premises.discovery_managers.add(ANN)
    exchange.organisation.add_group(GROUP, [BOB])
    return exchange


@since_2013
def test_who_has_no_role_may_not_search_others_mailboxes(product: str) -> None:
    assert searchable(Exchange(product)).code == "ErrorAccessDenied"


@since_2013
def test_a_discovery_manager_is_told_mailboxes_and_groups(product: str) -> None:
    exchange = with_a_role(product)

    assert searchable(exchange).texts("//t:PrimarySmtpAddress") == [ANN, BOB, GROUP]
    assert searchable(exchange, "b*").texts("//t:PrimarySmtpAddress") == [BOB]
    assert searchable(exchange, "all").texts("//t:IsMembershipGroup") == ["true"]
    assert searchable(exchange, "all", expand=True).texts("//t:PrimarySmtpAddress") == [BOB]
    assert searchable(exchange, "*", expand=True).code == "ErrorInvalidArgument"


def tips(exchange: Exchange, kinds: str, *addresses: str) -> Answer:
    return exchange.ask(
        f"<m:GetMailTips><m:SendingAs><t:EmailAddress>{ANN}</t:EmailAddress></m:SendingAs>"
        f"{to(*addresses, element='Recipients').replace('t:Recipients', 'm:Recipients')}"
        f"<m:MailTipsRequested>{kinds}</m:MailTipsRequested></m:GetMailTips>"
    )


@every_product
def test_each_recipient_is_told_of_in_order(product: str) -> None:
    exchange = Exchange(product)
    exchange.organisation.add_group(GROUP, [BOB, "carol@elsewhere.test"])

    answer = tips(exchange, "All", BOB, GROUP, "nobody@example.test", "carol@elsewhere.test")

    assert answer.texts("//t:RecipientAddress/t:EmailAddress") == [
        BOB,
        GROUP,
        "nobody@example.test",
        "carol@elsewhere.test",
    ]
    assert answer.texts("//t:TotalMemberCount") == ["1", "2", "1", "1"]
    assert answer.texts("//t:ExternalMemberCount") == ["0", "1", "0", "1"]
    assert answer.texts("//t:InvalidRecipient") == ["false", "false", "true", "false"]
    assert set(answer.codes) == {"NoError"}


@every_product
def test_only_what_is_asked_for_is_told(product: str) -> None:
    answer = tips(Exchange(product), "MailboxFullStatus ModerationStatus", BOB)
    assert answer.names("//m:MailTips/*") == ["RecipientAddress", "PendingMailTips", "MailboxFull", "IsModerated"]


@every_product
def test_a_sender_is_told_that_somebody_is_away(product: str) -> None:
    exchange = Exchange(product)
    exchange.ask(
        f"<m:SetUserOofSettingsRequest><t:Mailbox><t:Address>{BOB}</t:Address></t:Mailbox><t:UserOofSettings>"
        "<t:OofState>Enabled</t:OofState><t:ExternalAudience>None</t:ExternalAudience><t:InternalReply>"
        "<t:Message>On a boat</t:Message></t:InternalReply></t:UserOofSettings></m:SetUserOofSettingsRequest>",
        user=BOB,
    )
    assert tips(exchange, "OutOfOfficeMessage", BOB).text("//t:OutOfOffice/t:ReplyBody/t:Message") == "On a boat"


def expires(exchange: Exchange, address: str = "") -> Answer:
    named = f"<m:MailboxSmtpAddress>{address}</m:MailboxSmtpAddress>" if address else ""
    return exchange.ask(f"<m:GetPasswordExpirationDate>{named}</m:GetPasswordExpirationDate>")


@every_product
def test_a_password_expires_so_many_days_after_it_was_set(product: str) -> None:
    exchange = Exchange(product, settings=Settings(password_days=10))

    assert expires(exchange).text("//m:PasswordExpirationDate") == "2026-03-12T08:00:00Z"
    assert expires(exchange, ANN).text("//m:PasswordExpirationDate") == "2026-03-12T08:00:00Z"


@every_product
def test_a_password_may_never_expire(product: str) -> None:
    answer = expires(Exchange(product, settings=Settings(password_days=0)))
    assert answer.text("//m:PasswordExpirationDate").startswith("9999-12-31T23:59:59")


@every_product
def test_when_others_have_to_change_their_passwords_is_nobodys_business(product: str) -> None:
    exchange = Exchange(product)
    assert expires(exchange, BOB).code == "ErrorAccessDenied"
    assert expires(exchange, "nobody@example.test").code == "ErrorNonExistentMailbox"


def configuration(exchange: Exchange, *names: str) -> Answer:
    asked = "".join(f"<m:ConfigurationName>{name}</m:ConfigurationName>" for name in names)
    return exchange.ask(
        f"<m:GetServiceConfiguration><m:RequestedConfiguration>{asked}</m:RequestedConfiguration>"
        "</m:GetServiceConfiguration>"
    )


@every_product
def test_each_configuration_has_a_message_of_its_own(product: str) -> None:
    answer = configuration(Exchange(product), "ProtectionRules", "MailTips", "UnifiedMessagingConfiguration")

    assert [names[-1] for names in map(answer.names, _messages(3))] == [
        "ProtectionRulesConfiguration",
        "MailTipsConfiguration",
        "UnifiedMessagingConfiguration",
    ]
    assert answer.text("//t:MaxRecipientsPerGetMailTipsRequest") == "50"
    assert answer.elements("//m:MailTipsConfiguration//t:Domain")[0].get("Name") == "example.test"
    assert answer.text("//t:UmEnabled") == "false"


def _messages(count: int) -> list[str]:
    return [f"//m:ServiceConfigurationResponseMessageType[{n}]/*" for n in range(1, count + 1)]


@pytest.mark.parametrize(("product", "known"), [("2010_SP3", False), ("2013", True), ("2019", True)])
def test_policy_tips_came_with_2013(product: str, *, known: bool) -> None:
    exchange = Exchange(product)
    assert bool(configuration(exchange, "MailTips").elements("//t:PolicyTipsEnabled")) is known
    assert (configuration(exchange, "PolicyNudges").codes[0] == "NoError") is known


@every_product
def test_a_configuration_without_a_name_is_none(product: str) -> None:
    answer = configuration(Exchange(product), "")

    assert (answer.codes, answer.elements("//m:ResponseMessages")) == (["NoError"], [])


def test_a_recipient_without_an_address_is_told_of_without_one() -> None:
    named = "<m:Recipients><t:Mailbox><t:Name>Somebody</t:Name></t:Mailbox></m:Recipients>"
    sender = f"<m:SendingAs><t:EmailAddress>{ANN}</t:EmailAddress></m:SendingAs>"
    answer = Exchange().ask(
        f"<m:GetMailTips>{sender}{named}<m:MailTipsRequested>All</m:MailTipsRequested></m:GetMailTips>"
    )

    assert answer.names("//t:RecipientAddress/*") == ["Name", "RoutingType"]
