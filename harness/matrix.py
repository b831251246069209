"""The version matrix: on which products, and with which row of its examples, a scenario runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from harness.features import ExampleRow, ScenarioText
from harness.mistakes import FeatureMistakes, Mistake, SentenceMistake
from harness.products import PRODUCTS
from harness.tags import products_for, runs_over

#: A column of this name in a table of examples says for which product a row holds, in every language.
PRODUCT_COLUMN: Final = "Exchange"
_LONGEST_LABEL: Final = 40


@dataclass(frozen=True, slots=True)
class Run:
    """One test: a product, the values for an outline's ``<blanks>``, and what stands in the brackets of the id."""

    product: str
    label: str
    example: dict[str, str] = field(default_factory=dict)


def chosen_products(words: str) -> tuple[str, ...]:
    """Return the products that ``--exchange`` names ("all" or "2010_SP2,2019"), in their order of appearance.

    Raises ValueError for a product that does not exist.
    """
    names = [name.strip() for name in words.split(",") if name.strip()]
    if names == ["all"]:
        return PRODUCTS
    for name in names:
        if name not in PRODUCTS:
            raise ValueError(f"there is no product {name!r}; products: all, {', '.join(PRODUCTS)}")
    if not names:
        raise ValueError(f"name at least one product: all, {', '.join(PRODUCTS)}")
    return tuple(product for product in PRODUCTS if product in names)


def runs_of(scenario: ScenarioText, chosen: Iterable[str] = PRODUCTS, transport: str = "wire") -> tuple[Run, ...]:
    """Return the tests that a scenario makes, products in order, rows in order; none where nothing chosen is allowed.

    Raises FeatureMistakes for unknown tags and products, for tags that leave no product, and for a table with an
    ``Exchange`` column that forgets a product on which the scenario runs.
    """
    allowed = _allowed(scenario)
    if not runs_over(scenario.tags, transport):
        return ()
    wanted = [product for product in allowed if product in set(chosen)]
    if not scenario.rows:
        return tuple(Run(product, product) for product in wanted)
    rows = [(row, _products_of_row(scenario, row)) for row in scenario.rows]
    forgotten = [product for product in allowed if not any(product in products for _, products in rows)]
    if forgotten:
        problem = f"no row of the examples is for {', '.join(forgotten)}"
        raise _mistake(scenario, problem, "say so with a tag, or add one")
    return tuple(run for product in wanted for run in _runs_on(product, [row for row, on in rows if product in on]))


def _runs_on(product: str, rows: list[ExampleRow]) -> Iterator[Run]:
    for row in rows:
        words = "-".join(value for column, value in row.values.items() if column != PRODUCT_COLUMN)
        if PRODUCT_COLUMN in row.values and len(rows) == 1:
            words = ""
        # Square brackets and "::" are pytest's own punctuation in a test id.
        short = re.sub(r"\[|\]|::", "", words)[:_LONGEST_LABEL]
        yield Run(product, f"{product}-{short}" if short else product, row.values)


def _allowed(scenario: ScenarioText) -> tuple[str, ...]:
    try:
        allowed = products_for(scenario.tags)
    except SentenceMistake as mistake:
        raise FeatureMistakes(mistake.at(scenario.place)) from None
    if not allowed:
        raise _mistake(scenario, "the tags of this scenario leave no product to run on")
    return allowed


def _products_of_row(scenario: ScenarioText, row: ExampleRow) -> tuple[str, ...]:
    try:
        by_tags = products_for(row.tags)
    except SentenceMistake as mistake:
        raise FeatureMistakes(mistake.at(row.place)) from None
    named = row.values.get(PRODUCT_COLUMN)
    if named is None:
        return by_tags
    try:
        by_column = chosen_products(named)
    except ValueError as error:
        raise FeatureMistakes(Mistake(row.place, str(error))) from None
    return tuple(product for product in by_tags if product in by_column)


def _mistake(scenario: ScenarioText, problem: str, hint: str = "") -> FeatureMistakes:
    return FeatureMistakes(Mistake(scenario.place, problem, hint))
