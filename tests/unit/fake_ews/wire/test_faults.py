"""The form of a fault, as answers of real servers have it."""

from __future__ import annotations

from lxml import etree

from fake_ews.errors import Fault, SchemaViolation
from fake_ews.versions import Version
from fake_ews.wire.soap import fault
from tests.valid_replies import assert_valid_reply

#: From the documentation of GetServiceConfiguration, without its line breaks.
SEEN = (
    '<?xml version="1.0" encoding="utf-8"?>'
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>'
    '<faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">a:ErrorSchemaValidation</faultcode>'
    "<faultstring xml:lang=\"en-US\">The request failed schema validation: The 'Id' attribute is invalid.</faultstring>"
    "<detail>"
    '<e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">ErrorSchemaValidation'
    "</e:ResponseCode>"
    '<e:Message xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">'
    "The request failed schema validation.</e:Message>"
    '<t:MessageXml xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">'
    "<t:LineNumber>14</t:LineNumber><t:LinePosition>34</t:LinePosition>"
    "<t:Violation>The 'Id' attribute is invalid.</t:Violation></t:MessageXml>"
    "</detail></s:Fault></s:Body></s:Envelope>"
)


def test_a_schema_violation_is_answered_byte_for_byte_as_seen() -> None:
    assert fault(SchemaViolation("The 'Id' attribute is invalid.", 14, 34)).decode() == SEEN


def test_other_faults_have_no_message_xml_and_one_text() -> None:
    body = fault(Fault("ErrorInvalidServerVersion"))
    root = etree.fromstring(body)
    assert "MessageXml" not in body.decode()
    assert [one.text for one in root.iter("faultstring")] == ["The specified server version is invalid."]
    assert_valid_reply(body, Version.Exchange2013)


def test_values_go_into_the_message_xml() -> None:
    body = fault(Fault("ErrorNonExistentMailbox", values={"SmtpAddress": "<a&b>"})).decode()
    assert '<t:Value Name="SmtpAddress">&lt;a&amp;b&gt;</t:Value>' in body


def test_the_culture_is_said() -> None:
    assert 'xml:lang="de-CH"' in fault(Fault("ErrorServerBusy"), "de-CH").decode()
