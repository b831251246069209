"""The six products: their builds, what they say about themselves, and the newest schema version each one has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import Behaviour
from fake_ews.values import dataclass
from fake_ews.versions import E2010_SP2, E2013, E2013_SP1, V2017_07_11, Version


# There are six, and each is itself: what is remembered by product (and by profile) is asked for many times a request.
@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """One product as its servers present themselves.

    ``build`` is the product's own build; ``said_build`` and ``said_version`` are what ServerVersionInfo says, which lags
    the product's build and stops being a valid RequestServerVersion from 2013 CU2 on, as real servers show.
    ``generation`` is the major family that decides about HTTP headers: 2010, 2013, 2016 or 2019. ``departures`` are rows
    of behaviours that hold in place of its own, in an organisation that has it so.
    """

    name: str
    title: str
    build: tuple[int, int, int, int]
    said_build: tuple[int, int, int, int]
    said_version: str
    schema: Version
    generation: int
    iis: str
    asp_net: str
    departures: Mapping[Behaviour[Any], Any] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @property
    def build_text(self) -> str:
        """The build as people write it: ``15.1.2507.6``."""
        return ".".join(str(part) for part in self.build)


_ROWS: Final = (
    Product("2010_SP2", "Exchange 2010 SP2", (14, 2, 390, 3), (14, 2, 390, 3), "Exchange2010_SP2", E2010_SP2, 2010, "7.5", "2.0.50727"),
    Product("2010_SP3", "Exchange 2010 SP3", (14, 3, 123, 4), (14, 3, 123, 3), "Exchange2010_SP2", E2010_SP2, 2010, "7.5", "2.0.50727"),
    Product("2013", "Exchange 2013", (15, 0, 775, 38), (15, 0, 775, 35), "V2_4", E2013, 2013, "8.0", "4.0.30319"),
    Product("2013_SP1", "Exchange 2013 SP1", (15, 0, 847, 32), (15, 0, 847, 31), "V2_8", E2013_SP1, 2013, "8.5", "4.0.30319"),
    Product("2016", "Exchange 2016", (15, 1, 2507, 6), (15, 1, 2507, 6), "V2017_07_11", V2017_07_11, 2016, "10.0", "4.0.30319"),
    Product("2019", "Exchange 2019", (15, 2, 1544, 4), (15, 2, 1544, 4), "V2017_07_11", V2017_07_11, 2019, "10.0", "4.0.30319"),
)

#: Every product by the name that command lines use.
PRODUCTS: Final[Mapping[str, Product]] = MappingProxyType({row.name: row for row in _ROWS})


def product(name: str) -> Product:
    """Return the product of that name; raises ValueError with the names there are."""
    try:
        return PRODUCTS[name]
    except KeyError:
        raise ValueError(f"there is no Exchange {name!r}; choose one of {', '.join(PRODUCTS)}") from None
