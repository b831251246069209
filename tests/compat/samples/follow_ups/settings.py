"""What must be so after a documented request that changed how a mailbox works: rules, delegates, configurations."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from tests.compat.samples.documented import TYPES
from tests.compat.samples.follow_ups.done import Done, lacking, local, plain, xml


def configured(done: Done) -> Iterator[str]:
    """Read the dictionary of the configuration."""
    (said,) = done.said("UserConfiguration")
    found = done.ask(
        f'<m:GetUserConfiguration><m:UserConfigurationName Name="{said[0].get("Name")}">{xml(said[0][0])}'
        "</m:UserConfigurationName><m:UserConfigurationProperties>All</m:UserConfigurationProperties>"
        "</m:GetUserConfiguration>"
    )
    yield from lacking(said[1], found.elements("//t:Dictionary"))


def ruled(done: Done) -> Iterator[str]:
    """Find each rule as it was said, and none that was deleted."""
    whose = "".join(
        f"<m:MailboxSmtpAddress>{plain(one.text)}</m:MailboxSmtpAddress>" for one in done.said("MailboxSmtpAddress")
    )
    found = done.ask(f"<m:GetInboxRules>{whose}</m:GetInboxRules>")
    for operation in done.said("Operations")[0]:
        if local(operation) == "DeleteRuleOperation":
            if plain(operation[0].text) in found.texts("//t:RuleId"):
                yield "the rule is still there"
        else:
            yield from lacking(_as_told(operation[0], done), found.elements("//m:InboxRules/t:Rule"))


def _as_told(rule: etree._Element, done: Done) -> etree._Element:
    """Return a rule as GetInboxRules tells it: no empty list of exceptions, folders by their ids (its sample)."""
    told = deepcopy(rule)
    for empty in [one for one in told.iterfind(f"{{{TYPES}}}Exceptions") if not len(one)]:
        told.remove(empty)
    for named in told.iterfind(f".//{{{TYPES}}}DistinguishedFolderId"):
        shape = "<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>"
        asked = done.ask(f"<m:GetFolder>{shape}<m:FolderIds>{xml(named)}</m:FolderIds></m:GetFolder>")
        (folder,) = asked.elements("//t:FolderId")
        named.tag, id = folder.tag, folder.get("Id") or ""
        named.attrib.clear()
        named.set("Id", id)
    return told


def delegated(done: Done) -> Iterator[str]:
    """Find each delegate with the rights that were said."""
    found = _delegates(done)
    for said in done.said("DelegateUser"):
        told = deepcopy(said)
        for rights in told.iterfind(f"{{{TYPES}}}DelegatePermissions"):
            # Rights that somebody has not are not told of.
            rights[:] = [level for level in rights if level.text != "None"]
        yield from lacking(told, found)


def delegated_no_more(done: Done) -> Iterator[str]:
    """Find none of the delegates."""
    left = [one.findtext(f".//{{{TYPES}}}PrimarySmtpAddress") for one in _delegates(done)]
    yield from (
        f"{plain(one.text)} is a delegate" for one in done.said("PrimarySmtpAddress") if plain(one.text) in left
    )


def _delegates(done: Done) -> list[etree._Element]:
    owner = plain(done.said("Mailbox")[0][0].text)
    found = done.ask(
        f'<m:GetDelegate IncludePermissions="true"><m:Mailbox><t:EmailAddress>{owner}</t:EmailAddress></m:Mailbox>'
        "</m:GetDelegate>"
    )
    return found.elements("//m:DelegateUser")


def away(done: Done) -> Iterator[str]:
    """Read when somebody is away, and what is answered meanwhile."""
    (said,) = done.said("UserOofSettings")
    address = plain(done.said("Address")[0].text)
    found = done.ask(
        f"<m:GetUserOofSettingsRequest><t:Mailbox><t:Address>{address}</t:Address></t:Mailbox></m:GetUserOofSettingsRequest>"
    )
    yield from lacking(said, found.elements("//t:OofSettings"))
