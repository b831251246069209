"""How pages say from which version on something is there, up to which, and on which products."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from fake_ews.products import PRODUCTS
from fake_ews.profile import Dated, Profile
from fake_ews.schema.rows import LAST
from fake_ews.versions import Version

PROGRAM: Final = "fake_ews.reference"

#: What each product knows, by the product's name.
PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {name: Profile(product, product.schema) for name, product in PRODUCTS.items()}
)


def since(thing: Dated | type[Any]) -> str:
    """Return the first version that has it; nothing where all have."""
    return "" if thing.since is Version.Exchange2007 else thing.since.name


def until(thing: Dated | type[Any]) -> str:
    """Return the last version that has it; nothing where the newest has."""
    return "" if thing.until is LAST else thing.until.name
