"""Passwords at rest: sealed before they reach the database, opened only for a sign-in."""

from __future__ import annotations

from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from integration.errors import IntegrationError
from integration.model.secret import Secret

#: What an account's trouble says then.
NOT_OPENED: Final = "the encryption key does not open the stored passwords"


class VaultClosed(IntegrationError):
    """The key at hand does not open what was sealed, or there is no key."""


class Vault:
    """Seals and opens with Fernet keys; the first seals, all open, so that a key can be replaced."""

    def __init__(self, keys: str) -> None:
        """Take one or more URL-safe base64 keys of 32 bytes, divided by blanks or commas."""
        keys = Secret(keys)
        words = [Secret(word) for word in keys.replace(",", " ").split()]
        if not words:
            raise VaultClosed(
                "EXCHANGE_INTEGRATION_ENCRYPTION_KEY is not set; make a key with: exchange-integration new-key"
            )
        try:
            self._first, *others = (Fernet(word) for word in words)
        except ValueError as error:
            # The words are keys, or nearly: they stay out of the message and out of what caused it.
            raise VaultClosed(f"EXCHANGE_INTEGRATION_ENCRYPTION_KEY holds no Fernet key: {error}") from None
        self._fernet = MultiFernet([self._first, *others])

    @staticmethod
    def new_key() -> str:
        """Return a fresh key."""
        return Fernet.generate_key().decode()

    def seal(self, secret: str) -> str:
        """Return what may be stored."""
        return self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> Secret:
        """Return the secret; raises VaultClosed when no key at hand is the one that sealed it."""
        try:
            return Secret(self._fernet.decrypt(sealed.encode()).decode())
        except InvalidToken as error:
            raise VaultClosed(NOT_OPENED) from error

    def is_sealed_anew(self, sealed: str) -> bool:
        """Return whether the first key alone has sealed that."""
        try:
            self._first.decrypt(sealed.encode())
        except InvalidToken:
            return False
        return True
