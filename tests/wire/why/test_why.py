"""Every refusal says why: the rule that decided, where that stands, and the row, setting or plan behind it."""

from __future__ import annotations

import pytest

from fake_ews.control import Control, ControlError
from fake_ews.control.views import WhyLine
from fake_ews.errors import EwsError, Failure
from fake_ews.faults import PlannedFault
from fake_ews.settings import Settings
from tests.calling import ANN, BOB, Exchange, create_message, subject, to


def get_items(*ids: str, inside: str = "") -> str:
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    shape = f"<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>{inside}</m:ItemShape>"
    return f"<m:GetItem>{shape}<m:ItemIds>{named}</m:ItemIds></m:GetItem>"


def create_folder(name: str) -> str:
    parent = '<m:ParentFolderId><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderId>'
    folder = f"<t:Folder><t:DisplayName>{name}</t:DisplayName></t:Folder>"
    return f"<m:CreateFolder>{parent}<m:Folders>{folder}</m:Folders></m:CreateFolder>"


def why(exchange: Exchange, number: int = 0) -> list[WhyLine]:
    return Control(exchange.organisation).why(number)


def test_what_succeeds_has_no_why() -> None:
    exchange = Exchange()
    exchange.ask(create_folder("Customers"))

    assert why(exchange, 1) == []


def test_a_response_message_names_its_part_and_the_clause_of_its_operation() -> None:
    exchange = Exchange()
    exchange.ask(create_message(subject("Offer")))
    (draft,) = exchange.found("drafts")
    exchange.ask(get_items(draft, "AAAA"))

    (line,) = why(exchange)

    assert (line.level, line.code, line.part) == ("response message", "ErrorInvalidIdMalformed", 2)
    assert line.clause == "MS-OXWSCORE 3.1.4.4"
    assert "ItemId" in line.rule
    assert line.place.startswith("fake_ews.")


def test_a_failure_about_a_property_names_its_row() -> None:
    exchange = Exchange()
    exchange.ask(create_folder(""))

    assert [line.row for line in why(exchange)] == ["folder:DisplayName"]


def test_a_schema_violation_names_the_element_and_says_what_the_validator_says() -> None:
    exchange = Exchange("2013_SP1")
    exchange.ask(get_items("AAAA", inside="<t:Colour/>"))

    (line,) = why(exchange)

    assert (line.level, line.code, line.row) == ("fault", "ErrorSchemaValidation", "ItemShape/Colour")
    assert line.rule.startswith("The element 'ItemShape'")


def test_an_invalid_request_to_a_server_that_does_not_validate_says_what_would_have_been_wrong() -> None:
    exchange = Exchange("2019")
    exchange.ask(get_items("AAAA").replace("IdOnly", "Huge"))

    (line,) = why(exchange)

    assert line.code == "ErrorInvalidRequest"
    assert "Huge" in line.rule
    assert line.row == "ItemShape/BaseShape"


def test_a_version_that_the_product_lacks_leads_to_the_behaviour_that_says_so() -> None:
    exchange = Exchange("2013")
    exchange.ask(get_items("AAAA"), version="Exchange2016")

    (line,) = why(exchange)

    assert (line.code, line.row) == ("ErrorInvalidServerVersion", "RequestServerVersion Exchange2016")
    assert line.clause.startswith("observed")


def test_a_size_names_the_setting_that_lets_it_through() -> None:
    exchange = Exchange(settings=Settings(max_request_bytes=200))
    exchange.ask(get_items("AAAA"))

    assert [(line.level, line.code, line.setting) for line in why(exchange)] == [("HTTP", "413", "max_request_bytes")]


def test_a_planned_failure_names_its_plan() -> None:
    exchange = Exchange()
    plan = exchange.organisation.faults.plan(PlannedFault("fault", "GetItem"))
    exchange.ask(get_items("AAAA"))

    (line,) = why(exchange)

    assert (line.plan, line.code) == (plan, "ErrorServerBusy")
    assert "planned failure 1: answers the SOAP fault ErrorServerBusy" in line.rule


def test_a_wrong_password_says_so_to_the_tester_though_not_to_the_client() -> None:
    exchange = Exchange()
    exchange.organisation.set_password(BOB, "another")
    answer = exchange.ask(get_items("AAAA"), user=BOB)

    (line,) = why(exchange)

    assert (answer.status, answer.body) == (401, b"")
    assert (line.level, line.code) == ("HTTP", "401")
    assert "password" in line.rule


def test_without_a_number_the_newest_refusal_is_meant_and_an_unknown_number_is_refused() -> None:
    exchange = Exchange()
    exchange.ask(get_items("AAAA"))
    exchange.ask(create_message(subject("Hello"), to(ANN), disposition="SendAndSaveCopy"))

    assert why(exchange) == why(exchange, 1) != []
    with pytest.raises(ControlError, match="There is no exchange 9; there are 1 to 2"):
        why(exchange, 9)


def every_error(of: type[EwsError] = EwsError) -> list[type[EwsError]]:
    return [found for one in of.__subclasses__() for found in (one, *every_error(one))]


def test_every_kind_of_error_has_its_level() -> None:
    assert {kind.__name__ for kind in every_error() if not hasattr(kind, "level")} == {"_Coded"}
    assert Failure("ErrorItemNotFound").why().text == "The specified object was not found in the store."
