"""Tasks: what they hold, how far they are, and that nobody assigns them through EWS."""

from __future__ import annotations

import pytest

from tests.calling import Answer, Exchange, create, every_product, subject
from tests.tasks import changed, created, task


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("ActualWork", "5", marks=pytest.mark.shows("MS-OXWSTASK_R42")),
        pytest.param("BillingInformation", "Ten off", marks=pytest.mark.shows("MS-OXWSTASK_R44")),
        pytest.param("DueDate", "2026-03-06T00:00:00Z", marks=pytest.mark.shows("MS-OXWSTASK_R53")),
        pytest.param("Mileage", "15 km", marks=pytest.mark.shows("MS-OXWSTASK_R58")),
        pytest.param("StartDate", "2026-03-04T00:00:00Z", marks=pytest.mark.shows("MS-OXWSTASK_R63")),
        pytest.param("Status", "Deferred", marks=pytest.mark.shows("MS-OXWSTASK_R65")),
        pytest.param("TotalWork", "90", marks=pytest.mark.shows("MS-OXWSTASK_R67")),
    ],
)
@every_product
def test_a_property_that_is_set_comes_back(product: str, field: str, value: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, task(f"<t:{field}>{value}</t:{field}>")))

    assert shown.text(f"//t:Task/t:{field}") == value


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("Companies", marks=pytest.mark.shows("MS-OXWSTASK_R47")),
        pytest.param("Contacts", marks=pytest.mark.shows("MS-OXWSTASK_R49")),
    ],
)
@every_product
def test_a_list_comes_back_in_order(product: str, field: str) -> None:
    exchange = Exchange(product)
    said = f"<t:{field}><t:String>Contoso</t:String><t:String>Adatum</t:String></t:{field}>"

    assert exchange.get(created(exchange, task(said))).texts(f"//t:{field}/t:String") == ["Contoso", "Adatum"]


@pytest.mark.parametrize(
    ("status", "description"),
    [
        pytest.param("Completed", "Completed", marks=pytest.mark.shows("MS-OXWSTASK_R102")),
        pytest.param("Deferred", "Deferred", marks=pytest.mark.shows("MS-OXWSTASK_R103")),
        pytest.param("InProgress", "In Progress", marks=pytest.mark.shows("MS-OXWSTASK_R104")),
        pytest.param("NotStarted", "Not Started", marks=pytest.mark.shows("MS-OXWSTASK_R105")),
        pytest.param("WaitingOnOthers", "Waiting on someone else", marks=pytest.mark.shows("MS-OXWSTASK_R106")),
    ],
)
@every_product
def test_every_status_is_kept_and_described(product: str, status: str, description: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, task(f"<t:Status>{status}</t:Status>")))

    assert (shown.text("//t:Status"), shown.text("//t:StatusDescription")) == (status, description)
    assert (shown.text("//t:IsComplete"), shown.text("//t:PercentComplete")) == (
        ("true", "100") if status == "Completed" else ("false", "0")
    )


@pytest.mark.shows("MS-OXWSTASK_R55", "MS-OXWSTASK_R5555", "MS-OXWSTASK_R5556", "MS-OXWSTASK_R67001", "MS-OXWSTASK_R48")
@pytest.mark.parametrize(
    "said",
    [
        "<t:CompleteDate>2026-03-02T08:00:00Z</t:CompleteDate>",
        "<t:PercentComplete>100</t:PercentComplete>",
        "<t:Status>Completed</t:Status>",
    ],
)
@every_product
def test_each_of_three_properties_completes_a_task(product: str, said: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, task())
    before = exchange.get(id)
    answer = changed(exchange, id, said)
    after = exchange.get(id)

    assert answer.code == "NoError"
    assert state(before) == ("NotStarted", "0", "false", [])
    assert state(after) == ("Completed", "100", "true", ["2026-03-02T00:00:00Z"])


@pytest.mark.shows("MS-OXWSTASK_R67002")
@every_product
def test_of_properties_that_contradict_each_other_the_last_one_decides(product: str) -> None:
    exchange = Exchange(product)
    date = "<t:CompleteDate>2026-02-27T00:00:00Z</t:CompleteDate>"
    opened = created(exchange, task(date, "<t:PercentComplete>100</t:PercentComplete><t:Status>NotStarted</t:Status>"))
    closed = created(exchange, task())
    changed(exchange, closed, "<t:Status>NotStarted</t:Status>", "<t:PercentComplete>100</t:PercentComplete>", date)

    assert state(exchange.get(opened)) == ("NotStarted", "0", "false", [])
    assert state(exchange.get(closed)) == ("Completed", "100", "true", ["2026-02-27T00:00:00Z"])


def test_a_task_that_is_taken_up_again_is_complete_no_more() -> None:
    exchange = Exchange()
    id = created(exchange, task("<t:Status>Completed</t:Status>"))

    changed(exchange, id, "<t:PercentComplete>30</t:PercentComplete>")
    assert state(exchange.get(id)) == ("InProgress", "30", "false", [])
    changed(exchange, id, "<t:Status>Completed</t:Status>")
    changed(exchange, id, "<t:Status>NotStarted</t:Status>")
    assert state(exchange.get(id)) == ("NotStarted", "0", "false", [])


@every_product
def test_half_done_is_in_progress(product: str) -> None:
    exchange = Exchange(product)
    shown = exchange.get(created(exchange, task("<t:PercentComplete>50</t:PercentComplete>")))

    assert state(shown) == ("InProgress", "50", "false", [])


@every_product
def test_progress_that_cannot_be_is_refused(product: str) -> None:
    exchange = Exchange(product)

    def code(said: str) -> str:
        return exchange.ask(create(task(said), disposition="")).code

    assert code("<t:PercentComplete>101</t:PercentComplete>") == "ErrorInvalidPercentCompleteValue"
    assert code("<t:PercentComplete>-1</t:PercentComplete>") == "ErrorInvalidPercentCompleteValue"
    assert code("<t:CompleteDate>2026-03-05T00:00:00Z</t:CompleteDate>") == "ErrorInvalidCompleteDate"
    assert exchange.found("tasks") == []


@pytest.mark.shows("MS-OXWSTASK_R45")
@every_product
def test_changes_are_counted_from_the_creation_on(product: str) -> None:
    exchange = Exchange(product)
    id = created(exchange, task())
    counts = [exchange.get(id).text("//t:ChangeCount")]
    for miles in ("1", "2"):
        changed(exchange, id, f"<t:Mileage>{miles}</t:Mileage>")
        counts.append(exchange.get(id).text("//t:ChangeCount"))

    assert counts == ["1", "2", "3"]


@pytest.mark.shows("MS-OXWSTASK_R85", "MS-OXWSTASK_R88")
@pytest.mark.parametrize("state", ["Accepted", "Declined", "Max", "NoMatch", "Owned", "OwnNew"])
@every_product
def test_nobody_sets_the_state_of_an_assignment(product: str, state: str) -> None:
    exchange = Exchange(product)
    answer = exchange.ask(create(task(f"<t:DelegationState>{state}</t:DelegationState>"), disposition=""))

    assert answer.code == "ErrorInvalidPropertySet"
    assert exchange.get(created(exchange, task())).texts("//t:DelegationState") == []


def test_a_task_stands_among_tasks() -> None:
    exchange = Exchange()
    answer = exchange.ask(create(f"<t:Task>{subject('Call')}</t:Task>", disposition="", folder="inbox"))

    assert answer.code == "ErrorCannotCreateTaskInNonTaskFolder"


def state(shown: Answer) -> tuple[str, str, str, list[str]]:
    """Return Status, PercentComplete, IsComplete and CompleteDate."""
    return (
        shown.text("//t:Status"),
        shown.text("//t:PercentComplete"),
        shown.text("//t:IsComplete"),
        shown.texts("//t:CompleteDate"),
    )
