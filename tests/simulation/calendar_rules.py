"""What is planned, and with whom: appointments, series of them, and meetings that a guest hears of and answers."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.calendars import daily, item_id, numbered, occurrence_id, recurring
from tests.calling import ANN, BOB, distinguished, subject
from tests.items import set_field, with_fields
from tests.meetings import answered, people
from tests.simulation.clients import named
from tests.simulation.company import Company, one
from tests.simulation.diaries import Diary, moment
from tests.simulation.kinds import APPOINTMENT, CANCELLATION, RESPONSE, TRASH
from tests.simulation.model import Folder, Item

hours = st.integers(8, 16)
#: Half of what is planned is a series.
lengths = st.sampled_from((1, 1, 2, 4))
#: What a guest answers: the response object, what the organizer's item says then, and how the letter begins.
answers = st.sampled_from(
    (
        ("AcceptItem", "Accept", "Accepted"),
        ("TentativelyAcceptItem", "Tentative", "Tentative"),
        ("DeclineItem", "Decline", "Declined"),
    )
)


class CalendarRules(Company):
    """Appointments and series are planned, and changed as a whole or by the day; a guest is told, and answers."""

    @rule(where=one, hour=hours, days=lengths, with_guest=st.booleans())
    def plans(self, where: int, hour: int, days: int, with_guest: bool) -> None:
        folder = self.mailbox.fixed("calendar") if with_guest else self.any(self._calendars(), where)
        item = Item(APPOINTMENT, self.next_subject(), folder, read=False, diary=Diary(hour, days))
        answer = self.ask(
            f'<m:CreateItem SendMeetingInvitations="{_sending(with_guest)}"><m:SavedItemFolderId>{named(folder)}'
            f"</m:SavedItemFolderId><m:Items>{_planned(item, with_guest)}</m:Items></m:CreateItem>"
        )
        assert answer.code == "NoError"
        self.mailbox.create(item)
        self.mailbox.name(item, *answer.ids("//m:Items/*/t:ItemId")[0])
        if with_guest:
            self.mailbox.invite(item)

    @precondition(lambda self: self._planned())
    @rule(which=one, hour=hours)
    def moves_to_another_hour(self, which: int, hour: int) -> None:
        item, diary = self.any(self._planned(), which)
        if hour != diary.hour:
            self._update(item_id(item.id), _times(1, hour), telling=item.guest is not None)
            diary.shift(hour)
            self._changed(item)
            if item.guest is not None:
                self.mailbox.invite(item)

    @precondition(lambda self: self._series())
    @rule(which=one, day=one, hour=hours)
    def changes_a_day(self, which: int, day: int, hour: int) -> None:
        item, diary = self.any(self._series(), which)
        number, text = self.any(diary.left, day), self.next_subject()
        changes = _times(number, hour) + set_field("item:Subject", subject(text), "CalendarItem")
        self._update(occurrence_id(item.id, number), changes, telling=self._guest_has(item))
        diary.changed[number] = (hour, text)
        self._changed(item)
        if self._guest_has(item):
            self.mailbox.tell_of_day(item, number, (hour, text))

    @precondition(lambda self: self._series())
    @rule(which=one, day=one)
    def deletes_a_day(self, which: int, day: int) -> None:
        item, diary = self.any(self._series(), which)
        number = self.any(diary.left, day)
        self._delete(occurrence_id(item.id, number), telling=self._guest_has(item))
        hour, text = diary.changed.pop(number, (diary.hour, item.subject))
        diary.gone.add(number)
        self._changed(item)
        if self._guest_has(item):
            self.mailbox.tell_of_day(item, number, (hour, f"Canceled: {text}"))

    @precondition(lambda self: self._meetings())
    @rule(which=one, answer=answers)
    def guest_answers(self, which: int, answer: tuple[str, str, str]) -> None:
        item = self.any(self._meetings(), which)
        element, said, called = answer
        assert item.guest is not None
        assert answered(self.exchange, element, self._id_of_guest(item)).codes == ["NoError"]
        if said == "Decline":
            self.mailbox.forget(item.guest)
        self.mailbox.receive(RESPONSE, f"{called}: {item.guest.subject}")
        self._changed(item)
        assert self.exchange.get(item.id).text("//t:Attendee/t:ResponseType") == said

    @precondition(lambda self: self._meetings())
    @rule(which=one, with_words=st.booleans())
    def calls_off(self, which: int, with_words: bool) -> None:
        item = self.any(self._meetings(), which)
        assert item.guest is not None
        if with_words:
            assert answered(self.exchange, "CancelCalendarItem", item.id, user=ANN).codes == ["NoError"]
        else:
            self._delete(item_id(item.id), telling=True)
        self.mailbox.move(item, self.mailbox.fixed(TRASH))
        self.mailbox.write(CANCELLATION, f"Canceled: {item.subject}")
        # The guest takes it out of the calendar, with the letter that says so.
        letter = self.exchange.found("inbox", user=BOB)[-1]
        assert answered(self.exchange, "RemoveItem", letter).codes == ["NoError"]
        self.mailbox.forget(item.guest)
        self.mailbox.sent -= 1

    @rule(where=one)
    def opens_a_calendar(self, where: int) -> None:
        folder = self.any(self._calendars(), where)
        assert self._shown(named(folder)) == self._entries(folder)

    def calendars_agree(self) -> None:
        """Compare what the calendars of the organizer and the guest show."""
        assert self._shown(distinguished("calendar")) == self._entries(self.mailbox.fixed("calendar"))
        theirs = [entry for one in self.mailbox.invited for entry in one.diary.entries(one.subject)]
        assert self._shown(distinguished("calendar"), user=BOB) == sorted(theirs)

    # what there is ---------------------------------------------------------------------------------------------------

    def _calendars(self) -> list[Folder]:
        return [folder for folder in self.mailbox.folders if folder.element == "CalendarFolder"]

    def _planned(self) -> list[tuple[Item, Diary]]:
        """Return what can be planned anew; of what is deleted no guest is told."""
        found = [(item, item.diary) for item in self.mailbox.in_sight() if item.diary is not None]
        return [(item, diary) for item, diary in found if item.guest is None or item.folder.name == "calendar"]

    def _series(self) -> list[tuple[Item, Diary]]:
        """Return the series that can lose a day and go on."""
        return [(item, diary) for item, diary in self._planned() if len(diary.left) > 1]

    def _meetings(self) -> list[Item]:
        return [item for item, _ in self._planned() if self._guest_has(item)]

    def _guest_has(self, item: Item) -> bool:
        return item.guest in self.mailbox.invited

    def _entries(self, folder: Folder) -> list[tuple[str, str]]:
        inside = [(item.diary, item.subject) for item in self.mailbox.inside(folder) if item.diary is not None]
        return sorted(entry for diary, called in inside for entry in diary.entries(called))

    # how it is asked -------------------------------------------------------------------------------------------------

    def _update(self, id: str, changes: str, *, telling: bool) -> None:
        answer = self.ask(
            f'<m:UpdateItem SendMeetingInvitationsOrCancellations="{_sending(telling)}" '
            f'ConflictResolution="AlwaysOverwrite"><m:ItemChanges><t:ItemChange>{id}<t:Updates>{changes}</t:Updates>'
            "</t:ItemChange></m:ItemChanges></m:UpdateItem>"
        )
        assert answer.code == "NoError"

    def _delete(self, id: str, *, telling: bool) -> None:
        answer = self.ask(
            f'<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="{_sending(telling)}">'
            f"<m:ItemIds>{id}</m:ItemIds></m:DeleteItem>"
        )
        assert answer.code == "NoError"

    def _changed(self, item: Item) -> None:
        """Note that an item was changed, and that those who follow have to say what its change key is now."""
        item.change_key = ""
        self.mailbox.change(item)

    def _shown(self, folder: str, *, user: str = ANN) -> list[tuple[str, str]]:
        answer = self.exchange.ask(
            f'<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>'
            f"{with_fields('item:Subject', 'calendar:Start')}</m:ItemShape>"
            '<m:CalendarView StartDate="2026-03-01T00:00:00Z" EndDate="2026-04-01T00:00:00Z"/>'
            f"<m:ParentFolderIds>{folder}</m:ParentFolderIds></m:FindItem>",
            user=user,
        )
        return sorted(zip(answer.texts("//t:Items/*/t:Start"), answer.texts("//t:Items/*/t:Subject"), strict=True))

    def _id_of_guest(self, item: Item) -> str:
        """Return the id of what the guest has of a meeting; both have it under the same UID."""
        uid = self.exchange.get(item.id, "calendar:UID").text("//t:UID")
        theirs = self.exchange.found("calendar", user=BOB)
        (id,) = (id for id in theirs if self.exchange.get(id, "calendar:UID", user=BOB).text("//t:UID") == uid)
        return id


def _sending(telling: bool) -> str:
    return "SendToAllAndSaveCopy" if telling else "SendToNone"


def _planned(item: Item, with_guest: bool) -> str:
    assert item.diary is not None
    hour, days = item.diary.hour, item.diary.days
    guests = people("RequiredAttendees", BOB) if with_guest else ""
    series = recurring(daily(), numbered(moment(1, hour)[:10], days)) if days > 1 else ""
    return (
        f"<t:CalendarItem>{subject(item.subject)}<t:Start>{moment(1, hour)}</t:Start><t:End>{moment(1, hour + 1)}"
        f"</t:End>{guests}{series}</t:CalendarItem>"
    )


def _times(day: int, hour: int) -> str:
    ends = {"Start": moment(day, hour), "End": moment(day, hour + 1)}
    return "".join(
        set_field(f"calendar:{name}", f"<t:{name}>{said}</t:{name}>", "CalendarItem") for name, said in ends.items()
    )
