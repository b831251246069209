"""The page of products: their builds, what their servers say of themselves, and which versions they take."""

from __future__ import annotations

from fake_ews.products import PRODUCTS, Product
from fake_ews.profile import accepts
from fake_ews.reference.markdown import code, mark, page, section, table
from fake_ews.reference.versions import PROGRAM
from fake_ews.versions import UNNAMED, Version


def products_page() -> str:
    """Return what stands on the page."""
    products = PRODUCTS.values()
    return page(
        "Products",
        PROGRAM,
        "The six servers, oldest first, by the name that command lines and tests use.",
        table(
            ("name", "product", "build", "newest schema", "IIS", "ASP.NET"),
            (
                (code(one.name), one.title, one.build_text, code(one.schema.name), one.iis, one.asp_net)
                for one in products
            ),
        ),
        section(
            "ServerVersionInfo",
            "What the SOAP header of every answer says. It lags the product's build, and what it calls `Version` is "
            "not always a value that RequestServerVersion takes.",
            table(
                ("name", "MajorVersion", "MinorVersion", "MajorBuildNumber", "MinorBuildNumber", "Version"),
                ((code(one.name), *one.said_build, code(one.said_version)) for one in products),
            ),
        ),
        section(
            "RequestServerVersion",
            f"Which values a product takes. A request without the header is handled as `{UNNAMED.name}`.",
            table(("value", *PRODUCTS), (_version_row(version, tuple(products)) for version in Version)),
        ),
    )


def _version_row(version: Version, products: tuple[Product, ...]) -> tuple[str, ...]:
    return code(version.name), *(mark(accepts(product, version)) for product in products)
