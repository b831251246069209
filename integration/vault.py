"""Passwords at rest: sealed before they reach the database, opened only for a sign-in."""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from integration.errors import IntegrationError


class VaultClosed(IntegrationError):
    """The key at hand does not open what was sealed, or there is no key."""


class Vault:
    """Seals and opens with Fernet keys; the first seals, all open, so that a key can be replaced."""

    def __init__(self, keys: str) -> None:
        """Take one or more URL-safe base64 keys of 32 bytes, divided by blanks or commas."""
        words = keys.replace(",", " ").split()
        if not words:
            raise VaultClosed("encryption_key is not set; make one with: exchange-integration new-key")
        try:
            self._fernet = MultiFernet([Fernet(word) for word in words])
        except ValueError as error:
            raise VaultClosed(f"encryption_key is no Fernet key: {error}") from error

    @staticmethod
    def new_key() -> str:
        """Return a fresh key."""
        return Fernet.generate_key().decode()

    def seal(self, secret: str) -> str:
        """Return what may be stored."""
        return self._fernet.encrypt(secret.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return the secret; raises VaultClosed when the key is not the one that sealed it."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken as error:
            raise VaultClosed("the encryption key does not open the stored passwords") from error
