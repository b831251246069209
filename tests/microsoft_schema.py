"""Microsoft's schema documents, where they are at hand: beside the repository, or where EWS_SHARED points."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from lxml import etree

from fake_ews.versions import Version

_HERE: Final = Path(__file__).resolve().parent.parent

#: The folder with everything that Microsoft says and that is no part of this repository.
SHARED: Final = Path(os.environ.get("EWS_SHARED") or _HERE.parent / "shared")

#: The versions of which a server's own documents are public.
FOLDERS: Final[Mapping[Version, str]] = MappingProxyType(
    {
        Version.Exchange2007_SP1: "exchange2007_sp1",
        Version.Exchange2010_SP1: "exchange2010_sp1",
        Version.Exchange2010_SP2: "exchange2010_sp2",
        Version.Exchange2013_SP1: "exchange2013_sp1",
        Version.V2017_07_11: "exchange2016_2019_v2017_07_11",
    }
)

#: Exchange Online of the time between; it had more than servers on premises, so these are no more than bounds.
ONLINE_FOLDERS: Final[Mapping[Version, str]] = MappingProxyType(
    {Version.Exchange2015: "exchange2015_o365", Version.Exchange2016: "exchange2016_preview_o365"}
)


def present() -> bool:
    """Whether Microsoft's documents are there."""
    return (SHARED / "ews-schema").is_dir()


#: For tests that have nothing to say without them.
needs_microsoft_schema: Final = pytest.mark.skipif(
    not present(), reason=f"Microsoft's schema documents are not in {SHARED / 'ews-schema'}; set EWS_SHARED"
)


def folder(version: Version) -> Path:
    """Return the folder with types.xsd and messages.xsd of a version."""
    return SHARED / "ews-schema" / {**FOLDERS, **ONLINE_FOLDERS}[version]


@cache
def microsoft_validator(version: Version) -> etree.XMLSchema:
    """Return the validator of Microsoft's documents; raises KeyError for a version without public ones."""
    return etree.XMLSchema(etree.parse(folder(version) / "driver.xsd"))
