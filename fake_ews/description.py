"""The EWS directory of the web server beside its service: the documents that describe the service, and its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from fake_ews.schema.view import SchemaView
from fake_ews.traffic import Headers, HttpRequest, Reply
from fake_ews.wire.schema_documents import messages_document, types_document
from fake_ews.wire.service_documents import services_document

#: Where the documents stand, in lower case ("EWS XML elements in Exchange" gives the addresses).
_DOCUMENTS: Final[Mapping[str, Callable[[SchemaView], str]]] = MappingProxyType(
    {
        "/ews/services.wsdl": services_document,
        "/ews/types.xsd": types_document,
        "/ews/messages.xsd": messages_document,
    }
)
_READING: Final = ("GET", "HEAD")
_PAGE: Final = (
    b"<!DOCTYPE html><html><head><title>Service</title></head><body><h1>Service</h1><p>You have created a service. "
    b'It is described by <a href="/EWS/Services.wsdl">Services.wsdl</a>.</p></body></html>'
)


def serves(request: HttpRequest) -> bool:
    """Whether the request is for one of the documents."""
    return request.path in _DOCUMENTS


def handle(request: HttpRequest, view: SchemaView) -> Reply:
    """Answer a request for a document, whose sender has logged in, as the server of that version describes itself."""
    if request.method not in _READING:
        return Reply(405, Headers([("Allow", "GET, HEAD, OPTIONS, TRACE")]))
    # IIS's map of file names says text/xml of both .wsdl and .xsd, and names no encoding: the documents name theirs.
    return Reply(200, Headers([("Content-Type", "text/xml")]), _bytes(request.path, view))


@lru_cache(maxsize=32)
def _bytes(path: str, view: SchemaView) -> bytes:
    return _DOCUMENTS[path](view).encode()


def page(request: HttpRequest) -> Reply:
    """Answer somebody who looks at the service with a browser: a page that leads to the description.

    WCF shows such a page for every service that has its metadata elsewhere, and sends who asks for ``?wsdl`` there.
    """
    if request.target.partition("?")[2].lower() == "wsdl":
        return Reply(307, Headers([("Location", "/EWS/Services.wsdl")]))
    return Reply(200, Headers([("Content-Type", "text/html; charset=UTF-8")]), _PAGE)
