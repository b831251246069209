"""The tags that a feature, a scenario or a table of examples may carry, and what each does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pytest

from harness.mistakes import SentenceMistake
from harness.products import PRODUCTS, said
from integration.limitations import LIMITATIONS

#: What Exchange calls one version, QA often does not need to tell apart.
_FROM_2013: Final = PRODUCTS[PRODUCTS.index("2013") :]
_FROM_2016: Final = PRODUCTS[PRODUCTS.index("2016") :]
_ONLY_2010: Final = PRODUCTS[: PRODUCTS.index("2013")]

#: What follows is the id of a limitation.
LIMITATION: Final = "limitation-"

#: The two sides of a limitation that takes something away; each needs a scenario.
NOT_OFFERED: Final = "not-offered"
REFUSED: Final = "refused"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag: the products that it lets in or keeps out, or the transport that it asks for."""

    name: str
    meaning: str
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    transport: str = ""


TAGS: Final[Mapping[str, Tag]] = MappingProxyType(
    {
        tag.name: tag
        for tag in (
            Tag("exchange-2010", "runs on 2010 SP2 and SP3", only=_ONLY_2010),
            Tag("exchange-2013-and-later", "runs on 2013 and everything after it", only=_FROM_2013),
            Tag("exchange-2016-and-later", "runs on 2016 and 2019", only=_FROM_2016),
            *(Tag(f"only-exchange-{product}", f"runs on {said(product)}", only=(product,)) for product in PRODUCTS),
            *(Tag(f"not-exchange-{product}", f"leaves out {said(product)}", never=(product,)) for product in PRODUCTS),
            Tag("wire", "needs real HTTPS; left out with --transport memory", transport="wire"),
            Tag(NOT_OFFERED, "beside @limitation-...: shows that what it takes away is not offered"),
            Tag(REFUSED, "beside @limitation-...: shows that a direct request for it is refused with its sentence"),
        )
    }
)

#: Tags that point at something written elsewhere: what follows the prefix is an id there.
POINTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        LIMITATION: "the scenario shows this limitation of the integration",
        "requirement-": "the scenario shows this requirement of Microsoft's protocol documents",
    }
)
_LIMITATIONS: Final = frozenset(limitation.id for limitation in LIMITATIONS)


def products_for(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the products that the tags allow, in order; several tags that let products in add up.

    Raises SentenceMistake for a tag that nobody knows.
    """
    known = [TAGS[tag] for tag in sorted(tags) if _is_known(tag) and not _points(tag)]
    let_in = {product for tag in known for product in tag.only} or set(PRODUCTS)
    kept_out = {product for tag in known for product in tag.never}
    return tuple(product for product in PRODUCTS if product in let_in - kept_out)


def runs_over(tags: Iterable[str], transport: str) -> bool:
    """Return whether tags allow a run over that transport."""
    return all(TAGS[tag].transport in ("", transport) for tag in tags if tag in TAGS)


def register(config: pytest.Config) -> None:
    """Make our tags pytest markers: pytest-bdd turns the tags of a table of examples into marks without asking."""
    for tag in TAGS.values():
        config.addinivalue_line("markers", f"{tag.name}: {tag.meaning}")


def is_ours(tag: str) -> bool:
    """Return whether the tag is one of this table."""
    return tag in TAGS or _points(tag)


def _points(tag: str) -> bool:
    return tag.startswith(tuple(POINTERS))


def _is_known(tag: str) -> bool:
    limitation = tag.removeprefix("limitation-")
    if limitation != tag and limitation not in _LIMITATIONS:
        raise SentenceMistake(
            f"the integration has no limitation {limitation}", "integration/limitations.py lists them"
        )
    if tag not in TAGS and not _points(tag):
        known = ", ".join(f"@{name}" for name in (*TAGS, *(f"{prefix}..." for prefix in POINTERS)))
        raise SentenceMistake(f"there is no tag @{tag}", f"tags: {known}")
    return True
