"""The one error that every opaque value of the store raises when its text cannot be read."""

from __future__ import annotations


class Malformed(ValueError):
    """An identifier, change key, watermark or sync state that this server cannot have written.

    ``what`` is the reason, for people. Which response code it becomes is the caller's to say: each kind has a subclass.
    """

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class MalformedId(Malformed):
    """An item, folder, attachment or conversation identifier: ErrorInvalidIdMalformed.

    ``empty`` makes it ErrorInvalidIdEmpty; ``legacy``, an Id of Exchange 2007's first form where a later one belongs,
    ErrorInvalidIdMalformedEwsLegacyIdFormat.
    """

    def __init__(self, what: str, *, empty: bool = False, legacy: bool = False) -> None:
        super().__init__(what)
        self.empty = empty
        self.legacy = legacy


class MalformedChangeKey(Malformed):
    """ErrorInvalidChangeKey."""


class MalformedWatermark(Malformed):
    """ErrorInvalidWatermark."""


class MalformedSubscriptionId(Malformed):
    """ErrorInvalidSubscription."""


class MalformedSyncState(Malformed):
    """ErrorInvalidSyncStateData."""
