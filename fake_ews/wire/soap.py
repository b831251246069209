"""The SOAP envelope: reading a request's header and body, writing replies and faults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from fake_ews.behaviours import REQUESTS_ARE_VALIDATED
from fake_ews.codes import code_of
from fake_ews.errors import Fault, SchemaViolation
from fake_ews.products import Product
from fake_ews.schema.complex_type import ComplexType
from fake_ews.schema.namespaces import ERRORS, MESSAGES, SOAP, TYPES, XSD, XSI
from fake_ews.schema.record import Record
from fake_ews.schema.view import SchemaView
from fake_ews.values import dataclass
from fake_ews.versions import UNNAMED
from fake_ews.wire import sentences
from fake_ews.wire.positions import Spot, position_of
from fake_ews.wire.reader import Reader
from fake_ews.wire.straightening import Missing, Straightener
from fake_ews.wire.unprefixed import unprefixed
from fake_ews.wire.writer import writer
from fake_ews.wire.xml import escape, parse

_DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>'
_ENVELOPE: Final = f"{{{SOAP}}}Envelope"
_HEADER: Final = f"{{{SOAP}}}Header"
_BODY: Final = f"{{{SOAP}}}Body"
_IMPERSONATION: Final = f"{{{TYPES}}}ExchangeImpersonation"
_VERSION_HEADER: Final = f"{{{TYPES}}}RequestServerVersion"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a product reads: by the schema of the version named, and what does not fit it by ``straightening``.

    A product that validates its requests has no ``straightening``; the others go by the newest schema that they have.
    """

    view: SchemaView
    straightening: SchemaView | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """A request taken apart: its bytes, its header elements by their names, and the one element of its body.

    ``expanded_name`` is that of the payload as ``{namespace}local``, ``operation`` the local part of it.
    """

    body: bytes
    root: etree._Element
    headers: Mapping[str, list[etree._Element]]
    payload: etree._Element
    expanded_name: str
    operation: str

    def named_version(self) -> str:
        """Return the RequestServerVersion named, or the oldest where the header is missing.

        Raises SchemaViolation for a header without its attribute.
        """
        if _VERSION_HEADER not in self.headers:
            return UNNAMED.name
        header = self.headers[_VERSION_HEADER][0]
        named = header.get("Version")
        if named is None:
            raise self.violation(header, sentences.missing_attribute("Version"))
        return named

    def header(self, local: str, reading: Reading) -> Record | None:
        """Return a header of the types namespace, or None; raises Fault."""
        tag = f"{{{TYPES}}}{local}"
        if tag not in self.headers:
            return None
        declared = reading.view.elements.get(tag)
        return self._read(self.headers[tag][0], declared, reading) if declared is not None else None

    def header_text(self, local: str) -> str:
        """Return the text of a header of the types namespace, or nothing."""
        found = self.headers.get(f"{{{TYPES}}}{local}")
        return (found[0].text or "").strip() if found else ""

    def acted_for(self) -> tuple[str, ...]:
        """Return whom ExchangeImpersonation names, as it stands there; nobody without that header."""
        named = self.headers.get(_IMPERSONATION, ())
        return tuple(filter(None, ("".join(map(str, one.itertext())).strip() for one in named))) if named else ()

    def says(self, local: str) -> bool:
        """Whether the payload has a child of that name in the messages namespace with a text."""
        return bool((self.payload.findtext(f"{{{MESSAGES}}}{local}") or "").strip())

    def request(self, reading: Reading) -> Record:
        """Return the payload; raises Fault."""
        return self._read(self.payload, reading.view.elements[self.expanded_name], reading)

    def _read(self, element: etree._Element, declared: type[ComplexType], reading: Reading) -> Record:
        try:
            return Reader(reading.view).read(self.body, self.root, element, declared)
        except SchemaViolation as violation:
            if reading.straightening is None:
                violation.cause = replace(violation.cause, setting=REQUESTS_ARE_VALIDATED.setting)
                raise
            cause = violation.cause
        try:
            meant = Straightener(reading.straightening).straightened(element, declared)
            return Reader(reading.straightening).read(self.body, meant, meant, declared)
        except Missing:
            raise Fault("ErrorInternalServerError", cause=cause) from None
        except SchemaViolation as violation:
            raise Fault("ErrorInvalidRequest", cause=violation.cause) from None

    def violation(self, element: etree._Element, text: str) -> SchemaViolation:
        """Return the fault that points at ``element``."""
        line, column = position_of(self.body, self.root, element)
        return SchemaViolation(text, line, column)


def read_envelope(body: bytes) -> Envelope:
    """Take a request apart; raises SchemaViolation for anything that is no SOAP 1.1 envelope with one payload."""
    root = parse(body)

    def invalid(element: etree._Element, violation: str, spot: Spot = Spot.START) -> SchemaViolation:
        return SchemaViolation(violation, *position_of(body, root, element, spot))

    if root.tag != _ENVELOPE:
        raise invalid(root, sentences.undeclared_element(root.tag))
    headers: dict[str, list[etree._Element]] = {}
    found: etree._Element | None = None
    expected: tuple[str, ...] = (_HEADER, _BODY)
    for child in root:
        if child.tag not in expected:
            raise invalid(child, sentences.invalid_child(root.tag, child.tag, expected))
        if child.tag == _HEADER:
            expected = (_BODY,)
            for header in child:
                headers.setdefault(str(header.tag), []).append(header)
        else:
            found, expected = child, ()
    if found is None:
        raise invalid(root, sentences.incomplete(root.tag, expected), Spot.END)
    if len(found) != 1:
        # SOAP lets a body be empty or hold several elements; the messages of EWS have one part each (WSDL 1.1, 3.5).
        if len(found) > 1:
            raise invalid(found[1], sentences.invalid_child(found.tag, found[1].tag, ()))
        raise invalid(found, sentences.incomplete(found.tag, ()), Spot.END)
    name = str(found[0].tag)
    return Envelope(body, root, headers, found[0], name, name.rpartition("}")[2])


def server_version_info(product: Product) -> str:
    """Return the ServerVersionInfo header in the form that servers from 2010 on send."""
    major, minor, build, revision = product.said_build
    return (
        f'<h:ServerVersionInfo MajorVersion="{major}" MinorVersion="{minor}" MajorBuildNumber="{build}" '
        f'MinorBuildNumber="{revision}" Version="{product.said_version}" xmlns:h="{TYPES}" xmlns="{TYPES}" '
        f'xmlns:xsd="{XSD}" xmlns:xsi="{XSI}"/>'
    )


def reply(
    product: Product,
    view: SchemaView,
    element: str,
    response: Record,
    *,
    milliseconds: bool = False,
    prefixed: bool = True,
) -> bytes:
    """Return the reply with ``response`` as the element of that name in the messages namespace."""
    names = _NAMES if prefixed else ""
    document = writer(view, milliseconds).document(_head(product), f"m:{element}", names, response, _TAIL)
    return (document if prefixed else unprefixed(document)).encode()


#: The prefixes are declared once, on the response element itself.
_NAMES: Final = f' xmlns:m="{MESSAGES}" xmlns:t="{TYPES}"'
_TAIL: Final = "</s:Body></s:Envelope>"


@lru_cache(maxsize=16)
def _head(product: Product) -> str:
    return (
        f'{_DECLARATION}<s:Envelope xmlns:s="{SOAP}"><s:Header>{server_version_info(product)}</s:Header>'
        f'<s:Body xmlns:xsi="{XSI}" xmlns:xsd="{XSD}">'
    )


def streamed_envelope(product: Product, view: SchemaView, element: str, response: Record) -> bytes:
    """Return one envelope of a streamed answer, which has a form of its own: default namespace, soap11 prefix."""
    head = _streamed_head(product)
    return writer(view).document(head, f"m:{element}", _NAMES, response, "</soap11:Body></Envelope>").encode()


@lru_cache(maxsize=16)
def _streamed_head(product: Product) -> str:
    major, minor, build, revision = product.said_build
    return (
        f'<Envelope xmlns="{SOAP}"><soap11:Header xmlns:soap11="{SOAP}"><ServerVersionInfo xmlns="{TYPES}" '
        f'MajorVersion="{major}" MinorVersion="{minor}" MajorBuildNumber="{build}" MinorBuildNumber="{revision}" '
        f'Version="{product.said_version}"/></soap11:Header><soap11:Body xmlns:soap11="{SOAP}">'
    )


def fault(error: Fault, culture: str = "en-US") -> bytes:
    """Return the SOAP fault; faults carry no header, and name their code in the types namespace."""
    message = error.text or code_of(error.code).text
    reason = error.reason or message
    return (
        f'{_DECLARATION}<s:Envelope xmlns:s="{SOAP}"><s:Body><s:Fault>'
        f'<faultcode xmlns:a="{TYPES}">a:{error.code}</faultcode>'
        f'<faultstring xml:lang="{culture}">{escape(reason)}</faultstring>'
        f'<detail><e:ResponseCode xmlns:e="{ERRORS}">{error.code}</e:ResponseCode>'
        f'<e:Message xmlns:e="{ERRORS}">{escape(message)}</e:Message>'
        f"{_fault_values(error)}</detail></s:Fault></s:Body></s:Envelope>"
    ).encode()


def _fault_values(error: Fault) -> str:
    if not error.values:
        return ""
    if isinstance(error, SchemaViolation):
        inner = "".join(f"<t:{name}>{escape(value)}</t:{name}>" for name, value in error.values.items())
    else:
        inner = value_elements(error.values)
    return f'<t:MessageXml xmlns:t="{TYPES}">{inner}</t:MessageXml>'


def value_elements(values: Mapping[str, Any]) -> str:
    """Return the ``t:Value Name=...`` elements of a MessageXml."""
    return "".join(f'<t:Value Name="{escape(name)}">{escape(str(value))}</t:Value>' for name, value in values.items())
