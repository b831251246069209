"""Every folder of the product is a package: the import law and the type checker see no others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from tests.tidy.repository import PRODUCT, ROOT, paths


def no_packages(modules: Iterable[str]) -> set[str]:
    """Return the folders that hold modules but no ``__init__.py``."""
    found = {PurePosixPath(module) for module in modules}
    return {str(module.parent) for module in found if module.parent / "__init__.py" not in found}


def test_every_folder_of_the_product_is_a_package() -> None:
    modules = [path.relative_to(ROOT).as_posix() for path in paths(*PRODUCT, suffix=".py")]

    assert no_packages(modules) == set()


def test_a_folder_that_is_no_package_is_found() -> None:
    modules = ["fake_ews/__init__.py", "fake_ews/clock.py", "fake_ews/store/journal.py"]

    assert no_packages(modules) == {"fake_ews/store"}
