"""The page of folders: what stands in a new mailbox of each product."""

from __future__ import annotations

from textwrap import fill

from fake_ews.organisation import Organisation
from fake_ews.products import PRODUCTS
from fake_ews.reference.markdown import code, mark, page, section, table
from fake_ews.reference.versions import PROFILES, PROGRAM
from fake_ews.schema.distinguished_folders import DistinguishedFolderIdNameType
from fake_ews.store.objects import StoredFolder

#: One folder: its path, its well-known name, its class and its element.
_Row = tuple[str, str, str, str]


def folders_page() -> str:
    """Return what stands on the page."""
    folders = {name: _folders(name) for name in PRODUCTS}
    every = sorted({row for rows in folders.values() for row in rows})
    return page(
        "Folders",
        PROGRAM,
        "What stands in a new mailbox, as an English one shows it.",
        table(
            ("folder", "well-known name", "class", "element", *PRODUCTS),
            (
                (row[0], *(code(word) for word in row[1:]), *(mark(row in rows) for rows in folders.values()))
                for row in every
            ),
        ),
        section(
            "Well-known names without a folder",
            "The product's schema knows these names, but a new mailbox has no such folder.",
            *(_missing(name, {row[1] for row in rows}) for name, rows in folders.items()),
        ),
    )


def _folders(product: str) -> list[_Row]:
    mailbox = Organisation(exchange=product).add_mailbox("ann@example.test", "secret")
    return [_row(folder) for folder in (mailbox.store.root, *mailbox.store.root.walk())]


def _row(folder: StoredFolder) -> _Row:
    element = next(iter(folder.type.elements), folder.type.__name__.removesuffix("Type"))
    return _path(folder), folder.distinguished, folder.folder_class, element


def _path(folder: StoredFolder) -> str:
    return folder.name if folder.parent is None else f"{_path(folder.parent)} / {folder.name}"


def _missing(product: str, there: set[str]) -> str:
    known = DistinguishedFolderIdNameType.known(PROFILES[product].product.schema)
    return fill(f"{product}: " + ", ".join(sorted(known - there)), width=120, break_on_hyphens=False)
