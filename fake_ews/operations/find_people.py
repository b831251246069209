"""FindPeople: people in a folder of contacts, in the directory, or both (MS-OXWSPERS 3.1.4.1)."""

from __future__ import annotations

from typing import Any, Final

from fake_ews.mailbox.items.creation import target_folder
from fake_ews.mailbox.people import personas
from fake_ews.mailbox.people.persona_paths import of_personas
from fake_ews.mailbox.session import Session, query_context
from fake_ews.operations.base import Answer, Bare
from fake_ews.query.restrictions import predicate
from fake_ews.query.shapes import wanted_properties
from fake_ews.query.sorting import sorter
from fake_ews.query.subjects import RecordSubject
from fake_ews.query.views import pager
from fake_ews.schema.identifiers import TargetFolderIdType
from fake_ews.schema.kinds import xs
from fake_ews.schema.messages import BaseRequestType, ResponseMessageType
from fake_ews.schema.people import ArrayOfPeopleType, PersonaResponseShapeType, PersonaType
from fake_ews.schema.record import Member, Record
from fake_ews.schema.rows import Row, optional, required
from fake_ews.schema.simple_types import GuidType
from fake_ews.versions import E2013, E2013_SP1, E2015


class FindPeopleType(BaseRequestType, namespace="m", element="FindPeople", since=E2013):
    persona_shape = optional("PersonaShape", "PersonaResponseShapeType")
    indexed_page_item_view = required("IndexedPageItemView", "IndexedPageViewType")
    restriction = optional("Restriction", "RestrictionType")
    aggregation_restriction = optional("AggregationRestriction", "RestrictionType")
    sort_order = optional("SortOrder", "NonEmptyArrayOfFieldOrdersType")
    parent_folder_id = optional("ParentFolderId", "TargetFolderIdType")
    query_string = optional("QueryString", xs.string)
    search_people_suggestion_index = optional("SearchPeopleSuggestionIndex", xs.boolean, since=E2015)
    topic_query_string = optional("TopicQueryString", xs.string, since=E2015)
    context = optional("Context", "ArrayOfContextProperty", since=E2015)
    query_sources = optional("QuerySources", "ArrayOfPeopleQuerySource", since=E2015)


class FindPeopleResponseMessageType(ResponseMessageType, namespace="m", element="FindPeopleResponse", since=E2013):
    people = optional("People", "ArrayOfPeopleType")
    total_number_of_people_in_view = optional("TotalNumberOfPeopleInView", xs.int)
    first_matching_row_index = optional("FirstMatchingRowIndex", xs.int, since=E2013_SP1)
    first_loaded_row_index = optional("FirstLoadedRowIndex", xs.int, since=E2013_SP1)
    transaction_id = optional("TransactionId", GuidType, since=E2015)


class FindPeople(Bare):
    """Shows a page of the people who fit. MS-OXWSPERS 3.1.4.1."""

    request = FindPeopleType
    response = FindPeopleResponseMessageType
    since = E2013
    clause = "MS-OXWSPERS 3.1.4.1"

    def answer(self, request: Record, session: Session) -> Answer:
        """Answer with the page, and how many there are."""
        context = query_context(session, PersonaType)
        found = [RecordSubject(one) for one in _sought(session, request)]
        for row in (FindPeopleType.restriction, FindPeopleType.aggregation_restriction):
            restriction = request.get(row)
            if restriction is not None:
                fits = predicate(of_personas(restriction), context)
                found = [one for one in found if fits(one)]
        order = request.get(FindPeopleType.sort_order)
        found = sorter(None if order is None else of_personas(order), context)(found)
        page = pager(request[FindPeopleType.indexed_page_item_view], context)(found)
        shape = request.get(FindPeopleType.persona_shape) or _DEFAULT_SHAPE
        wanted = {*wanted_properties(shape, context)(PersonaType).rows, PersonaType.persona_id}
        people = tuple(Member(ArrayOfPeopleType.persona, _cut(one.record, wanted)) for one in page.items)
        first = (page.indexed_paging_offset or 0) - len(people)
        message = FindPeopleResponseMessageType
        values: dict[Any, Any] = {
            message.people: Record(ArrayOfPeopleType, {}, people),
            message.total_number_of_people_in_view: page.total,
            message.first_matching_row_index: 0,
            message.first_loaded_row_index: max(0, first),
        }
        return Answer(values)


#: What a client gets that asks for no shape of its own.
_DEFAULT_SHAPE: Final = Record(PersonaResponseShapeType, {PersonaResponseShapeType.base_shape: "Default"})


def _sought(session: Session, request: Record) -> list[Record]:
    """Return the people in the folder named, or in the caller's contacts and the directory, whom the query means."""
    target = request.get(FindPeopleType.parent_folder_id)
    if target is not None and TargetFolderIdType.address_list_id not in target:
        mailbox, folder = target_folder(session, target)
        found = personas.in_folder(mailbox, folder)
    else:
        own = session.own
        contacts = [] if target is not None else personas.in_folder(own, own.store.distinguished["contacts"])
        found = [*contacts, *personas.in_directory(session)]
    query = (request.get(FindPeopleType.query_string) or "").lower().split()
    return [one for one in found if all(_means(word, one) for word in query)]


def _means(word: str, persona: Record) -> bool:
    texts = (persona.get(PersonaType.display_name) or "", persona.get(PersonaType.company_name) or "")
    parts = [part for text in texts for part in text.lower().split()]
    return any(part.startswith(word) for part in (*parts, *(one.lower() for one in personas.addresses(persona))))


def _cut(persona: Record, wanted: set[Row[Any]]) -> Record:
    return Record(PersonaType, {row: value for row, value in persona.values.items() if row in wanted})
