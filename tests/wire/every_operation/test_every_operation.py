"""Every operation takes whatever the table lets through, on every version, and makes no mistake of its own of it.

Names that mean something stand in most requests, so that they get past the first look. ``EWS_EXAMPLES`` is the number
of requests for each operation and schema version, 2 if it is not set.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.products import PRODUCTS
from fake_ews.profile import Dated
from fake_ews.schema.record import Record
from fake_ews.schema.view import SchemaView, view
from fake_ews.testing.strategies import Strategies
from fake_ews.versions import Version
from tests.compat.schema.requests_of_the_table import element
from tests.fuzz.world import World, envelope
from tests.valid_replies import Judge

EXAMPLES: Final = int(os.environ.get("EWS_EXAMPLES", "2"))


@cache
def world(product: str) -> World:
    """Return a company of that product, one for all operations: what one leaves behind, the next one meets."""
    return World(product)


def shown(version: Version) -> SchemaView:
    return view(standard().table, version)


@cache
def alike() -> dict[Version, tuple[Version, ...]]:
    """Return each version that differs from the one before, with those that do not differ from it."""
    groups: dict[Version, tuple[Version, ...]] = {}
    dates = {thing.since for thing in dated()}
    for version in Version:
        first = max(date for date in dates if date <= version)
        groups[first] = (*groups.get(first, ()), version)
    return groups


def dated() -> Iterator[Dated | type[Any]]:
    """Walk what the table dates."""
    table = standard().table
    for declared in (*table.types.values(), *table.enumerations.values()):
        yield declared
    for declared in table.types.values():
        yield from declared.own_rows
    for enumeration in table.enumerations.values():
        yield from enumeration.values


def askable(operation: str) -> Iterator[tuple[Version, tuple[Version, ...]]]:
    """Walk the schema versions that have an operation, and the names under which each can be asked for."""
    declared = standard().operations[operation].request
    for version, names in alike().items():
        if shown(version).shows(declared):
            yield version, names


@pytest.mark.parametrize("operation", sorted(standard().operations))
def test_an_operation_answers_whatever_the_table_lets_through(operation: str) -> None:
    judge = Judge()
    for version, names in askable(operation):
        products = [product for product in PRODUCTS.values() if product.schema >= max(names)]
        asked(operation, version, names, [product.name for product in products], judge)
    judge.settle()


def asked(operation: str, version: Version, names: tuple[Version, ...], products: list[str], judge: Judge) -> None:
    """Ask an operation by one schema version."""
    of_the_version = shown(version)
    declared = standard().operations[operation].request

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(strategies(version).records(declared), st.integers(0, 2**32))
    def ask(record: Record, seed: int) -> None:
        chance = random.Random(seed)
        there = world(chance.choice(products))
        request = element(of_the_version, operation, record)
        there.names.put_into(request, chance)
        exchanged = there.ask(envelope(etree.tostring(request), chance.choice(names).name))
        assert exchanged.status in (200, 500), exchanged.status
        judge(exchanged)

    ask()


@cache
def strategies(version: Version) -> Strategies:
    return Strategies(shown(version))
