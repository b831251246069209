"""With the package installed, somebody else's tests have the fixture ``exchange`` and pay nothing until they use it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]


@pytest.fixture
def elsewhere(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Make a project of somebody else in which only our plugin is loaded, and which has a folder of a common name."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p fake_ews.testing.plugin --strict-markers -W error")
    pytester.mkpydir("harness")
    return pytester


def test_the_fixture_starts_what_the_marks_order(elsewhere: pytest.Pytester) -> None:
    elsewhere.makepyfile("""
        import pytest, requests

        pytestmark = pytest.mark.exchange("2013", tls=False)

        def status(exchange, user, password):
            return requests.get(exchange.ews_url, auth=(user, password), verify=str(exchange.ca_path)).status_code

        def test_the_mark_of_the_module(exchange):
            assert exchange.organisation.product.name == "2013"
            assert exchange.ews_url.startswith("http:")
            assert exchange.mailboxes == {"user@example.test": "password"}
            assert status(exchange, "user@example.test", "password") == 200

        @pytest.mark.exchange("2016", mailboxes={"ann@example.test": "secret"})
        def test_a_nearer_mark_wins_setting_by_setting(exchange):
            assert exchange.organisation.product.name == "2016"
            assert exchange.ews_url.startswith("http:")
            assert status(exchange, "ann", "secret") == 200

        @pytest.mark.exchange(tls=True)
        def test_tls(exchange):
            assert status(exchange, "user", "wrong") == 401
    """)
    elsewhere.runpytest_subprocess().assert_outcomes(passed=3)


def test_a_mark_that_cannot_be_is_said(elsewhere: pytest.Pytester) -> None:
    elsewhere.makepyfile("""
        import pytest

        @pytest.mark.exchange("2016", "2019")
        def test_two(exchange): ...

        @pytest.mark.exchange("2007")
        def test_unknown(exchange): ...
    """)
    result = elsewhere.runpytest_subprocess()
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*takes one product*", "*there is no Exchange '2007'; choose one of*"])


def test_nothing_heavy_is_loaded_before_the_fixture_is_used(elsewhere: pytest.Pytester) -> None:
    elsewhere.makepyfile("""
        import sys

        def test_nothing():
            loaded = {"aiohttp", "lxml", "cryptography", "fake_ews.organisation", "integration", "harness.plugin"}
            assert loaded & set(sys.modules) == set()
    """)
    elsewhere.runpytest_subprocess().assert_outcomes(passed=1)


def test_a_planned_failure_that_never_happened_fails_the_test(elsewhere: pytest.Pytester) -> None:
    elsewhere.makepyfile("""
        from fake_ews.testing import PlannedFault

        def test_nobody_sends(exchange):
            exchange.plan(PlannedFault("fault", "SendItem"))

        def test_that_may_be(exchange):
            exchange.plan(PlannedFault("fault", "SendItem", must_happen=False))
    """)
    ended = elsewhere.runpytest_subprocess()
    ended.assert_outcomes(passed=2, errors=1)
    ended.stdout.fnmatch_lines(["*what was planned never happened: planned failure 1: *ErrorServerBusy, for SendItem*"])
