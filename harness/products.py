"""The products that scenarios run on, in the order in which they came out."""

from __future__ import annotations

from typing import Final

from fake_ews.products import PRODUCTS as EMULATED

PRODUCTS: Final[tuple[str, ...]] = tuple(EMULATED)


def said(product: str) -> str:
    """Return the name as people say it: "2010 SP2"."""
    return product.replace("_", " ")
