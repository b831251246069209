"""Somebody looks for what is not sent yet, and for what is new: by asking, and in folders that search by themselves."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.calling import Answer, distinguished
from tests.simulation.clients import named
from tests.simulation.company import Company, one
from tests.simulation.model import Item

_DRAFTS: Final = ("item:IsDraft", "true")
_UNREAD: Final = ("message:IsRead", "false")


class SearchRules(Company):
    """Drafts and unread items are found: in one folder by FindItem, everywhere by search folders."""

    def __init__(self) -> None:
        super().__init__()
        self._search_folders = {wanted: self._search_folder(wanted) for wanted in (_DRAFTS, _UNREAD)}
        for listener in self.listeners:
            listener.news()

    @rule(where=one, wanted=st.sampled_from((_DRAFTS, _UNREAD)))
    def searches(self, where: int, wanted: tuple[str, str]) -> None:
        folder = self.place(where)
        answer = self._found(named(folder), f"<m:Restriction>{_is(*wanted)}</m:Restriction>")
        self._judge(answer, [item for item in self.mailbox.inside(folder) if _meets(item, wanted)])

    @rule(wanted=st.sampled_from((_DRAFTS, _UNREAD)))
    def opens_a_search_folder(self, wanted: tuple[str, str]) -> None:
        answer = self._found(f'<t:FolderId Id="{self._search_folders[wanted]}"/>')
        self._judge(answer, [item for item in self.mailbox.in_sight() if _meets(item, wanted)])

    def _found(self, folder: str, restriction: str = "") -> Answer:
        return self.ask(
            '<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape></m:ItemShape>'
            f"{restriction}<m:ParentFolderIds>{folder}</m:ParentFolderIds></m:FindItem>"
        )

    def _judge(self, answer: Answer, expected: list[Item]) -> None:
        assert answer.code == "NoError"
        assert sorted(id for id, _ in answer.ids("//t:Items/*/t:ItemId")) == sorted(item.id for item in expected)

    def _search_folder(self, wanted: tuple[str, str]) -> str:
        answer = self.ask(
            f"<m:CreateFolder><m:ParentFolderId>{distinguished('searchfolders')}</m:ParentFolderId><m:Folders>"
            f"<t:SearchFolder><t:DisplayName>{wanted[0]}</t:DisplayName>"
            f'<t:SearchParameters Traversal="Deep"><t:Restriction>{_is(*wanted)}</t:Restriction>'
            f"<t:BaseFolderIds>{distinguished('msgfolderroot')}</t:BaseFolderIds></t:SearchParameters></t:SearchFolder>"
            "</m:Folders></m:CreateFolder>"
        )
        assert answer.code == "NoError"
        return answer.ids("//t:FolderId")[0][0]


def _is(path: str, value: str) -> str:
    return (
        f'<t:IsEqualTo><t:FieldURI FieldURI="{path}"/><t:FieldURIOrConstant><t:Constant Value="{value}"/>'
        "</t:FieldURIOrConstant></t:IsEqualTo>"
    )


def _meets(item: Item, wanted: tuple[str, str]) -> bool:
    return item.is_draft if wanted == _DRAFTS else item.is_unread
