"""The web application: routes, rendering, and the bounded pool through which pages call the services."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from aiohttp import web
from jinja2 import Environment, PackageLoader, StrictUndefined

from integration.app import Integration
from integration.errors import NotFound
from integration.web.language import COOKIE, language_of
from integration.web.texts import texts
from integration.work.runner import Runner

T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

WORKERS = 4
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class Site:
    """What a page needs: the integration behind a pool of threads, and templates in the reader's language."""

    def __init__(self, integration: Integration, runner: Runner | None) -> None:
        self.integration = integration
        self.runner = runner
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="page")
        self._templates = Environment(
            loader=PackageLoader("integration.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )

    async def do(self, call: Callable[..., T], *arguments: Any, **named: Any) -> T:
        """Run a call of the integration, all of which wait, in the pool."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, lambda: call(*arguments, **named))

    def page(self, request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
        """Render a page."""
        language = language_of(request, self.integration.settings.language)
        text = self._templates.get_template(template).render(
            t=texts(language), language=language, path=request.path, **values
        )
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


SITE: web.AppKey[Site] = web.AppKey("site", Site)


@web.middleware
async def same_site_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a form that another site sends in the reader's name (Fetch Metadata; Origin for older browsers)."""
    if request.method == "POST":
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        origin = request.headers.get("Origin", "")
        if site not in ("same-origin", "none") or (origin and origin.partition("://")[2] != request.host):
            raise web.HTTPForbidden
    return await handler(request)


@web.middleware
async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what is not there with a page, and tell browsers to run nothing."""
    try:
        answer = await handler(request)
    except NotFound:
        answer = request.app[SITE].page(request, "not_found.html", status=404)
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def application(integration: Integration, runner: Runner | None, routes: web.RouteTableDef) -> web.Application:
    """Return the application; the integration and the runner are somebody else's to close."""
    site = Site(integration, runner)
    app = web.Application(middlewares=[guarded, same_site_only])
    app[SITE] = site
    app.add_routes(routes)

    async def closing(_: web.Application) -> AsyncIterator[None]:
        yield
        site.close()

    app.cleanup_ctx.append(closing)
    return app
