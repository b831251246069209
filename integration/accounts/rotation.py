"""Replacing the key that passwords are sealed with, while everything runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from integration.accounts.store import AccountStore
from integration.audit.log import AuditLog
from integration.model.audit import Deed
from integration.vault import Vault, VaultClosed


@dataclass(frozen=True, slots=True)
class Rotation:
    """What came of it: how many passwords are sealed by the new key alone, and whose no key at hand opens."""

    sealed: int
    closed: tuple[str, ...]


def rotate(stores: Sequence[AccountStore], vault: Vault, audit: AuditLog) -> Rotation:
    """Seal every stored password with the vault's first key, all of them or none; run twice it does it once.

    Processes that run meanwhile have to know both keys: they may meet either, and one of theirs may store a password.
    """
    sealed, closed = 0, list[str]()
    with audit.together():
        for store in stores:
            for account in store.all():
                before = store.sealed_password(account.id)
                if vault.is_sealed_anew(before):
                    sealed += 1
                    continue
                try:
                    sealed += store.reseal(account.id, before, vault.seal(vault.open(before)))
                except VaultClosed:
                    closed.append(account.address)
        audit.note(Deed.KEY_ROTATED, str(sealed), closed=tuple(closed))
    return Rotation(sealed, tuple(closed))
