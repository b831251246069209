"""What an ending means for us: an outage, a refusal, a refused sign-in, or a thing that has moved on."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from integration.model.outcome import Outcome, Transport


class Verdict(StrEnum):
    """Five meanings, and one for what nobody has met before."""

    OUTAGE = "outage"
    """Not our doing and not for ever: try again later, as often as it takes."""
    SIGN_IN_REFUSED = "sign-in refused"
    """Perhaps a wrong password. accounts/rules.py decides how often that has to be said before it is believed."""
    REFUSED = "refused"
    """Exchange understood and will not; asking again changes nothing."""
    GONE = "gone"
    """The item is not there any more."""
    STALE = "stale"
    """The item was changed meanwhile; read it again."""
    SYNC_STATE_LOST = "sync state lost"
    """The sync state is no longer taken; begin again without one."""
    DOUBTFUL = "doubtful"
    """Never met before: treated as an outage, but not for ever."""


def _table(**rows: str) -> Mapping[str, Verdict]:
    return MappingProxyType({code: Verdict[verdict] for verdict, codes in rows.items() for code in codes.split()})


# Codes and their meaning: learn.microsoft.com, "ResponseCode" and "Handling Autodiscover error messages".
BY_RESPONSE_CODE = _table(
    OUTAGE="""
        ErrorADOperation ErrorADSessionFilter ErrorADUnavailable ErrorBatchProcessingStopped
        ErrorCannotOpenFileAttachment ErrorClientDisconnected ErrorConnectionFailed
        ErrorConnectionFailedTransientError ErrorExceededConnectionCount ErrorExceededFindCountLimit
        ErrorExceededSubscriptionCount ErrorFreeBusyGenerationFailed ErrorGetServerSecurityDescriptorFailed
        ErrorInsufficientResources ErrorInternalServerError ErrorInternalServerTransientError
        ErrorLocalServerObjectNotFound ErrorLogonAsNetworkServiceFailed ErrorMailboxFailover
        ErrorMailboxLogonFailed ErrorMailboxMoveInProgress ErrorMailboxStoreUnavailable
        ErrorMessageTrackingTransientError ErrorNoApplicableProxyCASServersAvailable
        ErrorNoRespondingCASInDestinationSite ErrorNotEnoughMemory ErrorProxiedSubscriptionCallFailure
        ErrorProxyCallFailed ErrorProxyRequestProcessingFailed ErrorProxyServiceDiscoveryFailed
        ErrorProxySoapException ErrorProxyTokenExpired ErrorQuotaExceeded ErrorReadEventsFailed ErrorServerBusy
        ErrorServiceDiscoveryFailed ErrorServiceUnavailable ErrorSubmissionQuotaExceeded ErrorTimeoutExpired
        ErrorTooManyObjectsOpened InternalServerError ServerBusy
    """,
    SIGN_IN_REFUSED="ErrorAccountDisabled ErrorPasswordChangeRequired ErrorPasswordExpired",
    REFUSED="""
        ErrorAccessDenied ErrorInvalidRecipients ErrorInvalidSmtpAddress ErrorMessageSizeExceeded
        ErrorMissingRecipients ErrorNonExistentMailbox ErrorRequiredPropertyMissing ErrorSchemaValidation
        ErrorSendAsDenied ErrorDistributionListMemberNotExist ErrorContentConversionFailed ErrorInvalidPropertySet
        ErrorItemPropertyRequestFailed ErrorMissingEmailAddress InvalidUser InvalidDomain InvalidRequest
    """,
    GONE="ErrorItemNotFound ErrorFolderNotFound ErrorInvalidIdMalformed",
    STALE="""
        ErrorChangeKeyRequired ErrorChangeKeyRequiredForWriteOperations ErrorInvalidChangeKey
        ErrorIrresolvableConflict ErrorStaleObject
    """,
    SYNC_STATE_LOST="ErrorInvalidSyncStateData ErrorSyncFolderNotFound",
)

# What Subscribe and GetEvents say when there is no subscription, or it tells no more; said elsewhere it means what
# stands above. learn.microsoft.com, "Handling notification-related errors in EWS in Exchange".
NO_SUBSCRIPTION: Final = frozenset(
    {
        "ErrorExceededSubscriptionCount",
        "ErrorExpiredSubscription",
        "ErrorInvalidPullSubscriptionId",
        "ErrorInvalidSubscription",
        "ErrorInvalidWatermark",
        "ErrorMissedNotificationEvents",
        "ErrorProxiedSubscriptionCallFailure",
        "ErrorReadEventsFailed",
        "ErrorSubscriptionAccessDenied",
        "ErrorSubscriptionNotFound",
        "ErrorSubscriptionUnsubscribed",
    }
)

# 401 is the only status that says something about the sign-in. 403 (EWS switched off), 404 (no such user at this
# front end, or no application), 302 and 440 (a front door in the way) are a server that is set up wrongly just now.
BY_STATUS: Mapping[int, Verdict] = MappingProxyType({401: Verdict.SIGN_IN_REFUSED, 413: Verdict.REFUSED})


def verdict(outcome: Outcome) -> Verdict:
    """Return what that ending means.

    The transport speaks first: what never arrived whole cannot refuse anything, whatever its beginning said. Every
    other HTTP status than those of the table is an outage; so is every transport failure.
    """
    if outcome.transport not in (Transport.NOTHING, Transport.UNREADABLE):
        return Verdict.OUTAGE
    if outcome.response_code in BY_RESPONSE_CODE:
        return BY_RESPONSE_CODE[outcome.response_code]
    if outcome.status in BY_STATUS:
        return BY_STATUS[outcome.status]
    if outcome.status not in (0, 200) and not outcome.response_code:
        return Verdict.OUTAGE
    return Verdict.DOUBTFUL
