"""Search folders: what they look for, and what they hold because of it (MS-OXWSSRCH 2.2.4.26)."""

from __future__ import annotations

from fake_ews.errors import Failure
from fake_ews.mailbox.finding import find_folder, folder_id
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.mailbox.items.subject import ItemSubject
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session, query_context
from fake_ews.query.restrictions import predicate
from fake_ews.schema.folders import SearchFolderType, SearchParametersType
from fake_ews.schema.identifiers import NonEmptyArrayOfBaseFolderIdsType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.response_codes import ResponseCodeType
from fake_ews.store.objects import StoredFolder, StoredItem


def settled(session: Session, parameters: Record) -> Record:
    """Return search parameters as they are kept, every base folder under its own id.

    Raises Failure for a folder that is not there, a search folder to search in, or a restriction that cannot be asked.
    """
    predicate(parameters[SearchParametersType.restriction], query_context(session))
    members = []
    for id in parameters[SearchParametersType.base_folder_ids]:
        mailbox, folder = find_folder(session, id)
        if folder.type is SearchFolderType:
            raise Failure(_refused_as_base(session))
        members.append(Member(NonEmptyArrayOfBaseFolderIdsType.folder_id, folder_id(mailbox, folder)))
    bases = Record(NonEmptyArrayOfBaseFolderIdsType, {}, tuple(members))
    return parameters.with_values({SearchParametersType.base_folder_ids: bases})


def _refused_as_base(session: Session) -> str:
    """Return the code for a search folder to search in; the one that says so came with 2013 (schemas)."""
    code = ResponseCodeType.ERROR_CANNOT_SPECIFY_SEARCH_FOLDER_AS_SOURCE_FOLDER
    return code if session.profile.shows(code) else "ErrorInvalidFolderTypeForOperation"


def contents(session: Session, mailbox: Mailbox, folder: StoredFolder) -> dict[int, StoredItem]:
    """Return what a folder holds, by counter, oldest first: of a search folder what its search finds now."""
    if folder.type is not SearchFolderType:
        return folder.items
    parameters = folder.values.get(SearchFolderType.search_parameters)
    if parameters is None:
        return {}
    fits = predicate(parameters[SearchParametersType.restriction], query_context(session))
    searched = _searched(session, parameters)
    found = [item for base in searched for item in base.items.values()]
    found.sort(key=lambda item: item.counter)
    fitting = (item for item in found if fits(ItemSubject(ItemContext(session, mailbox, item))))
    return {item.counter: item for item in fitting}


def _searched(session: Session, parameters: Record) -> list[StoredFolder]:
    """Return the folders that are searched, each once; one that is gone by now is searched no more."""
    deep = parameters.get(SearchParametersType.traversal) == "Deep"
    found: dict[int, StoredFolder] = {}
    for id in parameters[SearchParametersType.base_folder_ids]:
        try:
            _, base = find_folder(session, id)
        except Failure:
            continue
        for folder in (base, *(base.walk() if deep else ())):
            if folder.type is not SearchFolderType:
                found.setdefault(folder.counter, folder)
    return list(found.values())
