"""What the owner of a mailbox sees of it: a session like those of their requests, and what a folder holds."""

from __future__ import annotations

from collections.abc import Collection

from fake_ews.dispatch import standard
from fake_ews.identity import Caller, Principal
from fake_ews.mailbox.folders.search_folders import contents
from fake_ews.mailbox.people.directory import Mailbox
from fake_ews.mailbox.session import Session
from fake_ews.mailbox.zones.time_zones import zone_named
from fake_ews.organisation import Organisation
from fake_ews.profile import Profile
from fake_ews.schema.view import view
from fake_ews.store.objects import StoredFolder, StoredItem


def session_of(organisation: Organisation, owner: Mailbox) -> Session:
    """Return what a request of the owner would run in."""
    product = organisation.product
    profile = Profile(product, product.schema)
    return Session(
        caller=Caller(Principal(owner.address, "control"), owner.address),
        profile=profile,
        view=view(standard().table, product.schema),
        premises=organisation.premises,
        host=organisation.host,
        time_zone=zone_named(owner.time_zone),
        culture=organisation.settings.culture,
    )


def held_in(organisation: Organisation, owner: Mailbox, folder: StoredFolder) -> Collection[StoredItem]:
    """Return what lies in a folder, oldest first; in a search folder what its search finds now."""
    return contents(session_of(organisation, owner), owner, folder).values()
