"""The page on the control port: what lies in the mailboxes and what goes over the wire, for people with a browser."""

from __future__ import annotations

from fake_ews.http.page.page import Page, is_from_elsewhere

__all__ = ["Page", "is_from_elsewhere"]
