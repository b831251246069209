"""Bodies of items as a shape asks for them: their form, what is cut and filtered, previews and pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from fake_ews.behaviours import EXTERNAL_IMAGES_CAN_BE_BLOCKED
from fake_ews.mailbox.bodies.shaped_html import has_external_images, shaped_html
from fake_ews.mailbox.bodies.text import cut, html_to_text, preview, safe_html, text_to_html, with_head
from fake_ews.mailbox.items import attachments
from fake_ews.mailbox.items.context import ItemContext
from fake_ews.query.shapes import BodyOptions
from fake_ews.schema.attachments import AttachmentType
from fake_ews.schema.identifiers import AttachmentIdType
from fake_ews.schema.item import ItemType
from fake_ews.schema.item_parts import BodyType
from fake_ews.schema.record import Record
from fake_ews.schema.rows import Row

#: FindItem cuts a body to this (documentation of FindItem).
_BODY_IN_FIND: Final = 512


def _in_form(wanted: Callable[[BodyOptions], str]) -> Callable[[ItemContext], Any]:
    """Return the function that shows the stored body in a form that the shape says."""

    def shown(context: ItemContext) -> Any:
        stored = context.item.values.get(ItemType.body)
        return _as(stored, wanted(context.bodies), context) if stored is not None else None

    return shown


def empty_body(context: ItemContext) -> Record:
    """Return what an item without a body shows: an empty one (documented samples of GetItem: task, calendar item)."""
    wanted = context.bodies.body_type
    return Record(BodyType, {BodyType.body_type: "Text" if wanted == "Best" else wanted, BodyType.value: ""})


def _as(stored: Record, wanted: str, context: ItemContext) -> Record:
    """Return a body in the type wanted; Best is what is stored."""
    held, text = stored[BodyType.body_type], stored.get(BodyType.value) or ""
    shown = held if wanted == "Best" else wanted
    if shown == "Text" and held == "HTML":
        text = html_to_text(text)
    elif shown == "HTML":
        text = _html(held, text, context)
    size = context.bodies.maximum_body_size
    limit = _BODY_IN_FIND if context.in_find else (size or 0) * 1024
    truncated = bool(limit) and len(text) > limit
    values: dict[Any, Any] = {BodyType.body_type: shown, BodyType.value: cut(text, limit) if truncated else text}
    values[BodyType.is_truncated] = truncated
    return Record(BodyType, values)


def _html(held: str, text: str, context: ItemContext) -> str:
    options = _body_options(context)
    if held == "Text":
        return text_to_html(text)
    written = (
        safe_html(text) if options.filter_html_content else with_head(text, options.convert_html_code_page_to_utf8)
    )
    return shaped_html(written, options, _inline_images(context) if options.inline_image_url_template else {})


def _body_options(context: ItemContext) -> BodyOptions:
    blocking = context.bodies.block_external_images and context.session.profile[EXTERNAL_IMAGES_CAN_BE_BLOCKED]
    return replace(context.bodies, block_external_images=blocking)


def _inline_images(context: ItemContext) -> dict[str, str]:
    """Return the AttachmentId of each ContentId."""
    listed = attachments.listed(context) or ()
    named = ((one.get(AttachmentType.content_id), one[AttachmentType.attachment_id]) for one in listed)
    return {content_id.strip("<>"): id[AttachmentIdType.id] for content_id, id in named if content_id}


def _blocks_images(context: ItemContext) -> bool:
    return _body_options(context).block_external_images


def _has_blocked_images(context: ItemContext) -> bool:
    stored = context.item.values.get(ItemType.body)
    return _blocks_images(context) and stored is not None and has_external_images(stored.get(BodyType.value) or "")


_text = _in_form(lambda options: "Text")


def _preview(context: ItemContext) -> Any:
    text = _text(context)
    return preview(text.get(BodyType.value) or "") if text is not None else None


#: Row to the function that works it out, for ``computed``.
BODIES: Final[Mapping[Row[Any], Callable[[ItemContext], Any]]] = MappingProxyType(
    {
        ItemType.body: _in_form(lambda options: options.body_type),
        ItemType.text_body: _text,
        ItemType.unique_body: _in_form(lambda options: options.unique_body_type),
        ItemType.normalized_body: _in_form(lambda options: options.normalized_body_type),
        ItemType.preview: _preview,
        ItemType.block_status: _blocks_images,
        ItemType.has_blocked_images: _has_blocked_images,
    }
)
