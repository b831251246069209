"""An inbox may log all mail with known contacts; what never is to be logged is not, and nothing is logged twice."""

from __future__ import annotations

import pytest

from integration.model.crm import Direction, TimelineEntry
from integration.model.log_policy import LogRule
from integration.model.message import Attachment
from tests.unit.integration.world import World

BOB = "bob@client.test"
ANNA, BEN = "anna@firm.test", "ben@firm.test"


def log_all(world: World, *addresses: str) -> None:
    """Connect inboxes that log all mail, and have a contact."""
    world.integration.add_contact(BOB)
    for address in addresses or (ANNA,):
        account = world.connect(address)
        world.integration.log_policies.choose(account.id, LogRule.ALL)
    world.run()


def shown(world: World, address: str = BOB) -> list[tuple[Direction, str]]:
    return [(entry.direction, entry.subject) for entry in _entries(world, address)]


def _entries(world: World, address: str = BOB) -> list[TimelineEntry]:
    return world.integration.timeline(address)


def test_mail_from_a_contact_is_logged_though_it_answers_nothing(world: World) -> None:
    log_all(world)
    world.deliver("Question")
    world.pass_time(minutes=1)
    assert shown(world) == [(Direction.INCOMING_EMAIL, "Question")]


def test_mail_of_strangers_is_not_and_makes_no_contact(world: World) -> None:
    log_all(world)
    world.deliver("Newsletter", sender="shop@somewhere.test")
    world.pass_time(minutes=1)
    assert [contact.address for contact in world.integration.contacts()] == [BOB]
    assert world.mailbox().read_bodies == []


def test_mail_from_and_to_another_address_of_a_contact_is_his(world: World) -> None:
    log_all(world)
    world.integration.details.set_further_addresses(BOB, ["Bob@Home.test"])
    world.deliver("From home", sender="bob@home.test")
    world.deliver("To home", sender=ANNA, to="bob@home.test", of=ANNA, folder="sent")
    world.pass_time(minutes=1)
    assert shown(world) == [(Direction.INCOMING_EMAIL, "From home"), (Direction.EMAIL, "To home")]
    assert [contact.also for contact in world.integration.contacts()] == [("bob@home.test",)]


def test_what_was_sent_with_a_mail_client_is_logged(world: World) -> None:
    log_all(world)
    world.deliver("From Outlook", sender=ANNA, to=BOB, of=ANNA, folder="sent")
    world.pass_time(minutes=1)
    assert shown(world) == [(Direction.EMAIL, "From Outlook")]


def test_sent_items_are_not_read_where_only_replies_are_logged(world: World) -> None:
    world.integration.add_contact(BOB)
    world.connect()
    world.deliver("From Outlook", sender=ANNA, to=BOB, of=ANNA, folder="sent")
    world.pass_time(minutes=5)
    assert shown(world) == []


def test_the_copy_of_what_the_crm_sent_is_no_second_mail(world: World) -> None:
    log_all(world)
    mail = world.integration.send_mail(world.integration.accounts()[0].id, to=[BOB], subject="Offer", html="<p>Hi</p>")
    world.run()
    copy = {"sender": ANNA, "to": BOB, "of": ANNA, "folder": "sent"}
    world.deliver("Offer", internet_message_id=mail.internet_message_id, **copy)  # type: ignore[arg-type]
    world.deliver("Offer", internet_message_id="<the servers own>", mail_key=mail.key, **copy)  # type: ignore[arg-type]
    world.pass_time(minutes=2)
    assert shown(world) == [(Direction.EMAIL, "Offer")]


def test_mail_from_before_the_rule_was_chosen_is_not_logged(world: World) -> None:
    world.integration.add_contact(BOB)
    account = world.connect()
    world.deliver("Before")
    world.deliver("Sent before", sender=ANNA, to=BOB, of=ANNA, folder="sent")
    world.pass_time(hours=1)
    world.integration.log_policies.choose(account.id, LogRule.ALL)
    world.deliver("After")
    world.pass_time(hours=1)
    assert shown(world) == [(Direction.INCOMING_EMAIL, "After")]


def test_the_same_mail_in_two_inboxes_is_one_entry_of_the_first_recipient_who_is_a_user(world: World) -> None:
    log_all(world, ANNA, BEN)
    for of in (ANNA, BEN):
        world.deliver("To both", to=BEN, cc=(ANNA,), of=of, internet_message_id="<both@client.test>")
    world.pass_time(minutes=1)
    (entry,) = _entries(world)
    assert entry.account_id == world.integration.account(BEN).id


def test_what_one_user_sends_and_another_gets_is_one_entry_that_went_out(world: World) -> None:
    log_all(world, ANNA, BEN)
    for of, folder in ((BEN, "inbox"), (ANNA, "sent")):
        world.deliver("Hello", sender=ANNA, to=BOB, cc=(BEN,), of=of, folder=folder, internet_message_id="<one@x>")
        world.pass_time(minutes=1)
    assert shown(world) == [(Direction.EMAIL, "Hello")]


def test_mail_among_users_alone_is_nobodys_business(world: World) -> None:
    world.integration.add_contact(BEN)
    log_all(world, ANNA, BEN)
    world.deliver("Lunch?", sender=BEN)
    world.pass_time(minutes=1)
    assert shown(world, BEN) == []


def test_a_draft_that_was_filed_is_no_mail(world: World) -> None:
    log_all(world)
    world.deliver("Not yet", sender=ANNA, to=BOB, of=ANNA, folder="projects", unsent=True)
    world.pass_time(minutes=1)
    assert shown(world) == []


@pytest.mark.parametrize(
    "item_class", ["REPORT.IPM.Note.IPNRN", "IPM.Note.Microsoft.Conversation", "REPORT.IPM.Note.NDR"]
)
def test_receipts_and_chats_are_no_mail(world: World, item_class: str) -> None:
    log_all(world)
    world.deliver("Read: Offer", item_class=item_class)
    world.pass_time(minutes=1)
    assert shown(world) == []


def test_an_automatic_answer_is_marked(world: World) -> None:
    log_all(world)
    world.deliver("Away", marks=(("auto-submitted", "auto-replied"),))
    world.pass_time(minutes=1)
    assert [entry.automatic for entry in _entries(world)] == [True]


def test_the_inboxs_own_list_keeps_mail_off_beside_the_companys(world: World) -> None:
    log_all(world)
    world.integration.add_contact("eve@other.test")
    world.integration.set_never_log(["client.test"])
    world.integration.log_policies.choose(world.integration.account(ANNA).id, LogRule.ALL, never=[" Eve@Other.test "])
    world.deliver("From Bob")
    world.deliver("From Eve", sender="eve@other.test")
    world.deliver("To Eve", sender=ANNA, to="eve@other.test", of=ANNA, folder="sent")
    world.pass_time(minutes=1)
    assert (shown(world), shown(world, "eve@other.test")) == ([], [])


def test_who_is_not_on_the_list_has_the_mail_to_both_logged(world: World) -> None:
    log_all(world)
    world.integration.add_contact("eve@other.test")
    world.integration.set_never_log([BOB])
    world.deliver("To both", sender=ANNA, to=BOB, cc=("eve@other.test",), of=ANNA, folder="sent")
    world.pass_time(minutes=1)
    assert (shown(world), shown(world, "eve@other.test")) == ([], [(Direction.EMAIL, "To both")])


def test_attachments_can_be_left_out(world: World) -> None:
    log_all(world)
    world.integration.log_policies.choose(world.integration.account(ANNA).id, LogRule.ALL, attachments=False)
    world.deliver("With a file", attachments=(Attachment("contract.pdf", "application/pdf", 400),))
    world.pass_time(minutes=1)
    assert [entry.attachments for entry in _entries(world)] == [()]


def test_any_number_of_people_can_be_asked_for(world: World) -> None:
    known = world.integration.add_contact(BOB)
    crowd = [f"guest-{number}@client.test" for number in range(70_000)]
    assert world.integration.crm.find_contacts([*crowd, BOB]) == {BOB: known}
    assert world.integration.crm.addresses_of([*crowd, known.id]) == {known.id: BOB}
