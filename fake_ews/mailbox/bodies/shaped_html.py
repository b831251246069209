"""What an ItemShape asks to be done to the links and pictures of an HTML body (MS-OXWSCDATA 2.2.4.44)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Final

from fake_ews.query.shapes import BodyOptions

_LINK: Final = re.compile(r"<(a|area)\b([^>]*)>", re.IGNORECASE)
_IMAGE: Final = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_TARGET: Final = re.compile(r"""\s+target\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)
_SOURCE: Final = re.compile(r"""(?P<name>\bsrc)(?P<is>\s*=\s*)(?P<mark>["']?)(?P<url>[^"'\s>]+)""", re.IGNORECASE)
_OUTSIDE: Final = ("http:", "https:", "//")

#: In InlineImageUrlTemplate the AttachmentId stands here.
ID: Final = "{id}"


def shaped_html(source: str, options: BodyOptions, inline: Mapping[str, str]) -> str:
    """Return an HTML body with the pictures and links that were asked for.

    ``inline`` gives the AttachmentId of each ContentId. BlockExternalImages is for the caller to leave out where the
    product does not do it.
    """
    if options.inline_image_url_template:
        source = _each_source(source, lambda url: _inline(url, options.inline_image_url_template, inline))
    if options.block_external_images:
        source = _IMAGE.sub(lambda image: _blocked(image[0]), source)
    if options.add_blank_target_to_links:
        source = _LINK.sub(lambda link: f'<{link[1]}{_TARGET.sub("", link[2])} target="_blank">', source)
    return source


def has_external_images(source: str) -> bool:
    """Return whether a body shows pictures that stand on a server somewhere."""
    found = (_SOURCE.search(image[0]) for image in _IMAGE.finditer(source))
    return any(one["url"].lower().startswith(_OUTSIDE) for one in found if one)


def _each_source(source: str, change: Callable[[str], str]) -> str:
    def image(found: re.Match[str]) -> str:
        return _SOURCE.sub(lambda one: f"{one['name']}{one['is']}{one['mark']}{change(one['url'])}", found[0], count=1)

    return _IMAGE.sub(image, source)


def _inline(url: str, template: str, inline: Mapping[str, str]) -> str:
    scheme, _, content_id = url.partition(":")
    attachment = inline.get(content_id) if scheme.lower() == "cid" else None
    return url if attachment is None else html.escape(template.replace(ID, attachment))


def _blocked(image: str) -> str:
    """Return a picture whose address is put aside: the reader's program shows it when the reader asks for it."""
    found = _SOURCE.search(image)
    if not found or not found["url"].lower().startswith(_OUTSIDE):
        return image
    return f"{image[: found.start('name')]}blockedimagesrc{image[found.end('name') :]}"
