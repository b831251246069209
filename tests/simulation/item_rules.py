"""What two clients do to items: each with what it knows of them, which may be old."""

from __future__ import annotations

from html import escape
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.calling import BOB, Answer, to
from tests.items import set_field
from tests.simulation.clients import arrived, named
from tests.simulation.company import Company, disposals, one
from tests.simulation.diaries import Diary
from tests.simulation.kinds import APPOINTMENT, DUMPSTER, KINDS, MESSAGE, TRASH, Kind
from tests.simulation.model import Folder, Item

clients = st.sampled_from((0, 1))
resolutions = st.sampled_from(("NeverOverwrite", "AutoResolve", "AlwaysOverwrite"))
categories = st.lists(st.sampled_from(("Blue", "Green", "Red")), unique=True).map(tuple)
#: Half of what is made are messages.
kinds = st.sampled_from((*KINDS, *(MESSAGE for _ in KINDS[2:])))


class ItemRules(Company):
    """Items are made, looked at, changed, flagged, moved, copied, deleted, sent, attached to."""

    @rule(client=clients, kind=kinds, where=one, read=st.booleans(), tags=categories)
    def creates(self, client: int, kind: Kind, where: int, read: bool, tags: tuple[str, ...]) -> None:
        diary = Diary() if kind is APPOINTMENT else None
        item = Item(kind, self.next_subject(), self.place(where), read, tags, diary=diary)
        answer = self.ask(
            '<m:CreateItem MessageDisposition="SaveOnly" SendMeetingInvitations="SendToNone"><m:SavedItemFolderId>'
            f"{named(item.folder)}</m:SavedItemFolderId><m:Items>{_said(item)}</m:Items></m:CreateItem>"
        )
        if kind.folder not in ("", item.folder.element):
            assert answer.code == kind.refusal
        else:
            self.mailbox.create(item)
            self._named(client, item, answer)

    @rule(client=clients, where=one)
    def looks(self, client: int, where: int) -> None:
        for item in self.mailbox.inside(self.any(self.mailbox.folders, where)):
            self.known[client][item] = item.id, item.change_key

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, resolution=resolutions)
    def rewrites(self, client: int, which: int, resolution: str) -> None:
        text = self.next_subject()
        item = self._updated(client, which, resolution, "item:Subject", f"<t:Subject>{text}</t:Subject>")
        if item is not None:
            item.subject = text
            self.mailbox.change(item)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, resolution=resolutions, tags=categories.filter(bool))
    def categorizes(self, client: int, which: int, resolution: str, tags: tuple[str, ...]) -> None:
        item = self._updated(client, which, resolution, "item:Categories", _categories(tags))
        if item is not None:
            item.categories = tags
            self.mailbox.change(item)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, resolution=resolutions)
    def turns_read_flag(self, client: int, which: int, resolution: str) -> None:
        item, _, _ = self.known_item(client, which)
        if item.kind.flagged:
            wanted = not item.read
            content = f"<t:IsRead>{str(wanted).lower()}</t:IsRead>"
            if self._updated(client, which, resolution, "message:IsRead", content) is not None:
                item.read = wanted
                self.mailbox.change(item, read_flag=True)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, where=one)
    def moves(self, client: int, which: int, where: int) -> None:
        item, id, _ = self.known_item(client, which)
        if item.guest is not None:
            return  # which of two meetings with one UID an answer is for, nobody says
        target = self.place(where, besides=item.folder)
        answer = self._relocation("MoveItem", item, id, target)
        if answer is not None:
            self.mailbox.move(item, target)
            self._named(client, item, answer)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, where=one)
    def copies(self, client: int, which: int, where: int) -> None:
        item, id, _ = self.known_item(client, which)
        if item.guest is not None:
            return
        target = self.place(where)
        answer = self._relocation("CopyItem", item, id, target)
        if answer is not None:
            self._named(client, self.mailbox.copy(item, target), answer)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, how=disposals)
    def deletes(self, client: int, which: int, how: str) -> None:
        item, id, _ = self.known_item(client, which)
        if item.folder.name == DUMPSTER or (item.folder.name == TRASH and how == "MoveToDeletedItems"):
            how = "HardDelete"
        answer = self.ask(
            f'<m:DeleteItem DeleteType="{how}" SendMeetingCancellations="SendToNone" '
            f'AffectedTaskOccurrences="AllOccurrences"><m:ItemIds>{_id(id)}</m:ItemIds></m:DeleteItem>'
        )
        if self._is_there(item, id, answer):
            self.mailbox.delete(item, how)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one)
    def sends(self, client: int, which: int) -> None:
        item, id, change_key = self.known_item(client, which)
        if item.folder.name == DUMPSTER:
            return
        answer = self.ask(
            f'<m:SendItem SaveItemToFolder="true"><m:ItemIds>{_id(id, change_key)}</m:ItemIds></m:SendItem>'
        )
        if not self._is_there(item, id, answer, refused=("ErrorStaleObject", "ErrorInvalidItemForOperationSendItem")):
            return
        if change_key != item.change_key:
            assert answer.code == "ErrorStaleObject"
        elif not item.is_draft:
            assert answer.code == "ErrorInvalidItemForOperationSendItem"
        else:
            assert answer.code == "NoError"
            self.mailbox.send(item)
        assert arrived(self.exchange, BOB) == self.mailbox.sent

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one)
    def attaches(self, client: int, which: int) -> None:
        item, id, _ = self.known_item(client, which)
        if item.folder.name == DUMPSTER:
            return
        answer = self.ask(
            f"<m:CreateAttachment><m:ParentItemId Id={id!r}/><m:Attachments><t:FileAttachment><t:Name>plan.txt</t:Name>"
            "<t:Content>cGxhbg==</t:Content></t:FileAttachment></m:Attachments></m:CreateAttachment>"
        )
        if self._is_there(item, id, answer):
            (attachment,) = answer.elements("//t:AttachmentId")
            item.attachments += ((item.id, attachment.get("Id", "")),)
            self._attached(client, item, attachment)

    @precondition(lambda self: self._attachments())
    @rule(client=clients, which=one)
    def detaches(self, client: int, which: int) -> None:
        item, attachment = self.any(self._attachments(), which)
        answer = self.ask(
            f'<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="{attachment[1]}"/></m:AttachmentIds>'
            "</m:DeleteAttachment>"
        )
        assert answer.code == "NoError"
        item.attachments = tuple(other for other in item.attachments if other != attachment)
        self._attached(client, item, answer.elements("//m:RootItemId")[0])

    @precondition(lambda self: not self.product.startswith("2010"))
    @rule(where=one, read=st.booleans())
    def marks_all(self, where: int, read: bool) -> None:
        folder = self.place(where)
        answer = self.ask(
            f"<m:MarkAllItemsAsRead><m:ReadFlag>{str(read).lower()}</m:ReadFlag><m:SuppressReadReceipts>true"
            f"</m:SuppressReadReceipts><m:FolderIds>{named(folder)}</m:FolderIds></m:MarkAllItemsAsRead>"
        )
        assert answer.code == "NoError"
        self.mailbox.mark_all(folder, read=read)

    # how it is asked -------------------------------------------------------------------------------------------------

    def _updated(self, client: int, which: int, resolution: str, path: str, content: str) -> Item | None:
        """Ask for a change of an item; returns the item if it was made, as it had to be."""
        item, id, change_key = self.known_item(client, which)
        if item.folder.name == DUMPSTER:
            return None
        answer = self.ask(
            f'<m:UpdateItem MessageDisposition="SaveOnly" SendMeetingInvitationsOrCancellations="SendToNone" '
            f'ConflictResolution="{resolution}"><m:ItemChanges><t:ItemChange>{_id(id, change_key)}<t:Updates>'
            f"{set_field(path, content, item.kind.element)}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>"
        )
        if not self._is_there(item, id, answer, refused=("ErrorIrresolvableConflict",)):
            return None
        if resolution == "NeverOverwrite" and change_key != item.change_key:
            assert answer.code == "ErrorIrresolvableConflict"
            return None
        assert answer.code == "NoError"
        ((same, new_key),) = answer.ids("//m:Items/*/t:ItemId")
        assert same == item.id
        self._rekeyed(client, item, new_key)
        return item

    def _rekeyed(self, client: int, item: Item, change_key: str) -> None:
        assert change_key != item.change_key, "a change leaves the change key"
        item.change_key = change_key
        self.known[client][item] = item.id, change_key

    def _attached(self, client: int, item: Item, attachment: Any) -> None:
        assert attachment.get("RootItemId") == item.id
        self._rekeyed(client, item, attachment.get("RootItemChangeKey"))
        self.mailbox.change(item)

    def _relocation(self, operation: str, item: Item, id: str, target: Folder) -> Answer | None:
        answer = self.ask(
            f"<m:{operation}><m:ToFolderId>{named(target)}</m:ToFolderId>"
            f"<m:ItemIds>{_id(id)}</m:ItemIds></m:{operation}>"
        )
        return answer if self._is_there(item, id, answer) else None

    def _named(self, client: int, item: Item, answer: Answer) -> None:
        assert answer.code == "NoError"
        ((id, change_key),) = answer.ids("//m:Items/*/t:ItemId")
        self.mailbox.name(item, id, change_key)
        self.known[client][item] = id, change_key

    def _is_there(self, item: Item, id: str, answer: Answer, refused: tuple[str, ...] = ()) -> bool:
        """Whether the item is still what the client knows it by; the answer has to say so."""
        if item not in self.mailbox.items or id != item.id:
            assert answer.code == "ErrorItemNotFound"
            return False
        assert answer.code in ("NoError", *refused)
        return True

    def _attachments(self) -> list[tuple[Item, tuple[str, str]]]:
        return [(item, one) for item in self.mailbox.in_sight() for one in item.attachments if one[0] == item.id]


def _said(item: Item) -> str:
    kind, flag = item.kind, f"<t:IsRead>{str(item.read).lower()}</t:IsRead>"
    more = (to(BOB) if kind is MESSAGE else "") + (flag if kind.flagged else "") + kind.said
    content = f"<t:Subject>{item.subject}</t:Subject>{_categories(item.categories)}{more}"
    return f"<t:{kind.element}>{content}</t:{kind.element}>"


def _id(id: str, change_key: str = "") -> str:
    return f'<t:ItemId Id="{id}" ChangeKey="{change_key}"/>' if change_key else f'<t:ItemId Id="{id}"/>'


def _categories(tags: tuple[str, ...]) -> str:
    strings = "".join(f"<t:String>{escape(tag)}</t:String>" for tag in tags)
    return f"<t:Categories>{strings}</t:Categories>" if tags else ""
