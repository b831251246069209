"""Every reference page of the emulator, by its file name."""

from __future__ import annotations

from fake_ews.reference.behaviours import behaviours_page
from fake_ews.reference.control import control_pages
from fake_ews.reference.folders import folders_page
from fake_ews.reference.markdown import Pages
from fake_ews.reference.operations import operations_page
from fake_ews.reference.planned_failures import planned_failures_page
from fake_ews.reference.products import products_page
from fake_ews.reference.properties import property_pages
from fake_ews.reference.response_codes import response_codes_page
from fake_ews.reference.settings import settings_page
from fake_ews.reference.time_zones import time_zones_page


def pages() -> Pages:
    """Return what stands on each page."""
    return {
        "operations.md": operations_page(),
        "products.md": products_page(),
        "behaviours.md": behaviours_page(),
        "response-codes.md": response_codes_page(),
        "folders.md": folders_page(),
        "settings.md": settings_page(),
        **control_pages(),
        "planned-failures.md": planned_failures_page(),
        "time-zones.md": time_zones_page(),
        **property_pages(),
    }
