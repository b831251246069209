"""Clients keep settings in folders, under names, part by part."""

from __future__ import annotations

from tests.calling import Answer, Exchange, distinguished, every_product

ENTRY = (
    "<t:DictionaryEntry><t:DictionaryKey><t:Type>{}</t:Type><t:Value>{}</t:Value></t:DictionaryKey>"
    "<t:DictionaryValue><t:Type>{}</t:Type>{}</t:DictionaryValue></t:DictionaryEntry>"
)
DICTIONARY = (
    "<t:Dictionary>"
    + ENTRY.format("String", "phone", "String", "<t:Value>555</t:Value>")
    + ENTRY.format("Integer64", "7", "StringArray", "<t:Value>a</t:Value><t:Value>b</t:Value>")
    + "</t:Dictionary>"
)
XML = "<t:XmlData>PGEvPg==</t:XmlData>"
BINARY = "<t:BinaryData>AAEC</t:BinaryData>"


def name(text: str = "Mine", folder: str = "drafts", element: str = "t") -> str:
    return f'<{element}:UserConfigurationName Name="{text}">{distinguished(folder)}</{element}:UserConfigurationName>'


def keep(exchange: Exchange, operation: str, content: str = "", named: str = "") -> Answer:
    return exchange.ask(
        f"<m:{operation}><m:UserConfiguration>{named or name()}{content}</m:UserConfiguration></m:{operation}>"
    )


def got(exchange: Exchange, properties: str = "All", named: str = "") -> Answer:
    return exchange.ask(
        f"<m:GetUserConfiguration>{named or name(element='m')}<m:UserConfigurationProperties>{properties}"
        "</m:UserConfigurationProperties></m:GetUserConfiguration>"
    )


def deleted(exchange: Exchange) -> Answer:
    return exchange.ask(f"<m:DeleteUserConfiguration>{name(element='m')}</m:DeleteUserConfiguration>")


@every_product
def test_settings_come_back_as_they_were_kept(product: str) -> None:
    exchange = Exchange(product)

    assert keep(exchange, "CreateUserConfiguration", DICTIONARY + XML + BINARY).code == "NoError"
    answer = got(exchange)

    assert answer.elements("//t:UserConfigurationName")[0].get("Name") == "Mine"
    assert answer.texts("//t:DictionaryKey/t:Value") == ["phone", "7"]
    assert answer.texts("//t:DictionaryValue/t:Value") == ["555", "a", "b"]
    assert answer.texts("//t:DictionaryKey/t:Type") == ["String", "Integer64"]
    assert (answer.text("//t:XmlData"), answer.text("//t:BinaryData")) == ("PGEvPg==", "AAEC")
    assert len(answer.ids()) == 1


def test_a_truth_value_is_kept_as_one_however_it_was_spelled() -> None:
    exchange = Exchange()
    entry = ENTRY.format("Boolean", "1", "Boolean", "<t:Value>0</t:Value>")
    keep(exchange, "CreateUserConfiguration", f"<t:Dictionary>{entry}</t:Dictionary>")
    answer = got(exchange)
    assert answer.texts("//t:DictionaryKey/t:Value") + answer.texts("//t:DictionaryValue/t:Value") == ["true", "false"]
    wrong = ENTRY.format("Boolean", "perhaps", "Boolean", "<t:Value>0</t:Value>")
    refused = keep(exchange, "UpdateUserConfiguration", f"<t:Dictionary>{wrong}</t:Dictionary>")
    assert refused.code == "ErrorInvalidValueForProperty"


@every_product
def test_only_the_parts_that_are_asked_for_are_shown(product: str) -> None:
    exchange = Exchange(product)
    keep(exchange, "CreateUserConfiguration", DICTIONARY + XML)

    shown = {kinds: got(exchange, kinds).names("//m:UserConfiguration/*")[1:] for kinds in ("Id", "XmlData", "All")}

    assert shown == {"Id": ["ItemId"], "XmlData": ["XmlData"], "All": ["ItemId", "Dictionary", "XmlData"]}


@every_product
def test_an_update_leaves_what_it_does_not_say(product: str) -> None:
    exchange = Exchange(product)
    keep(exchange, "CreateUserConfiguration", DICTIONARY + XML)

    assert keep(exchange, "UpdateUserConfiguration", "<t:XmlData>PGIvPg==</t:XmlData>").code == "NoError"

    assert got(exchange).text("//t:XmlData") == "PGIvPg=="
    assert len(got(exchange).elements("//t:DictionaryEntry")) == 2


@every_product
def test_a_name_stands_once_in_a_folder_and_what_is_not_there_is_not_found(product: str) -> None:
    exchange = Exchange(product)
    assert got(exchange).code == deleted(exchange).code == "ErrorItemNotFound"
    assert keep(exchange, "UpdateUserConfiguration", XML).code == "ErrorItemNotFound"
    keep(exchange, "CreateUserConfiguration", XML)

    assert keep(exchange, "CreateUserConfiguration", XML).code == "ErrorItemSave"
    assert keep(exchange, "CreateUserConfiguration", XML, name("Mine", "inbox")).code == "NoError"
    assert keep(exchange, "CreateUserConfiguration", XML, name("Other")).code == "NoError"
    assert deleted(exchange).code == "NoError"
    assert got(exchange).code == "ErrorItemNotFound"
    assert got(exchange, named=name("Mine", "inbox", "m")).code == "NoError"


@every_product
def test_settings_are_items_of_the_folder_itself(product: str) -> None:
    exchange = Exchange(product)
    keep(exchange, "CreateUserConfiguration", XML)

    answer = exchange.ask(
        '<m:FindItem Traversal="Associated"><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape>'
        f"<m:ParentFolderIds>{distinguished('drafts')}</m:ParentFolderIds></m:FindItem>"
    )

    assert answer.texts("//t:ItemClass") == ["IPM.Configuration.Mine"]
    assert exchange.found("drafts") == []
