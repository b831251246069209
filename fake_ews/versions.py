"""The values of RequestServerVersion, in the order in which Exchange introduced them."""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import Final


class Version(IntEnum):
    """One named version of the EWS schema (MS-OXWSCDATA 2.2.5.9, ``ExchangeVersionType``); later is greater.

    Member names are the wire's own spelling. A request without the header is handled as ``Exchange2007``
    (facts, section 1.3), which is why that value exists although no product here is that old.
    """

    Exchange2007 = 0
    Exchange2007_SP1 = 1
    Exchange2009 = 2
    Exchange2010 = 3
    Exchange2010_SP1 = 4
    Exchange2010_SP2 = 5
    Exchange2012 = 6
    Exchange2013 = 7
    Exchange2013_SP1 = 8
    Exchange2015 = 9
    Exchange2016 = 10
    V2015_10_05 = 11
    V2016_01_06 = 12
    V2016_04_13 = 13
    V2016_07_13 = 14
    V2016_10_10 = 15
    V2017_01_07 = 16
    V2017_04_14 = 17
    V2017_07_11 = 18


#: Names that brought nothing new, each after the version whose schema goes by it too; Exchange 2016 and 2019 take them.
_NAMED_AFTER: Final = MappingProxyType(
    {Version.Exchange2007_SP1: Version.Exchange2009, Version.Exchange2010_SP2: Version.Exchange2012}
)


def lasting(until: Version) -> Version:
    """Return the last version that has what a table ends with ``until``."""
    return _NAMED_AFTER.get(until, until)


def schema_of(version: Version) -> Version:
    """Return the version whose schema goes by that name: its own, or the one before that it brought nothing new to."""
    return next((before for before, named in _NAMED_AFTER.items() if named is version), version)


#: What a request without RequestServerVersion is taken to mean.
UNNAMED: Final = Version.Exchange2007

E2007: Final = Version.Exchange2007
E2007_SP1: Final = Version.Exchange2007_SP1
E2010: Final = Version.Exchange2010
E2010_SP1: Final = Version.Exchange2010_SP1
E2010_SP2: Final = Version.Exchange2010_SP2
E2013: Final = Version.Exchange2013
E2013_SP1: Final = Version.Exchange2013_SP1
E2015: Final = Version.Exchange2015
E2016: Final = Version.Exchange2016
V2017_07_11: Final = Version.V2017_07_11
