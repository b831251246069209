"""The paths of Autodiscover, and what its answers announce."""

from __future__ import annotations

import pytest

from fake_ews.autodiscover import service
from fake_ews.products import product
from fake_ews.traffic import Headers, HttpRequest
from tests.unit.fake_ews.autodiscover.company import CLOCK, Company, front, post


def test_a_path_is_found_in_any_case() -> None:
    def served(path: str) -> tuple[bool, int]:
        request = post(path, "")
        return service.serves(request), service.handle(request, Company(), front(), CLOCK).status

    assert served("/AutoDiscover/AutoDiscover.xml") == (True, 200)
    assert served("/autodiscover/Autodiscover.SVC") == (True, 500)
    assert served("/autodiscover/autodiscover.json") == (True, 404)
    assert served("/EWS/Exchange.asmx")[0] is False


@pytest.mark.parametrize(("product_name", "with_oauth"), [("2010_SP2", False), ("2013", True), ("2019", True)])
def test_a_probe_without_login_learns_which_dialects_there_are(product_name: str, with_oauth: bool) -> None:
    probe = HttpRequest("GET", "/autodiscover/autodiscover.xml", Headers(), b"")
    announced = Headers(service.announcements(probe, product(product_name)))
    assert announced.get("x-soap-enabled") == "True"
    assert bool(announced.get("x-oauth-enabled")) == with_oauth


def test_other_paths_announce_nothing() -> None:
    assert service.announcements(post("/autodiscover/autodiscover.svc", ""), product("2019")) == ()
