"""The settings of an organisation: what an administrator could change on real servers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and switches, with Exchange's defaults."""

    #: The greatest page of FindItem and FindFolder (EWSFindCountLimit).
    find_count_limit: int = 1000
    #: The greatest request that is read, in bytes; IIS refuses more with 413.
    max_request_bytes: int = 67_108_864
    #: The longest window of GetUserAvailability, in days.
    availability_days: int = 42
    #: The greatest message, attachments included, in bytes.
    max_message_bytes: int = 36_700_160
    #: The language of folder names and messages: a culture name.
    culture: str = "en-US"
    #: Seconds between two heartbeats of a streaming connection.
    streaming_heartbeat_seconds: int = 45
    #: Days for which a password is good; 0 for passwords that never expire.
    password_days: int = 42
    #: NTLM channel binding: "none", "supported" or "required" (Extended Protection).
    extended_protection: str = "none"
    #: How many bytes of requests and replies are kept for whoever asks; then the oldest half goes (fake-ews serve
    #: keeps 4 MiB).
    recorded_bytes: int = 1_073_741_824
