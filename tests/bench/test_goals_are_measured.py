"""What reaches into the integration to measure it still fits it; how fast it is says `tox run -e bench`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench import inbox, month
from tests.bench.bench import Bench
from tests.bench.goals import Figures


@pytest.mark.parametrize("measure", [inbox.nothing_new, month.sequence])
def test_a_goal_of_the_integration_is_measured_beside_its_reference(measure: Callable[[Bench], Figures]) -> None:
    with Bench(rounds=1) as bench:
        figures = measure(bench)
    assert [spent > 0 for spent in (*figures.subject, *figures.reference)] == [True, True]
