"""The page of settings: what an administrator could change on real servers."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from typing import Any, Final

from fake_ews.departures import Departures
from fake_ews.reference.markdown import code, page, table
from fake_ews.reference.versions import PROGRAM
from fake_ews.settings import AutodiscoverRule, DnsRecord, EwsAccess, Settings
from fake_ews.throttling_policy import INSTALLED, UNLIMITED, ThrottlingPolicy

_FIELD: Final = re.compile(r"(\w+):")
_LITERAL: Final = re.compile(r"``([^`]+)``")


def settings_page() -> str:
    """Return what stands on the page."""
    return page(
        "Settings",
        PROGRAM,
        "What an administrator could change on real servers (`fake_ews.settings.Settings`), with Exchange's defaults.",
        'Each can be said at the start, `FakeExchange(settings=Settings(proxy="bridges_tls"))`, changed while it runs,'
        ' `exchange.change(proxy="bridges_tls")`, sent to the control handle, `POST /control/change_settings` with'
        ' `{"proxy": "bridges_tls"}`, and written into a seed file, `{"settings": {"proxy": "bridges_tls"}}`.',
        _fields_of(Settings),
        "## `throttling`",
        _LITERAL.sub(r"`\1`", inspect.getdoc(ThrottlingPolicy) or ""),
        'A mailbox has its own: `POST /control/set_throttling` with `{"address": ..., "policy": {"ews_max_concurrency":'
        " 2}}`, or `throttling` beside its address in a seed file. `POST /control/budgets` says what is left.",
        _policies(),
        "## `ews_access`",
        _LITERAL.sub(r"`\1`", inspect.getdoc(EwsAccess) or ""),
        'A mailbox has its own: `POST /control/ews_access` with `{"address": ..., "access": {"enabled": false}}`, or'
        " `ews_access` beside its address in a seed file.",
        _fields_of(EwsAccess),
        "## `autodiscover`",
        _LITERAL.sub(r"`\1`", inspect.getdoc(AutodiscoverRule) or ""),
        "The company's web site refuses every login, one user is sent to another URL, and the others get a wrong one:"
        ' `{"autodiscover": [{"host": "company.test", "status": 401}, {"of": "ann@company.test", "redirect":'
        ' "https://mail.company.test/autodiscover/autodiscover.xml"}, {"ews_url": "https://inside.company.test/..."}]}`.',
        _fields_of(AutodiscoverRule),
        "## `dns`",
        _LITERAL.sub(r"`\1`", inspect.getdoc(DnsRecord) or ""),
        _fields_of(DnsRecord),
        "## `behaviours`",
        _LITERAL.sub(r"`\1`", inspect.getdoc(Departures) or ""),
        "A 2013 that bears what others refuse: `Settings(behaviours=Departures(REQUESTS_ARE_VALIDATED=False))` in"
        ' Python, `{"behaviours": {"REQUESTS_ARE_VALIDATED": false}}` for the control handle. The rows and what'
        " products do stand on the page of [behaviours](behaviours.md).",
    )


def _policies() -> str:
    """Return the parameters, and the value of each on every product as installed."""
    said = dict(_comments(ThrottlingPolicy))
    rows = (
        (code(field.name), said.get(field.name, ""), *(_limit(getattr(one, field.name)) for one in INSTALLED.values()))
        for field in fields(ThrottlingPolicy)
    )
    return table(("name", "what it limits", *map(str, INSTALLED)), rows)


def _limit(value: int | None) -> str:
    if value is None:
        return ""
    return "unlimited" if value == UNLIMITED else f"{value:,}"


def _fields_of(record: type[Any]) -> str:
    said = dict(_comments(record))
    rows = ((code(field.name), _default(field), said.get(field.name, "")) for field in fields(record))
    return table(("name", "default", "what it does"), rows)


def _default(field: Field[Any]) -> str:
    if field.default is MISSING or field.default in ("", (), None):
        return ""
    return code(field.default)


def _comments(record: type[Any]) -> Iterator[tuple[str, str]]:
    """Walk the fields and the ``#:`` comments above them; only the source has those."""
    words: list[str] = []
    for line in map(str.strip, inspect.getsource(record).splitlines()):
        if line.startswith("#:"):
            words.append(line.removeprefix("#:").strip())
        elif found := _FIELD.match(line):
            yield found[1], _LITERAL.sub(r"`\1`", " ".join(words))
            words.clear()
