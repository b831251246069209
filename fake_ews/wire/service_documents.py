"""The service description as a document: the Services.wsdl that a server hands out beside its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fake_ews.schema.namespaces import MESSAGES, TYPES, XSD
from fake_ews.schema.service_description import Described, described, headers
from fake_ews.schema.view import SchemaView

_WSDL: Final = "http://schemas.xmlsoap.org/wsdl/"
_SOAP: Final = "http://schemas.xmlsoap.org/wsdl/soap/"
_HTTP: Final = "http://schemas.xmlsoap.org/soap/http"
#: The basic profile of the web services interoperability organisation, which the binding claims to follow.
_CLAIM: Final = "http://ws-i.org/schemas/conformanceClaim/"
_PROFILE: Final = "http://ws-i.org/profiles/basic/1.0"


def services_document(view: SchemaView) -> str:
    """Return Services.wsdl. It has no service element and no address, as Exchange's has none.

    "EWS is not designed to be hosted on a computer that has a predefined address" (EWS XML elements in Exchange): who
    reads it learns the address from Autodiscover.
    """
    rows = tuple(described(view))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<wsdl:definitions xmlns:wsdl="{_WSDL}" xmlns:soap="{_SOAP}" xmlns:tns="{MESSAGES}" xmlns:s="{XSD}" '
            f'xmlns:t="{TYPES}" targetNamespace="{MESSAGES}">',
            f'<wsdl:types><xs:schema xmlns:xs="{XSD}"><xs:import namespace="{MESSAGES}" schemaLocation="messages.xsd"/>'
            "</xs:schema></wsdl:types>",
            *(line for row in rows for line in _messages(row, view)),
            '<wsdl:portType name="ExchangeServicePortType">',
            *(_port(row) for row in rows),
            "</wsdl:portType>",
            '<wsdl:binding name="ExchangeServiceBinding" type="tns:ExchangeServicePortType">',
            f'<wsdl:documentation><wsi:Claim conformsTo="{_PROFILE}" xmlns:wsi="{_CLAIM}"/></wsdl:documentation>',
            f'<soap:binding transport="{_HTTP}" style="document"/>',
            *(_binding(row, view) for row in rows),
            "</wsdl:binding>",
            "</wsdl:definitions>\n",
        ]
    )


def _messages(row: Described, view: SchemaView) -> Iterator[str]:
    parts = "".join(_part(header.part, f"t:{header.element}") for header in headers(row, view))
    yield f'<wsdl:message name="{row.name}SoapIn">{_part(row.part, f"tns:{row.request_element}")}{parts}</wsdl:message>'
    result = _part(f"{row.name}Result", f"tns:{row.response_element}")
    version = _part("ServerVersion", "t:ServerVersionInfo")
    yield f'<wsdl:message name="{row.name}SoapOut">{result}{version}</wsdl:message>'


def _part(name: str, element: str) -> str:
    return f'<wsdl:part name="{name}" element="{element}"/>'


def _port(row: Described) -> str:
    return (
        f'<wsdl:operation name="{row.name}"><wsdl:input message="tns:{row.name}SoapIn"/>'
        f'<wsdl:output message="tns:{row.name}SoapOut"/></wsdl:operation>'
    )


def _binding(row: Described, view: SchemaView) -> str:
    bound = (header for header in headers(row, view) if header not in row.unbound)
    heads = "".join(_header(f"{row.name}SoapIn", header.part) for header in bound)
    return (
        f'<wsdl:operation name="{row.name}"><soap:operation soapAction="{MESSAGES}/{row.soap_action}"/>'
        f'<wsdl:input>{heads}<soap:body parts="{row.part}" use="literal"/></wsdl:input>'
        f'<wsdl:output><soap:body parts="{row.name}Result" use="literal"/>'
        f"{_header(f'{row.name}SoapOut', 'ServerVersion')}</wsdl:output></wsdl:operation>"
    )


def _header(message: str, part: str) -> str:
    return f'<soap:header message="tns:{message}" part="{part}" use="literal"/>'
