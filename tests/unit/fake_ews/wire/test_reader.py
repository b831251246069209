"""What the reader says of a request that is not valid: .NET's sentence, and the place that it points at."""

from __future__ import annotations

import pytest

from fake_ews.schema.attachments import FileAttachmentType
from fake_ews.schema.identifiers import ItemIdType
from fake_ews.schema.item import NonEmptyArrayOfAllItemsType
from fake_ews.schema.message import MessageType
from fake_ews.schema.record import Record
from fake_ews.schema.restrictions import ExistsType
from fake_ews.schema.shapes import ItemResponseShapeType
from fake_ews.wire.positions import line_and_position
from tests.unit.fake_ews.wire.asking import envelope, read, refused, spot, violation

T = "http://schemas.microsoft.com/exchange/services/2006/types"
M = "http://schemas.microsoft.com/exchange/services/2006/messages"
SHAPE = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
IDS = '<m:ItemIds><t:ItemId Id="a"/></m:ItemIds>'


def get_item(shape: str = SHAPE, ids: str = IDS, attributes: str = "") -> str:
    return f"<m:GetItem{attributes}>{shape}{ids}</m:GetItem>"


def find_item(restriction: str = "", folders: str = '<t:DistinguishedFolderId Id="inbox"/>') -> str:
    return (
        f'<m:FindItem Traversal="Shallow">{SHAPE}{restriction}'
        f"<m:ParentFolderIds>{folders}</m:ParentFolderIds></m:FindItem>"
    )


def create(item: str) -> str:
    return f'<m:CreateItem MessageDisposition="SaveOnly"><m:Items>{item}</m:Items></m:CreateItem>'


class TestTextsSeenOnRealServers:
    """Each text was quoted from the answer of a server in public, in the documentation or in an issue."""

    def test_a_value_that_an_enumeration_lacks_in_an_attribute(self) -> None:
        assert violation(find_item(folders='<t:DistinguishedFolderId Id="inbox1"/>')) == (
            "The 'Id' attribute is invalid - The value 'inbox1' is invalid according to its datatype "
            f"'{T}:DistinguishedFolderIdNameType' - The Enumeration constraint failed."
        )

    def test_a_value_that_an_enumeration_lacks_in_an_element(self) -> None:
        asked = (
            "<m:GetServiceConfiguration><m:RequestedConfiguration>"
            "<m:ConfigurationName>UUnifiedMessagingConfiguration</m:ConfigurationName>"
            "</m:RequestedConfiguration></m:GetServiceConfiguration>"
        )
        assert violation(asked, "Exchange2010") == (
            f"The '{M}:ConfigurationName' element is invalid - The value 'UUnifiedMessagingConfiguration' is invalid "
            f"according to its datatype '{T}:ServiceConfigurationType' - The Enumeration constraint failed."
        )

    def test_an_element_that_comes_too_late(self) -> None:
        mailbox = "<t:Mailbox><t:MailboxType>Mailbox</t:MailboxType><t:RoutingType>SMTP</t:RoutingType></t:Mailbox>"
        folders = f'<t:DistinguishedFolderId Id="root">{mailbox}</t:DistinguishedFolderId>'
        assert violation(find_item(folders=folders)) == (
            f"The element 'Mailbox' in namespace '{T}' has invalid child element 'RoutingType' in namespace '{T}'. "
            f"List of possible elements expected: 'ItemId' in namespace '{T}'."
        )

    def test_an_element_of_the_wrong_namespace_where_a_head_of_substitutes_stands(self) -> None:
        restriction = "<m:Restriction><m:IsEqualTo/></m:Restriction>"
        assert violation(find_item(restriction)) == (
            f"The element 'Restriction' in namespace '{M}' has invalid child element 'IsEqualTo' in namespace '{M}'. "
            f"List of possible elements expected: 'SearchExpression' in namespace '{T}'."
        )

    def test_an_element_that_a_response_object_lacks(self) -> None:
        reply = "<t:ReplyToItem><t:Importance>High</t:Importance></t:ReplyToItem>"
        assert violation(create(reply)) == (
            f"The element 'ReplyToItem' in namespace '{T}' has invalid child element 'Importance' in namespace '{T}'. "
            "List of possible elements expected: 'Subject, Body, ToRecipients, CcRecipients, BccRecipients, "
            "IsReadReceiptRequested, IsDeliveryReceiptRequested, From, ReferenceItemId, NewBodyContent' in namespace "
            f"'{T}'."
        )

    def test_an_attribute_that_the_version_lacks(self) -> None:
        asked = f'<m:DeleteItem DeleteType="HardDelete" SuppressReadReceipts="true">{IDS}</m:DeleteItem>'
        assert violation(asked) == "The 'SuppressReadReceipts' attribute is not declared."

    def test_a_missing_attribute(self) -> None:
        asked = find_item().replace(' Traversal="Shallow"', "")
        assert violation(asked) == "The required attribute 'Traversal' is missing."


class TestPlacesSeenOnRealServers:
    """Line and position in three answers of the documentation, with the requests that they answer."""

    def test_a_wrong_attribute_is_pointed_at_by_its_name(self) -> None:
        asked = (
            '<m:FindConversation>\n<m:IndexedPageItemView BasePoint="Beginning" Offset="0"/>\n<m:ParentFolderId>\n'
            + ('        <t:DistinguishedFolderId Id="inbox1"/>\n</m:ParentFolderId></m:FindConversation>')
        )
        assert spot(asked) == (4, 34)

    def test_a_wrong_value_is_pointed_at_by_the_end_of_its_element(self) -> None:
        asked = (
            "<m:GetServiceConfiguration>\n<m:RequestedConfiguration>\n"
            "        <m:ConfigurationName>UUnifiedMessagingConfiguration</m:ConfigurationName>\n"
            "</m:RequestedConfiguration></m:GetServiceConfiguration>"
        )
        assert spot(asked) == (3, 62)

    def test_an_ampersand_is_pointed_at_by_what_follows_it(self) -> None:
        wrong = refused(envelope("<m:CreateFolder>\n         <m:DisplayName>~!@#$%^&</m:DisplayName></m:CreateFolder>"))
        assert (wrong.line - 4, wrong.column) == (2, 33)
        assert wrong.violation == f"An error occurred while parsing EntityName. Line {wrong.line}, position 33."


class TestSentences:
    def test_what_is_missing_at_the_end(self) -> None:
        assert violation(get_item(ids="")) == (
            f"The element 'GetItem' in namespace '{M}' has incomplete content. "
            f"List of possible elements expected: 'ItemIds' in namespace '{M}'."
        )

    def test_expected_elements_of_two_namespaces(self) -> None:
        asked = (
            get_item(shape="").replace("GetItem", "FindItem").replace("<m:FindItem", '<m:FindItem Traversal="Shallow"')
        )
        assert violation(asked).endswith(f"List of possible elements expected: 'ItemShape' in namespace '{M}'.")

    def test_a_child_where_only_text_may_stand(self) -> None:
        shape = "<m:ItemShape><t:BaseShape><t:X/></t:BaseShape></m:ItemShape>"
        assert violation(get_item(shape)) == (
            f"The element '{T}:BaseShape' cannot contain child element '{T}:X' because the parent element's content "
            "model is text only."
        )

    def test_a_child_where_nothing_may_stand(self) -> None:
        assert violation(get_item(ids='<m:ItemIds><t:ItemId Id="a"><t:X/></t:ItemId></m:ItemIds>')) == (
            f"The element '{T}:ItemId' cannot contain child element '{T}:X' because the parent element's content model "
            "is empty."
        )

    @pytest.mark.parametrize(("text", "what"), [("x", "text"), ("\n ", "white space")])
    def test_text_where_nothing_may_stand(self, text: str, what: str) -> None:
        said = violation(get_item(ids=f'<m:ItemIds><t:ItemId Id="a">{text}</t:ItemId></m:ItemIds>'))
        assert said == f"The element cannot contain {what}. Content model is empty."

    def test_text_between_elements(self) -> None:
        assert violation(f"<m:GetItem>{SHAPE} stray {IDS}</m:GetItem>") == (
            f"The element 'GetItem' in namespace '{M}' cannot contain text. "
            f"List of possible elements expected: 'ItemIds' in namespace '{M}'."
        )

    def test_an_element_nobody_declared_as_nil(self) -> None:
        said = violation(get_item(ids='<m:ItemIds><t:ItemId Id="a" xsi:nil="true"/></m:ItemIds>'))
        assert said == (
            "If the 'nillable' attribute is false in the schema, the 'xsi:nil' attribute must not be present in the "
            "instance."
        )

    def test_an_attribute_that_a_narrower_type_takes_away(self) -> None:
        said = violation(create('<t:ReplyToItem ObjectName="x"/>'))
        assert said == "The 'ObjectName' attribute is not allowed."

    def test_an_abstract_type_that_the_request_does_not_name_further(self) -> None:
        wrong = violation(find_item("<m:Restriction><t:SearchExpression/></m:Restriction>"))
        assert wrong == f"The element '{T}:SearchExpression' is abstract or its type is abstract."

    @pytest.mark.parametrize(
        ("named", "said"),
        [
            ("t:Nothing", "This is an invalid xsi:type 't:Nothing'."),
            (
                "t:BodyType",
                f"The xsi:type attribute value 't:BodyType' is not valid for the element '{T}:ItemId', either because "
                "it is not a type validly derived from the type in the schema, or because it has xsi:type derivation "
                "blocked.",
            ),
        ],
    )
    def test_a_type_that_does_not_fit(self, named: str, said: str) -> None:
        assert violation(get_item(ids=f'<m:ItemIds><t:ItemId Id="a" xsi:type="{named}"/></m:ItemIds>')) == said

    @pytest.mark.parametrize(
        ("element", "value", "said"),
        [
            ("t:Size", "1.5", "The string '1.5' is not a valid Int32 value."),
            ("t:Size", "99999999999", "The string '99999999999' is not a valid Int32 value."),
            ("t:IsDraft", "yes", "The string 'yes' is not a valid Boolean value."),
            ("t:DateTimeSent", "today", "The string 'today' is not a valid DateTime value."),
            ("t:DateTimeSent", "", "The string '' is not a valid DateTime value."),
        ],
    )
    def test_why_a_value_is_none(self, element: str, value: str, said: str) -> None:
        wrong = violation(create(f"<t:Message><{element}>{value}</{element}></t:Message>"))
        assert wrong.endswith(f" - {said}")

    def test_a_text_that_is_too_short(self) -> None:
        asked = "<m:GetEvents><m:SubscriptionId></m:SubscriptionId><m:Watermark>AA</m:Watermark></m:GetEvents>"
        assert violation(asked) == (
            f"The '{M}:SubscriptionId' element is invalid - The value '' is invalid according to its datatype "
            f"'{T}:SubscriptionIdType' - The actual length is less than the MinLength value."
        )


class TestPlaces:
    def test_a_wrong_child_is_pointed_at_by_its_name(self) -> None:
        assert spot("<m:GetItem>\n  <m:Wrong/></m:GetItem>") == (2, 4)

    def test_a_missing_child_is_pointed_at_by_the_end_of_its_parent(self) -> None:
        assert spot(f"<m:GetItem>\n{SHAPE}\n  </m:GetItem>") == (3, 5)

    def test_an_element_without_an_end_tag_is_pointed_at_by_its_name(self) -> None:
        assert spot("\n <m:GetItem/>") == (2, 3)

    def test_text_is_pointed_at_by_its_first_character(self) -> None:
        assert spot(f"<m:GetItem>\n{SHAPE}stray</m:GetItem>") == (2, len(SHAPE) + 1)

    def test_a_prefixed_attribute_among_others(self) -> None:
        assert spot(get_item(ids='<m:ItemIds>\n<t:ItemId Id="t:Id=1"  t:Id="2"/></m:ItemIds>')) == (2, 24)

    def test_the_second_of_two_that_look_alike(self) -> None:
        ids = '<m:ItemIds>\n<t:ItemId Id="a"/>\n<t:ItemId Id="a"/>\n<t:ItemId/></m:ItemIds>'
        assert spot(get_item(ids=ids)) == (4, 2)

    def test_positions_count_utf_16_units(self) -> None:
        ids = '<m:ItemIds><t:ItemId Id="\U0001f600"/><t:ItemId/></m:ItemIds>'
        line = get_item(ids=ids)
        assert spot(line) == (1, len(line.partition("<t:ItemId/>")[0]) + 1 + 2)

    def test_a_request_in_utf_16(self) -> None:
        body = envelope("<m:GetItem>\n  <m:Wrong/></m:GetItem>").decode().replace("utf-8", "utf-16")
        wrong = refused(body.encode("utf-16"))
        assert (wrong.line - 4, wrong.column) == (2, 4)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_lines_end_in_three_ways(self, end: str) -> None:
        assert line_and_position(f"a{end}bc", len(end) + 2) == (2, 2)


class TestVersions:
    def test_an_element_of_a_later_version_is_as_if_it_did_not_exist(self) -> None:
        flagged = create("<t:Message><t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag></t:Message>")
        assert "has invalid child element 'Flag'" in violation(flagged)
        read(envelope(flagged, "Exchange2013"))

    def test_a_value_of_a_later_version_is_as_if_it_did_not_exist(self) -> None:
        folder = '<t:DistinguishedFolderId Id="archiveinbox"/>'
        assert "The Enumeration constraint failed." in violation(find_item(folders=folder), "Exchange2013")
        read(envelope(find_item(folders=folder), "Exchange2013_SP1"))


class TestWhatIsRead:
    def read(self, payload: str) -> Record:
        return read(envelope(payload))

    def test_values_are_typed(self) -> None:
        asked = create("<t:Message><t:Subject> a </t:Subject><t:Size> 7 </t:Size><t:IsDraft>1</t:IsDraft></t:Message>")
        (message,) = next(one for row, one in self.read(asked).values.items() if row.element == "Items")
        assert message[MessageType.size] == 7
        assert message[MessageType.is_draft] is True
        assert message[MessageType.subject] == " a "

    def test_a_repeated_choice_keeps_its_order(self) -> None:
        asked = create("<t:Contact/><t:Message/><t:Contact/>")
        items = next(value for value in self.read(asked).values.values() if isinstance(value, Record))
        assert items.type is NonEmptyArrayOfAllItemsType
        assert [member.row.element for member in items.members] == ["Contact", "Message", "Contact"]

    def test_a_substitute_is_read_as_what_it_is(self) -> None:
        asked = find_item('<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction>')
        restriction = next(one for row, one in self.read(asked).values.items() if row.element == "Restriction")
        (expression,) = restriction.values.values()
        assert expression.type is ExistsType

    def test_a_type_named_in_the_request_is_taken(self) -> None:
        asked = find_item(
            '<m:Restriction><t:SearchExpression xsi:type="t:ExistsType"><t:FieldURI FieldURI="item:Subject"/>'
            "</t:SearchExpression></m:Restriction>"
        )
        restriction = next(one for row, one in self.read(asked).values.items() if row.element == "Restriction")
        (expression,) = restriction.values.values()
        assert expression.type is ExistsType

    def test_comments_and_cdata_are_no_matter(self) -> None:
        asked = get_item(
            "<m:ItemShape><!-- a --><t:BaseShape>Id<!-- b -->Only</t:BaseShape>"
            "<t:IncludeMimeContent><![CDATA[true]]></t:IncludeMimeContent></m:ItemShape>"
        )
        shape = next(one for row, one in self.read(asked).values.items() if row.element == "ItemShape")
        assert shape[ItemResponseShapeType.base_shape] == "IdOnly"
        assert shape[ItemResponseShapeType.include_mime_content] is True

    def test_bytes_may_be_broken_into_lines(self) -> None:
        attachment = "<t:FileAttachment><t:Content>AAEC\n  AwQ=\n</t:Content></t:FileAttachment>"
        asked = (
            f'<m:CreateAttachment><m:ParentItemId Id="a"/><m:Attachments>{attachment}</m:Attachments>'
            "</m:CreateAttachment>"
        )
        attachments = next(one for row, one in self.read(asked).values.items() if row.element == "Attachments")
        (read_one,) = attachments
        assert read_one[FileAttachmentType.content_] == bytes(range(5))

    def test_what_a_later_version_says_otherwise_is_keyed_by_its_newest_form(self) -> None:
        asked = find_item().replace("</m:FindItem>", "<m:QueryString>a</m:QueryString></m:FindItem>")
        row = next(row for row in self.read(asked).values if row.element == "QueryString")
        assert row.canonical is row

    def test_xml_lang_may_stand_anywhere(self) -> None:
        (item,) = next(
            one
            for row, one in self.read(
                get_item(ids='<m:ItemIds><t:ItemId Id="a" xml:lang="de"/></m:ItemIds>')
            ).values.items()
            if row.element == "ItemIds"
        )
        assert item[ItemIdType.id] == "a"


class TestAnyOrder:
    """GetMessageTrackingReport is an xs:all: its elements stand in any order, each once at most."""

    def test_any_order_is_read(self) -> None:
        one, other = (read(envelope(tracking(*parts))) for parts in ((SCOPE, ID, TEMPLATE), (TEMPLATE, SCOPE, ID)))
        assert one == other

    def test_what_stood_once_is_not_expected_again(self) -> None:
        assert violation(tracking(SCOPE, ID, SCOPE)) == (
            f"The element 'GetMessageTrackingReport' in namespace '{M}' has invalid child element 'Scope' in namespace "
            f"'{M}'. List of possible elements expected: 'ReportTemplate, RecipientFilter, ReturnQueueEvents, "
            f"DiagnosticsLevel, Properties' in namespace '{M}'."
        )

    def test_what_is_missing_is_listed_without_what_may_be_missing(self) -> None:
        assert violation(tracking(SCOPE)) == (
            f"The element 'GetMessageTrackingReport' in namespace '{M}' has incomplete content. List of possible "
            f"elements expected: 'ReportTemplate, MessageTrackingReportId' in namespace '{M}'."
        )


SCOPE = "<m:Scope>Forest</m:Scope>"
TEMPLATE = "<m:ReportTemplate>Summary</m:ReportTemplate>"
ID = "<m:MessageTrackingReportId>1</m:MessageTrackingReportId>"


def tracking(*parts: str) -> str:
    """Return a request for a message tracking report."""
    return f"<m:GetMessageTrackingReport>{''.join(parts)}</m:GetMessageTrackingReport>"
