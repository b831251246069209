"""Reading XML from strangers: no document type, no entities, no network."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree


class Malformed(ValueError):
    """The body is not the XML that was asked for."""


def parse(body: bytes) -> etree._Element:
    """Return the root element; raises Malformed for what is not well formed or has a document type."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise Malformed("a document type is not allowed")
    return root


def texts(parent: etree._Element, path: str, namespaces: Mapping[str, str]) -> list[str]:
    """Return the trimmed texts of all elements at ``path``, whose prefixes ``namespaces`` explains."""
    return [(element.text or "").strip() for element in parent.iterfind(path, namespaces)]
