"""Which scenarios expect something else of one product than of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from harness.features import FeatureText, ScenarioText
from harness.matrix import PRODUCT_COLUMN


def differing(features: Iterable[FeatureText]) -> Iterator[ScenarioText]:
    """Yield the scenarios whose expectations, the sentences after Then, differ between rows for other products."""
    return (scenario for feature in features for scenario in feature.scenarios if _differs(scenario))


def _differs(scenario: ScenarioText) -> bool:
    rows = [row.values for row in scenario.rows if PRODUCT_COLUMN in row.values]
    expected = {(row[PRODUCT_COLUMN], scenario.expectations(row)) for row in rows}
    return len({products for products, _ in expected}) > 1 and len({sentences for _, sentences in expected}) > 1
