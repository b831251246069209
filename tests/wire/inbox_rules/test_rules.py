"""Inbox rules are kept, checked, and act on what arrives."""

from __future__ import annotations

from html import escape

import pytest

from fake_ews.control.handle import Control
from tests.calling import ANN, BOB, Answer, Exchange, body, create_message, distinguished, every_product, subject, to
from tests.meetings import answered, called, meeting

EVE = "eve@example.test"
NOTES = f"<t:MoveToFolder>{distinguished('notes')}</t:MoveToFolder>"
REPLY = '<t:ServerReplyWithMessage Id=""/>'
STOP = "<t:StopProcessingRules>true</t:StopProcessingRules>"


def rule(
    actions: str,
    *,
    conditions: str = "",
    exceptions: str = "",
    name: str = "Rule",
    priority: int = 1,
    id: str = "",
    enabled: bool = True,
) -> str:
    return (
        "<t:Rule>"
        + (f"<t:RuleId>{id}</t:RuleId>" if id else "")
        + f"<t:DisplayName>{name}</t:DisplayName><t:Priority>{priority}</t:Priority>"
        f"<t:IsEnabled>{str(enabled).lower()}</t:IsEnabled>"
        + (f"<t:Conditions>{conditions}</t:Conditions>" if conditions else "")
        + (f"<t:Exceptions>{exceptions}</t:Exceptions>" if exceptions else "")
        + f"<t:Actions>{actions}</t:Actions></t:Rule>"
    )


def updated(exchange: Exchange, *operations: str, user: str = ANN, mailbox: str = "") -> Answer:
    named = f"<m:MailboxSmtpAddress>{mailbox}</m:MailboxSmtpAddress>" if mailbox else ""
    return exchange.ask(
        f"<m:UpdateInboxRules>{named}<m:RemoveOutlookRuleBlob>true</m:RemoveOutlookRuleBlob>"
        f"<m:Operations>{''.join(operations)}</m:Operations></m:UpdateInboxRules>",
        user=user,
    )


def created(exchange: Exchange, actions: str, **said: object) -> Answer:
    answer = updated(exchange, f"<t:CreateRuleOperation>{rule(actions, **said)}</t:CreateRuleOperation>")  # type: ignore[arg-type]
    assert answer.code == "NoError", answer.body
    return answer


def got(exchange: Exchange) -> Answer:
    return exchange.ask("<m:GetInboxRules/>")


def strings(element: str, *texts: str) -> str:
    return f"<t:{element}>{''.join(f'<t:String>{escape(text)}</t:String>' for text in texts)}</t:{element}>"


def addresses(element: str, *found: str) -> str:
    held = "".join(f"<t:Address><t:EmailAddress>{one}</t:EmailAddress></t:Address>" for one in found)
    return f"<t:{element}>{held}</t:{element}>"


def mail(exchange: Exchange, text: str, *more: str, people: tuple[str, ...] = (ANN,), user: str = BOB) -> None:
    answer = exchange.ask(
        create_message(subject(text), body("Hello"), *more, to(*people), disposition="SendOnly"), user=user
    )
    assert answer.code == "NoError", answer.body


@every_product
def test_a_rule_is_kept_under_an_id_of_its_own_and_can_be_changed_and_deleted(product: str) -> None:
    exchange = Exchange(product)
    assert got(exchange).texts("//m:OutlookRuleBlobExists") == ["false"]
    created(exchange, NOTES, name="Second", priority=2)
    created(exchange, NOTES, name="First", priority=1, conditions=strings("ContainsSubjectStrings", "x"))

    answer = got(exchange)
    assert answer.texts("//t:DisplayName") == ["First", "Second"]
    first, second = answer.texts("//t:RuleId")
    assert first != second

    changed = rule(NOTES, id=first, name="Third", priority=2147483647, enabled=False)
    assert updated(exchange, f"<t:SetRuleOperation>{changed}</t:SetRuleOperation>").code == "NoError"
    assert got(exchange).texts("//t:DisplayName") == ["Second", "Third"]
    gone = f"<t:DeleteRuleOperation><t:RuleId>{second}</t:RuleId></t:DeleteRuleOperation>"
    assert updated(exchange, gone).code == "NoError"
    assert got(exchange).texts("//t:RuleId") == [first]


@pytest.mark.parametrize(
    ("operation", "field", "code", "message"),
    [
        (
            f"<t:CreateRuleOperation>{rule(addresses('SendSMSAlertToRecipients', BOB))}</t:CreateRuleOperation>",
            "Action:SendSMSAlertToRecipients",
            "UnsupportedRule",
            "The operation on this unsupported rule is not allowed.",
        ),
        (
            f"<t:CreateRuleOperation>{rule(REPLY)}</t:CreateRuleOperation>",
            "Action:ServerReplyWithMessage",
            "InvalidValue",
            "Id must be non-empty.",
        ),
        (f"<t:CreateRuleOperation>{rule('')}</t:CreateRuleOperation>", "Actions", "MissingAction", ""),
        (f"<t:CreateRuleOperation>{rule(NOTES, id='x')}</t:CreateRuleOperation>", "RuleId", "CreateWithRuleId", ""),
        (f"<t:SetRuleOperation>{rule(NOTES, id='x')}</t:SetRuleOperation>", "RuleId", "RuleNotFound", ""),
        (
            f"<t:CreateRuleOperation>{rule(NOTES.replace('notes', 'voicemail'))}</t:CreateRuleOperation>",
            "Action:MoveToFolder",
            "FolderDoesNotExist",
            "",
        ),
        (
            f"<t:CreateRuleOperation>{rule(addresses('ForwardToRecipients', 'nonsense'))}</t:CreateRuleOperation>",
            "Action:ForwardToRecipients",
            "InvalidAddress",
            "",
        ),
    ],
)
@every_product
def test_what_is_wrong_is_said_and_nothing_is_changed(
    product: str, operation: str, field: str, code: str, message: str
) -> None:
    exchange = Exchange(product)
    good = f"<t:CreateRuleOperation>{rule(NOTES)}</t:CreateRuleOperation>"

    answer = updated(exchange, good, operation)

    assert answer.code == "ErrorInboxRulesValidationError"
    assert answer.text("//m:MessageText") == "A validation error occurred while executing the rule operation."
    assert answer.texts("//t:OperationIndex") == ["1"]
    assert (answer.text("//t:Error/t:FieldURI"), answer.text("//t:Error/t:ErrorCode")) == (field, code)
    assert not message or answer.text("//t:Error/t:ErrorMessage") == message
    assert got(exchange).elements("//t:Rule") == []


@every_product
def test_others_rules_are_nobodys_business(product: str) -> None:
    operation = f"<t:CreateRuleOperation>{rule(NOTES)}</t:CreateRuleOperation>"
    assert updated(Exchange(product), operation, user=BOB, mailbox=ANN).code == "ErrorAccessDenied"


@pytest.mark.parametrize(
    ("conditions", "fits"),
    [
        (strings("ContainsSubjectStrings", "none", "NEWS"), True),
        (strings("ContainsBodyStrings", "hello"), True),
        (strings("ContainsBodyStrings", "goodbye"), False),
        (strings("ContainsSenderStrings", "bob@"), True),
        (strings("ContainsRecipientStrings", "ann@example"), True),
        (strings("ContainsSubjectOrBodyStrings", "hello"), True),
        (strings("ContainsHeaderStrings", "X-MS-Has-Attach"), True),
        (addresses("FromAddresses", EVE, BOB), True),
        (addresses("FromAddresses", EVE), False),
        (addresses("SentToAddresses", ANN), True),
        ("<t:HasAttachments>true</t:HasAttachments>", False),
        ("<t:HasAttachments>false</t:HasAttachments>", True),
        ("<t:Importance>High</t:Importance>", False),
        ("<t:SentOnlyToMe>true</t:SentOnlyToMe>", True),
        ("<t:NotSentToMe>true</t:NotSentToMe>", False),
        (strings("ContainsSubjectStrings", "news") + addresses("FromAddresses", EVE), False),
        ("<t:WithinSizeRange><t:MaximumSize>100</t:MaximumSize></t:WithinSizeRange>", True),
        (strings("ItemClasses", "IPM.Note"), True),
    ],
)
def test_a_rule_applies_to_what_fits_all_its_conditions(conditions: str, fits: bool) -> None:
    exchange = Exchange("2019", EVE)
    created(exchange, NOTES, conditions=conditions)
    mail(exchange, "Daily news")
    assert (exchange.subjects("notes"), exchange.subjects("inbox")) == (
        (["Daily news"], []) if fits else ([], ["Daily news"])
    )


@every_product
def test_an_exception_keeps_a_rule_from_what_it_would_apply_to(product: str) -> None:
    exchange = Exchange(product)
    created(exchange, NOTES, exceptions=strings("ContainsSubjectStrings", "urgent"))
    mail(exchange, "Plan")
    mail(exchange, "Urgent plan")
    assert (exchange.subjects("notes"), exchange.subjects("inbox")) == (["Plan"], ["Urgent plan"])


@every_product
def test_a_message_is_changed_before_anybody_sees_it(product: str) -> None:
    exchange = Exchange(product)
    marks = (
        strings("AssignCategories", "Red")
        + "<t:MarkImportance>High</t:MarkImportance><t:MarkAsRead>true</t:MarkAsRead>"
    )
    created(exchange, marks)
    mail(exchange, "Plan")

    answer = exchange.get(exchange.found("inbox")[0], "item:Categories")
    assert answer.texts("//t:Categories/t:String") == ["Red"]
    assert (answer.text("//t:Importance"), answer.text("//t:IsRead")) == ("High", "true")


@every_product
def test_a_message_is_copied_deleted_or_gone_for_good(product: str) -> None:
    exchange = Exchange(product)
    copy = f"<t:CopyToFolder>{distinguished('notes')}</t:CopyToFolder>"
    created(exchange, copy, conditions=strings("ContainsSubjectStrings", "copy"))
    created(exchange, "<t:Delete>true</t:Delete>", conditions=strings("ContainsSubjectStrings", "old"))
    created(
        exchange, "<t:PermanentDelete>true</t:PermanentDelete>", conditions=strings("ContainsSubjectStrings", "gone")
    )
    for text in ("copy", "old", "gone"):
        mail(exchange, text)

    assert exchange.subjects("inbox") == exchange.subjects("notes") == ["copy"]
    assert exchange.subjects("deleteditems") == ["old"]


@every_product
def test_rules_apply_in_order_until_one_stops_the_rest_and_disabled_ones_do_not(product: str) -> None:
    exchange = Exchange(product)
    created(exchange, strings("AssignCategories", "Third"), priority=3)
    created(exchange, strings("AssignCategories", "Second") + STOP, priority=2)
    created(exchange, strings("AssignCategories", "First"), priority=1)
    created(exchange, strings("AssignCategories", "Never"), priority=0, enabled=False)
    mail(exchange, "Plan")
    answer = exchange.get(exchange.found("inbox")[0], "item:Categories")
    assert answer.texts("//t:Categories/t:String") == ["First", "Second"]


@every_product
def test_a_message_is_passed_on_as_it_is_as_a_forward_or_inside_another(product: str) -> None:
    exchange = Exchange(product, EVE)
    for element in ("RedirectToRecipients", "ForwardToRecipients", "ForwardAsAttachmentToRecipients"):
        created(exchange, addresses(element, EVE))
    mail(exchange, "Plan")

    assert exchange.subjects("inbox") == ["Plan"]
    assert sorted(exchange.subjects("inbox", user=EVE)) == ["FW: Plan", "FW: Plan", "Plan"]
    senders = [exchange.get(id, user=EVE).text("//t:From//t:EmailAddress") for id in exchange.found("inbox", user=EVE)]
    assert sorted(senders) == [ANN, ANN, BOB]


def test_two_mailboxes_that_redirect_to_each_other_stop() -> None:
    exchange = Exchange()
    created(exchange, addresses("RedirectToRecipients", BOB))
    back = rule(addresses("RedirectToRecipients", ANN))
    updated(exchange, f"<t:CreateRuleOperation>{back}</t:CreateRuleOperation>", user=BOB)
    mail(exchange, "Plan", user=ANN, people=(BOB,))
    assert len(exchange.found("inbox")) + len(exchange.found("inbox", user=BOB)) <= 3


@every_product
def test_a_rule_answers_with_a_message_that_is_kept_for_that(product: str) -> None:
    exchange = Exchange(product)
    kept = exchange.ask(create_message(subject("I am at sea"), body("Ahoy"), folder="notes")).ids()[0][0]
    created(exchange, f'<t:ServerReplyWithMessage Id="{kept}"/>')
    mail(exchange, "Plan")
    assert exchange.subjects("inbox", user=BOB) == ["I am at sea"]


@every_product
def test_meeting_messages_go_where_rules_want_them_and_meetings_into_the_calendar(product: str) -> None:
    exchange = Exchange(product)
    marks = "<t:MarkImportance>High</t:MarkImportance>"
    created(exchange, marks + NOTES, conditions="<t:IsMeetingRequest>true</t:IsMeetingRequest>", name="Requests")
    gone = strings("ContainsSubjectStrings", "Accepted")
    created(exchange, "<t:Delete>true</t:Delete>", conditions=gone, name="Answers", priority=2)

    called(exchange, meeting(required=ANN), user=BOB)
    request = exchange.get(exchange.found("notes")[0])

    assert exchange.found("inbox") == []
    assert request.names("//m:Items/*") == ["MeetingRequest"]
    assert request.text("//t:Importance") == "High"
    assert exchange.subjects("calendar") == ["Kick-off"]
    called(exchange, meeting())
    answered(exchange, "AcceptItem", exchange.found("inbox", user=BOB)[-1])
    assert exchange.subjects("deleteditems") == ["Accepted: Kick-off"]
    assert exchange.get(exchange.found("calendar")[-1]).texts("//t:ResponseType")[-1] == "Accept"


def test_an_invitation_from_outside_is_sorted_and_passed_on_too() -> None:
    exchange = Exchange("2019", EVE)
    created(exchange, NOTES + addresses("RedirectToRecipients", EVE))
    lines = (
        "From: carl@out.test", f"To: {ANN}", "Subject: Plan", "Message-ID: <1@out.test>", "MIME-Version: 1.0",
        "Content-Type: text/calendar; method=REQUEST; charset=utf-8", "", "BEGIN:VCALENDAR", "METHOD:REQUEST",
        "BEGIN:VEVENT", "UID:1", "SUMMARY:Plan", "ORGANIZER:mailto:carl@out.test", f"ATTENDEE:mailto:{ANN}",
        "DTSTART:20260303T090000Z", "DTEND:20260303T100000Z", "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    Control(exchange.organisation).outside_send("carl@out.test", (ANN,), mime="\r\n".join(lines).encode())

    assert (exchange.subjects("notes"), exchange.subjects("inbox")) == (["Plan"], [])
    assert exchange.subjects("inbox", user=EVE) == ["Plan"]
    assert exchange.subjects("calendar") == exchange.subjects("calendar", user=EVE) == ["Plan"]
