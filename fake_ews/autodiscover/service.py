"""The Autodiscover directory of the web server: which path speaks which dialect, and what its answers announce."""

from __future__ import annotations

from typing import Final

from fake_ews.autodiscover import pox, soap
from fake_ews.autodiscover.lookup import Directory, FrontEnd
from fake_ews.clock import Clock
from fake_ews.products import Product
from fake_ews.traffic import HttpRequest, Reply

POX_PATH: Final = "/autodiscover/autodiscover.xml"
SOAP_PATH: Final = "/autodiscover/autodiscover.svc"


def serves(request: HttpRequest) -> bool:
    """Whether the request is for this directory."""
    return request.path.startswith("/autodiscover/")


def handle(request: HttpRequest, directory: Directory, front: FrontEnd, clock: Clock) -> Reply:
    """Answer a request whose sender has logged in; 404 for a path that is neither POX nor SOAP."""
    if request.path == POX_PATH:
        return pox.handle(request, directory, front, clock)
    if request.path == SOAP_PATH:
        return soap.handle(request, directory, front)
    return Reply(404)


def announcements(request: HttpRequest, product: Product) -> tuple[tuple[str, str], ...]:
    """Return the headers that every answer of autodiscover.xml has, the 401 above all.

    Microsoft's client sends a GET without credentials and learns from the 401 which dialects there are; without these
    headers it falls back to POX.
    """
    if request.path != POX_PATH:
        return ()
    since_2010 = (("X-SOAP-Enabled", "True"), ("X-WSSecurity-Enabled", "True"), ("X-WSSecurity-For", "None"))
    return since_2010 if product.generation == 2010 else (*since_2010, ("X-OAuth-Enabled", "True"))
