"""Brings schema documents into one normal form, so that two ways to write the same schema compare equal.

A schema becomes a mapping from the name of a declaration (``complexType t:ItemType``) to its facts, a mapping from
short paths (``element t:Subject``) to what is said there. Named groups and attribute groups are put in place, needless
nesting of particles is folded away, anonymous types stand where they are used. What has no effect on the validity of a
document (annotations, the order of attributes, ``mixed="false"``) is left out; the order of alternatives is kept,
because Exchange lists them in its error texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from lxml import etree

from fake_ews.schema.namespaces import MESSAGES, TYPES, XML, XSD

Facts = dict[str, str]
Schema = dict[str, Facts]

_XS: Final = f"{{{XSD}}}"
_PREFIXES: Final = {XSD: "xs", TYPES: "t", MESSAGES: "m", XML: "xml"}
_FACETS: Final = (
    "length", "minLength", "maxLength", "pattern", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive",
)  # fmt: skip


@dataclass(frozen=True)
class Particle:
    """A particle of a content model: ``kind`` is element, any, sequence, choice or all."""

    kind: str
    name: str = ""
    said: str = ""
    minimum: int = 1
    maximum: float = 1
    parts: tuple[Particle, ...] = ()

    def __str__(self) -> str:
        occurs = {(1, 1): "", (0, 1): "?", (0, _MANY): "*", (1, _MANY): "+"}.get(
            (self.minimum, self.maximum), f"{{{self.minimum},{self.maximum}}}"
        )
        if self.kind in ("element", "any"):
            return self.name + occurs
        between = {"sequence": ", ", "choice": " | ", "all": " & "}[self.kind]
        return f"({between.join(map(str, self.parts))}){occurs}"

    def leaves(self) -> Iterator[Particle]:
        """Walk the elements and wildcards."""
        if self.kind in ("element", "any"):
            yield self
        for part in self.parts:
            yield from part.leaves()

    def without(self, names: frozenset[str]) -> Particle:
        """Return the model without the elements of these names."""
        if not self.parts:
            return self
        kept = tuple(part.without(names) for part in self.parts if part.kind != "element" or part.name not in names)
        return folded(replace(self, parts=kept))


_MANY: Final = float("inf")


def folded(particle: Particle) -> Particle:
    """Fold away nesting that says nothing."""
    parts: list[Particle] = []
    for part in particle.parts:
        if part.parts == () and part.kind in ("sequence", "choice", "all"):
            continue
        same = part.kind == particle.kind and part.kind in ("sequence", "choice")
        if same and (part.minimum, part.maximum) == (1, 1):
            parts.extend(part.parts)
        else:
            parts.append(part)
    if len(parts) == 1:
        inner = parts[0]
        if (particle.minimum, particle.maximum) == (1, 1):
            return inner
        if (inner.minimum, inner.maximum) == (1, 1):
            return replace(inner, minimum=particle.minimum, maximum=particle.maximum)
        if (particle.minimum, inner.minimum) in ((0, 0), (0, 1), (1, 0)) and particle.maximum == 1:
            return replace(inner, minimum=0)
    if particle.kind == "sequence" and particle.maximum == 1 and parts and all(part.minimum == 0 for part in parts):
        # (a?, b?)? admits what a?, b? admits.
        return replace(particle, minimum=1, parts=tuple(parts))
    return replace(particle, parts=tuple(parts))


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.roots = [etree.parse(folder / name).getroot() for name in ("types.xsd", "messages.xsd")]
        self.groups: dict[str, etree._Element] = {}
        for root in self.roots:
            for name in ("group", "attributeGroup"):
                for node in root.findall(_XS + name):
                    self.groups[f"{name} {_own(node)}"] = node

    def schema(self) -> tuple[Schema, dict[str, Particle]]:
        facts: Schema = {}
        models: dict[str, Particle] = {}
        for root in self.roots:
            for node in _children(root):
                kind = _local(node)
                label = f"{kind} {_own(node)}" if node.get("name") else ""
                if kind == "complexType":
                    facts[label], models[label] = self._complex(node)
                elif kind == "simpleType":
                    facts[label] = self._simple(node)
                elif kind == "element":
                    facts[label] = self._global_element(node)
        return facts, models

    def _global_element(self, node: etree._Element) -> Facts:
        facts = {"type": self._type_of(node)}
        for name in ("abstract", "substitutionGroup"):
            value = node.get(name)
            if value and value != "false":
                facts[name] = _qualified(node, value) if name == "substitutionGroup" else value
        return facts

    def _type_of(self, node: etree._Element) -> str:
        """Return the name of a type, or an anonymous one written out."""
        named = node.get("type") or node.get("itemType") or node.get("base")
        if named:
            return _qualified(node, named)
        for child in _children(node):
            if _local(child) == "complexType":
                facts, model = self._complex(child)
                return _written({"content": str(model), **facts})
            if _local(child) == "simpleType":
                return _written(self._simple(child))
        return "xs:anyType"

    def _complex(self, node: etree._Element) -> tuple[Facts, Particle]:
        facts: Facts = {}
        if node.get("abstract") == "true":
            facts["abstract"] = "true"
        holder = node
        for child in _children(node):
            if _local(child) in ("simpleContent", "complexContent"):
                holder = next(_children(child))
                facts[_local(holder)] = _qualified(holder, holder.get("base", ""))
                if _local(child) == "simpleContent":
                    facts["simple content"] = "yes"
        model = Particle("sequence")
        for child in _children(holder):
            if _local(child) in ("sequence", "choice", "all", "group"):
                model = self._particle(child)
        facts.update(self._attributes(holder))
        if model.kind in ("element", "any"):
            model = Particle("sequence", parts=(model,))
        for leaf in model.leaves():
            label = f"{leaf.kind} {leaf.name}"
            # An element that stands in two places has the same type in both (XML Schema part 1, 3.8.6).
            facts[label] = leaf.said
        return facts, model

    def _attributes(self, holder: etree._Element) -> Facts:
        facts: Facts = {}
        for child in _children(holder):
            kind = _local(child)
            if kind == "attributeGroup":
                facts.update(self._attributes(self.groups[f"attributeGroup {_qualified(child, child.get('ref', ''))}"]))
            elif kind == "anyAttribute":
                facts["any attribute"] = child.get("namespace", "##any")
            elif kind == "attribute":
                use = child.get("use", "optional")
                name = child.get("name") or _qualified(child, child.get("ref", ""))
                said = self._type_of(child) if use != "prohibited" and child.get("name") else ""
                given = [f"{word}={child.get(word)}" for word in ("default", "fixed") if child.get(word) is not None]
                facts[f"attribute {name}"] = " ".join([said, use, *given]).strip()
        return facts

    def _particle(self, node: etree._Element) -> Particle:
        kind = _local(node)
        minimum = int(node.get("minOccurs", "1"))
        most = node.get("maxOccurs", "1")
        maximum = _MANY if most == "unbounded" else int(most)
        if kind == "group":
            inner = next(_children(self.groups[f"group {_qualified(node, node.get('ref', ''))}"]))
            return folded(Particle("sequence", "", "", minimum, maximum, (self._particle(inner),)))
        if kind == "any":
            said = f"{node.get('processContents', 'strict')} {node.get('namespace', '##any')}"
            return Particle("any", "any", said, minimum, maximum)
        if kind == "element":
            if node.get("ref"):
                return Particle("element", _qualified(node, node.get("ref", "")), "ref", minimum, maximum)
            given = [f"{word}={node.get(word)}" for word in ("default", "fixed") if node.get(word) is not None]
            if node.get("nillable") == "true":
                given.append("nillable")
            return Particle("element", _own(node), " ".join([self._type_of(node), *given]), minimum, maximum)
        parts = tuple(self._particle(child) for child in _children(node))
        return folded(Particle(kind, "", "", minimum, maximum, parts))

    def _simple(self, node: etree._Element) -> Facts:
        inner = next(_children(node))
        kind = _local(inner)
        if kind == "list":
            return {"list of": self._type_of(inner)}
        if kind == "union":
            members = [_qualified(inner, name) for name in inner.get("memberTypes", "").split()]
            members += [_written(self._simple(child)) for child in _children(inner)]
            return {"union of": " | ".join(members)}
        facts = {"restriction": self._type_of(inner)}
        for facet in _children(inner):
            value = facet.get("value", "")
            if _local(facet) == "enumeration":
                facts[f"value {value}"] = "yes"
            elif _local(facet) in _FACETS:
                facts[_local(facet)] = value
        return facts


def normal_form(folder: Path) -> tuple[Schema, dict[str, Particle]]:
    """Return the facts of types.xsd and messages.xsd in ``folder``, and the content models beside them."""
    return _Reader(folder).schema()


def _written(facts: Facts) -> str:
    return "{" + "; ".join(f"{key}: {value}" for key, value in sorted(facts.items())) + "}"


def _children(node: etree._Element) -> Iterator[etree._Element]:
    return (child for child in node if isinstance(child.tag, str) and _local(child) != "annotation")


def _local(node: etree._Element) -> str:
    return etree.QName(node).localname


def _own(node: etree._Element) -> str:
    """Return the name that a declaration gives, with the prefix of its schema's namespace."""
    target = node.getroottree().getroot().get("targetNamespace", "")
    return f"{_PREFIXES[target]}:{node.get('name')}"


def _qualified(node: etree._Element, name: str) -> str:
    prefix, _, local = name.rpartition(":")
    namespace = XML if prefix == "xml" else node.nsmap.get(prefix or None, "")
    return f"{_PREFIXES[namespace]}:{local}"
