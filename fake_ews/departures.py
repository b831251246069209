"""What an organisation does otherwise than its product: rows of behaviours with another product's value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import make_dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Self

from fake_ews.behaviours import BEHAVIOURS, Behaviour
from fake_ews.causes import Cause
from fake_ews.products import Product


class _Rows:
    """Some rows of behaviours by their names, each with the value that holds in place of the product's own."""

    def __new__(cls, **rows: Any) -> Self:
        """Refuse a row that there is not; raises ValueError with those that there are."""
        for name in rows:
            if name not in BEHAVIOURS:
                raise ValueError(f"there is no behaviour {name!r}; there are {', '.join(BEHAVIOURS)}")
        return super().__new__(cls)

    def __post_init__(self) -> None:
        """Refuse a value that no product has; raises ValueError with those that they have."""
        for row, value in self.rows().items():
            known = _values(row)
            if value not in known:
                said = ", ".join(map(repr, known))
                raise ValueError(f"{row.name} is {value!r}; products have {said}")

    def rows(self) -> Mapping[Behaviour[Any], Any]:
        """Return the rows that are said, with their values."""
        said = {row: getattr(self, name) for name, row in BEHAVIOURS.items()}
        return MappingProxyType({row: value for row, value in said.items() if value is not None})


def _values(row: Behaviour[Any]) -> tuple[Any, ...]:
    """Return what products do, each value once."""
    return tuple(dict.fromkeys(row.by_product.values()))


def _hint(row: Behaviour[Any]) -> Any:
    values = _values(row)
    return bool | None if isinstance(values[0], bool) else Literal[values] | None


if TYPE_CHECKING:

    class Departures(_Rows):
        """See below: its fields are the rows of the table."""

        def __init__(self, **rows: Any) -> None: ...
else:
    Departures = make_dataclass(
        "Departures", [(name, _hint(row), None) for name, row in BEHAVIOURS.items()], bases=(_Rows,), frozen=True
    )
    Departures.__doc__ = (
        "Rows of behaviours, by name, in which an organisation departs from its product; what is left out is the "
        "product's own. Raises ValueError for a row that there is not, and for a value that no product has."
    )


@lru_cache(maxsize=64)
def departing(product: Product, departures: Departures) -> Product:
    """Return a product as it is in an organisation: itself, where that departs in nothing."""
    rows = departures.rows()
    return replace(product, departures=rows) if rows else product


def noted(cause: Cause, product: Product) -> Cause:
    """Return ``cause``, which says so where a row decided in which an organisation departs from its product."""
    row = BEHAVIOURS.get(cause.setting.rpartition(".")[2])
    if row is None or row not in product.departures:
        return cause
    own = row.by_product[product.name]
    departed = f"{row.name} is {product.departures[row]!r} in this organisation; {product.title} itself has it {own!r}."
    return replace(cause, rule=f"{cause.rule} {departed}".strip())
