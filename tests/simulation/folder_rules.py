"""What two clients do to folders: with everything that is in them."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.calling import Answer
from tests.simulation.clients import named
from tests.simulation.company import Company, disposals, one
from tests.simulation.kinds import FIXED, TRASH
from tests.simulation.model import Folder

names = st.sampled_from(("Plans", "Letters", "Bills"))
elements = st.sampled_from(tuple(FIXED.values()))


class FolderRules(Company):
    """Folders are made, renamed, moved, copied, deleted, emptied."""

    @rule(where=one, name=names, element=elements)
    def creates_folder(self, where: int, name: str, element: str) -> None:
        parent = self.place(where)
        answer = self.ask(
            f"<m:CreateFolder><m:ParentFolderId>{named(parent)}</m:ParentFolderId><m:Folders><t:{element}>"
            f"<t:DisplayName>{name}</t:DisplayName></t:{element}></m:Folders></m:CreateFolder>"
        )
        if self._name_is_free(parent, name, answer):
            self.mailbox.add_folder(name, parent, element).id = answer.ids("//t:FolderId")[0][0]

    @precondition(lambda self: self._own_folders())
    @rule(which=one, name=names)
    def renames_folder(self, which: int, name: str) -> None:
        folder = self.any(self._own_folders(), which)
        answer = self.ask(
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
        folder = self.any(self._own_folders(), which)
        target = self.place(where, besides=folder.parent)
        answer = self.ask(_folder_relocation("MoveFolder", folder, target))
        if self._fits(folder, target, answer):
            self.mailbox.move_folder(folder, target)

    @precondition(lambda self: 0 < len(self._own_folders()) < 8)
    @rule(which=one, where=one)
    def copies_folder(self, which: int, where: int) -> None:
        folder = self.any(self._own_folders(), which)
        target = self.place(where)
        answer = self.ask(_folder_relocation("CopyFolder", folder, target))
        if self._fits(folder, target, answer):
            self.mailbox.copy_folder(folder, target).id = answer.ids("//t:FolderId")[0][0]

    @precondition(lambda self: self._own_folders())
    @rule(which=one, how=disposals)
    def deletes_folder(self, which: int, how: str) -> None:
        folder = self.any(self._own_folders(), which)
        if folder.parent is self.mailbox.fixed(TRASH) and how == "MoveToDeletedItems":
            how = "HardDelete"
        answer = self.ask(
            f'<m:DeleteFolder DeleteType="{how}"><m:FolderIds>{named(folder)}</m:FolderIds></m:DeleteFolder>'
        )
        if how == "SoftDelete":
            assert answer.code == "ErrorInvalidOperation"
        else:
            assert answer.code == "NoError"
            self.mailbox.delete_folder(folder, how)

    @rule(where=one, how=disposals, with_folders=st.booleans())
    def empties(self, where: int, how: str, with_folders: bool) -> None:
        folder = self.place(where)
        inside_trash = self.mailbox.fixed(TRASH) in (folder, folder.parent)
        if inside_trash and how == "MoveToDeletedItems":
            how = "HardDelete"
        answer = self.ask(
            f'<m:EmptyFolder DeleteType="{how}" DeleteSubFolders="{str(with_folders).lower()}">'
            f"<m:FolderIds>{named(folder)}</m:FolderIds></m:EmptyFolder>"
        )
        if with_folders and folder.furniture:
            assert answer.code == "ErrorCannotEmptyFolder"
        else:
            assert answer.code == "NoError"
            self.mailbox.empty_folder(folder, how, with_folders=with_folders)

    # how it has to be answered ---------------------------------------------------------------------------------------

    def _name_is_free(self, parent: Folder, name: str, answer: Answer, besides: Folder | None = None) -> bool:
        free = not self.mailbox.taken(parent, name, besides)
        assert answer.code == ("NoError" if free else "ErrorFolderExists")
        return free

    def _fits(self, folder: Folder, target: Folder, answer: Answer) -> bool:
        if target is folder or target in self.mailbox.below(folder):
            assert answer.code == "ErrorMoveCopyFailed"
            return False
        return self._name_is_free(target, folder.name, answer)

    def _own_folders(self) -> list[Folder]:
        return [folder for folder in self.mailbox.folders if not folder.fixed]


def _folder_relocation(operation: str, folder: Folder, target: Folder) -> str:
    return (
        f"<m:{operation}><m:ToFolderId>{named(target)}</m:ToFolderId>"
        f"<m:FolderIds>{named(folder)}</m:FolderIds></m:{operation}>"
    )
