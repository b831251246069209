"""The XML namespaces of EWS; every one of them begins with http, whatever today's documentation prints."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
TYPES: Final = "http://schemas.microsoft.com/exchange/services/2006/types"
MESSAGES: Final = "http://schemas.microsoft.com/exchange/services/2006/messages"
ERRORS: Final = "http://schemas.microsoft.com/exchange/services/2006/errors"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
XSD: Final = "http://www.w3.org/2001/XMLSchema"
XML: Final = "http://www.w3.org/XML/1998/namespace"

#: The prefixes that the table, and every reply, uses.
PREFIXES: Final = MappingProxyType({"t": TYPES, "m": MESSAGES})
