"""CopyItem leaves an item where it is and puts another like it elsewhere (MS-OXWSCORE 3.1.4.1, 3.1.4.7)."""

from __future__ import annotations

import pytest

from tests.calling import Exchange, distinguished, every_product, first_and_last_product, subject
from tests.items import kept


def copied(exchange: Exchange, *ids: str, folder: str = "inbox", more: str = "", move: bool = False) -> list[str]:
    """Copy or move items, and return the ids that the answer gives."""
    named = "".join(f'<t:ItemId Id="{id}"/>' for id in ids)
    operation = "MoveItem" if move else "CopyItem"
    answer = exchange.ask(
        f"<m:{operation}><m:ToFolderId>{distinguished(folder)}</m:ToFolderId><m:ItemIds>{named}</m:ItemIds>{more}"
        f"</m:{operation}>"
    )
    assert set(answer.codes) == {"NoError"}
    return [id for id, _ in answer.ids("//m:Items/*/t:ItemId")]


@pytest.mark.shows("MS-OXWSCORE_R1600", "MS-OXWSCORE_R1601")
@first_and_last_product
def test_every_item_named_is_copied_to_the_folder_named(product: str) -> None:
    exchange = Exchange(product)
    ids = [kept(exchange, f"<t:Message>{subject(text)}</t:Message>") for text in ("one", "two")]

    new = copied(exchange, *ids, folder="journal")

    assert exchange.found("journal") == new
    assert exchange.subjects("journal") == ["one", "two"]
    assert exchange.found("drafts") == ids
    assert not set(new) & set(ids)


@pytest.mark.shows("MS-OXWSCORE_R47", "MS-OXWSCORE_R1230")
@every_product
@pytest.mark.parametrize("move", [True, False], ids=["move", "copy"])
def test_new_ids_are_told_unless_nobody_wants_them(product: str, move: bool) -> None:
    exchange = Exchange(product)

    def told(more: str) -> int:
        return len(copied(exchange, kept(exchange), more=more, move=move))

    assert told("") == told("<m:ReturnNewItemIds>true</m:ReturnNewItemIds>") == 1
    assert told("<m:ReturnNewItemIds>false</m:ReturnNewItemIds>") == 0
    assert len(exchange.found("inbox")) == 3
