"""A library that stands behind a Deferred is loaded when something of it is asked for, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fake_ews.deferred import Deferred


def test_it_gives_what_the_module_has() -> None:
    assert Deferred("math").pi == pytest.approx(3.14159, abs=1e-5)

    with pytest.raises(AttributeError, match="nothing_of_that_name"):
        _ = Deferred("math").nothing_of_that_name


def test_a_server_by_plain_http_loads_no_library_for_certificates_or_calendars() -> None:
    program = (
        "import sys; from fake_ews.testing import FakeExchange\n"
        "with FakeExchange(tls=False): print([one for one in ('icalendar', 'trustme') if one in sys.modules])"
    )

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"
