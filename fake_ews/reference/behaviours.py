"""The page of behaviours: what differs between products beyond the schema."""

from __future__ import annotations

from fake_ews.behaviours import BEHAVIOURS
from fake_ews.products import PRODUCTS
from fake_ews.reference.markdown import page, section, table
from fake_ews.reference.versions import PROGRAM


def behaviours_page() -> str:
    """Return what stands on the page."""
    return page(
        "Behaviours",
        PROGRAM,
        "What differs between products beyond the schema, each with the requirement or document that says so.",
        *(
            section(
                name,
                row.sentence,
                f"Source: {row.source}.",
                table(tuple(PRODUCTS), [tuple(_shown(row.by_product[product]) for product in PRODUCTS)]),
            )
            for name, row in BEHAVIOURS.items()
        ),
    )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
