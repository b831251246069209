"""Whatever docs/front-door.md plans in one line is answered as it says, and the same client succeeds when undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.front_door_page import Row, rows
from tests.wire.front_door.clients import CLIENTS
from tests.wire.front_door.world import World

CASES = [pytest.param(row, product, id=f"{row.what}-{product}") for row in rows() for product in row.answers]


@pytest.fixture
def world(product: str) -> Iterator[World]:
    world = World(product)
    yield world
    world.stop()


@pytest.mark.parametrize(("row", "product"), CASES)
def test_what_one_line_plans_is_answered_as_documented_and_undone_by_another(
    row: Row, product: str, world: World
) -> None:
    client, better = CLIENTS[row.client], CLIENTS[row.better]
    if row.planned:
        assert client.says(world) == client.succeeds

    for verb, arguments in row.planned:
        world.tell(verb, arguments)
    assert client.says(world) == row.answers[product]

    for verb, arguments in row.undone:
        world.tell(verb, arguments)
    assert better.says(world) == better.succeeds
