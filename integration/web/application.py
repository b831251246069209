"""The web application: its middlewares, rendering, and the bounded pool through which pages call the services."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import UTC
from functools import partial
from typing import Any, TypeVar

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from integration.app import Integration
from integration.errors import NotFound, Refused
from integration.markup import safe
from integration.sentences import say
from integration.web import guard
from integration.web.forms import clock
from integration.web.guard import Handler
from integration.web.language import COOKIE, language_of
from integration.web.moments import Moments, zone_of
from integration.web.wording import texts
from integration.work.runner import Running

T = TypeVar("T")

WORKERS = 4


class Site:
    """What a page needs: the integration behind a pool of threads, and templates in the reader's language."""

    def __init__(self, integration: Integration, runner: Running | None) -> None:
        self.integration = integration
        self.runner = runner
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="page")
        self._templates = Environment(
            loader=PackageLoader("integration.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"safe_html": safe, "options": _options}
        self._templates.globals |= {"clock": clock, "utc": UTC}

    async def do(self, call: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """Run a call of the integration, all of which wait, in the pool."""
        # In the pool it is still known who asked for the page.
        asked_by = copy_context()
        work = partial(asked_by.run, call, *arguments, **named)
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    def language(self, request: web.Request) -> str:
        """Return the reader's language."""
        return language_of(request, self.integration.settings.language)

    def page(self, request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
        """Render a page; ``zone`` is the time zone that its moments are shown in, the reader's unless given."""
        language = self.language(request)
        zone, known = zone_of(request)
        given = {
            "t": texts(language),
            "say": lambda id, **filled: say(id, language, **filled),
            "show": Moments(language, values.get("zone") or zone),
            "language": language,
            "query": [(name, value) for name, value in request.query.items() if name != "language"],
            "path": request.path,
            # A page that answers a form cannot be loaded again, and another one will come.
            "ask_zone": not known and request.method == "GET",
        }
        text = self._templates.get_template(template).render(given | values)
        answer = web.Response(text=text, content_type="text/html", status=status)
        answer.set_cookie(COOKIE, language, samesite="Lax", httponly=True)
        return answer

    def wake(self) -> None:
        """Tell the runner that something is due."""
        if self.runner:
            self.runner.wake()

    def close(self) -> None:
        """End the pool."""
        self._pool.shutdown(wait=True)


def _options(things: Iterable[object], value: str, said: str) -> list[tuple[object, object]]:
    """Return what a choice offers: of each thing one attribute as the value and one to read."""
    return [(getattr(thing, value), getattr(thing, said)) for thing in things]


SITE: web.AppKey[Site] = web.AppKey("site", Site)


@web.middleware
async def told_by_a_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what is not there, or not allowed, with a page in the reader's language."""
    site = request.app[SITE]
    try:
        return await handler(request)
    except (NotFound, web.HTTPNotFound):
        return site.page(request, "not_found.html", status=404)
    except Refused as refused:
        return site.page(request, "refused.html", status=422, why=refused.sentence(site.language(request)))
    except guard.NotFromHere:
        return site.page(request, "not_from_here.html", status=403)


def application(integration: Integration, runner: Running | None, routes: Iterable[web.RouteDef]) -> web.Application:
    """Return the application; the integration and the runner are somebody else's to close."""
    site = Site(integration, runner)
    for_users = guard.for_users_only(integration.settings.pages_password)
    app = web.Application(
        middlewares=[guard.headers, told_by_a_page, guard.same_site_only, for_users, guard.in_its_name]
    )
    app[SITE] = site
    app.add_routes(routes)

    async def closing(_: web.Application) -> AsyncIterator[None]:
        yield
        site.close()

    app.cleanup_ctx.append(closing)
    return app
