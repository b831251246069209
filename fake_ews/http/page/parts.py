"""Parts of items that are no JSON: the HTML of a mail in a cage of its own, its source, and its files."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from aiohttp import web

from fake_ews.values import dataclass

Call = Callable[[str, dict[str, Any]], Any]
Query = Mapping[str, str]

#: Nothing runs, nothing is fetched, nothing is sent; a link opens a window of its own, which is none of ours.
CAGE: Final = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:; "
    "style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
_BEGINNING: Final = '<!doctype html><meta charset="utf-8"><base target="_blank">'
#: What a browser would do before any policy is asked: look up names and connect.
_HINTS: Final = re.compile(r"<link\b[^>]*>", re.IGNORECASE)
_CONTENT_ID: Final = re.compile(r"cid:([^\"'\s)>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where items come from: the verb that shows one, the verb that gives a file of it, and what names an item."""

    show: str
    attachment: str
    naming: tuple[str, ...]

    def item(self, call: Call, query: Query) -> Any:
        """Return the item that an address names, whole."""
        return call(self.show, {name: query.get(name, "") for name in self.naming})

    def file(self, call: Call, query: Query, number: int) -> Any:
        """Return a file of it."""
        return call(self.attachment, {name: query.get(name, "") for name in self.naming} | {"number": number})


def _html(origin: Origin, call: Call, query: Query) -> web.Response:
    """Return the HTML as it came, with the pictures that came with it; a policy keeps it from doing anything."""
    shown = origin.item(call, query)
    files = {one["content_id"].strip("<>").lower(): number for number, one in enumerate(shown["attachments"])}

    def picture(found: re.Match[str]) -> str:
        number = files.get(found[1].lower())
        if number is None:
            return found[0]
        file = origin.file(call, query, number)
        return f"data:{quote(file['line']['content_type'], safe='/')};base64,{file['content']}"

    text = _CONTENT_ID.sub(picture, _HINTS.sub("", shown["html"]))
    return web.Response(
        text=_BEGINNING + text,
        content_type="text/html",
        headers={"Content-Security-Policy": CAGE, "X-DNS-Prefetch-Control": "off"},
    )


def _source(origin: Origin, call: Call, query: Query) -> web.Response:
    shown = origin.item(call, query)
    return _download(base64.b64decode(shown["source"]), f"{shown['line']['subject'] or 'item'}.eml")


def _file(origin: Origin, call: Call, query: Query) -> web.Response:
    number = query.get("number", "")
    file = origin.file(call, query, int(number) if number.isdecimal() else -1)
    return _download(base64.b64decode(file["content"]), file["line"]["name"])


def _download(content: bytes, name: str) -> web.Response:
    """Return bytes for the disk and never for the window: what strangers sent is no page of ours."""
    return web.Response(
        body=content,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )


_ORIGINS: Final = (
    ("", Origin("show_item", "attachment", ("mailbox", "item"))),
    ("outside-", Origin("outside_item", "outside_attachment", ("item",))),
)

#: The last part of the address to what answers it.
PARTS: Final[Mapping[str, Callable[[Call, Query], web.Response]]] = MappingProxyType(
    {
        f"{prefix}{name}": partial(answer, origin)
        for prefix, origin in _ORIGINS
        for name, answer in (("html", _html), ("source", _source), ("file", _file))
    }
)
