"""ews-javascript-api does what people and programs do with mailboxes, and sees what it should."""

from __future__ import annotations

import pytest

from fake_ews.products import product
from tests.compat.conftest import StartExchange
from tests.compat.ews_javascript_api.conftest import Deployment, Refused, World

INBOX, SENT, DRAFTS, TRASH = "Inbox", "SentItems", "Drafts", "DeletedItems"


def test_it_learns_what_it_talks_to(world: World) -> None:
    assert tuple(world.ann("server")) == product(world.exchange.organisation.product.name).said_build


@pytest.mark.shows("MS-OXWSCORE 3.1.4.2", "MS-OXWSCORE 3.1.4.8", "MS-OXWSSRCH 3.1.4.2", by="ews-javascript-api")
def test_mail_is_sent_in_three_ways_and_found_by_its_recipient(world: World) -> None:
    world.ann("send", how="SendOnly", subject="No copy", body="1", to=[world.bob.address])
    world.ann("send", how="SendAndSaveCopy", subject="A copy", body="2", to=[world.bob.address])
    world.ann("send", how="draft", subject="A draft", body="3", to=[world.bob.address])
    assert set(world.bob("subjects", **{"in": INBOX})) == {"No copy", "A copy", "A draft"}
    assert set(world.ann("subjects", **{"in": SENT})) == {"A copy", "A draft"}
    assert world.ann("subjects", **{"in": DRAFTS}) == []


@pytest.mark.shows("MS-OXWSCORE 3.1.4.4", "MS-OXWSATT 3.1.4.3", by="ews-javascript-api")
def test_the_recipient_reads_body_headers_and_attachments(world: World) -> None:
    world.ann(
        "send",
        how="SendOnly",
        subject="Grüße & <more>",
        body="<html><body><p>Hello <b>Bob</b> €</p></body></html>",
        html=True,
        to=[world.bob.address],
        cc=["carl@elsewhere.test"],
        attachment={"name": "plan.txt", "text": "the plän"},
    )
    found = world.bob("read", subject="Grüße & <more>", **{"in": INBOX})
    assert found["body"].strip() == "Hello Bob €"
    assert (found["from"], found["to"], found["cc"]) == (
        world.ann.address,
        [world.bob.address],
        ["carl@elsewhere.test"],
    )
    assert (found["isRead"], found["hasAttachments"]) == (False, True)
    assert found["attachments"] == [{"name": "plan.txt", "text": "the plän"}]
    assert found["messageId"].endswith("@mail.example.test>")
    assert {"Received", "Message-ID", "From", "To", "Subject"} <= set(found["headers"])


@pytest.mark.shows("MS-OXWSMSG 3.1.4.2", by="ews-javascript-api")
def test_mail_is_answered_and_forwarded(world: World) -> None:
    world.ann("send", how="SendOnly", subject="Offer", body="100", to=[world.bob.address], cc=["carl@elsewhere.test"])
    world.bob("reply", subject="Offer", body="Too much", all=True, **{"in": INBOX})
    answer = world.ann("read", subject="RE: Offer", **{"in": INBOX})
    assert (answer["from"], answer["to"], answer["cc"]) == (
        world.bob.address,
        [world.ann.address],
        ["carl@elsewhere.test"],
    )
    assert "Too much" in answer["body"]
    assert "100" in answer["body"]
    world.bob("forward", subject="Offer", body="FYI", to=[world.ann.address], **{"in": INBOX})
    assert "100" in world.ann("read", subject="FW: Offer", **{"in": INBOX})["body"]


@pytest.mark.shows("MS-OXWSCORE 3.1.4.9", by="ews-javascript-api")
def test_items_are_changed_and_found_by_a_property_of_ones_own(world: World) -> None:
    world.ann("save", subject="Before", body="text", to=[world.bob.address], **{"in": DRAFTS})
    world.ann("update", subject="Before", subject2="After", categories=["Blue"], key="17", **{"in": DRAFTS})
    found = world.ann("read", subject="After", **{"in": DRAFTS})
    assert (found["categories"], found["body"].strip()) == (["Blue"], "text")
    assert world.ann("keyed", key="17", **{"in": DRAFTS}) == [["After", ["17"]]]
    assert world.ann("keyed", key="18", **{"in": DRAFTS}) == []


@pytest.mark.shows(
    "MS-OXWSCORE 3.1.4.3", "MS-OXWSCORE 3.1.4.7", "MS-OXWSFOLD 3.1.4.2", "MS-OXWSFOLD 3.1.4.4", by="ews-javascript-api"
)
def test_items_move_between_folders_and_out_of_them(world: World) -> None:
    id = world.ann("createFolder", called="Done", **{"in": INBOX})
    old = world.ann("save", subject="Moved", body="x", **{"in": INBOX})
    new = world.ann("move", subject="Moved", to=id, **{"in": INBOX})
    assert new != old
    assert world.ann("folders", **{"in": INBOX}) == [["Done", 1, id]]
    assert world.ann("bind", id=new) == "Moved"
    with pytest.raises(Refused, match="ErrorItemNotFound"):
        world.ann("bind", id=old)
    for how in ("MoveToDeletedItems", "SoftDelete", "HardDelete"):
        world.ann("save", subject=how, body="x", **{"in": INBOX})
        world.ann("remove", subject=how, how=how, **{"in": INBOX})
    assert world.ann("subjects", **{"in": INBOX}) == []
    assert world.ann("subjects", **{"in": TRASH}) == ["MoveToDeletedItems"]
    world.ann("removeFolder", id=id)
    assert world.ann("folders", **{"in": INBOX}) == []


@pytest.mark.shows("MS-OXWSSYNC 3.1.4.1", "MS-OXWSSYNC 3.1.4.2", by="ews-javascript-api")
def test_changes_are_synchronised(world: World) -> None:
    state = world.ann("syncItems", **{"in": INBOX})["state"]
    folders = world.ann("syncFolders", **{"in": INBOX})["state"]
    id = world.ann("save", subject="One", body="x", **{"in": INBOX})
    first = world.ann("syncItems", state=state, **{"in": INBOX})
    assert first["changes"] == [{"change": "Create", "id": id}]
    world.ann("update", subject="One", subject2="Two", **{"in": INBOX})
    second = world.ann("syncItems", state=first["state"], **{"in": INBOX})
    assert second["changes"] == [{"change": "Update", "id": id}]
    world.ann("update", subject="Two", isRead=False, **{"in": INBOX})
    third = world.ann("syncItems", state=second["state"], **{"in": INBOX})
    assert third["changes"] == [{"change": "ReadFlagChange", "id": id}]
    world.ann("remove", subject="Two", how="HardDelete", **{"in": INBOX})
    fourth = world.ann("syncItems", state=third["state"], **{"in": INBOX})
    assert fourth["changes"] == [{"change": "Delete", "id": id}]
    folder = world.ann("createFolder", called="New", **{"in": INBOX})
    assert world.ann("syncFolders", state=folders, **{"in": INBOX})["changes"] == [{"change": "Create", "id": folder}]


@pytest.mark.shows("MS-OXWSSYNC 3.1.4.2", by="ews-javascript-api")
def test_a_full_mailbox_is_synchronised_in_rounds(world: World) -> None:
    made = {world.ann("save", subject=str(number), body="x", **{"in": DRAFTS}) for number in range(5)}
    found, state, more = [], None, True
    while more:
        part = world.ann("syncItems", state=state, most=2, **{"in": DRAFTS})
        assert len(part["changes"]) <= 2
        found += [one["id"] for one in part["changes"]]
        state, more = part["state"], part["more"]
    assert sorted(found) == sorted(made)


@pytest.mark.shows("MS-OXWSNTIF 3.1.4.1", "MS-OXWSNTIF 3.1.4.3", "MS-OXWSNTIF 3.1.4.4", by="ews-javascript-api")
def test_events_are_pulled(world: World) -> None:
    world.ann("pull", **{"in": INBOX})
    world.bob("send", how="SendOnly", subject="Pulled", body="x", to=[world.ann.address])
    (created, id), (arrived, same) = world.ann("events")
    assert (created, arrived) == ("Created", "NewMail")
    assert id == same == world.ann("read", subject="Pulled", **{"in": INBOX})["id"]
    assert world.ann("events") == []
    world.ann("stopPulling")
    with pytest.raises(Refused, match="ErrorSubscriptionNotFound"):
        world.ann("events")


@pytest.mark.shows("MS-OXWSNTIF 3.1.4.2", by="ews-javascript-api")
def test_mail_that_arrives_is_streamed_while_it_arrives(world: World) -> None:
    world.ann("stream", **{"in": INBOX})
    for subject in ("First", "Second"):
        world.bob("send", how="SendOnly", subject=subject, body="x", to=[world.ann.address])
        kind, id = world.ann.event()
        assert (kind, id) == ("NewMail", world.ann("read", subject=subject, **{"in": INBOX})["id"])
    world.ann("stopStreaming")
    assert world.ann.event() == ["disconnected"]


@pytest.mark.shows("MS-OXWSRSLNM 3.1.4.1", "MS-OXWSCVTID 3.1.4.1", by="ews-javascript-api")
def test_people_are_found_and_ids_take_other_forms(world: World) -> None:
    bob = world.bob.address
    name = bob.partition("@")[0].capitalize()
    assert world.ann("resolve", name=bob) == [[name, bob, name]]
    assert world.ann("resolve", name="zebra") == []
    id = world.ann("save", subject="x", body="x", **{"in": DRAFTS})
    for form in ("HexEntryId", "OwaId", "StoreId", "EwsLegacyId"):
        other, back = world.ann("convert", id=id, to=form, mailbox=world.ann.address)
        assert other != id
        assert back == id


def test_ids_that_are_none_are_refused(world: World) -> None:
    with pytest.raises(Refused, match="ErrorInvalidIdMalformed"):
        world.ann("bind", id="AAAA")


@pytest.mark.shows("MS-NLMP 3.2.5", "RFC 7617 2", by="ews-javascript-api")
@pytest.mark.parametrize("auth", ["basic", "ntlm"])
def test_a_wrong_password_is_refused(deployment: Deployment, auth: str) -> None:
    known = deployment.person("carl").address
    with pytest.raises(Refused, match=r"Unauthorized|401"):
        deployment.mailbox(known, auth=auth, password="wrong")("server")


def test_a_server_whose_authority_is_not_trusted_is_not_talked_to(
    deployment: Deployment, start_exchange: StartExchange
) -> None:
    # Servers of the same names share an authority in one process; this one has a name of its own, so another authority.
    other = start_exchange(hosts=("elsewhere.test",))
    stranger = Deployment(other, deployment.node, "Exchange2016", "basic")
    with pytest.raises(Refused, match="certificate"):
        stranger.person("dan")("server")
    assert other.organisation.recorder.exchanges == []
