"""Response codes are told at the level that Exchange tells them at, and make the class of the response message."""

from __future__ import annotations

import pytest

from fake_ews.causes import Cause
from fake_ews.codes import CODES, code_of
from fake_ews.errors import Failure, Fault
from fake_ews.schema.response_codes import ResponseCodeType


def test_every_code_of_the_table_is_one_of_the_schema() -> None:
    assert CODES.keys() <= {str(code) for code in ResponseCodeType.values}


@pytest.mark.parametrize(
    ("kind", "code"),
    [(Fault, "ErrorItemNotFound"), (Failure, "ErrorSchemaValidation"), (Failure, "ErrorOfNobody")],
)
def test_a_code_that_is_not_told_at_a_level_cannot_be_raised_there(kind: type[Fault | Failure], code: str) -> None:
    with pytest.raises(ValueError, match=f"no {code} that is told as a {kind.level}"):
        kind(code)


def test_what_is_wrong_with_whoever_asks_is_told_at_either_level() -> None:
    assert Fault("ErrorServerBusy").code == Failure("ErrorServerBusy").code


def test_a_planned_failure_may_do_what_exchange_never_does() -> None:
    planned = Cause("planned", plan=1)

    assert Fault("ErrorItemNotFound", cause=planned).why().text == "The specified object was not found in the store."
    assert Failure("ErrorExtensionNotFound", cause=planned).why().text == "ErrorExtensionNotFound"


def test_a_warning_is_what_was_not_tried_or_found_more_than_once() -> None:
    warnings = {code.name for code in CODES.values() if code.response_class == "Warning"}

    assert warnings == {"ErrorBatchProcessingStopped", "ErrorNameResolutionMultipleResults"}
    assert code_of("ErrorExtensionNotFound").response_class == "Error"
