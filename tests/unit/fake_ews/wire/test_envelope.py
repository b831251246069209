"""What is no SOAP request: malformed, dangerous, of another SOAP, empty, or with too much in it."""

from __future__ import annotations

import pytest

from fake_ews.errors import SchemaViolation
from fake_ews.wire.soap import read_envelope
from fake_ews.wire.xml import parse

SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/"
SOAP_12 = "http://www.w3.org/2003/05/soap-envelope"
GET = '<m:GetItem xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"/>'


def soap(content: str, namespace: str = SOAP_11) -> bytes:
    return f'<s:Envelope xmlns:s="{namespace}">{content}</s:Envelope>'.encode()


def wrong(body: bytes) -> SchemaViolation:
    with pytest.raises(SchemaViolation) as caught:
        read_envelope(body)
    return caught.value


@pytest.mark.parametrize(
    ("body", "said", "line", "position"),
    [
        (b"", "Root element is missing.", 0, 0),
        (b" \n", "Root element is missing.", 0, 0),
        (b"hello", "Data at the root level is invalid. Line 1, position 1.", 1, 1),
        (b"\n {}", "Data at the root level is invalid. Line 2, position 2.", 2, 2),
        (b"<a/>\n<b/>", "There are multiple root elements. Line 2, position 2.", 2, 2),
        (b"<a/>x", "Data at the root level is invalid. Line 1, position 5.", 1, 5),
        (b"<a>x & y</a>", "An error occurred while parsing EntityName. Line 1, position 7.", 1, 7),
        (b"<a>&nbsp;</a>", "Reference to undeclared entity 'nbsp'. Line 1, position 5.", 1, 5),
        (
            b"<a>\n <b>\n</a>",
            "The 'b' start tag on line 2 position 3 does not match the end tag of 'a'. Line 3, position 3.",
            3,
            3,
        ),
        (
            b"<a><b><c/>",
            "Unexpected end of file has occurred. The following elements are not closed: b, a. Line 1, position 11.",
            1,
            11,
        ),
        (b'<a x="1" x="2"/>', "'x' is a duplicate attribute name. Line 1, position 10.", 1, 10),
        (b"<t:a/>", "'t' is an undeclared prefix. Line 1, position 2.", 1, 2),
        (b"<a>\x01</a>", "'\x01', hexadecimal value 0x01, is an invalid character. Line 1, position 4.", 1, 4),
        (b"<a>&#x110000;</a>", "Invalid value of a character entity reference. Line 1, position 14.", 1, 14),
        (b"<a>&#x1F;</a>", "'\x1f', hexadecimal value 0x1F, is an invalid character. Line 1, position 10.", 1, 10),
        (b'<a x="<"/>', "'<', hexadecimal value 0x3C, is an invalid attribute character. Line 1, position 7.", 1, 7),
        (b"<a>\xff</a>", "Invalid character in the given encoding. Line 1, position 4.", 1, 4),
        (b"<a>]]></a>", "']]>' is not allowed in character data. Line 1, position 4.", 1, 4),
    ],
)
def test_what_is_not_well_formed_is_said_as_net_says_it(body: bytes, said: str, line: int, position: int) -> None:
    found = wrong(body)
    assert (found.violation, found.line, found.column) == (said, line, position)


@pytest.mark.parametrize(
    "body", [b"<a", b"<a x=1/>", b"<!-- -- --><a/>", b"<a>&#xZZ;</a>", b"<?xml version='9'?>", b"<"]
)
def test_whatever_else_is_not_well_formed_is_refused_with_a_position(body: bytes) -> None:
    found = wrong(body)
    assert found.violation.endswith(f". Line {found.line}, position {found.column}.")


@pytest.mark.parametrize(
    "subset",
    [
        "",
        " SYSTEM 'http://127.0.0.1:9/x.dtd'",
        " [<!ENTITY a SYSTEM 'file:///etc/passwd'>]",
        " [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/x'> %a;]",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_prohibited(subset: str, encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE s{subset}>{soap("<s:Body/>").decode()}'
    found = wrong(body.encode(encoding))
    assert found.violation.startswith("For security reasons DTD is prohibited in this XML document. ")
    assert (found.line, found.column) == (1, body.index("<!DOCTYPE") + 3)


def laughs(*, in_attribute: bool) -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    use = '<a x="&a11;"/>' if in_attribute else "<a>&a11;</a>"
    return f"<!DOCTYPE a [{entities}]>{use}".encode()


@pytest.mark.parametrize("in_attribute", [False, True])
@pytest.mark.parametrize("padding", [0, 11_000_000], ids=["small", "so large that limits are lifted for plain ones"])
def test_entities_that_grow_are_refused_before_they_do(in_attribute: bool, padding: int) -> None:
    body = laughs(in_attribute=in_attribute) + b" " * padding
    found = wrong(body)
    assert found.violation.startswith("For security reasons DTD is prohibited")


def test_an_encoding_that_could_hide_a_document_type_gets_no_larger_limits() -> None:
    hidden = "<!DOCTYPE a [<!ENTITY b 'c'>]>".encode("utf-7").replace(b"<!", b"+ADwAIQ-")
    wrong(b'<?xml version="1.0" encoding="utf-7"?>' + hidden + b"<a>" + b"x" * 10_000_001 + b"</a>")


def test_a_large_attachment_is_no_attack() -> None:
    root = parse(b"<a>" + b"A" * 12_000_000 + b"</a>")
    assert len(root.text or "") == 12_000_000


@pytest.mark.parametrize("padding", [0, 10_000_001])
def test_what_is_nested_too_deep_is_refused(padding: int) -> None:
    wrong(b"<a>" * 300 + b" " * padding + b"</a>" * 300)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<a/>", "The 'a' element is not declared."),
        (b'<a xmlns="urn:b"/>', "The 'urn:b:a' element is not declared."),
        (soap("<s:Body/>", SOAP_12), f"The '{SOAP_12}:Envelope' element is not declared."),
        (
            soap("<s:Body/>", "https://schemas.xmlsoap.org/soap/envelope/"),
            "envelope/:Envelope' element is not declared.",
        ),
        (soap(""), f"The element 'Envelope' in namespace '{SOAP_11}' has incomplete content."),
        (soap("<s:Header/>"), f"The element 'Envelope' in namespace '{SOAP_11}' has incomplete content."),
        (soap("<s:Body/>"), f"The element 'Body' in namespace '{SOAP_11}' has incomplete content."),
        (
            soap(f"<s:Body>{GET}{GET}</s:Body>"),
            f"The element 'Body' in namespace '{SOAP_11}' has invalid child element",
        ),
        (soap(f"<s:Body>{GET}</s:Body><s:Header/>"), "has invalid child element 'Header'"),
        (soap(f"<x/><s:Body>{GET}</s:Body>"), "has invalid child element 'x'"),
    ],
)
def test_what_is_no_request_is_refused(body: bytes, said: str) -> None:
    assert said in wrong(body).violation


def test_a_request_is_taken_apart() -> None:
    version = (
        '<t:RequestServerVersion xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" Version="X"/>'
    )
    taken = read_envelope(soap(f"<s:Header>{version}</s:Header><s:Body>{GET}</s:Body>"))
    assert (taken.operation, taken.named_version(), len(taken.headers)) == ("GetItem", "X", 1)


def test_without_the_header_the_oldest_version_is_named() -> None:
    assert read_envelope(soap(f"<s:Body>{GET}</s:Body>")).named_version() == "Exchange2007"
