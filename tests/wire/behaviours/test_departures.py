"""An organisation departs from its product in one row of behaviours, said in one line, and says so when asked why."""

from __future__ import annotations

from pathlib import Path

import pytest

from fake_ews.control import Control, ControlError, SeedFile
from fake_ews.departures import Departures
from fake_ews.settings import Settings
from tests.calling import Exchange, distinguished
from tests.items import base

OUT_OF_ORDER = (
    f"<m:GetFolder><m:FolderIds>{distinguished('inbox')}</m:FolderIds>"
    f"<m:FolderShape>{base()}</m:FolderShape></m:GetFolder>"
)


def test_a_2013_that_bears_what_others_refuse_is_said_in_python() -> None:
    exchange = Exchange("2013", settings=Settings(behaviours=Departures(REQUESTS_ARE_VALIDATED=False)))

    assert exchange.ask(OUT_OF_ORDER).code == "NoError"


def test_it_is_said_by_the_control_handle_and_taken_back() -> None:
    exchange = Exchange("2013")
    control = Control(exchange.organisation)

    control.call("change_settings", {"behaviours": {"REQUESTS_ARE_VALIDATED": False}})
    assert exchange.ask(OUT_OF_ORDER).code == "NoError"

    control.call("change_settings", {"behaviours": {}})
    assert exchange.ask(OUT_OF_ORDER).code == "ErrorSchemaValidation"


def test_it_is_said_in_a_seed_file(tmp_path: Path) -> None:
    file = tmp_path / "company.yaml"
    file.write_text("settings: {behaviours: {REQUESTS_ARE_VALIDATED: false}}\n", encoding="utf-8")
    exchange = Exchange("2010_SP2")

    SeedFile(file).seed(Control(exchange.organisation))

    assert exchange.ask(OUT_OF_ORDER).code == "NoError"


def test_it_holds_for_the_older_servers_of_the_organisation_too() -> None:
    exchange = Exchange("2016", "old@example.test")
    exchange.organisation.leave_behind("old@example.test", "2013_SP1")
    older = {"user": "old@example.test", "version": "Exchange2013_SP1"}
    assert exchange.ask(OUT_OF_ORDER, **older).code == "ErrorSchemaValidation"

    exchange.organisation.change(behaviours=Departures(REQUESTS_ARE_VALIDATED=False))

    assert exchange.ask(OUT_OF_ORDER, **older).code == "NoError"


def test_a_row_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    control = Control(Exchange().organisation)

    with pytest.raises(ControlError, match=r"takes no 'VALIDATION'; it takes .*REQUESTS_ARE_VALIDATED"):
        control.call("change_settings", {"behaviours": {"VALIDATION": False}})
    with pytest.raises(ValueError, match=r"no behaviour 'VALIDATION'; there are .*REQUESTS_ARE_VALIDATED"):
        Departures(VALIDATION=False)


def test_a_value_that_no_product_has_is_refused_with_those_that_they_have() -> None:
    control = Control(Exchange().organisation)

    with pytest.raises(ControlError, match="RIGHTS_BESIDE_A_LEVEL is 'lost'; give one of refused, ignored"):
        control.call("change_settings", {"behaviours": {"RIGHTS_BESIDE_A_LEVEL": "lost"}})
    with pytest.raises(ValueError, match="RIGHTS_BESIDE_A_LEVEL is 'lost'; products have 'refused', 'ignored'"):
        Departures(RIGHTS_BESIDE_A_LEVEL="lost")


def test_who_asks_why_is_told_which_row_lets_it_through() -> None:
    exchange = Exchange("2013")
    exchange.ask(OUT_OF_ORDER)

    (line,) = Control(exchange.organisation).why()

    assert line.setting == "behaviours.REQUESTS_ARE_VALIDATED"
    assert "in this organisation" not in line.rule


def test_who_asks_why_is_told_that_the_product_itself_would_not_have_refused() -> None:
    exchange = Exchange("2019", settings=Settings(behaviours=Departures(REQUESTS_ARE_VALIDATED=True)))
    exchange.ask(OUT_OF_ORDER)

    (line,) = Control(exchange.organisation).why()

    assert line.rule.endswith("REQUESTS_ARE_VALIDATED is True in this organisation; Exchange 2019 itself has it False.")
