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
            yield from lacking(operation[0], found.elements("//m:InboxRules/t:Rule"))


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
