"""Sessions with one endpoint: how exchangelib is configured, and how what it keeps for the process is let go."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from exchangelib import DELEGATE, UTC, Account, Build, Configuration, Credentials, FailFast, Version
from exchangelib.folders import BaseFolder, Root
from exchangelib.properties import DistinguishedFolderId
from exchangelib.protocol import Protocol

from integration.model.account import Endpoint

# One call at a time (a mailbox is one lane) and one open stream beside it: with the default pool of one session, a
# call beside an open stream would wait for ever.
STREAMS = 1
WORKERS = 1


class EndpointSession:
    """A login at an endpoint.

    exchangelib keeps protocols, with their connections, by endpoint and credentials for as long as the process lives;
    ``close`` lets this one go.
    """

    def __init__(self, address: str, login: str, password: str, endpoint: Endpoint) -> None:
        """Take an endpoint whose ``build`` may still be empty; sends nothing."""
        self.configuration = Configuration(
            credentials=Credentials(login, password),
            service_endpoint=endpoint.url,
            auth_type=endpoint.auth_type,
            version=Version(build_of(endpoint.build), endpoint.api_version) if endpoint.build else None,
            # Never FaultTolerance: it sleeps in this thread by the machine's clock. Waiting is ours.
            retry_policy=FailFast(),
            max_connections=STREAMS + WORKERS,
        )
        self.address = address
        self.protocol: Any = Protocol(config=self.configuration)

    def account(self) -> Any:
        """Return exchangelib's Account; asks the server for its version when that is not known yet."""
        return Account(
            self.address,
            config=self.configuration,
            access_type=DELEGATE,
            autodiscover=False,
            default_timezone=UTC,
            locale="en_US",
        )

    def close(self) -> None:
        """Close the connections and forget the protocol."""
        self.protocol.close()
        with suppress(KeyError):
            del Protocol[self.configuration]


def build_of(text: str) -> Build:
    """Return ``14.3.123.4`` as exchangelib's Build."""
    return Build(*(int(part) for part in text.split(".")))


def folder(account: Any, kind: type[BaseFolder]) -> Any:
    """Return a distinguished folder of the account without asking for it.

    ``account.inbox`` would ask for the root and for the inbox first, two requests that tell nothing new.
    """
    return kind(root=Root(account=account), _distinguished_id=DistinguishedFolderId(id=kind.DISTINGUISHED_FOLDER_ID))
