"""What a numbered requirement says of a schema and nothing else, read as a fact that a document has or lacks.

A sentence is read whole by one of these rules, or not at all:

- "The type of [the element] X is Y", "X element is Y type": of an element or attribute of the complex type that the
  sentence stands in (``[In t:ItemType Complex Type]``);
- "X extends Y": of that complex type;
- "This element [X] is optional": of an element of that complex type;
- "Implementation does support the X element (attribute, complex type). (Exchange 2013 and above follow this
  behavior.)": the documents of those products have it, and those of the products before them lack it.

The first three are held to be true where one product's documents say so: some sentences describe an older schema.

A sentence that says more, such as what an element means, is none of these and has to be shown by behaviour.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tests.compat.schema.normal_form import Facts, Particle
from tests.evidence.catalogue import Requirement, requirements


@dataclass(frozen=True, slots=True)
class Document:
    """The types.xsd and messages.xsd of one product, in normal form; names are taken from either namespace."""

    facts: Mapping[str, Facts]
    models: Mapping[str, Particle]

    def declares(self, kind: str, name: str) -> bool:
        """Return whether there is a complexType, simpleType or element of that name."""
        return any(f"{kind} {prefix}:{name}" in self.facts for prefix in _PREFIXES)

    def type_of(self, owner: str, name: str) -> str | None:
        """Return the type of an element or attribute of a complex type, by its local name; None where it has none.

        Some sentences begin names small that the schema begins large.
        """
        wanted = {f"{kind}{name}".casefold() for kind in ("element t:", "element m:", "attribute ")}
        for prefix in _PREFIXES:
            for fact, said in self.facts.get(f"complexType {prefix}:{_GROUPS.get(owner, owner)}", {}).items():
                if fact.casefold() in wanted:
                    return said.partition(" ")[0].partition(":")[2]
        return None

    def has(self, what: str) -> bool:
        """Return whether there is a type or request, a member of a type (T/X), or a value of one (T=v)."""
        owner, _, member = what.partition("/")
        name, _, value = owner.partition("=")
        if member:
            return self.type_of(owner, member) is not None
        if value:
            return any(f"value {value}" in self.facts.get(f"simpleType {prefix}:{name}", {}) for prefix in _PREFIXES)
        return any(self.declares(kind, name) for kind in ("complexType", "simpleType", "element"))

    def extends(self, owner: str) -> str:
        """Return the local name of the type that a complex type extends."""
        found = (self.facts.get(f"complexType {prefix}:{owner}", {}).get("extension") for prefix in _PREFIXES)
        return next(filter(None, found), "").partition(":")[2]

    def optional(self, owner: str, element: str) -> bool:
        """Return whether an element of a complex type may be left out."""
        models = (self.models.get(f"complexType {prefix}:{owner}") for prefix in _PREFIXES)
        leaves = (leaf for model in models if model for leaf in model.leaves())
        return any(leaf.minimum == 0 for leaf in leaves if leaf.name.partition(":")[2] == element)


_PREFIXES: Final = ("t", "m")

#: Groups by the complex type that refers to them, in which our documents spell them out.
_GROUPS: Final = {"TaskRecurrencePatternTypes": "TaskRecurrenceType"}

#: The documents that our server hands out, by its product's title ("Exchange 2013 SP1"), oldest first.
Documents = Mapping[str, Document]

#: Whether the documents are as one sentence says.
Statement = Callable[[Documents], bool]

_PLACE: Final = re.compile(r"\[(?:In )?(?:(?:t|m|tns|ns1):)?(?P<owner>\w+)(?: Complex Type| Group)?\] ?")
_PLACES_INSIDE: Final = re.compile(r"(?:\[(?!The type)[^\]]*\] ?)+")
_REFERENCE: Final = re.compile(
    r"[(,]*\s*(?:as (?:defined|specified) in\s*)?"
    r"(?:\[(?:MS-\w+|XMLSCHEMA\d?(?:/\d)?)\][,]?(?: section [\d.]+)?|\((?:section ?)?\d[\d.]+)\s*\)*"
)
_TYPE: Final = r"(?:(?:t|m|xs|xsd|tns):)?(?P<type>\w+)"
_IS_OF_TYPE: Final = tuple(
    map(
        re.compile,
        (
            rf"The type of (?:the )?(?:child )?(?:element |attribute )?(?:of )?(?P<name>\w+)(?: element)? is {_TYPE}",
            rf"\[The type of (?:element )?(?P<name>\w+) (?:(?:element|attribute) )?is\] ?{_TYPE}",
            rf"(?:The )?(?:element |attribute )?(?P<name>\w+)(?: element| attribute)? is {_TYPE} type",
            rf"(?:The )?(?P<name>\w+) type is {_TYPE}",
        ),
    )
)
_EXTENDS: Final = re.compile(
    r"(?:The (?P<owner>\w+) complex type|This (?:complex )?type(?: \[[^\]]+\])?) extends the (?:t:|m:)?(?P<base>\w+)"
    r"(?: complex type)?"
)
_OPTIONAL: Final = tuple(
    map(
        re.compile,
        (
            r"This element ?\[(?P<name>\w+)\] is optional",
            r"\[(?P<name>\w+) element\] This element is optional",
            r"(?:The )?(?P<name>\w+)(?: element)? is (?:an )?optional(?: element)?",
        ),
    )
)
_SUPPORTS: Final = re.compile(
    r"\[In Appendix C: Product Behavior\] ?Implementation does (?:support|include|use) (?:the )?"
    r"(?:element |attribute )?\"?(?P<name>\w+)\"?"
    r"(?: (?P<what>element|attribute|complex type(?: which specifies [^(.]+)?|simple type))?\.? ?"
    r"\((?:<\d+> Section [\d.]+: )?(?:Microsoft )?Exchange (?:Server )?(?P<since>20\d\d(?: SP\d)?)(?: and above)?"
    r" follow this behavior\.?\)\.?"
)


def statement(requirement: Requirement) -> Statement | None:
    """Return what a requirement says of the schema; None where it says something else, or more."""
    text = " ".join(requirement.text.split())
    if product := _SUPPORTS.fullmatch(text):
        return _support(product, requirements().get(requirement.derived_from))
    place = _PLACE.match(text)
    if not place:
        return None
    said = text[place.end() :]
    for sentence in (said, _PLACES_INSIDE.sub("", said, count=1)):
        found = _of_type(place["owner"], _REFERENCE.sub("", sentence.replace('"', "")).strip(" ."))
        if found:
            return found
    return None


def _of_type(owner: str, said: str) -> Statement | None:
    """Read what is said of a complex type."""
    for form in _IS_OF_TYPE:
        if found := form.fullmatch(said):
            return _typed(owner, found["name"], found["type"])
    for form in _OPTIONAL:
        if found := form.fullmatch(said):
            return _optional(owner, found["name"])
    found = _EXTENDS.fullmatch(said)
    return _extended(owner, found["base"]) if found and found["owner"] in (None, owner) else None


def _support(said: re.Match[str], of: Requirement | None) -> Statement | None:
    """Read which products have something; the requirement that this one is derived from says where it stands."""
    name, since, what = said["name"], f"Exchange {said['since']}", said["what"] or ""
    if what.endswith("type") or " type which" in what:
        kind = "complexType" if what.startswith("complex") else "simpleType"
        return lambda documents: _only_since(documents, since, lambda one: one.declares(kind, name))
    place = _PLACE.match(of.text) if of else None
    if not place:
        return None
    owner = place["owner"]
    return lambda documents: _only_since(documents, since, lambda one: one.type_of(owner, name) is not None)


def _typed(owner: str, name: str, type: str) -> Statement:
    return lambda documents: any(
        (one.type_of(owner, name) or "").casefold() == type.casefold() for one in documents.values()
    )


def _optional(owner: str, name: str) -> Statement:
    return lambda documents: any(one.optional(owner, name) for one in documents.values())


def _extended(owner: str, base: str) -> Statement:
    return lambda documents: any(one.extends(owner) == base for one in documents.values())


def _only_since(documents: Documents, since: str, has: Callable[[Document], bool]) -> bool:
    """Return whether the first product of a name and those after it have something, and none before."""
    titles = list(documents)
    first = next(iter(title for title in titles if title.startswith(since)), None)
    # A service pack that is none of our products, as 2010 SP1, is older than those of its year.
    first = first or next(title for title in titles if title.startswith(since.partition(" SP")[0]))
    return all(has(documents[title]) == (titles.index(title) >= titles.index(first)) for title in titles)
