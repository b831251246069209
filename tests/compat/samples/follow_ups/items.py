"""What must be so after a documented request that made, changed, moved or deleted items."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from tests.calling import BOB, distinguished
from tests.compat.samples.documented import TYPES
from tests.compat.samples.follow_ups.done import Done, in_utc, lacking, local, look_at, plain, xml
from tests.compat.samples.follow_ups.sent import answered, arrived, invited

#: Where what is made goes when nobody says where.
_HOMES: Final = {"CalendarItem": "calendar", "Contact": "contacts", "DistributionList": "contacts", "Task": "tasks"}


def created(done: Done) -> Iterator[str]:
    """Find each new item by the id that was answered, with what was said of it; what is sent, with who gets it."""
    (items,) = done.said("Items")
    sending = done.request.get("MessageDisposition", "").startswith("Send")
    for said, message in zip(items, done.messages, strict=True):
        if said.find(f"{{{TYPES}}}ReferenceItemId") is not None:
            yield from answered(done, said)
        elif local(said) == "Message" and sending:
            yield from _sent(done, said)
        else:
            yield from _stands(done, said, message)
        if "SendToAll" in done.request.get("SendMeetingInvitations", ""):
            yield from invited(done, said, plain(said.findtext(f"{{{TYPES}}}Subject")))


def _sent(done: Done, said: etree._Element) -> Iterator[str]:
    yield from arrived(done, said)
    if done.request.get("MessageDisposition") == "SendAndSaveCopy":
        yield from lacking(_read(said), done.letters(_place(done, "sentitems")))


def _place(done: Done, home: str) -> str:
    """Return the element of the folder into which something goes."""
    return next((xml(said[0]) for said in done.said("SavedItemFolderId")), distinguished(home))


def _read(said: etree._Element) -> etree._Element:
    """Return a message as its sender keeps it: read, whatever was said."""
    kept = deepcopy(said)
    for flag in kept.iterfind(f"{{{TYPES}}}IsRead"):
        flag.text = "true"
    return kept


def _stands(done: Done, said: etree._Element, message: etree._Element) -> Iterator[str]:
    (id,) = message.iterfind(f".//{{{TYPES}}}ItemId")
    zones = [*said.iterfind(f"{{{TYPES}}}StartTimeZone"), *done.envelope.iter(f"{{{TYPES}}}TimeZoneDefinition")]
    paths = list(said.iter(f"{{{TYPES}}}ExtendedFieldURI"))
    paths += [
        etree.Element(f"{{{TYPES}}}FieldURI", FieldURI=f"calendar:{local(one)}")
        for one in said
        if local(one) in ("StartTimeZone", "EndTimeZone")
    ]
    found = done.item(id.get("Id", ""), *paths)
    told = in_utc(said, zones[0].get("Id", "") if zones else "")
    yield from lacking(told, found.elements("//m:Items/*"))
    if not done.stands_in(found, _place(done, _HOMES.get(local(said), "drafts"))):
        yield f"{local(said)} is not in its folder"


def updated(done: Done) -> Iterator[str]:
    """Read what was set, added or taken away, by the very paths that the request names."""
    for change in done.said("ItemChange"):
        id = change[0].get("Id", "")
        updates = list(change.iterfind(f"{{{TYPES}}}Updates/*"))
        found = done.item(id, *(one[0] for one in updates))
        shown = found.elements("//m:Items/*")
        # What a sample sets may be so already; that it was set is seen by the change key.
        if id in done.before and done.before[id].ids("//m:Items/*/t:ItemId") == found.ids("//m:Items/*/t:ItemId"):
            yield "the change key is what it was"
        for update in updates:
            yield from _UPDATES[local(update)](done, id, update, shown)
        if "SendToAll" in done.request.get("SendMeetingInvitationsOrCancellations", ""):
            yield from invited(done, shown[0], found.text("//m:Items/*/t:Subject"))


def _set(done: Done, id: str, update: etree._Element, shown: list[etree._Element]) -> Iterator[str]:
    yield from lacking(in_utc(update[1], ""), shown)


def _appended(done: Done, id: str, update: etree._Element, shown: list[etree._Element]) -> Iterator[str]:
    (said,) = update[1]
    (now,) = shown[0].iterfind(f"{{{TYPES}}}{local(said)}")
    for text in (plain(said.text), done.before[id].text("//t:Body").partition("<b>")[2].partition("</b>")[0]):
        if text not in plain(now.text):
            yield f"{text!r} is not in {local(said)}"


def _taken_away(done: Done, id: str, update: etree._Element, shown: list[etree._Element]) -> Iterator[str]:
    name = update[0].get("FieldURI", "").partition(":")[2]
    if not done.before[id].texts(f"//m:Items/*/t:{name}"):
        yield f"there was no {name}"
    for one in shown[0].iterfind(f"{{{TYPES}}}{name}"):
        if "Hello" in (one.text or ""):
            yield f"{name} is {one.text!r}"


_UPDATES: Final = {"SetItemField": _set, "AppendToItemField": _appended, "DeleteItemField": _taken_away}


def deleted(done: Done) -> Iterator[str]:
    """Find each item no longer by its id, and in the folder that the way of deleting says, or in none."""
    how = done.request.get("DeleteType", "")
    for id in done.said("ItemIds")[0]:
        if local(id) == "OccurrenceItemId":
            yield from _skipped(done, id)
            continue
        if (code := look_at(done, xml(id)).code) != "ErrorItemNotFound":
            yield f"GetItem of what was deleted says {code}"
        text = done.before[id.get("Id", "")].text("//m:Items/*/t:Subject")
        for folder, ways in (("deleteditems", "MoveToDeletedItems"), ("recoverableitemsdeletions", "SoftDelete")):
            there = text in done.inside(distinguished(folder)).texts("//t:Items/*/t:Subject")
            if there != (how == ways):
                yield f"{text!r} is {'' if there else 'not '}in {folder}"


def _skipped(done: Done, id: etree._Element) -> Iterator[str]:
    if (code := look_at(done, xml(id)).code) != "ErrorCalendarOccurrenceIsDeletedFromRecurrence":
        yield f"GetItem of the occurrence says {code}"
    if len(done.item(id.get("RecurringMasterId", "")).elements("//t:DeletedOccurrence")) != 1:
        yield "the series does not say which occurrence was deleted"


def moved(done: Done) -> Iterator[str]:
    """Find each item in the other folder by another id, and no longer by the old one."""
    for id, text in _in_target(done):
        if text:
            yield text
        elif (code := look_at(done, xml(id)).code) != "ErrorItemNotFound":
            yield f"GetItem by the old id says {code}"


def copied(done: Done) -> Iterator[str]:
    """Find each item in the other folder by another id, and still by the old one."""
    for id, text in _in_target(done):
        if text:
            yield text
        elif (code := look_at(done, xml(id)).code) != "NoError":
            yield f"GetItem by the old id says {code}"


def _in_target(done: Done) -> Iterator[tuple[etree._Element, str]]:
    """Yield the id of each item, and what is not so of its like in the target folder."""
    (target,) = done.said("ToFolderId")
    for id, message in zip(done.said("ItemIds")[0], done.messages, strict=True):
        (new,) = (one.get("Id", "") for one in message.iterfind(f".//{{{TYPES}}}ItemId"))
        found, before = done.item(new), done.before[id.get("Id", "")]
        if new == id.get("Id") or found.code != "NoError":
            yield id, "no new id"
        elif not done.stands_in(found, xml(target[0])) or found.text("//t:Subject") != before.text("//t:Subject"):
            yield id, "the item is not in its folder"
        else:
            yield id, ""


def sent(done: Done) -> Iterator[str]:
    """Find no draft, but its like in Sent Items and with who it went to."""
    for id in done.said("ItemIds")[0]:
        if (code := look_at(done, xml(id)).code) != "ErrorItemNotFound":
            yield f"GetItem of the draft says {code}"
        text = done.before[id.get("Id", "")].text("//m:Items/*/t:Subject")
        saved = done.inside(_place(done, "sentitems"))
        if (text in saved.texts("//t:Items/*/t:Subject")) != (done.request.get("SaveItemToFolder") == "true"):
            yield f"{text!r} is not among what was sent"
        if text not in done.inside(distinguished("inbox"), user=BOB).texts("//t:Items/*/t:Subject"):
            yield f"{text!r} did not arrive"


def uploaded(done: Done) -> Iterator[str]:
    """Find each uploaded item by its id in the folder that was said; what was to be updated has another change key."""
    for said, message in zip(done.said("Items")[0], done.messages, strict=True):
        (id,) = message.iterfind("{*}ItemId")
        found = done.item(id.get("Id", ""))
        if found.code != "NoError" or found.text("//t:Subject") != "Plan":
            yield "what was uploaded is not there"
        elif not done.stands_in(found, f'<t:FolderId Id="{said[0].get("Id")}"/>'):
            yield "what was uploaded is in another folder"
        for old in said.iterfind(f"{{{TYPES}}}ItemId"):
            if found.ids()[0] == (old.get("Id"), old.get("ChangeKey")) or old.get("Id") != id.get("Id"):
                yield "what was to be updated is as before"


def marked_as_junk(done: Done) -> Iterator[str]:
    """Find each item among the junk, and there too what its sender writes next."""
    for id, message in zip(done.said("ItemIds")[0], done.messages, strict=True):
        (new,) = (one.get("Id", "") for one in message.iterfind("{*}MovedItemId"))
        found = done.item(new)
        if found.code != "NoError" or not done.stands_in(found, distinguished("junkemail")):
            yield "the item is not among the junk"
        if look_at(done, xml(id)).code != "ErrorItemNotFound":
            yield "the item is where it was"
    done.exchange.ask(
        '<m:CreateItem MessageDisposition="SendOnly"><m:Items><t:Message><t:Subject>Again</t:Subject><t:ToRecipients>'
        f"<t:Mailbox><t:EmailAddress>{done.actor}</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message></m:Items>"
        "</m:CreateItem>",
        user=BOB,
    )
    if "Again" not in done.inside(distinguished("junkemail")).texts("//t:Items/*/t:Subject"):
        yield "the sender is not blocked"
