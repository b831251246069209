"""The schema documents that each product hands out, for tests that look things up in them."""

from __future__ import annotations

import pytest

from fake_ews.dispatch import standard
from fake_ews.products import PRODUCTS
from fake_ews.schema.view import view
from fake_ews.wire.schema_documents import messages_document, types_document
from tests.compat.schema.normal_form import normal_form
from tests.compat.schema.statements import Document, Documents


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """Every product's documents."""
    written: dict[str, Document] = {}
    for product in PRODUCTS.values():
        folder = tmp_path_factory.mktemp(product.name)
        shown = view(standard().table, product.schema)
        (folder / "types.xsd").write_text(types_document(shown), encoding="utf-8")
        (folder / "messages.xsd").write_text(messages_document(shown), encoding="utf-8")
        written[product.title] = Document(*normal_form(folder))
    return written
