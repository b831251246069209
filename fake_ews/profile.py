"""What a product and the version that a request names know and show: the only place where versions are compared."""

from __future__ import annotations

from typing import Any, Protocol

from fake_ews.behaviours import Behaviour
from fake_ews.products import Product
from fake_ews.values import dataclass
from fake_ews.versions import Version


class Dated(Protocol):
    """Anything with a first and a last version: a row, a type, an enumeration value, an operation."""

    @property
    def since(self) -> Version:
        """The first version that has it."""
        ...

    @property
    def until(self) -> Version:
        """The last version that has it."""
        ...


@dataclass(frozen=True, slots=True)
class Profile:
    """One product as a request sees it that names ``version``."""

    product: Product
    version: Version

    def knows(self, row: Dated | type[Any]) -> bool:
        """Whether the product has the row at all; what it does not know is a schema fault, as if it did not exist."""
        return bool(row.since <= self.product.schema <= row.until)

    def shows(self, row: Dated | type[Any]) -> bool:
        """Whether the version named has the row; what is newer is not written."""
        return bool(row.since <= self.version <= row.until)

    def __getitem__(self, behaviour: Behaviour[Any]) -> Any:
        """Return what the product does where products differ, or the organisation in its place."""
        departures = self.product.departures
        return departures[behaviour] if behaviour in departures else behaviour.by_product[self.product.name]


def accepts(product: Product, version: Version) -> bool:
    """Whether the product has that RequestServerVersion value in its own schema."""
    return version <= product.schema
