"""What has to be so before a sample of one operation can be answered as documented: groups, delegates, roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from fake_ews.mailbox.folders.permission_sets import set_level
from fake_ews.mailbox.people.directory import Delegate
from tests.calling import ANN, BOB, Exchange, create, create_message, subject, to
from tests.compat.samples.documented import MESSAGES, TYPES

Arrangement = Callable[[Exchange, etree._Element, etree._Element | None], None]


def arrange(operation: str, exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    """Arrange an office for a sample; ``asked`` is the documented answer that is to come about."""
    made = _ARRANGEMENTS.get(operation)
    if made is not None:
        made(exchange, envelope, asked)


def groups(operation: str, envelope: etree._Element, asked: etree._Element | None) -> set[str]:
    """Return the addresses in a sample that are groups, so no mailboxes."""
    if operation == "ExpandDL":
        shown = _texts(asked, f".//{{{TYPES}}}Mailbox[{{{TYPES}}}MailboxType='PublicDL']/{{{TYPES}}}EmailAddress")
        return {one.lower() for one in (*_texts(envelope, f".//{{{TYPES}}}EmailAddress"), *shown)}
    if operation == "GetRoomLists":
        return {one.lower() for one in _texts(asked, f".//{{{TYPES}}}EmailAddress")}
    if operation == "GetSearchableMailboxes":
        path = f".//{{{TYPES}}}SearchableMailbox[{{{TYPES}}}IsMembershipGroup='true']/{{{TYPES}}}PrimarySmtpAddress"
        return {one.lower() for one in _texts(asked, path)}
    return set()


def _texts(element: etree._Element | None, path: str) -> list[str]:
    return [] if element is None else [(one.text or "").strip() for one in element.iterfind(path)]


def _expand_dl(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    for address in _texts(envelope, f".//{{{TYPES}}}EmailAddress"):
        members = _texts(asked, f".//{{{TYPES}}}EmailAddress") or [BOB]
        whole = address if "@" in address else f"{address}@example.test"
        exchange.organisation.add_group(whole, members, name=address)
        for member in members:
            if exchange.organisation.premises.directory.find(member) is None:
                exchange.organisation.add_group(member, [BOB])


def _room_lists(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    for address in _texts(asked, f".//{{{TYPES}}}EmailAddress"):
        exchange.organisation.add_group(address, [BOB], room_list=True)


def _delegates(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    """Make delegates of whoever is shown as one, or is to be one no more."""
    directory = exchange.organisation.premises.directory
    owner = directory.find(_texts(envelope, f".//{{{MESSAGES}}}Mailbox/{{{TYPES}}}EmailAddress")[0])
    assert owner is not None
    named = asked if asked is not None else envelope
    for address in _texts(named, f".//{{{TYPES}}}PrimarySmtpAddress"):
        user = directory.find(address)
        assert user is not None
        owner.delegates.append(Delegate(user.address))
        for folder, level in (("calendar", "Author"), ("contacts", "Reviewer")):
            set_level(owner.store.distinguished[folder], user, level)


def _discovery(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    exchange.organisation.premises.discovery_managers.add(ANN)
    for address in groups("GetSearchableMailboxes", envelope, asked):
        exchange.organisation.add_group(address, [BOB])


def _configuration(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    entry = (
        "<t:DictionaryEntry><t:DictionaryKey><t:Type>String</t:Type><t:Value>PhoneNumber</t:Value></t:DictionaryKey>"
        "<t:DictionaryValue><t:Type>String</t:Type><t:Value>555</t:Value></t:DictionaryValue></t:DictionaryEntry>"
    )
    answer = exchange.ask(
        '<m:CreateUserConfiguration><m:UserConfiguration><t:UserConfigurationName Name="TestConfig">'
        f'<t:DistinguishedFolderId Id="drafts"/></t:UserConfigurationName><t:Dictionary>{entry}</t:Dictionary>'
        "</m:UserConfiguration></m:CreateUserConfiguration>"
    )
    assert answer.code == "NoError"


def put_in(operation: str, exchange: Exchange, envelope: etree._Element, *, gone: bool) -> None:
    """Put what exists, or was deleted again, in the place of what was shortened for print."""
    if operation == "UploadItems":
        _fill_uploads(exchange, envelope)
    elif operation == "UpdateInboxRules":
        for rule in envelope.iterfind(f".//{{{TYPES}}}RuleId"):
            _rules(exchange, envelope, None)
            rule.text = exchange.ask("<m:GetInboxRules/>").texts("//t:RuleId")[-1]
    elif operation in ("ApplyConversationAction", "GetConversationItems"):
        for id in envelope.iterfind(f".//{{{TYPES}}}ConversationId"):
            id.set("Id", _conversation(exchange))
            if gone:
                exchange.ask(
                    "<m:ApplyConversationAction><m:ConversationActions><t:ConversationAction><t:Action>Delete</t:Action>"
                    f'<t:ConversationId Id="{id.get("Id")}"/><t:DeleteType>HardDelete</t:DeleteType>'
                    "</t:ConversationAction></m:ConversationActions></m:ApplyConversationAction>"
                )
    elif operation in ("EmptyFolder", "MarkAllItemsAsRead"):
        for id in envelope.iterfind(f".//{{{TYPES}}}FolderId"):
            _furnish(exchange, id.get("Id", ""))
    elif operation == "GetPersona":
        found = exchange.ask(
            '<m:FindPeople><m:IndexedPageItemView MaxEntriesReturned="1" Offset="0" BasePoint="Beginning"/>'
            '<m:ParentFolderId><t:DistinguishedFolderId Id="contacts"/></m:ParentFolderId></m:FindPeople>'
        )
        for id in envelope.iterfind(f".//{{{MESSAGES}}}PersonaId"):
            id.set("Id", found.ids("//t:PersonaId")[0][0])


def _furnish(exchange: Exchange, folder: str) -> None:
    """Put a folder and two letters into a folder, one of them read."""
    target = f'<t:FolderId Id="{folder}"/>'
    exchange.ask(
        f"<m:CreateFolder><m:ParentFolderId>{target}</m:ParentFolderId><m:Folders><t:Folder>"
        "<t:DisplayName>Inner</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>"
    )
    letters = "".join(f"<t:Message><t:IsRead>{read}</t:IsRead></t:Message>" for read in ("true", "false"))
    exchange.ask(
        f'<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>{target}</m:SavedItemFolderId>'
        f"<m:Items>{letters}</m:Items></m:CreateItem>"
    )


def _conversation(exchange: Exchange) -> str:
    """Let Bob write, and answer himself; returns the conversation's id in Ann's mailbox."""
    exchange.ask(create_message(subject("News"), to(ANN), disposition="SendAndSaveCopy"), user=BOB)
    sent = exchange.found("sentitems", user=BOB)[-1]
    reply = f'<t:ReplyToItem>{to(ANN)}<t:ReferenceItemId Id="{sent}"/></t:ReplyToItem>'
    assert exchange.ask(create(reply, disposition="SendOnly"), user=BOB).code == "NoError"
    return exchange.get(exchange.found("inbox")[-1]).ids("//t:ConversationId")[0][0]


def _news(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    _conversation(exchange)


def _photo(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    mailbox = exchange.organisation.premises.directory.find(_texts(envelope, f".//{{{MESSAGES}}}Email")[0])
    assert mailbox is not None
    mailbox.photos = {96: b"JPEG"}


def _rules(exchange: Exchange, envelope: etree._Element, asked: etree._Element | None) -> None:
    """Make a rule for each mailbox that may be meant."""
    said = (
        "<t:Rule><t:DisplayName>Sales</t:DisplayName><t:Priority>1</t:Priority><t:IsEnabled>true</t:IsEnabled>"
        "<t:Conditions><t:ContainsSubjectStrings><t:String>Urgent</t:String></t:ContainsSubjectStrings>"
        f"<t:FromAddresses><t:Address><t:Name>Bob</t:Name><t:EmailAddress>{BOB}</t:EmailAddress><t:RoutingType>SMTP"
        "</t:RoutingType></t:Address></t:FromAddresses></t:Conditions><t:Actions>"
        '<t:MarkImportance>High</t:MarkImportance><t:MoveToFolder><t:FolderId Id="{}" ChangeKey="AQAAAA=="/>'
        "</t:MoveToFolder><t:StopProcessingRules>true</t:StopProcessingRules></t:Actions></t:Rule>"
    )
    for owner in _texts(envelope, f".//{{{MESSAGES}}}MailboxSmtpAddress") or [ANN]:
        store = exchange.store(owner)
        rule = said.format(store.ids.folder(store.distinguished["notes"].counter))
        answer = exchange.ask(
            f"<m:UpdateInboxRules><m:MailboxSmtpAddress>{owner}</m:MailboxSmtpAddress><m:Operations>"
            f"<t:CreateRuleOperation>{rule}</t:CreateRuleOperation></m:Operations></m:UpdateInboxRules>"
        )
        assert answer.code == "NoError", answer.body


def _fill_uploads(exchange: Exchange, envelope: etree._Element) -> None:
    """Let each item to upload be one that was exported from the folder that it goes to."""
    for item in envelope.iterfind(f".//{{{TYPES}}}Item"):
        folder = item.find(f"{{{TYPES}}}ParentFolderId")
        assert folder is not None
        target = f'<t:FolderId Id="{folder.get("Id")}"/>'
        made = exchange.ask(
            f'<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>{target}</m:SavedItemFolderId><m:Items>'
            "<t:Message><t:Subject>Plan</t:Subject></t:Message></m:Items></m:CreateItem>"
        )
        ((id, key),) = made.ids()
        for named in item.iterfind(f"{{{TYPES}}}ItemId"):
            named.set("Id", id)
            named.set("ChangeKey", key)
        data = item.find(f"{{{TYPES}}}Data")
        assert data is not None
        exported = exchange.ask(f'<m:ExportItems><m:ItemIds><t:ItemId Id="{id}"/></m:ItemIds></m:ExportItems>')
        data.text = exported.text("//m:Data")


_ARRANGEMENTS: Final[Mapping[str, Arrangement]] = MappingProxyType(
    {
        "ExpandDL": _expand_dl,
        "GetRoomLists": _room_lists,
        "GetDelegate": _delegates,
        "RemoveDelegate": _delegates,
        "GetSearchableMailboxes": _discovery,
        "GetUserConfiguration": _configuration,
        "UpdateUserConfiguration": _configuration,
        "GetInboxRules": _rules,
        "FindConversation": _news,
        "GetUserPhoto": _photo,
    }
)
