"""Whoever asked for a delivery receipt gets one from every mailbox here that the message reached."""

from __future__ import annotations

import pytest

from tests.calling import BOB, Exchange, create_message, every_product, subject, to

DORA = "dora@example.test"


def sent(exchange: Exchange, wanted: str) -> list[tuple[str, str]]:
    """Have Ann write to Bob, Dora and somebody outside; returns class and subject of what she gets."""
    asked = f"<t:IsDeliveryReceiptRequested>{wanted}</t:IsDeliveryReceiptRequested>"
    people = to(BOB, DORA, "carl@outside.test")
    assert exchange.ask(create_message(subject("Plan"), people, asked, disposition="SendOnly")).code == "NoError"
    shown = [exchange.get(id) for id in exchange.found("inbox")]
    return [(one.text("//t:ItemClass"), one.text("//t:Subject")) for one in shown]


@pytest.mark.shows("MS-OXWSMSG_R43", "MS-OXWSMSG_R4600")
@every_product
def test_delivery_is_confirmed_where_the_sender_asked_for_it(product: str) -> None:
    assert sent(Exchange(product, DORA), "true") == [("REPORT.IPM.Note.DR", "Delivered: Plan")] * 2
    assert sent(Exchange(product, DORA), "false") == []
