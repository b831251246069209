"""DeleteItem takes items away for good, to Deleted Items, or to the dumpster."""

from __future__ import annotations

import pytest

from tests.calling import ANN, BOB, Answer, Exchange, create, create_message, every_product, subject

INVITATIONS = 'SendMeetingInvitations="SendToNone"'


def saved(exchange: Exchange, item: str = "") -> str:
    """Have Ann save an item; returns its Id."""
    payload = create(item, more=INVITATIONS) if item else create_message(subject("x"))
    return exchange.ask(payload).ids()[0][0]


def delete(exchange: Exchange, *ids: str, how: str = "HardDelete", more: str = "", user: str = ANN) -> Answer:
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    return exchange.ask(
        f'<m:DeleteItem DeleteType="{how}" {more}><m:ItemIds>{named}</m:ItemIds></m:DeleteItem>', user=user
    )


@pytest.mark.shows("MS-OXWSCORE_R1667", "MS-OXWSCORE_R1668", "MS-OXWSCORE_R1669")
@pytest.mark.parametrize(
    ("how", "folder"),
    [("MoveToDeletedItems", "deleteditems"), ("SoftDelete", "recoverableitemsdeletions"), ("HardDelete", "")],
)
@every_product
def test_an_item_goes_where_its_deletion_says(product: str, how: str, folder: str) -> None:
    exchange = Exchange(product)
    id = saved(exchange)

    assert delete(exchange, id, how=how).code == "NoError"
    assert exchange.found("drafts") == []
    for name in ("deleteditems", "recoverableitemsdeletions"):
        assert len(exchange.found(name)) == (name == folder)
        assert id not in exchange.found(name)


@pytest.mark.shows("MS-OXWSCORE_R341")
@every_product
def test_what_is_gone_is_not_found(product: str) -> None:
    exchange = Exchange(product)
    id, other = saved(exchange), saved(exchange)

    assert delete(exchange, id, id, other).codes == ["NoError", "ErrorItemNotFound", "NoError"]


def test_soft_deleting_from_the_dumpster_is_for_good() -> None:
    exchange = Exchange()
    delete(exchange, saved(exchange), how="SoftDelete")
    delete(exchange, *exchange.found("recoverableitemsdeletions"), how="SoftDelete")

    assert exchange.found("recoverableitemsdeletions") == []


@every_product
def test_appointments_and_tasks_need_a_word_more(product: str) -> None:
    exchange = Exchange(product)
    appointment, task = saved(exchange, "<t:CalendarItem/>"), saved(exchange, "<t:Task/>")

    assert delete(exchange, appointment, task).codes == [
        "ErrorSendMeetingCancellationsRequired",
        "ErrorAffectedTaskOccurrencesRequired",
    ]
    words = 'SendMeetingCancellations="SendToNone" AffectedTaskOccurrences="AllOccurrences"'
    assert delete(exchange, appointment, task, more=words).codes == ["NoError", "NoError"]


def test_associated_items_are_only_deleted_for_good() -> None:
    exchange = Exchange()
    id = saved(exchange, f"<t:Message>{subject('x')}<t:IsAssociated>true</t:IsAssociated></t:Message>")

    assert delete(exchange, id, how="MoveToDeletedItems").code == "ErrorInvalidOperation"
    assert delete(exchange, id).code == "NoError"


def test_somebody_elses_item_cannot_be_deleted() -> None:
    exchange = Exchange()
    id = saved(exchange)

    assert delete(exchange, id, user=BOB).code == "ErrorItemNotFound"
    assert exchange.found("drafts") == [id]


@pytest.mark.parametrize("id", ["AAAA==", "", "?"])
def test_what_is_no_id_is_said_to_be_malformed(id: str) -> None:
    assert delete(Exchange(), id).code == ("ErrorInvalidIdMalformed" if id else "ErrorInvalidIdEmpty")


def test_a_folder_is_no_item() -> None:
    exchange = Exchange()
    inbox = exchange.store().distinguished["inbox"]

    assert delete(exchange, exchange.store().ids.folder(inbox.counter)).code == "ErrorCannotUseFolderIdForItemId"


def test_what_does_not_recur_has_no_occurrences() -> None:
    exchange = Exchange()
    id = saved(exchange, "<t:CalendarItem/>")
    occurrence = f'<t:OccurrenceItemId RecurringMasterId="{id}" InstanceIndex="1"/>'
    answer = exchange.ask(
        '<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone">'
        f"<m:ItemIds>{occurrence}</m:ItemIds></m:DeleteItem>"
    )

    assert answer.code == "ErrorCalendarCannotUseIdForRecurringMasterId"
