"""exchangelib changes, moves and deletes items, and hangs properties of its own on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchangelib import Account, ExtendedProperty, Message
from exchangelib.errors import ErrorInvalidChangeKey, ErrorInvalidIdMalformed, ErrorItemNotFound
from exchangelib.folders import Folder
from exchangelib.properties import ItemId

from tests.compat.conftest import BOB
from tests.compat.exchangelib_client.conftest import World


class CrmKey(ExtendedProperty):
    """A property as integrations use it: named, in the set of public strings."""

    distinguished_property_set_id = "PublicStrings"
    property_name = "crm-key"
    property_type = "String"


class CrmNumbers(ExtendedProperty):
    """A property of a set of one's own, of a multi-valued type."""

    property_set_id = "c11ff724-aa03-4555-9952-8fa248a11c3e"
    property_name = "crm-numbers"
    property_type = "IntegerArray"


class FlagStatus(ExtendedProperty):
    """A property that MAPI has a tag for: PidTagFlagStatus."""

    property_tag = 0x1090
    property_type = "Integer"


@pytest.fixture
def extended() -> Iterator[None]:
    """Teach exchangelib the three properties for the length of a test."""
    known = {"crm_key": CrmKey, "crm_numbers": CrmNumbers, "flag_status": FlagStatus}
    for name, kind in known.items():
        Message.register(name, kind)
    yield
    for name in known:
        Message.deregister(name)


def letter(account: Account, subject: str = "A letter") -> Message:
    return Message(account=account, folder=account.inbox, subject=subject, body="text", to_recipients=[BOB]).save()


@pytest.mark.shows("MS-OXWSCORE_R556", "MS-OXWSCORE_R557", by="exchangelib")
def test_single_properties_are_set_and_taken_away(world: World) -> None:
    item = letter(world.ann)
    first_key = item.changekey
    item.subject, item.categories, item.importance, item.is_read = "Changed", ["Blue", "Red"], "High", True
    item.save(update_fields=["subject", "categories", "importance", "is_read"])
    assert item.changekey != first_key
    found = world.ann.inbox.get(id=item.id, changekey=item.changekey)
    assert (found.subject, set(found.categories), found.importance) == ("Changed", {"Blue", "Red"}, "High")
    assert found.body.strip() == "text"
    item.categories = None
    item.save(update_fields=["categories"])
    assert world.ann.inbox.get(subject="Changed").categories is None


def test_everything_that_can_be_written_is_written_at_once(world: World) -> None:
    letter(world.ann)
    item = world.ann.inbox.all().get()
    item.subject, item.cc_recipients = "All of it", ["carl@elsewhere.test"]
    item.save()
    found = world.ann.inbox.get(subject="All of it")
    assert [one.email_address for one in found.cc_recipients] == ["carl@elsewhere.test"]
    assert found.last_modified_time is not None


@pytest.mark.shows("MS-OXWSCORE_R101", by="exchangelib")
@pytest.mark.usefixtures("extended")
def test_extended_properties_are_kept_found_changed_and_deleted(world: World) -> None:
    Message(
        account=world.ann, folder=world.ann.drafts, subject="Marked", crm_key="17", crm_numbers=[1, 2], flag_status=2
    ).save()
    letter(world.ann)
    item = world.ann.drafts.get(crm_key="17")
    assert (item.subject, item.crm_key, item.crm_numbers, item.flag_status) == ("Marked", "17", [1, 2], 2)
    item.crm_key, item.crm_numbers = "18", None
    item.save(update_fields=["crm_key", "crm_numbers"])
    assert world.ann.drafts.filter(crm_key="17").count() == 0
    changed = world.ann.drafts.get(crm_key="18")
    assert (changed.crm_numbers, changed.flag_status) == (None, 2)


@pytest.mark.usefixtures("extended")
def test_a_key_on_a_draft_is_still_on_the_copy_that_was_sent(world: World) -> None:
    draft = Message(
        account=world.ann, folder=world.ann.drafts, subject="Once", crm_key="intent-1", to_recipients=[BOB]
    ).save()
    draft.send()
    assert world.ann.sent.get(crm_key="intent-1").subject == "Once"
    assert world.ann.drafts.filter(crm_key="intent-1").count() == 0


@pytest.mark.shows("MS-OXWSCORE_R45", "MS-OXWSCORE_R46", by="exchangelib")
def test_an_item_that_moves_gets_a_new_id_and_keeps_everything_else(world: World) -> None:
    target = Folder(parent=world.ann.inbox, name="Done").save()
    item = letter(world.ann)
    old = ItemId(id=item.id, changekey=item.changekey)
    item.move(target)
    assert item.id != old.id
    assert target.get(subject="A letter").id == item.id
    assert [type(one) for one in world.ann.fetch([old])] == [ErrorItemNotFound]
    assert (world.ann.inbox.all().count(), target.all().count()) == (0, 1)


@pytest.mark.shows("MS-OXWSCORE_R1667", "MS-OXWSCORE_R1668", "MS-OXWSCORE_R1669", by="exchangelib")
def test_each_way_to_delete_leaves_the_item_where_it_should_be(world: World) -> None:
    ann = world.ann
    letter(ann, "trash").move_to_trash()
    letter(ann, "soft").soft_delete()
    letter(ann, "hard").delete()
    assert ann.inbox.all().count() == 0
    assert [one.subject for one in ann.trash.all()] == ["trash"]
    assert [one.subject for one in ann.recoverable_items_deletions.all()] == ["soft"]


@pytest.mark.shows("MS-OXWSCORE_R299", "MS-OXWSCORE_R341", "MS-OXWSCORE_R387", "MS-OXWSCORE_R561", by="exchangelib")
def test_many_items_are_made_changed_and_deleted_in_one_go(world: World) -> None:
    ann = world.ann
    made = ann.bulk_create(ann.inbox, [Message(subject=f"Number {number}") for number in range(25)])
    assert len({one.id for one in made}) == 25
    items = list(ann.fetch(made, only_fields=["subject", "changekey"]))
    assert [one.subject for one in items] == [f"Number {number}" for number in range(25)]
    for item in items:
        item.subject += "!"
    updated = ann.bulk_update([(item, ["subject"]) for item in items])
    assert len(updated) == 25
    gone = ItemId(id=items[3].id, changekey=updated[3][1])
    assert ann.bulk_delete([gone]) == [True]
    results = ann.bulk_delete(updated)
    assert [one if one is True else type(one) for one in results] == [
        ErrorItemNotFound if number == 3 else True for number in range(25)
    ]


def test_ids_that_are_none_are_told_apart_from_ids_of_nothing(world: World) -> None:
    item = letter(world.ann)
    wrong = [ItemId(id="AAAA=="), ItemId(id=item.id, changekey="XXX"), ItemId(id=item.id)]
    found = list(world.ann.fetch(wrong, only_fields=["subject"]))
    assert [type(one) for one in found] == [ErrorInvalidIdMalformed, ErrorInvalidChangeKey, Message]
