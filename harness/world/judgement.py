"""Judges what a world's Exchange answered: every reply is to be valid, by our own schema documents and by Microsoft's.

Microsoft's are no part of this repository; they are used where EWS_SHARED points to them, or where they lie beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lxml import etree

from fake_ews.dispatch import standard
from fake_ews.recorder import Exchanged
from fake_ews.schema.view import view
from fake_ews.versions import Version
from fake_ews.wire.validity import schema_of, violations

_BESIDE: Final = Path(__file__).resolve().parents[3] / "shared"
_FOLDERS: Final[Mapping[Version, str]] = MappingProxyType(
    {
        Version.Exchange2007_SP1: "exchange2007_sp1",
        Version.Exchange2010_SP1: "exchange2010_sp1",
        Version.Exchange2010_SP2: "exchange2010_sp2",
        Version.Exchange2013_SP1: "exchange2013_sp1",
        Version.V2017_07_11: "exchange2016_2019_v2017_07_11",
    }
)


def invalid_replies(exchanges: list[Exchanged]) -> Iterator[str]:
    """Yield a line for each reply that is not valid; answers that a planned failure spoiled are not judged."""
    for exchanged in exchanges:
        version = Version.__members__.get(exchanged.version)
        if exchanged.status != 200 or exchanged.fault_id or version is None or not exchanged.body:
            continue
        for wrong in violations(exchanged.body, _schemas(version)):
            yield f"{exchanged.operation} ({exchanged.version}): {wrong}"


@cache
def _schemas(version: Version) -> tuple[tuple[str, etree.XMLSchema], ...]:
    found = [("our documents", schema_of(view(standard().table, version)))]
    # Of some versions no document is public; the next later one that is has everything that they have.
    later = [one for one in _FOLDERS if one >= version]
    folder = Path(os.environ.get("EWS_SHARED") or _BESIDE) / "ews-schema"
    if later and folder.is_dir():
        driver = etree.parse(folder / _FOLDERS[min(later)] / "driver.xsd")
        found.append((f"Microsoft's documents of {min(later).name}", etree.XMLSchema(driver)))
    return tuple(found)
