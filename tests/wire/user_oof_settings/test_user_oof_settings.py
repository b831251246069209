"""A mailbox whose owner is away answers each sender once, colleagues and people outside in their own words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fake_ews.mailbox.mail.delivery import deliver_from_outside
from tests.calling import ANN, BOB, Answer, Exchange, create_message, every_product, subject, to

_EVA = "eva@customer.test"


def set_oof(
    exchange: Exchange,
    state: str = "Enabled",
    audience: str = "All",
    *,
    user: str = BOB,
    span: tuple[str, str] = ("", ""),
) -> Answer:
    """Set the out-of-office settings of a user."""
    duration = (
        f"<t:Duration><t:StartTime>{span[0]}</t:StartTime><t:EndTime>{span[1]}</t:EndTime></t:Duration>"
        if span[0]
        else ""
    )
    return exchange.ask(
        f"<m:SetUserOofSettingsRequest><t:Mailbox><t:Address>{user}</t:Address></t:Mailbox><t:UserOofSettings>"
        f"<t:OofState>{state}</t:OofState><t:ExternalAudience>{audience}</t:ExternalAudience>{duration}"
        "<t:InternalReply><t:Message>&lt;p&gt;Back on Monday&lt;/p&gt;</t:Message></t:InternalReply>"
        "<t:ExternalReply><t:Message>Away</t:Message></t:ExternalReply>"
        "</t:UserOofSettings></m:SetUserOofSettingsRequest>",
        user=user,
    )


def get_oof(exchange: Exchange, mailbox: str = BOB, *, user: str = BOB) -> Answer:
    """Get the out-of-office settings of a mailbox."""
    return exchange.ask(
        f"<m:GetUserOofSettingsRequest><t:Mailbox><t:Address>{mailbox}</t:Address></t:Mailbox>"
        "</m:GetUserOofSettingsRequest>",
        user=user,
    )


def write_to_bob(exchange: Exchange, title: str) -> None:
    """Have Ann send Bob a mail."""
    exchange.ask(create_message(subject(title), to(BOB), disposition="SendOnly"))


def write_from_outside(exchange: Exchange, *lines: str, sender: str = _EVA) -> None:
    """Have somebody outside send Bob a mail with further header lines."""
    head = (f"From: {sender}", f"To: {BOB}", "Subject: Hello", "Message-ID: <1@customer.test>", *lines)
    mime = "\r\n".join((*head, "", "text")).encode()
    deliver_from_outside(exchange.organisation.premises, sender, [BOB], mime)


def answers_to(exchange: Exchange, address: str) -> int:
    """Return how many mails reached somebody outside."""
    return len(exchange.organisation.premises.outside.inbox(address))


@every_product
def test_what_was_set_comes_back(product: str) -> None:
    exchange = Exchange(product)
    assert get_oof(exchange).text("//t:OofState") == "Disabled"

    assert (
        set_oof(exchange, "Scheduled", "Known", span=("2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z")).code == "NoError"
    )

    answer = get_oof(exchange)
    assert answer.text("//t:OofState") == "Scheduled"
    assert answer.text("//t:ExternalAudience") == "Known"
    assert answer.text("//t:StartTime") == "2026-03-02T08:00:00Z"
    assert answer.texts("//t:Message") == ["<p>Back on Monday</p>", "Away"]


@every_product
def test_a_colleague_is_answered_once(product: str) -> None:
    exchange = Exchange(product)
    set_oof(exchange)

    write_to_bob(exchange, "Plan")
    write_to_bob(exchange, "Plan B")

    assert exchange.subjects("inbox") == ["Automatic reply: Plan"]
    (reply,) = exchange.found("inbox")
    assert exchange.get(reply).text("//t:Message/t:ItemClass").startswith("IPM.Note")


def test_setting_it_anew_answers_anew() -> None:
    exchange = Exchange()
    set_oof(exchange)
    write_to_bob(exchange, "Plan")
    set_oof(exchange)
    write_to_bob(exchange, "Plan B")

    assert exchange.subjects("inbox") == ["Automatic reply: Plan", "Automatic reply: Plan B"]


def test_two_absent_people_do_not_write_to_each_other() -> None:
    exchange = Exchange()
    set_oof(exchange)
    set_oof(exchange, user=ANN)

    write_to_bob(exchange, "Plan")

    assert exchange.subjects("inbox") == ["Automatic reply: Plan"]
    assert exchange.subjects("inbox", user=BOB) == ["Plan"]


@pytest.mark.parametrize(("audience", "answers"), [("None", 0), ("Known", 0), ("All", 1)])
def test_people_outside_are_answered_as_the_audience_says(audience: str, answers: int) -> None:
    exchange = Exchange()
    set_oof(exchange, audience=audience)

    write_from_outside(exchange)

    assert answers_to(exchange, _EVA) == answers


def test_a_reply_to_somebody_outside_says_what_it_answers_and_that_nobody_wrote_it() -> None:
    exchange = Exchange()
    set_oof(exchange)
    write_from_outside(exchange)

    (mail,) = exchange.organisation.premises.outside.inbox(_EVA)
    assert b"Auto-Submitted: auto-generated" in mail.mime
    assert b"X-Auto-Response-Suppress: All" in mail.mime
    assert b"In-Reply-To: <1@customer.test>" in mail.mime
    assert b"Subject: Automatic reply: Hello" in mail.mime


@pytest.mark.parametrize(
    "line",
    [
        "Auto-Submitted: auto-replied",
        "X-Auto-Response-Suppress: DR, OOF, AutoReply",
        "Precedence: bulk",
        "List-Id: <news.customer.test>",
    ],
)
def test_machines_and_lists_are_never_answered(line: str) -> None:
    exchange = Exchange()
    set_oof(exchange)

    write_from_outside(exchange, line)

    assert answers_to(exchange, _EVA) == 0


def test_a_schedule_begins_and_ends_by_itself() -> None:
    exchange = Exchange()
    set_oof(exchange, "Scheduled", span=("2026-03-03T08:00:00Z", "2026-03-04T08:00:00Z"))

    write_from_outside(exchange, sender="a@customer.test")
    exchange.clock.advance(timedelta(days=1))
    write_from_outside(exchange, sender="b@customer.test")
    exchange.clock.advance(timedelta(days=1))
    write_from_outside(exchange, sender="c@customer.test")

    assert [answers_to(exchange, f"{name}@customer.test") for name in "abc"] == [0, 1, 0]


@every_product
def test_another_persons_settings_are_refused(product: str) -> None:
    exchange = Exchange(product)
    assert get_oof(exchange, ANN, user=BOB).code == "ErrorAccessDenied"
    assert get_oof(exchange, "nobody@example.test", user=BOB).code == "ErrorMailRecipientNotFound"


def test_a_schedule_that_ends_before_it_begins_is_refused() -> None:
    exchange = Exchange()
    answer = set_oof(exchange, "Scheduled", span=("2026-03-04T08:00:00Z", "2026-03-03T08:00:00Z"))
    assert answer.code == "ErrorInvalidScheduledOofDuration"
