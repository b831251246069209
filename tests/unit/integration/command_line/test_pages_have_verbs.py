"""Whatever a form of the pages does, a verb of the command line does, too."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from integration.cli import NOUNS
from integration.web.pages import ROUTES

_SLUG: Final = "{slug:[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)?}"

#: Each form, by its address, and the verbs that do what it does.
DONE_BY: Final = MappingProxyType(
    {
        "/{kind:inboxes|calendars}": ("inboxes connect", "calendars connect"),
        "/{kind:inboxes|calendars}/{id}/{act:disconnect|remove}": (
            *("inboxes disconnect", "inboxes remove"),
            *("calendars disconnect", "calendars remove"),
        ),
        "/{kind:inboxes|calendars}/{id}/password": ("inboxes password", "calendars password"),
        "/inboxes/{id}/leave": ("inboxes disconnect",),
        "/inboxes/{id}/logging": ("inboxes logging",),
        "/inboxes/{id}/signature": ("inboxes signature",),
        "/inboxes/{id}/time-zone": ("inboxes time-zone",),
        "/contacts": ("contacts add",),
        "/contacts/{address}/name": ("contacts rename",),
        "/contacts/{address}/mails": ("mails send", "mails answer"),
        "/scheduled/{key}": ("mails change",),
        "/scheduled/{key}/call-off": ("mails call-off",),
        "/contacts/{address}/meetings": ("contacts meet",),
        "/never-log": ("never-log add", "never-log remove"),
        "/templates": ("templates save",),
        "/templates/{id}/remove": ("templates remove",),
        "/links": ("links save",),
        f"/links/{_SLUG}/remove": ("links remove",),
        "/sequences": ("sequences create",),
        "/sequences/{id}/edit": ("sequences change",),
        "/sequences/{id}/enrolments": ("enrolments add",),
        "/sequences/{id}/remove": ("sequences delete",),
        "/enrolments/{id}/{act:unenrol|hold|resume}": ("enrolments end", "enrolments hold", "enrolments resume"),
        "/enrolments/{id}/task-done": ("enrolments done",),
        "/blocked": ("sequences block",),
        "/blocked/remove": ("sequences unblock",),
        "/administration/domains": ("domains set",),
        "/administration/domains/remove": ("domains remove",),
        "/administration/limits": ("limits set",),
        "/administration/seats": ("seats give", "seats take"),
        "/administration/access": ("access set",),
        f"/meet/{_SLUG}": ("links book",),
    }
)

#: Of people outside, who have the page and nothing else.
OF_STRANGERS: Final = ("/unsubscribe/{token}",)


def test_every_form_has_its_verbs() -> None:
    verbs = {f"{noun.name} {verb.name}" for noun in NOUNS for verb in noun.verbs}
    forms = {route.path for route in ROUTES if route.method == "POST"}
    assert forms - set(OF_STRANGERS) == set(DONE_BY)
    assert {verb for some in DONE_BY.values() for verb in some} <= verbs
