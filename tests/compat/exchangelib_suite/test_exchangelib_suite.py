"""exchangelib's own test suite, run against the emulator: what fails is what docs/conformance.md explains.

The suite is not ours and not here. EXCHANGELIB_CHECKOUT names a checkout of its repository at the release in use;
EXCHANGELIB_PYTHON a Python with that release, its test-requirements.txt and pytest 9 (this one without). A run takes
some three minutes a product.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from fake_ews.departures import Departures
from fake_ews.settings import Settings
from fake_ews.testing import FakeExchange
from tests.compat.exchangelib_suite.explained import explained, short
from tests.microsoft_schema import SHARED

_CHECKOUT: Final = os.environ.get("EXCHANGELIB_CHECKOUT", "")
_PYTHON: Final = os.environ.get("EXCHANGELIB_PYTHON", sys.executable)
_RUNNER: Final = SHARED / "conformance" / "exchangelib_suite.py"
_ADDRESS: Final = "user@example.test"
_PASSWORD: Final = "secret"

pytestmark = [
    pytest.mark.skipif(not _CHECKOUT, reason="EXCHANGELIB_CHECKOUT names no checkout of exchangelib's repository"),
    pytest.mark.skipif(not _RUNNER.is_file(), reason=f"the suite's runner is not at {_RUNNER}; set EWS_SHARED"),
]


@pytest.fixture(autouse=True)
def every_reply_is_valid() -> None:
    """Judge no reply here: the suite's random home pages are no URIs to libxml2, though they are to .NET (0005)."""


def run_suite(product: str, folder: Path, behaviours: Departures | None = None) -> dict[str, Any]:
    """Run group B against a mailbox as the suite wants it: Danish, with an archive, and in use for a while."""
    exchange = FakeExchange(exchange=product, settings=Settings(behaviours=behaviours or Departures()))
    exchange.control.call("seed", json.loads((Path(__file__).parent / "mailbox.json").read_text(encoding="utf-8")))
    out = folder / "suite.json"
    options = {
        "checkout": _CHECKOUT,
        "python": _PYTHON,
        "email": _ADDRESS,
        "password": _PASSWORD,
        "out": out,
        "jobs": 2,
    }
    with exchange:
        options["url"] = exchange.ews_url
        words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        # Without a look beforehand: it would ask as Exchange2016, which older servers answer with a fault.
        subprocess.run([sys.executable, str(_RUNNER), *words, "--no-preflight"], check=False, stdout=subprocess.DEVNULL)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("product", ["2010_SP2", "2013_SP1", "2016", "2019"])
def test_what_fails_is_what_is_explained(product: str, tmp_path: Path) -> None:
    _judge(run_suite(product, tmp_path), explained(product))


@pytest.mark.parametrize(
    ("product", "lifted"),
    [
        (
            "2010_SP2",
            {"REQUESTS_ARE_VALIDATED": False, "MIME_OF_OTHER_KINDS": True, "RIGHTS_BESIDE_A_LEVEL": "ignored"},
        ),
        ("2013_SP1", {"REQUESTS_ARE_VALIDATED": False}),
    ],
)
def test_what_fails_by_a_refusal_passes_where_it_is_lifted(
    product: str, lifted: dict[str, Any], tmp_path: Path
) -> None:
    _judge(run_suite(product, tmp_path, Departures(**lifted)), explained(product, lifted=True))


def _judge(outcome: dict[str, Any], expected: set[str]) -> None:
    print(outcome["line"])
    failed = {short(test["id"]): test["reason"] for test in outcome["tests"] if test["outcome"] != "passed"}
    assert {test: reason for test, reason in failed.items() if test not in expected} == {}
    assert expected - set(failed) == set()
