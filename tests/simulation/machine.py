"""Two clients that work on one mailbox at random, one that follows and one that listens, judged by the model."""

from __future__ import annotations

from html import escape
from typing import Any, Final, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.calling import BOB, Answer, Exchange, to
from tests.items import set_field
from tests.simulation.clients import Follower, Listener, arrived, counted, expected_counts, furniture, named, visible
from tests.simulation.model import DUMPSTER, TRASH, Folder, Item, Mailbox

T = TypeVar("T")

#: Stands for one of what there is at that moment, counted round.
one = st.integers(0, 255)
clients = st.sampled_from((0, 1))
disposals = st.sampled_from(("MoveToDeletedItems", "SoftDelete", "HardDelete"))
resolutions = st.sampled_from(("NeverOverwrite", "AutoResolve", "AlwaysOverwrite"))
categories = st.lists(st.sampled_from(("Blue", "Green", "Red")), unique=True).map(tuple)
_FOLDER_NAMES: Final = ("Plans", "Letters", "Bills")


class Company(RuleBasedStateMachine):
    """Everybody at one mailbox of one product."""

    product = "2019"

    def __init__(self) -> None:
        super().__init__()
        self.exchange = Exchange(self.product)
        self.mailbox = Mailbox()
        for folder in self.mailbox.folders:
            folder.id = furniture(self.exchange, folder)
        self.listener = Listener(self.exchange)
        self.follower, self.sleeper = Follower(self.exchange), Follower(self.exchange, most=2)
        #: What each of the two knows: an id and a change key of every item that it has seen, however old.
        self.known: tuple[dict[Item, tuple[str, str]], ...] = ({}, {})
        self.subjects = 0

    # items ---------------------------------------------------------------------------------------------------------

    @initialize(count=st.integers(1, 4))
    def begins(self, count: int) -> None:
        for number in range(count):
            self.creates(0, number, read=False, tags=())
            self.mailbox.hear(self.listener.news())
        self._looks_everywhere()

    @rule(client=clients, where=one, read=st.booleans(), tags=categories)
    def creates(self, client: int, where: int, read: bool, tags: tuple[str, ...]) -> None:
        self.subjects += 1
        item = Item(f"Letter {self.subjects}", self._place(where), read, tags)
        answer = self._ask(
            f'<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>{named(item.folder)}'
            f"</m:SavedItemFolderId><m:Items><t:Message><t:Subject>{item.subject}</t:Subject>{_categories(tags)}"
            f"{to(BOB)}<t:IsRead>{str(read).lower()}</t:IsRead></t:Message></m:Items></m:CreateItem>"
        )
        self.mailbox.create(item)
        self._named(client, item, answer)

    @rule(client=clients, where=one)
    def looks(self, client: int, where: int) -> None:
        for item in self.mailbox.inside(self._any(self.mailbox.folders, where)):
            self.known[client][item] = item.id, item.change_key

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, resolution=resolutions)
    def rewrites(self, client: int, which: int, resolution: str) -> None:
        self.subjects += 1
        text = f"Letter {self.subjects}"
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
        wanted = not self._known(client, which)[0].read
        content = f"<t:IsRead>{str(wanted).lower()}</t:IsRead>"
        item = self._updated(client, which, resolution, "message:IsRead", content)
        if item is not None:
            item.read = wanted
            self.mailbox.change(item, read_flag=True)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, where=one)
    def moves(self, client: int, which: int, where: int) -> None:
        item, id, _ = self._known(client, which)
        target = self._place(where, besides=item.folder)
        answer = self._relocation("MoveItem", item, id, target)
        if answer is not None:
            self.mailbox.move(item, target)
            self._named(client, item, answer)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, where=one)
    def copies(self, client: int, which: int, where: int) -> None:
        item, id, _ = self._known(client, which)
        target = self._place(where)
        answer = self._relocation("CopyItem", item, id, target)
        if answer is not None:
            self._named(client, self.mailbox.copy(item, target), answer)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one, how=disposals)
    def deletes(self, client: int, which: int, how: str) -> None:
        item, id, _ = self._known(client, which)
        if item.folder.name == DUMPSTER or (item.folder.name == TRASH and how == "MoveToDeletedItems"):
            how = "HardDelete"
        answer = self._ask(f'<m:DeleteItem DeleteType="{how}"><m:ItemIds>{_id(id)}</m:ItemIds></m:DeleteItem>')
        if self._is_there(item, id, answer):
            self.mailbox.delete(item, how)

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one)
    def sends(self, client: int, which: int) -> None:
        item, id, change_key = self._known(client, which)
        if item.folder.name == DUMPSTER:
            return
        answer = self._ask(
            f'<m:SendItem SaveItemToFolder="true"><m:ItemIds>{_id(id, change_key)}</m:ItemIds></m:SendItem>'
        )
        if not self._is_there(item, id, answer, refused=("ErrorStaleObject", "ErrorInvalidItemForOperationSendItem")):
            return
        if change_key != item.change_key:
            assert answer.code == "ErrorStaleObject"
        elif not item.draft:
            assert answer.code == "ErrorInvalidItemForOperationSendItem"
        else:
            assert answer.code == "NoError"
            self.mailbox.send(item)
        assert arrived(self.exchange, BOB) == self.mailbox.sent

    @precondition(lambda self: any(self.known))
    @rule(client=clients, which=one)
    def attaches(self, client: int, which: int) -> None:
        item, id, _ = self._known(client, which)
        if item.folder.name == DUMPSTER:
            return
        answer = self._ask(
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
        item, attachment = self._any(self._attachments(), which)
        answer = self._ask(
            f'<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="{attachment[1]}"/></m:AttachmentIds>'
            "</m:DeleteAttachment>"
        )
        assert answer.code == "NoError"
        item.attachments = tuple(other for other in item.attachments if other != attachment)
        self._attached(client, item, answer.elements("//m:RootItemId")[0])

    @precondition(lambda self: not self.product.startswith("2010"))
    @rule(where=one, read=st.booleans())
    def marks_all(self, where: int, read: bool) -> None:
        folder = self._place(where)
        answer = self._ask(
            f"<m:MarkAllItemsAsRead><m:ReadFlag>{str(read).lower()}</m:ReadFlag><m:SuppressReadReceipts>true"
            f"</m:SuppressReadReceipts><m:FolderIds>{named(folder)}</m:FolderIds></m:MarkAllItemsAsRead>"
        )
        assert answer.code == "NoError"
        self.mailbox.mark_all(folder, read=read)

    # folders -------------------------------------------------------------------------------------------------------

    @rule(where=one, name=st.sampled_from(_FOLDER_NAMES))
    def creates_folder(self, where: int, name: str) -> None:
        parent = self._place(where)
        answer = self._ask(
            f"<m:CreateFolder><m:ParentFolderId>{named(parent)}</m:ParentFolderId><m:Folders><t:Folder>"
            f"<t:DisplayName>{name}</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>"
        )
        if self._name_is_free(parent, name, answer):
            self.mailbox.add_folder(name, parent).id = answer.ids("//t:FolderId")[0][0]

    @precondition(lambda self: self._own_folders())
    @rule(which=one, name=st.sampled_from(_FOLDER_NAMES))
    def renames_folder(self, which: int, name: str) -> None:
        folder = self._any(self._own_folders(), which)
        answer = self._ask(
            f"<m:UpdateFolder><m:FolderChanges><t:FolderChange>{named(folder)}<t:Updates><t:SetFolderField>"
            f'<t:FieldURI FieldURI="folder:DisplayName"/><t:Folder><t:DisplayName>{name}</t:DisplayName></t:Folder>'
            "</t:SetFolderField></t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>"
        )
        assert folder.parent is not None
        if self._name_is_free(folder.parent, name, answer, besides=folder):
            self.mailbox.rename_folder(folder, name)

    @precondition(lambda self: self._own_folders())
    @rule(which=one, where=one)
    def moves_folder(self, which: int, where: int) -> None:
        folder = self._any(self._own_folders(), which)
        target = self._place(where, besides=folder.parent)
        answer = self._ask(_folder_relocation("MoveFolder", folder, target))
        if self._fits(folder, target, answer):
            self.mailbox.move_folder(folder, target)

    @precondition(lambda self: 0 < len(self._own_folders()) < 8)
    @rule(which=one, where=one)
    def copies_folder(self, which: int, where: int) -> None:
        folder = self._any(self._own_folders(), which)
        target = self._place(where)
        answer = self._ask(_folder_relocation("CopyFolder", folder, target))
        if self._fits(folder, target, answer):
            self.mailbox.copy_folder(folder, target).id = answer.ids("//t:FolderId")[0][0]

    @precondition(lambda self: self._own_folders())
    @rule(which=one, how=disposals)
    def deletes_folder(self, which: int, how: str) -> None:
        folder = self._any(self._own_folders(), which)
        if folder.parent is self.mailbox.fixed(TRASH) and how == "MoveToDeletedItems":
            how = "HardDelete"
        answer = self._ask(
            f'<m:DeleteFolder DeleteType="{how}"><m:FolderIds>{named(folder)}</m:FolderIds></m:DeleteFolder>'
        )
        if how == "SoftDelete":
            assert answer.code == "ErrorInvalidOperation"
        else:
            assert answer.code == "NoError"
            self.mailbox.delete_folder(folder, how)

    @rule(where=one, how=disposals, with_folders=st.booleans())
    def empties(self, where: int, how: str, with_folders: bool) -> None:
        folder = self._place(where)
        inside_trash = self.mailbox.fixed(TRASH) in (folder, folder.parent)
        if inside_trash and how == "MoveToDeletedItems":
            how = "HardDelete"
        answer = self._ask(
            f'<m:EmptyFolder DeleteType="{how}" DeleteSubFolders="{str(with_folders).lower()}">'
            f"<m:FolderIds>{named(folder)}</m:FolderIds></m:EmptyFolder>"
        )
        assert answer.code == "NoError"
        self.mailbox.empty_folder(folder, how, with_folders=with_folders)

    # after every step ------------------------------------------------------------------------------------------------

    @rule()
    def sleeper_wakes(self) -> None:
        self._reads(self.sleeper)

    @invariant()
    def all_agree(self) -> None:
        self._reads(self.follower)
        self.mailbox.hear(self.listener.news())
        counts = counted(self.exchange)
        for folder in visible(self.mailbox):
            assert counts[folder.id] == expected_counts(self.mailbox, folder), folder.name

    def _reads(self, follower: Follower) -> None:
        follower.read_hierarchy(self.mailbox)
        for folder in self.mailbox.folders:
            follower.read(self.mailbox, folder)

    # how it is asked -------------------------------------------------------------------------------------------------

    def _ask(self, payload: str) -> Answer:
        answer = self.exchange.ask(payload)
        assert answer.status == 200, answer.body
        return answer

    def _updated(self, client: int, which: int, resolution: str, path: str, content: str) -> Item | None:
        """Ask for a change of an item; returns the item if it was made, as it had to be."""
        item, id, change_key = self._known(client, which)
        if item.folder.name == DUMPSTER:
            return None
        answer = self._ask(
            f'<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="{resolution}"><m:ItemChanges>'
            f"<t:ItemChange>{_id(id, change_key)}<t:Updates>{set_field(path, content)}</t:Updates></t:ItemChange>"
            "</m:ItemChanges></m:UpdateItem>"
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
        answer = self._ask(
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

    def _name_is_free(self, parent: Folder, name: str, answer: Answer, besides: Folder | None = None) -> bool:
        free = not self.mailbox.taken(parent, name, besides)
        assert answer.code == ("NoError" if free else "ErrorFolderExists")
        return free

    def _fits(self, folder: Folder, target: Folder, answer: Answer) -> bool:
        if target is folder or target in self.mailbox.below(folder):
            assert answer.code == "ErrorMoveCopyFailed"
            return False
        return self._name_is_free(target, folder.name, answer)

    # what there is to choose from ------------------------------------------------------------------------------------

    def _own_folders(self) -> list[Folder]:
        return [folder for folder in self.mailbox.folders if not folder.fixed]

    def _attachments(self) -> list[tuple[Item, tuple[str, str]]]:
        there = (item for item in self.mailbox.items if item.folder.name != DUMPSTER)
        return [(item, one) for item in there for one in item.attachments if one[0] == item.id]

    def _place(self, which: int, besides: Folder | None = None) -> Folder:
        return self._any([folder for folder in visible(self.mailbox) if folder is not besides], which)

    def _known(self, client: int, which: int) -> tuple[Item, str, str]:
        item = self._any(list(self.known[client] or self.known[1 - client]), which)
        id, change_key = self.known[client].get(item) or self.known[1 - client][item]
        return item, id, change_key

    def _looks_everywhere(self) -> None:
        for client in (0, 1):
            for where in range(len(self.mailbox.folders)):
                self.looks(client, where)

    @staticmethod
    def _any(things: list[T], which: int) -> T:
        return things[which % len(things)]


def _id(id: str, change_key: str = "") -> str:
    return f'<t:ItemId Id="{id}" ChangeKey="{change_key}"/>' if change_key else f'<t:ItemId Id="{id}"/>'


def _categories(tags: tuple[str, ...]) -> str:
    strings = "".join(f"<t:String>{escape(tag)}</t:String>" for tag in tags)
    return f"<t:Categories>{strings}</t:Categories>" if tags else ""


def _folder_relocation(operation: str, folder: Folder, target: Folder) -> str:
    return (
        f"<m:{operation}><m:ToFolderId>{named(target)}</m:ToFolderId>"
        f"<m:FolderIds>{named(folder)}</m:FolderIds></m:{operation}>"
    )
