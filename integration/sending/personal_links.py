"""Links to unsubscribe in one-to-one mail: whose they are is sealed into them, so nothing is stored for a mail."""

from __future__ import annotations

from typing import Final

from integration.errors import NotFound
from integration.vault import Vault, VaultClosed

# Nothing else that is sealed with the same key is a link.
_MARK: Final = "unsubscribe "


class PersonalLinks:
    """Makes and reads the last part of such a link."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def token(self, address: str) -> str:
        """Return what stands for an address in a link."""
        return self._vault.seal(f"{_MARK}{address.lower()}")

    def address(self, token: str) -> str:
        """Return whose link it is; raises NotFound for what is none."""
        try:
            opened = str(self._vault.open(token))
        except (VaultClosed, ValueError):
            opened = ""
        if not opened.startswith(_MARK):
            raise NotFound("there is no such link")
        return opened.removeprefix(_MARK)
