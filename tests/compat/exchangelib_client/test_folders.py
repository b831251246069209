"""exchangelib walks, counts, creates and deletes folders."""

from __future__ import annotations

import pytest
from exchangelib import Message
from exchangelib.errors import ErrorDeleteDistinguishedFolder, ErrorFolderExists, ErrorItemNotFound
from exchangelib.folders import Calendar, Contacts, Folder, Tasks

from tests.compat.exchangelib_client.conftest import World


@pytest.mark.shows("MS-OXWSFOLD_R587", by="exchangelib")
def test_the_well_known_folders_are_where_they_belong(world: World) -> None:
    ann = world.ann
    assert ann.root.name == "root"
    assert ann.msg_folder_root.parent == ann.root
    for folder in (ann.inbox, ann.sent, ann.drafts, ann.trash, ann.junk, ann.outbox):
        assert folder.parent == ann.msg_folder_root
        assert folder.folder_class == "IPF.Note"
    assert [type(one) for one in (ann.calendar, ann.contacts, ann.tasks)] == [Calendar, Contacts, Tasks]


@pytest.mark.shows("MS-OXWSFOLD_R7501", by="exchangelib")
def test_the_whole_tree_is_walked_and_every_folder_says_how_many_it_has_below(world: World) -> None:
    found = list(world.ann.root.walk())
    assert len(found) > 30
    for folder in found:
        assert folder.child_folder_count == len(list(folder.children))


@pytest.mark.shows("MS-OXWSFOLD_R252", "MS-OXWSFOLD_R7101", by="exchangelib")
def test_a_folder_that_was_created_is_found_by_its_name(world: World) -> None:
    created = Folder(parent=world.ann.inbox, name="Customers").save()
    world.ann.root.clear_cache()
    found = world.ann.inbox / "Customers"
    assert (found.id, found.total_count, found.unread_count) == (created.id, 0, 0)
    assert [one.id for one in world.ann.inbox.glob("C*ers")] == [created.id]
    world.ann.inbox.refresh()
    assert world.ann.inbox.child_folder_count == 1


@pytest.mark.shows("MS-OXWSFOLD_R70", "MS-OXWSFOLD_R585", "MS-OXWSFOLD_R589", by="exchangelib")
def test_a_folder_of_every_kind_comes_back_as_that_kind(world: World) -> None:
    top = world.ann.msg_folder_root
    for kind, folder_class in ((Calendar, "IPF.Appointment"), (Contacts, "IPF.Contact"), (Tasks, "IPF.Task")):
        kind(parent=top, name=f"My {folder_class}").save()
        world.ann.root.clear_cache()
        found = top / f"My {folder_class}"
        assert (type(found), found.folder_class) == (kind, folder_class)


@pytest.mark.shows("MS-OXWSFOLD_R217", by="exchangelib")
def test_a_name_is_taken_whatever_its_case(world: World) -> None:
    Folder(parent=world.ann.inbox, name="Customers").save()
    with pytest.raises(ErrorFolderExists, match="Could not create folder 'CUSTOMERS'"):
        Folder(parent=world.ann.inbox, name="CUSTOMERS").save()
    Folder(parent=world.ann.drafts, name="CUSTOMERS").save()


@pytest.mark.shows("MS-OXWSFOLD_R306", "MS-OXWSFOLD_R34301", by="exchangelib")
def test_a_folder_that_was_deleted_is_gone_with_all_that_was_in_it(world: World) -> None:
    outer = Folder(parent=world.ann.inbox, name="Outer").save()
    inner = Folder(parent=outer, name="Inner").save()
    letter = Message(folder=inner, subject="kept here").save()
    outer.delete()
    with pytest.raises(ErrorItemNotFound):
        inner.refresh()
    with pytest.raises(ErrorItemNotFound):
        letter.refresh()
    assert "Outer" not in [one.name for one in world.ann.inbox.children]


@pytest.mark.shows("MS-OXWSFOLD_R308", by="exchangelib")
def test_well_known_folders_are_not_deleted(world: World) -> None:
    for folder in (world.ann.inbox, world.ann.calendar, world.ann.msg_folder_root, world.ann.root):
        with pytest.raises(ErrorDeleteDistinguishedFolder):
            folder.delete()


@pytest.mark.shows("MS-OXWSFOLD_R7201", "MS-OXWSFOLD_R9901", "MS-OXWSFOLD_R10011", by="exchangelib")
def test_counts_follow_what_is_in_the_folder(world: World) -> None:
    folder = Folder(parent=world.ann.inbox, name="Counted").save()
    read = Message(folder=folder, subject="seen", is_read=True).save()
    unread = Message(folder=folder, subject="new", is_read=False).save()
    folder.refresh()
    assert (folder.total_count, folder.unread_count) == (2, 1)
    unread.is_read = True
    unread.save(update_fields=["is_read"])
    read.delete()
    folder.refresh()
    assert (folder.total_count, folder.unread_count) == (1, 0)


def test_everybody_sees_only_their_own_mailbox(world: World) -> None:
    Folder(parent=world.ann.inbox, name="Private").save()
    assert world.bob.inbox.id != world.ann.inbox.id
    assert [one.name for one in world.bob.inbox.children] == []
