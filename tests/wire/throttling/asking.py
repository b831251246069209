"""An Exchange with a policy, and the requests that meet its limits."""

from __future__ import annotations

from fake_ews.settings import Settings
from fake_ews.throttling_policy import ThrottlingPolicy
from tests.calling import Answer, Exchange, create_message, subject

DRAFT = create_message(subject("Offer"))


def throttled(product: str = "2019", cost: float = 0.1, **policy: int) -> Exchange:
    settings = Settings(throttling=ThrottlingPolicy(**policy), request_milliseconds=cost, part_milliseconds=0)
    return Exchange(product, settings=settings)


def values(answer: Answer) -> dict[str, str]:
    """Return the MessageXml of a fault or a response message."""
    found = answer.elements("//*[local-name()='MessageXml']/t:Value")
    return {one.get("Name") or "": one.text or "" for one in found}


def pull(folder: str = "inbox") -> str:
    events = "<t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes>"
    folders = f'<t:FolderIds><t:DistinguishedFolderId Id="{folder}"/></t:FolderIds>'
    request = f"{folders}{events}<t:Timeout>10</t:Timeout>"
    return f"<m:Subscribe><m:PullSubscriptionRequest>{request}</m:PullSubscriptionRequest></m:Subscribe>"


def find(*, page: int | None = None, restricted: bool = False, query: str = "") -> str:
    shape = "<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>"
    view = f'<m:IndexedPageItemView MaxEntriesReturned="{page}" Offset="0" BasePoint="Beginning"/>' if page else ""
    exists = '<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction>'
    where = '<m:ParentFolderIds><t:DistinguishedFolderId Id="drafts"/></m:ParentFolderIds>'
    asked = f"<m:QueryString>{query}</m:QueryString>" if query else ""
    return f'<m:FindItem Traversal="Shallow">{shape}{view}{exists if restricted else ""}{where}{asked}</m:FindItem>'
