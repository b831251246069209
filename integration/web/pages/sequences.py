"""Sequences: the list with figures, the editor, enrolling, tasks, unenrolling, and whom no sequence writes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from integration.errors import Refused
from integration.model.account import AccountState
from integration.model.paging import Wanted
from integration.model.sequence import ACTIVE, Enrolment, Priority, SequenceSettings, StepKind, TaskKind
from integration.web.application import SITE, Site
from integration.web.forms import Form, Unreadable, page_wanted, read
from integration.web.sequence_form import (
    StepFields,
    changed,
    first_steps,
    read_settings,
    read_steps,
    steps_of,
    typed_steps,
    write_settings,
)
from integration.web.wording import texts

routes = web.RouteTableDef()

NOBODY = Form()


@routes.get("/sequences")
async def show(request: web.Request) -> web.Response:
    """Show every sequence with its figures, the open tasks, and whom no sequence writes to."""
    site = request.app[SITE]
    return site.page(request, "sequences.html", **await site.do(_all, site))


@routes.get("/sequences/new")
async def begin(request: web.Request) -> web.Response:
    """Show the editor: empty, or with the steps of a sequence that is like the new one."""
    site = request.app[SITE]
    like = request.query.get("like", "")
    if not like:
        return _editor(request, site, write_settings("", SequenceSettings()), first_steps())
    pattern = await site.do(site.integration.sequences.get, like)
    return _editor(request, site, write_settings(pattern.name, pattern.settings), steps_of(pattern))


@routes.get("/sequences/{id}/edit")
async def edit(request: web.Request) -> web.Response:
    """Show the editor with a stored sequence."""
    site = request.app[SITE]
    found = await site.do(site.integration.sequences.get, request.match_info["id"])
    form = write_settings(found.name, found.settings)
    return _editor(request, site, Form((*form.fields, ("version", str(found.version)))), steps_of(found))


@routes.post("/sequences")
@routes.post("/sequences/{id}/edit")
async def save(request: web.Request) -> web.Response:
    """Store the sequence, or change the form by a step, or say what is wrong and keep what was typed."""
    site, form = request.app[SITE], await read(request)
    sequences, changed_id = site.integration.sequences, request.match_info.get("id", "")
    steps = typed_steps(form)
    after = changed(steps, form.text("act") or "save")
    if after is not None:
        return _editor(request, site, form, after)
    try:
        settings, made = read_settings(form), read_steps(steps)
        if not form.text("name"):
            return _editor(request, site, form, steps, problem=("form.name-missing", {}))
        said = (form.text("name"), made, settings)
        looked_at = form.number("version")
        store = partial(sequences.change, changed_id, version=looked_at) if changed_id else sequences.create
        sequence = await site.do(store, *said)
    except Unreadable as unreadable:
        return _editor(request, site, form, steps, problem=("form.unreadable", {"typed": unreadable.typed}))
    except Refused as refused:
        return _editor(request, site, form, steps, problem=(refused.id, refused.values))
    raise web.HTTPSeeOther(f"/sequences/{sequence.id}")


@routes.get("/sequences/{id}")
async def one(request: web.Request) -> web.Response:
    """Show a sequence: its steps, its figures, who is enrolled, and the form that enrols."""
    return await _one(request, request.app[SITE])


@routes.post("/sequences/{id}/enrolments")
async def enrol(request: web.Request) -> web.Response:
    """Enrol contacts, and tell of each what came of it."""
    site, form = request.app[SITE], await read(request)
    addresses = tuple(dict.fromkeys(form.addresses("addresses")))
    enrol_many = site.integration.sequences.enrol_many
    try:
        results = await site.do(enrol_many, request.match_info["id"], addresses, form.text("account"))
    except Refused as refused:
        return await _one(request, site, form, [refused])
    site.wake()
    refusals = [result for result in results if isinstance(result, Refused)]
    enrolled = [result for result in results if isinstance(result, Enrolment)]
    if enrolled and not refusals:
        raise web.HTTPSeeOther(f"/sequences/{request.match_info['id']}")
    return await _one(request, site, form, refusals, enrolled)


@routes.post("/enrolments/{id}/{act:unenrol|hold|resume}")
async def turn(request: web.Request) -> web.Response:
    """End an enrolment by hand, put it on hold, or let it go on."""
    site = request.app[SITE]
    sequences = site.integration.sequences
    acts = {"unenrol": sequences.unenrol, "hold": sequences.hold, "resume": sequences.resume}
    enrolment = await site.do(sequences.enrolment, request.match_info["id"])
    await site.do(acts[request.match_info["act"]], enrolment.id)
    site.wake()
    raise web.HTTPSeeOther(f"/sequences/{enrolment.sequence_id}")


@routes.post("/enrolments/{id}/task-done")
async def complete_task(request: web.Request) -> web.Response:
    """Note that a task is done."""
    site = request.app[SITE]
    await site.do(site.integration.sequences.complete_task, request.match_info["id"])
    site.wake()
    raise web.HTTPSeeOther("/sequences")


@routes.get("/sequences/{id}/remove")
async def ask(request: web.Request) -> web.Response:
    """Ask before a sequence is deleted."""
    site = request.app[SITE]
    sequence = await site.do(site.integration.sequences.get, request.match_info["id"])
    return site.page(
        request,
        "confirm.html",
        question="sequences.remove.question",
        follows="sequences.remove.follows",
        yes="sequences.delete",
        of=sequence.name,
        back=f"/sequences/{sequence.id}",
        section="sequences",
    )


@routes.post("/sequences/{id}/remove")
async def remove(request: web.Request) -> web.Response:
    """Delete a sequence."""
    site = request.app[SITE]
    await site.do(site.integration.sequences.delete, request.match_info["id"])
    site.wake()
    raise web.HTTPSeeOther("/sequences")


@routes.post("/blocked")
async def block(request: web.Request) -> web.Response:
    """Let no sequence write to some addresses or domains."""
    site, form = request.app[SITE], await read(request)
    for entry in form.addresses("entries"):
        await site.do(site.integration.sequences.block, entry)
    raise web.HTTPSeeOther("/sequences")


@routes.post("/blocked/remove")
async def unblock(request: web.Request) -> web.Response:
    """Let sequences write again to an address or a domain."""
    site, form = request.app[SITE], await read(request)
    await site.do(site.integration.sequences.unblock, form.text("entry"))
    raise web.HTTPSeeOther("/sequences")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of enrolling: those who are on the way, and why others are not."""

    enrolled: tuple[str, ...]
    refused: tuple[str, ...]


async def _one(
    request: web.Request,
    site: Site,
    form: Form = NOBODY,
    refusals: list[Refused] | None = None,
    enrolled: list[Enrolment] | None = None,
) -> web.Response:
    language = site.language(request)
    result = Result(
        tuple(one.address for one in enrolled or ()), tuple(one.sentence(language) for one in refusals or ())
    )
    values = await site.do(_stands, site, request.match_info["id"], page_wanted(request))
    return site.page(request, "sequence.html", status=422 if refusals else 200, form=form, result=result, **values)


def _stands(site: Site, sequence_id: str, wanted: Wanted) -> dict[str, Any]:
    sequences = site.integration.sequences
    part = sequences.page_of_sequence(sequence_id, wanted)
    accounts = site.integration.accounts()
    return {
        "sequence": sequences.get(sequence_id),
        "statistics": sequences.statistics(sequence_id),
        "part": part,
        "active": [one for one in part.items if one.state in ACTIVE],
        "ended": [one for one in part.items if one.state not in ACTIVE],
        "accounts": [one for one in accounts if one.state is AccountState.CONNECTED],
        "senders": {one.id: one.address for one in accounts},
    }


def _all(site: Site) -> dict[str, Any]:
    sequences = site.integration.sequences
    return {
        "rows": [(one, sequences.statistics(one.id)) for one in sequences.all()],
        "tasks": sequences.tasks(),
        "blocked": sequences.blocked(),
    }


def _editor(
    request: web.Request,
    site: Site,
    form: Form,
    steps: list[StepFields],
    problem: tuple[str, Any] | None = None,
) -> web.Response:
    return site.page(
        request,
        "sequence_form.html",
        status=422 if problem else 200,
        form=form,
        steps=steps,
        problem=problem,
        changes=request.match_info.get("id", ""),
        **_choices(site.language(request), steps),
    )


def _choices(language: str, steps: list[StepFields]) -> dict[str, Any]:
    """Return what the fields of a step offer; ``earlier`` are the mails that a step may continue, step by step."""
    t = texts(language)
    mails = [number for number, step in enumerate(steps, start=1) if step.kind == StepKind.EMAIL.value]
    return {
        "task_kinds": [(kind.value, t(f"task.{kind.value}")) for kind in TaskKind],
        "priorities": [(level.value, t(f"priority.{level.value}")) for level in Priority],
        "earlier": [
            [(number, t("step.thread.to", number=str(number))) for number in mails if number <= before]
            for before in range(len(steps))
        ],
    }
